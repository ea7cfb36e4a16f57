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

/** People-weighted mean and standard deviation (divisor: people) of every indicator, over the units
 *  that have it. mean, sd [n_indicators] (out); NaN where nobody has it.  O(n n_indicators). */
ADG_API void adg_deprivation_moments(const adg_indicators *indicators, double *mean, double *sd);

/** z-scores turned so that higher = more deprived:  part_ik = s_k (x_ik - mean_k) / sd_k.
 *  mean, sd [n_indicators], of these units or of a frozen baseline year; part [n_indicators x n]
 *  (out) NaN where missing, 0 where sd is 0. Units without people get theirs too. */
ADG_API void adg_deprivation_standardise(const adg_indicators *indicators, const double *mean,
                                         const double *sd, double *part);

/** Weighted mean of the parts a unit has:  score_i = sum_k w_k part_ik / sum_k w_k.
 *  part [n_indicators x n], higher = more deprived; weight [n_indicators] >= 0, for instance those
 *  of one domain and 0 for the others. score [n] (out): NaN for a unit without people or with more
 *  than half of the weight missing. */
ADG_API void adg_deprivation_composite(const adg_indicators *indicators, const double *part,
                                       const double *weight, double *score);

/** First principal component of some indicators. Arrays are the caller's. */
typedef struct {
    double *mean, *sd;      /* [n_indicators] over the complete units */
    double *loading;        /* [n_indicators] unit length, their sum > 0; 0 where sd is 0 */
    double *eigenvalue;     /* [n_indicators] decreasing */
    double *correlation;    /* [n_indicators x n_indicators], directions turned; may be NULL */
    double explained_share; /* largest eigenvalue by the number of indicators that vary */
    size_t n_complete;      /* units with people and every indicator: only they are fitted */
} adg_principal_component;

/** Fits the component of the people-weighted correlation matrix on complete units. Where the sum of
 *  loadings is 0, the first of them is positive. ADG_E_INVALID when no indicator varies among the
 *  complete units.
 *  Jacobi rotations in fixed order: exact to rounding, O(n n_indicators^2 + n_indicators^3).
 *  Source: methods 3.5; Golub & Van Loan, Matrix Computations, 8.5. */
ADG_API adg_status adg_deprivation_component(const adg_indicators *indicators,
                                             adg_principal_component *component, adg_error *error);

/** Score on the component, of variance 1 among complete units:  sum_k l_k part_ik / sqrt(lambda_1).
 *  part [n_indicators x n] standardised with the component's mean and sd. A unit without some
 *  indicator is scored by the others, their loadings scaled up by sum |l| / sum available |l|; NaN
 *  for more than half of it missing, or no people. loading, lambda of these units or a baseline. */
ADG_API void adg_deprivation_component_score(const adg_indicators *indicators, const double *part,
                                             const double *loading, double lambda, double *score);

typedef enum {
    ADG_RANK_PEOPLE, /* share of the people who live in less deprived units, half of the own */
    ADG_RANK_UNITS   /* rank among the units by their number, as the British indices do */
} adg_rank_kind;

/** The exponential transform of the Index of Multiple Deprivation:
 *      X = -23 ln(1 - R (1 - exp(-100/23))),   R in 0..1 (1 = most deprived), X in 0..100;
 *  half of the scale is for the most deprived tenth.  Source: Noble et al.; Scottish Indices of
 *  Deprivation 2003, appendix 5. */
ADG_API double adg_deprivation_exponential(double rank);

/** Every indicator as its rank R, 1 = most deprived, ties sharing their mean, and as the transform
 *  X of it. rank, part [n_indicators x n] (out; rank may be NULL), NaN where missing or without
 *  people. The index is adg_deprivation_composite of part.  O(n n_indicators). */
ADG_API adg_status adg_deprivation_imd(const adg_indicators *indicators, adg_rank_kind kind,
                                       double *rank, double *part, adg_error *error);

/** What the shares of all areas tell about one. */
typedef struct {
    double mean;     /* m: all counts by all people */
    double s2;       /* people-weighted variance of the raw shares */
    double variance; /* A: what is left of it without chance, max(0, s2 - m / mean people) */
} adg_empirical_bayes_fit;

/** Shares of small areas pulled to the mean of all, the more the fewer people there are:
 *      theta_i = C_i r_i + (1 - C_i) m,   C_i = A / (A + m / n_i).
 *  count [n] >= 0 or NaN, people [n] >= 0; share [n] (out) NaN without people or count. With A = 0
 *  everybody gets the mean.  O(n).  Source: Marshall 1991, Appl. Stat. 40:283. */
ADG_API void adg_empirical_bayes(const double *count, const double *people, size_t n, double *share,
                                 adg_empirical_bayes_fit *fit);

/** Equal weight for every domain, and within a domain for every indicator of it; domain
 *  [n_indicators] by name, weight [n_indicators] (out) adds up to 1. */
ADG_API void adg_deprivation_domain_weights(const char *const *domain, size_t n_indicators,
                                            double *weight);

#ifdef __cplusplus
}
#endif

#endif
