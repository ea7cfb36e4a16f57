/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_SPREAD_H
#define ADGANG_SPREAD_H

#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How an outcome is spread over people, whoever they are: indices that know no social order.
 *  All are people-weighted: a unit of w people counts as w units of one. None depends on the order
 *  of the units or on how they are cut. Undefined values are NaN. */

/** What more of the outcome means. */
typedef enum {
    ADG_ILL, /* more is worse: travel time */
    ADG_GOOD /* more is better: supply, the share that is reached */
} adg_kind;

/** The units that count - with people and a finite value - sorted once, for every index below. */
typedef struct {
    size_t n;
    double *value;      /* [n] upwards */
    double *people;     /* [n] > 0 */
    uint32_t *unit;     /* [n] position in the caller's arrays */
    double population;  /* sum N */
    double total;       /* sum N x; 0 where the values cancel out to rounding */
    double mean;        /* total / population; NaN when nobody counts */
    double unreachable; /* people with a value of +inf, beyond the n units */
} adg_distribution;

/** value [n] of any unit, people [n] >= 0; NaN values and units without people are left out.
 *  ADG_E_INVALID for a negative or infinite number of people.  O(n), 40 n bytes; the caller
 *  releases it, also after a failure. */
ADG_API adg_status adg_distribution_build(const double *value, const double *people, size_t n,
                                          adg_distribution *distribution, adg_error *error);
ADG_API void adg_distribution_release(adg_distribution *distribution);

/** Weighted quantile: the smallest value whose cumulative people reach share x all people, the
 *  unreachable being last; where it is reached exactly, the mean with the next value (type 2).
 *  share 0 ... 1. +inf where it falls among the unreachable; NaN when nobody counts.  O(n).
 *  Source: Hyndman & Fan 1996, definition 2. */
ADG_API double adg_quantile(const adg_distribution *d, double share);

/** P90 / P10; NaN where P10 is not above 0 or P90 is unreachable.  O(n). */
ADG_API double adg_ratio_90_10(const adg_distribution *d);

/** Lorenz curve: the part of the total that the `share` of people with the lowest values hold; the
 *  unit on the border is divided. share 0 ... 1; NaN when the mean is 0.  O(n).
 *  Source: Lorenz 1905, Publ. Am. Stat. Assoc. 9:209. */
ADG_API double adg_lorenz(const adg_distribution *d, double share);

/** Gini coefficient of a distribution that is sorted already; see adg_gini. With negative values
 *  it may exceed 1.  O(n). */
ADG_API double adg_distribution_gini(const adg_distribution *d);

/** Hoover index, half the relative mean deviation: the part of the total that would have to change
 *  hands,
 *
 *      H = 1/2 sum p |x/mu - 1|.
 *
 *  0 = all equal ... < 1; NaN when the mean is 0.  O(n).  Source: Hoover 1936; Schutz 1951. */
ADG_API double adg_hoover(const adg_distribution *d);

/** Palma ratio: what the tenth of the people with the highest values hold over what the four tenths
 *  with the lowest hold. 0.25 = all equal; NaN where one of the four tenths has 0 or
 *  less.  O(n).
 *  Source: Palma 2011, Development and Change 42:87. */
ADG_API double adg_palma(const adg_distribution *d);

/** Equally distributed equivalent: the value that, the same for all, would be as good as the values
 *  are,
 *
 *      EDE = (sum p x^(1-e))^(1/(1-e)),   e = 1: exp(sum p ln x).
 *
 *  epsilon > 0 for a good (EDE <= mean), < 0 for an ill (EDE >= mean), 0: the mean. A value of 0
 *  with epsilon >= 1 makes it 0. NaN where a value is negative or the mean is 0.  O(n).
 *  Source: Atkinson 1970, J. Econ. Theory 2:244. */
ADG_API double adg_atkinson_ede(const adg_distribution *d, double epsilon);

/** Atkinson's index: 1 - EDE/mu for epsilon >= 0, EDE/mu - 1 for epsilon < 0; 0 = all equal.
 *  NaN as the EDE.  O(n). */
ADG_API double adg_atkinson(const adg_distribution *d, double epsilon);

/** Kolm-Pollak: an absolute measure; adding five minutes to everybody adds five to it,
 *
 *      EDE = -(1/kappa) ln sum p exp(-kappa x),   kappa = epsilon sum px / sum px^2.
 *
 *  epsilon > 0 for a good, < 0 for an ill. kappa is NaN when the mean is not above 0; the EDE is the
 *  mean for kappa 0. EDE - mean is the index, in the unit of the outcome.  O(n).
 *  Source: Kolm 1976; Pollak 1971; Horton et al. 2024, arXiv 2401.15452. */
ADG_API double adg_kolm_pollak_kappa(const adg_distribution *d, double epsilon);
ADG_API double adg_kolm_pollak_ede(const adg_distribution *d, double kappa);

/** Access poverty: who is beyond a line, how far, and how unequally so. For an ill
 *
 *      P_a = sum p ((x - z)/z)^a 1[x > z],
 *
 *  for a good z - x and x < z. Who is exactly on the line is not poor. */
typedef struct {
    double headcount; /* P_0, a share of all people, the unreachable included */
    double gap;       /* P_1 */
    double severity;  /* P_2 */
    double people;    /* who are poor */
    double excess;    /* sum N |x - z| over the poor: person-minutes */
    double depth;     /* excess / people, how far the poor are beyond; NaN when nobody is */
} adg_poverty_measures;

/** line z; cap: what an unreachable (+inf) unit of an ill counts as in P_1, P_2 and the excess, a
 *  value >= line; of a good, +inf is not poor. Everything is NaN when nobody counts; P_1 and P_2
 *  when the line is not above 0.  O(n).
 *  Source: Foster, Greer & Thorbecke 1984, Econometrica 52:761. */
ADG_API adg_status adg_poverty(const double *value, const double *people, size_t n, double line,
                               double cap, adg_kind kind, adg_poverty_measures *poverty,
                               adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
