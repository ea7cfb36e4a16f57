/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_DEPRIVATION_H
#define ADGANG_DEPRIVATION_H

#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Composite deprivation indices: pure functions over arrays. */

/** What a composite index is made of.
 *  value     [n_indicators x n] indicator by indicator; NaN = missing
 *  direction [n_indicators] +1: a higher value is more deprived, -1: a lower one
 *  weight    [n_indicators] >= 0, not all 0; any scale
 *  people    [n] >= 0: weights of the units; a unit without people takes no part */
typedef struct {
    size_t n, n_indicators;
    const double *value;
    const double *direction;
    const double *weight;
    const double *people;
} adg_indicators;

/** Composite of z-scores:  z_i = sum_k w_k s_k (x_ik - m_k) / sd_k  /  sum_k w_k,  over the
 *  indicators unit i has, with the people-weighted mean m_k and standard deviation sd_k (divisor:
 *  people).
 *
 *  score [n] (out): higher = more deprived, in standard deviations; NaN for a unit without people
 *  or with more than half of the weight missing. mean, sd [n_indicators] (out; may be NULL). An
 *  indicator with the same value everywhere has sd 0 and contributes 0.
 *  O(n n_indicators).  Source: methods 3; Noble et al. (composite of standardised indicators). */
ADG_API adg_status adg_deprivation_zscore(const adg_indicators *indicators, double *score,
                                          double *mean, double *sd, adg_error *error);

/** Equal weight for every domain, and within a domain for every indicator of it; domain
 *  [n_indicators] by name, weight [n_indicators] (out) adds up to 1. */
ADG_API void adg_deprivation_domain_weights(const char *const *domain, size_t n_indicators,
                                            double *weight);

#ifdef __cplusplus
}
#endif

#endif
