/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SITING_COVER_H
#define ADG_SITING_COVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** A set covering problem as a table of bits, small enough to be copied at every branch: places down,
 *  candidates across, both ways round. */
typedef struct {
    size_t n_rows, n_columns;       /* places that must be covered; candidates */
    size_t row_words, column_words; /* 64 columns, 64 rows a word */
    uint64_t *row;                  /* [n_rows x row_words] which columns cover the row */
    uint64_t *column;               /* [n_columns x column_words] which rows it covers */
    uint32_t *name;                 /* [n_columns] candidate */
    double *price;                  /* [n_rows] of the bound, kept from branch to branch */
} adg_cover;

adg_status adg_cover_new(size_t n_rows, size_t n_columns, adg_cover *cover, adg_error *error);
void adg_cover_free(adg_cover *cover);
void adg_cover_set(adg_cover *cover, size_t row, size_t column);

static inline bool adg_cover_has(const adg_cover *cover, size_t row, size_t column)
{
    return cover->row[row * cover->row_words + column / 64] >> (column % 64) & 1;
}

/** The part with keep_row [n_rows] and keep_column [n_columns]. */
adg_status adg_cover_part(const adg_cover *from, const unsigned char *keep_row,
                          const unsigned char *keep_column, adg_cover *part, adg_error *error);

/** What need not be looked at: columns whose rows another column covers as well, rows that are
 *  covered whenever another is; a row with a single column takes that column. keep_row, keep_column,
 *  taken (in and out): 1 = still there, and 1 = must be open. False: a row can no longer be covered.
 *  Of equal columns the lower stays.  O((rows^2 + columns^2) words) a round.
 *  Source: Toregas & ReVelle 1972, Papers in Regional Science 28:133. */
bool adg_cover_reduce(const adg_cover *cover, unsigned char *keep_row, unsigned char *keep_column,
                      unsigned char *taken, uint64_t *work);
/** Words that adg_cover_reduce works in. */
size_t adg_cover_work_words(const adg_cover *cover);

/** Fewest columns, from below: the Lagrangean bound, its prices and reduced costs [n_columns] (out).
 *  work [2 n_rows]. Ends early when the bound passes limit.
 *  Source: Beasley 1987, EJOR 31:85. */
adg_status adg_cover_bound(adg_cover *cover, size_t limit, int steps, double *reduced, double *work,
                           double *bound, adg_error *error);

#endif
