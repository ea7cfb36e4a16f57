/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_CSV_H
#define GENERATOR_CSV_H

#include "failure.h"

/** A table of facts in memory: comma separated, first row the names of the columns, lines that
 *  begin with # are remarks. Quotation marks are not used in the facts and not understood. */
typedef struct {
    char *path;
    char *text;  /* the file, cut into cells in place */
    char **cell; /* [n_rows x n_columns], row 0 is the header */
    int *line;   /* [n_rows] line in the file */
    size_t n_rows, n_columns;
} csv_table;

bool csv_read(const char *folder, const char *name, csv_table *table, failure *why);
void csv_release(csv_table *table);

/** How a column fills a member of a record. */
typedef enum {
    CSV_TEXT,   /* const char *, points into the table */
    CSV_NUMBER, /* double */
    CSV_INTEGER /* int64_t; an empty cell is 0 */
} csv_kind;

typedef struct {
    const char *column;
    csv_kind kind;
    size_t offset; /* of the member in the record */
} csv_field;

/** Makes one record of record_size bytes for each row after the header; members that no field
 *  names are zero. The caller frees *records; its texts live as long as the table. */
bool csv_records(const csv_table *table, const csv_field *fields, size_t n_fields,
                 size_t record_size, void **records, size_t *n_records, failure *why);

/** "file:line: message" for record i, for what only the meaning of a row shows to be wrong. */
bool csv_fail(const csv_table *table, size_t record, failure *why, const char *message,
              const char *what);

#endif
