/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_STATS_H
#define ADG_CORE_STATS_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** Weighted mean of the finite values. value [n], weight [n] >= 0; NaN when no finite value has
 *  weight.  O(n). */
double adg_weighted_mean(const double *value, const double *weight, size_t n);

/** Weighted quantiles: the smallest value whose cumulative weight reaches share x total weight;
 *  where it is reached exactly, the mean with the next value (inverse of the weighted distribution,
 *  type 2). Values of weight 0 and NaN count for nothing; +inf is a value like any other and sorts
 *  last. share [n_shares] in 0..1, quantile [n_shares] (out; NaN when there is no weight).
 *  O(n).  Source: Hyndman & Fan 1996, definition 2, with weights as replication. */
adg_status adg_weighted_quantiles(const double *value, const double *weight, size_t n,
                                  const double *share, size_t n_shares, double *quantile,
                                  adg_error *error);

/** Weighted mid-rank of every unit in 0..1 by decreasing score: 0 = highest score (most deprived),
 *  1 = lowest; units of equal score share their middle. Units whose weight is 0 or whose score is
 *  NaN get NaN and take no part.  score [n], weight [n] >= 0, rank [n] (out).  O(n). */
adg_status adg_mid_rank(const double *score, const double *weight, size_t n, double *rank,
                        adg_error *error);

#endif
