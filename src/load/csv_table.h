/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_CSV_TABLE_H
#define ADG_LOAD_CSV_TABLE_H

#include <stdbool.h>

#include "adgang/status.h"
#include "core/faults.h"
#include "core/table.h"

/** A CSV file in memory: every cell as text (UTF-8, blanks at the end cut), empty = NULL. */
typedef struct {
    char *shown; /* the path for messages */
    adg_table table;
    long long *line;    /* [n_rows] line in the file, the header being line 1 */
    bool decimal_comma; /* the separator is ; or a tab, so that a comma may be a decimal one */
} adg_csv;

/** Reads a file with a header line; `,`, `;` or tab as separator is detected there. Rows with too
 *  few or too many cells, open quotes and repeated column names are error faults.
 *  O(bytes). */
adg_status adg_csv_read(const char *path, const char *shown, adg_csv *csv, adg_faults *faults,
                        adg_error *error);
void adg_csv_release(adg_csv *csv);

/** The texts of a column [n_rows]; a missing column is an error fault and gives NULL, unless it is
 *  optional. */
char **adg_csv_texts(const adg_csv *csv, const char *column, bool optional, adg_faults *faults);

/** What an empty cell of a number column means. */
typedef enum {
    ADG_EMPTY_IS_FAULT,
    ADG_EMPTY_IS_NAN
} adg_empty;

/** The numbers of a column, a new array [n_rows] that the caller frees; "inf" is a number. Texts
 *  that are no numbers are error faults. NULL as in adg_csv_texts or out of memory. */
double *adg_csv_numbers(const adg_csv *csv, const char *column, bool optional, adg_empty empty,
                        adg_faults *faults);

/** Where a row stands, for a fault. */
adg_place adg_csv_place(const adg_csv *csv, size_t row, const char *column);

#endif
