/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_EQUITY_H
#define ADGANG_EQUITY_H

#include "adgang/export.h"
#include "adgang/gradient.h"
#include "adgang/spread.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Inequality of an outcome over people: pure functions over arrays. No files, no printing, no
 *  state. All answer ADG_E_INVALID to a negative or infinite number of people and to a group that
 *  does not exist. */

/** Gini coefficient, people-weighted population formula without n/(n-1):
 *
 *      G = sum_i sum_j p_i p_j |x_i - x_j| / (2 mu) = (2 / mu) cov_w(x, r_x)
 *
 *  value  [n] of any unit; non-finite units are left out     people [n] >= 0; 0 is left out
 *  gini   0 = all equal ... < 1; NaN when nobody counts or the mean is 0.
 *  Weights act as replication: a unit of w people equals w units of one.
 *  O(n).  Source: Lerman & Yitzhaki 1989, J. Econometrics 42:43. */
ADG_API adg_status adg_gini(const double *value, const double *people, size_t n, double *gini,
                            adg_error *error);

/** Theil's indices and their parts between and within groups (municipalities):
 *
 *      T = sum p (x/mu) ln(x/mu)     T = sum_g p_g mu_g/mu T_g + sum_g p_g mu_g/mu ln(mu_g/mu)
 *      L = sum p ln(mu/x)            L = sum_g p_g L_g         + sum_g p_g ln(mu/mu_g)
 *
 *  Undefined parts are NaN: all when nobody counts, the mean is 0 or a value is negative; L and its
 *  parts when a value is 0 (0 ln 0 = 0 keeps T). */
typedef struct {
    double t, t_between, t_within;
    double l, l_between, l_within;
} adg_theil_parts;

/** value [n], people [n] >= 0; group [n] numbers below n_groups, ADG_NONE = a unit in no group;
 *  such units are together one further group, so that between + within = T; NULL: no decomposition (parts
 *  NaN). O(n).  Source: Theil 1967; Shorrocks 1980, Econometrica 48:613. */
ADG_API adg_status adg_theil(const double *value, const double *people, size_t n,
                             const uint32_t *group, size_t n_groups, adg_theil_parts *parts,
                             adg_error *error);

/** Fifths (or other equal parts) of the people by deprivation. Group 1 is the most deprived. */

/** Whole units, for maps: every unit goes to the group in which the middle of its tie group lies,
 *
 *      group = floor(q (2 C_before + n) / (2 W)) + 1.
 *
 *  deprivation [n] higher = more deprived, people [n] >= 0; group [n] (out) 1 ... q as a number,
 *  NaN for units without people or deprivation. All equal: everybody in the middle group. O(n).
 *  Source: methods 3.6. */
ADG_API adg_status adg_quantile_groups(const double *deprivation, const double *people, size_t n,
                                       int q, double *group, adg_error *error);

/** Exact split, for numbers: every group has exactly W/q people; the tie group on a border is
 *  divided, each side taking the same mix of its units. */
typedef struct {
    double people;    /* in the group, W/q */
    double reachable; /* of them, with a finite value */
    double mean;      /* of the value over those; NaN when there are none */
    double within;    /* share of people with value <= limit */
} adg_quantile_group;

/** value [n] may be +inf (unreachable); groups [q] (out), most deprived first. When all units have
 *  the same deprivation, or nobody has any, means and shares are NaN: there is no gap to speak of.
 *  O(n). */
ADG_API adg_status adg_quantile_split(const double *deprivation, const double *people,
                                      const double *value, size_t n, double limit, int q,
                                      adg_quantile_group *groups, adg_error *error);

/** 95 percent intervals of the means of an exact split, by clusters that hang together (parishes): of
 *  fifth q with mean m and people W,
 *
 *      var(m) = G/(G-1) sum_g (sum_{i in g} w_i (h_i - m) / W)^2,   m -+ t_{G-1} sqrt(var),
 *
 *  G the clusters with people of the fifth, Student's t below 30 of them. The borders of the fifths
 *  are taken as given. cluster [n] below n_clusters; interval [q] (out), NaN where a mean is or where
 *  G < 2.  O(n + q n_clusters).  Source: linearised cluster-robust error of a ratio; Cameron & Miller
 *  2015, J. Human Resources 50:317. */
ADG_API adg_status adg_quantile_intervals(const double *deprivation, const double *people,
                                          const double *value, size_t n, int q,
                                          const uint32_t *cluster, size_t n_clusters,
                                          double (*interval)[2], adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
