/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_TRANSPOSITION_H
#define ADG_PIPELINE_TRANSPOSITION_H

#include <stddef.h>

#include "adgang/status.h"

/** Numbers that come row by row and are wanted column by column. Kept in memory up to so many
 *  bytes, beyond that in a file without a name (8 bytes a number), of which a block of columns is
 *  read at a time. */
typedef struct {
    size_t n_rows, n_columns;
    size_t block; /* columns in memory at a time */
    size_t first; /* the first of them */
    double *kept; /* [block x n_rows], column by column */
    double *row;  /* [block] */
    int file;     /* -1: all is kept in memory */
} adg_transposition;

/** beside: the file lies in the folder of this one; NULL: where temporary files lie. ADG_E_IO when it
 *  cannot be made. */
adg_status adg_transposition_begin(size_t n_rows, size_t n_columns, size_t most_bytes,
                                   const char *beside, adg_transposition *t, adg_error *error);

/** Every row once, in any order, and before the first column. ADG_E_IO when the disk is full. */
adg_status adg_transposition_put(adg_transposition *t, size_t row, const double *numbers,
                                 adg_error *error);

/** *numbers [n_rows] of a column; valid until the next call. Fast when columns are asked in order. */
adg_status adg_transposition_get(adg_transposition *t, size_t column, const double **numbers,
                                 adg_error *error);

void adg_transposition_end(adg_transposition *t);

#endif
