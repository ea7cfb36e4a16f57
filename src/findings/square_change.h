/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_SQUARE_CHANGE_H
#define ADG_FINDINGS_SQUARE_CHANGE_H

#include <stdint.h>

#include "findings/difference.h"
#include "load/run_squares.h"

/** The squares of two finished runs, paired by id. */
typedef struct {
    const adg_run_squares *before, *after;
    uint32_t *row_before; /* [after->n] the same square before; ADG_NONE: nobody lived there */
    uint32_t *row_after;  /* [before->n] and after */
    double only_before, only_after; /* people of squares where the other run has nobody */
} adg_square_pairs;

/** Pairs squares; both are borrowed.  O(n log n). */
adg_status adg_square_pairs_make(const adg_run_squares *before, const adg_run_squares *after,
                                 adg_square_pairs *pairs, adg_error *error);
void adg_square_pairs_release(adg_square_pairs *pairs);

/** Who gets there faster and slower, by groups of squares: group [after->n] below n_groups or ADG_NONE;
 *  sums [n_groups] (out). Counts the people after, of squares where people lived before too.  O(n). */
adg_status adg_square_changes(const adg_square_pairs *pairs, size_t service, double dead_band_min,
                              const uint32_t *group, size_t n_groups, adg_change_sums *sums,
                              adg_error *error);

/** The change of the mean minutes shared out: after - before = people + minutes. */
typedef struct {
    double before, after; /* mean over the people of all squares with a way; NaN without any */
    double people;        /* because other people travel: they moved, or gained or lost a way */
    double minutes;       /* because the same way takes longer or shorter */
} adg_mean_split;

/** Splits the change of the mean of a service. A square where nobody travels on one side has the
 *  other side's minutes there (methods 8.4: an empty group takes the other's mean).  O(n). */
adg_status adg_mean_split_make(const adg_square_pairs *pairs, size_t service, adg_mean_split *split,
                               adg_error *error);

#endif
