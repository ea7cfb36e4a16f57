/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_GAIN_H
#define ADGANG_GAIN_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/context.h"
#include "adgang/export.h"
#include "adgang/status.h"
#include "adgang/travel.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What one new facility would give, for every place where it might stand:
 *
 *      gain_j = sum_i w_i max(0, t_i - t_ij)
 *
 *  t_i the minutes of origin i now, t_ij those to the new facility. Exact: what comes out when the
 *  facility is added and the nearest are searched again. Source: methods 7 (marginal benefit). */

enum {
    ADG_GAIN_SUMS = 6
};

typedef struct {
    const uint32_t *open; /* [n_open] facilities that are open now; none is allowed */
    size_t n_open;
    const uint32_t
        *candidate; /* [n_candidates] facilities that are not, or are (their gain is 0) */
    size_t n_candidates;
    const double *people; /* [origins] >= 0 */
    size_t n_sums;        /* 1 ... ADG_GAIN_SUMS */
    const double *weight; /* [n_sums x origins] what a saved minute of an origin counts; finite */
    double limit_min;     /* within it somebody is covered; inclusive */
    double cap_min;       /* minutes an origin without any way counts as having now */
} adg_gain_question;

/** What one candidate gives. */
typedef struct {
    double
        saved[ADG_GAIN_SUMS]; /* sum of weight x minutes saved; people who had no way save what is
                                  * below cap_min */
    double newly_covered;     /* people within limit_min who were not */
    double newly_reachable;   /* people with a way who had none */
} adg_site_gain;

/** A question being answered. The engine is borrowed; the arrays of the question are copied. */
typedef struct adg_gain adg_gain;

/** Finds the minutes of now. Fails for positions that do not exist, negative people, weights that are
 *  not finite (ADG_E_INVALID).  O(nodes) and, where a hierarchy pays, its building. */
ADG_API adg_status adg_gain_begin(const adg_travel *travel, const adg_context *ctx,
                                  const adg_gain_question *question, adg_gain **gain,
                                  adg_error *error);
ADG_API void adg_gain_end(adg_gain *gain);

/** The candidates lie in tiles of neighbours, that are evaluated together. The candidates [*n] of a
 *  tile are positions in the question's list. */
ADG_API size_t adg_gain_n_tiles(const adg_gain *gain);
ADG_API const uint32_t *adg_gain_tile(const adg_gain *gain, size_t tile, size_t *n);

/** The gains of all candidates of the listed tiles: site [n_candidates] (out) by position in the
 *  question's list; others stay. Every number is the same for every number of threads.
 *  By road: a search from a candidate as far as it improves, or a sweep for sixteen. Elsewhere: a row
 *  for each. */
ADG_API adg_status adg_gain_evaluate(adg_gain *gain, const adg_context *ctx, const uint32_t *tile,
                                     size_t n_tiles, adg_site_gain *site, adg_error *error);

/** Opens a candidate: from now on gains are those of one facility more. */
ADG_API adg_status adg_gain_open(adg_gain *gain, size_t candidate, adg_error *error);

/** Minutes [origins] to the nearest open facility; +inf = no way. Valid until the next call. */
ADG_API const double *adg_gain_minutes(const adg_gain *gain);

#ifdef __cplusplus
}
#endif

#endif
