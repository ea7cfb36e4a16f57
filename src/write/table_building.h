/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_TABLE_BUILDING_H
#define ADG_WRITE_TABLE_BUILDING_H

#include "core/table.h"
#include "findings/findings.h"

/** A table being built: after the first failure the rest does nothing, so that the code of a table
 *  reads as the list of its columns. */
typedef struct {
    adg_table *table;
    bool failed;
} adg_table_building;

adg_table_building adg_table_begin(adg_table *table, size_t n_rows);

/** Ends it; without memory the table is released. */
adg_status adg_table_finish(adg_table_building *b, adg_error *error);

/** A new column to be filled; NULL after a failure. */
char **adg_table_put_text_column(adg_table_building *b, const char *name, const char *title);
double *adg_table_put_number_column(adg_table_building *b, const char *name, const char *title,
                                    int decimals);

/** Copies a text into a row of a text column; nothing for NULL. */
void adg_table_set_text(adg_table_building *b, char **column, size_t row, const char *text);

/** A new column filled at once. */
void adg_table_put_texts(adg_table_building *b, const char *name, const char *title,
                         char *const *text);
void adg_table_put_numbers(adg_table_building *b, const char *name, const char *title, int decimals,
                           const double *value);

/** Names what is hidden of a row: groups whose count [groups] (stride apart) is NaN, and
 *  "deprivation". Nothing where nothing is. */
void adg_table_set_hidden(adg_table_building *b, char **column, size_t row, const adg_cells *cells,
                          const double *count, size_t stride, bool deprivation);

/** A column of one service: its machine name has the service's name in front, its title the label. */
typedef struct {
    char name[96], title[256];
} adg_service_column;
adg_service_column adg_table_service_column(const adg_service_findings *f, const char *name,
                                            const char *title);

#endif
