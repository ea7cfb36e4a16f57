/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_TABLE_H
#define ADG_CORE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

/** One column of a table: text, or numbers. */
typedef struct {
    char *name;  /* machine name, as in files */
    char *title; /* what people read; NULL: the name */
    bool is_text;
    int decimals;   /* digits after the point where people or files read the number */
    char **text;    /* [n_rows], NULL = missing; only when is_text */
    double *number; /* [n_rows], NaN = missing, +inf = unreachable; otherwise */
} adg_column;

/** A table of named columns of equal length: what readers give and writers take. */
typedef struct {
    size_t n_rows;
    size_t n_columns, capacity;
    adg_column *column;
} adg_table;

/** Adds a column of n_rows empty cells and returns its array to be filled; NULL = out of memory.
 *  The texts put into a text column must be on the heap; the table frees them. */
char **adg_table_add_text(adg_table *table, const char *name, const char *title);
double *adg_table_add_number(adg_table *table, const char *name, const char *title, int decimals);

/** The column of that name, or NULL. */
const adg_column *adg_table_find(const adg_table *table, const char *name);

void adg_table_release(adg_table *table);

#endif
