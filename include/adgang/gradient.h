/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_GRADIENT_H
#define ADGANG_GRADIENT_H

#include "adgang/context.h"
#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How an outcome follows the social order: r = 0 most deprived ... r = 1 least deprived, ties share
 *  their middle. Undefined values are NaN. */

/* ---- the order and the indices on it ---- */

/** The units that count - with people, a finite value and a finite deprivation - in social order,
 *  made once for every index below. */
typedef struct {
    size_t n;
    double *value;     /* [n] most deprived first; ties in input order */
    double *people;    /* [n] > 0 */
    uint32_t *unit;    /* [n] position in the caller's arrays */
    size_t n_ties;     /* groups of equal deprivation */
    size_t *tie;       /* [n_ties + 1] where they begin */
    double *rank;      /* [n_ties] mid-rank, people-weighted; mean 1/2 */
    double population; /* sum N */
    double mean;       /* mu; NaN when nobody counts; 0 where values cancel out to rounding */
} adg_social_order;

/** value [n], deprivation [n] higher = more deprived, people [n] >= 0. ADG_E_INVALID for a negative
 *  or infinite number of people.  O(n); the caller releases it, also after a failure. */
ADG_API adg_status adg_social_order_build(const double *value, const double *deprivation,
                                          const double *people, size_t n, adg_social_order *order,
                                          adg_error *error);
ADG_API void adg_social_order_release(adg_social_order *order);

/** Social gradient of an outcome.
 *
 *      C   = (2 / mu) cov_w(h, r)        C < 0 for travel time: the deprived travel longer
 *      SII = y(0) - y(1)                 of the people-weighted line y of h on r, in the unit of h
 *      RII = y(0) / y(1)
 *
 *  Everything is NaN when nobody counts; C when the mean is 0; SII and RII when all have the same
 *  rank; RII when y(1) <= 0. */
typedef struct {
    double people;                        /* who counted */
    double mean;                          /* mu */
    double concentration_index;           /* C */
    double most_deprived, least_deprived; /* y(0), y(1) */
    double sii, rii;
    double rank_variance;
    double covariance; /* cov_w(h, r) */
} adg_gradient;

/** Self-check kept by the arithmetic: C = -SII 2 var(r) / mu.  O(n).
 *  Source: Wagstaff, Paci & van Doorslaer 1991; Kakwani, Wagstaff & van Doorslaer 1997,
 *  J. Econometrics 77:87; Kunst & Mackenbach 1995. */
ADG_API void adg_social_order_gradient(const adg_social_order *order, adg_gradient *gradient);

/** The same from arrays, value [n], deprivation [n] higher = more deprived, people [n] >= 0. */
ADG_API adg_status adg_social_gradient(const double *value, const double *deprivation,
                                       const double *people, size_t n, adg_gradient *gradient,
                                       adg_error *error);

/** Concentration curve: the part of the outcome that the most deprived share of the people has.
 *  share, held [n_ties + 1] (out): 0 ... 1 of people and of the outcome after each group of ties;
 *  held is NaN when the mean is 0.  O(n). */
ADG_API void adg_concentration_curve(const adg_social_order *order, double *share, double *held);

/** Influence of each unit on C,
 *
 *      IF_i = h_i/mu (2 r_i - 1 - C) + 1 - C - 2 q_i,
 *
 *  q the middle of the concentration curve over the unit's ties. influence [n] (out) in the order's
 *  order; NaN when the mean is 0. The people-weighted mean is 0.  O(n). */
ADG_API void adg_concentration_influence(const adg_social_order *order, double *influence);

/** Standard error of C by its influence function,
 *
 *      var(C) = G/(G-1) sum_g (sum_{i in g} p_i IF_i)^2.
 *
 *  cluster: number below n_clusters of every unit of the caller's arrays; NULL: every unit is a
 *  cluster of its own. *used (out; may be NULL): clusters G with people. NaN when there are fewer
 *  than two, or the mean is 0. With equal weights and units it is Kakwani, Wagstaff & van
 *  Doorslaer's (1997) times sqrt(n/(n-1)).  O(n + n_clusters). */
ADG_API adg_status adg_concentration_se(const adg_social_order *order, const uint32_t *cluster,
                                        size_t n_clusters, double *se, size_t *used,
                                        adg_error *error);

/** Extended concentration index and achievement: nu says how much more the deprived count,
 *
 *      A(nu) = sum_g w_g h_g,  w_g = (1 - c_{g-1})^nu - (1 - c_g)^nu,   C(nu) = 1 - A(nu)/mu,
 *
 *  c the cumulative share of people. nu = 1: nobody counts more, C = 0; nu = 2: the usual C. The
 *  exact integral, so that a constant outcome has C(nu) = 0. nu >= 1; C is NaN when the mean is
 *  0.  O(n).  Source: Wagstaff 2002, J. Health Econ. 21:627. */
ADG_API double adg_achievement(const adg_social_order *order, double nu);
ADG_API double adg_extended_concentration(const adg_social_order *order, double nu);

/** Generalised concentration index, mu C = 2 cov: absolute, in the unit of the outcome. */
ADG_API double adg_generalised_concentration(const adg_gradient *gradient);

/** The theoretical bounds of an outcome (0 and 1 of a share), not the least and largest observed. */
typedef struct {
    double least, most; /* least < most */
} adg_bounds;

/** Indices for bounded outcomes: the same, with the sign turned, for what is reached and what is
 *  missed.
 *
 *      E = 8 cov / (b - a)                           Erreygers 2009, J. Health Econ. 28:504
 *      W = 2 cov (b - a) / ((b - mu)(mu - a))        Wagstaff 2005, Health Econ. 14:429
 *
 *  NaN without a gradient, for bounds that are not bounds, and where the mean lies outside them; W
 *  also where the mean is one of them. */
ADG_API double adg_erreygers(const adg_gradient *gradient, adg_bounds bounds);
ADG_API double adg_wagstaff(const adg_gradient *gradient, adg_bounds bounds);

/* ---- slope index of inequality ---- */

/** The scale on which the line is fitted. */
typedef enum {
    ADG_SCALE_NONE, /* the outcome itself */
    ADG_SCALE_LOG,  /* log link, quasi-Poisson: the ends are above 0; values must be >= 0 */
    ADG_SCALE_LOGIT /* logit link: the ends lie within the bounds; values must */
} adg_scale;

typedef struct {
    double most_deprived,
        least_deprived; /* fitted at r = 0 and r = 1, in the unit of the outcome */
    double sii;         /* most - least deprived */
    double rii;         /* most / least deprived; NaN where that is not above 0 */
    double sii_se;      /* HC1; with clusters CR1 */
    double ln_rii_se;   /* of ln RII, delta method */
    size_t clusters;    /* G that stand behind the standard errors */
} adg_slope;

/** Fits h on r by people-weighted (quasi-)likelihood. bounds count for the logit only. cluster as in
 *  adg_concentration_se. Sandwich errors with the factor G/(G-1) (n-1)/(n-2), which without
 *  clusters (G = n) is HC1's n/(n-2); people are weights and never n.
 *  All NaN: with fewer than two ranks; where values lie outside the scale's domain; where the fit
 *  has no finite maximum (a share of 0 below and 1 above some rank). Errors are NaN with fewer than
 *  three units or two clusters; sii_se of a perfect fit is 0.  O(n), log and logit O(ties) more for
 *  each of about ten Newton steps.
 *  Source: Mackenbach & Kunst 1997; McCullagh & Nelder 1989; Cameron & Miller 2015. */
ADG_API adg_status adg_slope_index(const adg_social_order *order, adg_scale scale,
                                   adg_bounds bounds, const uint32_t *cluster, size_t n_clusters,
                                   adg_slope *slope, adg_error *error);

/** 95 percent interval, estimate -+ q se; q is the normal quantile, with G < 30 clusters Student's
 *  with G - 1 degrees of freedom. interval [2] (out); NaN where the error is. */
ADG_API void adg_interval(double estimate, double se, size_t clusters, double interval[2]);

/** The same on the log scale, for a ratio: estimate exp(-+ q se). */
ADG_API void adg_ratio_interval(double estimate, double ln_se, size_t clusters, double interval[2]);

/** Simulated interval of SII and RII: every unit's value is drawn anew from a normal distribution
 *  with its own standard error, the line fitted again, and the middle 95 percent taken. Draws
 *  outside the scale's domain count as its border. Draws without a fit are left out and counted. */
typedef struct {
    double sii[2], rii[2];
    size_t draws, sii_dropped, rii_dropped;
} adg_simulated_slope;

/** se: standard error >= 0 of every unit of the caller's arrays. One stream of random numbers a
 *  draw: the same for any number of threads.  O(draws x n).
 *  ADG_E_INVALID for a negative or missing error of a unit that counts. */
ADG_API adg_status adg_slope_simulate(const adg_social_order *order, adg_scale scale,
                                      adg_bounds bounds, const double *se, size_t draws,
                                      uint64_t seed, const adg_context *ctx,
                                      adg_simulated_slope *simulated, adg_error *error);

/* ---- gaps between fifths ---- */

/** What lies between the most and the least deprived group of an exact split. */
typedef struct {
    double absolute;              /* m_1 - m_q, in the unit of the outcome */
    double ratio;                 /* m_1 / m_q; NaN where m_q is not above 0 */
    double excess;                /* sum_g N_g (m_g - m_q): person-minutes a trip */
    double attributable_fraction; /* excess / sum_g N_g m_g; NaN where that is 0 */
} adg_gaps;

/** people [q] with a value, mean [q], most deprived first. Everything is NaN where a mean is. */
ADG_API void adg_gaps_between(const double *people, const double *mean, size_t q, adg_gaps *gaps);

/* ---- differences taken apart ---- */

/** Kitagawa: the difference of two means, A - B, in what comes of where people live and what of the
 *  outcome in the same kind of place, symmetric. */
typedef struct {
    double total, composition, rate;
} adg_kitagawa_parts;

/** share_a, share_b [n] of the people in each stratum, mean_a, mean_b [n]. A stratum that is empty
 *  on one side (mean NaN) takes the other's mean there. by_stratum (may be NULL): composition [n],
 *  rate [n] (out). NaN where a stratum with people has no mean on either side.  O(n).
 *  Source: Kitagawa 1955, JASA 50:1168. */
ADG_API void adg_kitagawa(const double *share_a, const double *share_b, const double *mean_a,
                          const double *mean_b, size_t n, adg_kitagawa_parts *parts,
                          double *composition, double *rate);

/** Wagstaff's decomposition: how much of C comes of each covariate, after a people-weighted
 *  regression of the outcome on all of them,
 *
 *      C = sum_k beta_k 2 cov(x_k, r) / mu + residual.
 *
 *  Descriptive only. covariate [n_units x k] by row of the caller's arrays; beta [k + 1] (out), the
 *  constant first; contribution [k] (out); *residual (out). All NaN when the mean is 0, covariates
 *  are not independent or one is missing; k <= 32, else ADG_E_INVALID.  O(n k^2).
 *  Source: Wagstaff, van Doorslaer & Watanabe 2003, J. Econometrics 112:207. */
ADG_API adg_status adg_concentration_decompose(const adg_social_order *order,
                                               const double *covariate, size_t k, double *beta,
                                               double *contribution, double *residual,
                                               adg_error *error);

/** Horizontal inequity, C(use) - C(use expected from need): above 0 = at equal need the better-off
 *  use more. use, need [n]; units that lack either are left out of both. NaN where a C is.  O(n).
 *  Source: Wagstaff & van Doorslaer 2000. */
ADG_API adg_status adg_horizontal_inequity(const double *use, const double *need,
                                           const double *deprivation, const double *people,
                                           size_t n, double *inequity, adg_error *error);

/** A defined group against everybody else. */
typedef struct {
    double group_people, rest_people; /* with a value, the unreachable included */
    double group_mean, rest_mean;     /* over those who can travel */
    double difference, ratio;         /* of the means, group - rest and group / rest */
    double group_beyond, rest_beyond; /* share of people with a value above the line */
} adg_group_comparison;

/** group [n] people of the group in every unit, 0 <= group <= people. Undefined values are NaN: the
 *  means and shares of a side that has nobody, the ratio where the rest's mean is 0.
 *  ADG_E_INVALID where a group is negative or larger than its people.  O(n). */
ADG_API adg_status adg_group_compare(const double *value, const double *people, const double *group,
                                     size_t n, double line, adg_group_comparison *comparison,
                                     adg_error *error);

/* ---- resampling ---- */

/** Percentile interval of draws: linear interpolation (type 7) at `lower` and `upper` (0 ... 1).
 *  NaN draws are left out. interval [2] (out), NaN when none is left.  O(n).
 *  Source: Hyndman & Fan 1996, definition 7. */
ADG_API adg_status adg_percentile_interval(const double *draw, size_t n, double lower, double upper,
                                           double interval[2], adg_error *error);

/** One bootstrap replicate: clusters weighted by how often they were drawn, ranks and means made
 *  anew. times [n_clusters]; cluster as above, NULL: every unit of the caller's arrays is one. */
typedef struct {
    double mean, concentration_index, sii, rii;
} adg_replicate;

ADG_API adg_status adg_bootstrap_replicate(const adg_social_order *order, adg_scale scale,
                                           adg_bounds bounds, const uint32_t *cluster,
                                           const uint32_t *times, adg_replicate *replicate,
                                           adg_error *error);

/** Cluster bootstrap: 95 percent percentile intervals. Replicates in which a value is undefined are
 *  dropped from its interval and counted. */
typedef struct {
    double mean[2], concentration_index[2], sii[2], rii[2];
    size_t replicates, clusters;
    adg_replicate dropped; /* how many of each, as whole numbers */
} adg_bootstrap_intervals;

/** Draws as many clusters as there are with people, with replacement, `replicates` times; one stream
 *  of random numbers a replicate: the same for any number of threads.  O(replicates x n).
 *  Source: Efron & Tibshirani 1993; Cameron, Gelbach & Miller 2008. */
ADG_API adg_status adg_bootstrap(const adg_social_order *order, adg_scale scale, adg_bounds bounds,
                                 const uint32_t *cluster, size_t n_clusters, size_t replicates,
                                 uint64_t seed, const adg_context *ctx,
                                 adg_bootstrap_intervals *intervals, adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
