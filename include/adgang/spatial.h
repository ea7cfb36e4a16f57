/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_SPATIAL_H
#define ADGANG_SPATIAL_H

#include "adgang/context.h"
#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where values lie together, and where to look first: pure functions over arrays. */

/* ---- neighbours ---- */

/** Who is whose neighbour, and how much it counts: unit i has the neighbours
 *  neighbour[first[i]] ... neighbour[first[i + 1] - 1] in ascending order, with the same places of
 *  weight. A unit without any is an island. */
typedef struct {
    size_t n;
    size_t *first;       /* [n + 1] */
    uint32_t *neighbour; /* [first[n]] */
    double *weight;      /* [first[n]] > 0, finite */
} adg_weights;

ADG_API void adg_weights_release(adg_weights *weights);

/** Divides the weights of every unit by their sum: a lag becomes the mean of the neighbours.
 *  Islands stay without.  O(links). */
ADG_API void adg_weights_standardise(adg_weights *weights);

/** The same weights and, for every unit, itself as a neighbour of weight 1: what Gi* needs.
 *  O(links). */
ADG_API adg_status adg_weights_with_self(const adg_weights *weights, adg_weights *with_self,
                                         adg_error *error);

/** 1 when every link goes both ways (whatever its weight), 0 otherwise: nearest neighbours do not.
 *  O(links log links of a unit). */
ADG_API int adg_weights_is_symmetric(const adg_weights *weights);

/* ---- one number for the whole map ---- */

/** Moran's I, I = (n / S0) z'Wz / z'z with z the deviations from the mean, and what it would be if
 *  the values lay at random: its mean -1 / (n - 1), its variance for values from a normal
 *  distribution and for the values there are in random places. NaN where a number is undefined:
 *  all of them without variance or without links, the last two below four units.
 *  Source: Cliff & Ord 1981. */
typedef struct {
    double i, expected;
    double variance_normal, z_normal, p_normal; /* p is two-sided */
    double variance_random, z_random, p_random;
    double s0, s1, s2; /* sums of the weights (Cliff & Ord's names) */
    double b2;         /* kurtosis of the values */
} adg_moran_result;

/** value [n] finite.  O(links). */
ADG_API adg_status adg_moran(const adg_weights *weights, const double *value,
                             adg_moran_result *result, adg_error *error);

/** Lee's L: how far two quantities rise and fall together when each is first averaged over the
 *  neighbours,
 *
 *      L = n / sum_i (sum_j w_ij)^2 x sum_i (Wx)_i (Wy)_i / sqrt(x'x y'y)
 *
 *  of deviations x, y from their means. NaN without variance or without links. x, y [n] finite.
 *  O(links).  Source: Lee 2001. */
ADG_API adg_status adg_lee(const adg_weights *weights, const double *x, const double *y, double *l,
                           adg_error *error);

/* ---- one number for every unit ---- */

/** Local Moran and, with another quantity around than here, bivariate LISA:
 *
 *      I_i = x_i sum_j w_ij y_j      x, y standardised with the divisor n
 *
 *  so that sum_i I_i / S0 = I. local [n] (out): 0 for islands; lag [n] (out): sum_j w_ij y_j, NaN for
 *  islands; z [n] (out, may be NULL): local less its mean by its standard deviation when the other
 *  units change places (conditional randomisation), NaN where that is 0. Everything is NaN when x or
 *  y has no variance. x, y [n] finite; they may be the same array.  O(links).
 *  Source: Anselin 1995; Sokal, Oden & Thomson 1998 for the moments. */
ADG_API adg_status adg_local_moran(const adg_weights *weights, const double *x, const double *y,
                                   double *local, double *lag, double *z, adg_error *error);

/** Getis and Ord's Gi and Gi* as standard deviates,
 *
 *      (sum_j w_ij x_j - m sum_j w_ij) / (s sqrt((n sum_j w_ij^2 - (sum_j w_ij)^2) / (n - 1)))
 *
 *  star = 1: m, s of all units; the weights hold the unit itself (adg_weights_with_self).
 *  star = 0: m, s and n of all units but i, which the weights do not hold.
 *  A row of weights may be multiplied by anything. NaN without variance, without links, and where
 *  the weights hold everybody alike. value [n] finite, z [n] (out).  O(links).
 *  Source: Ord & Getis 1995. */
ADG_API adg_status adg_getis_ord(const adg_weights *weights, const double *value, int star,
                                 double *z, adg_error *error);

/* ---- chance ---- */

/** How often chance did as much: draws in which the statistic was at least, at most, the one
 *  observed. Equal counts on both sides, and so does what differs by rounding alone. */
typedef struct {
    size_t draws, greater, less;
} adg_tails;

/** Adds one draw. scale: the size of the numbers that were summed up, for what rounding is. */
ADG_API void adg_tails_add(adg_tails *tails, double observed, double drawn, double scale);

/** p = (count + 1) / (draws + 1) of one side; NaN without draws. */
ADG_API double adg_tails_p_greater(const adg_tails *tails);
ADG_API double adg_tails_p_less(const adg_tails *tails);

/** Two-sided: min(1, 2 x the smaller of both). */
ADG_API double adg_tails_p(const adg_tails *tails);

/** Two-sided p of a standard normal deviate; NaN for NaN. */
ADG_API double adg_normal_p(double z);

/** Conditional permutation: unit i stays, its k neighbours get k of the other n - 1 values of y,
 *  drawn without replacement; compared is x_i sum_j w_ij y_j, of which only the sign of x_i and the
 *  order of the sums matter: it does for local Moran, bivariate LISA and, with x of all 1, for Gi and
 *  Gi*. x, y [n] finite: deviations from the mean. tails [n] (out): no draws for islands and for k >
 *  n - 1. Unit i draws from the stream unit[i] (NULL: i) of seed, so that the result is the same for
 *  every number of threads. ADG_E_CANCELLED when ctx (may be NULL) wants to stop.
 *  O(n (n + draws k)).  Source: Anselin 1995. */
ADG_API adg_status adg_conditional_permutation(const adg_weights *weights, const double *x,
                                               const double *y, const uint32_t *unit, size_t draws,
                                               uint64_t seed, const adg_context *ctx,
                                               adg_tails *tails, adg_error *error);

/** The same for one unit with permutations that are given: order [draws x (n - 1)] are positions in
 *  the list of the other units; neighbour t gets the value of other[order[t]]. reference [draws]
 *  (out): the statistic of each. */
ADG_API adg_status adg_given_permutations(const adg_weights *weights, size_t i, const double *x,
                                          const double *y, const uint32_t *order, size_t draws,
                                          double *reference, adg_error *error);

/** All values change places, for Moran's I; draw d is stream d of seed.  O(draws (n + links)). */
ADG_API adg_status adg_moran_permutation(const adg_weights *weights, const double *value,
                                         size_t draws, uint64_t seed, const adg_context *ctx,
                                         adg_tails *tails, adg_error *error);

/** What holds up when so many units were tested: Benjamini and Hochberg's false discovery rate. */
typedef struct {
    size_t n_tested;   /* p that are not NaN */
    size_t n_rejected; /* "significant" */
    double critical_p; /* the largest p that is; 0 when none is */
} adg_fdr_result;

/** p [n] in 0..1, NaN is not tested; 0 < alpha < 1. q [n] (out): the smallest rate at which the unit
 *  would be significant; NaN where p is. reject [n] (out): 1, or 0.  O(n log n).
 *  Source: Benjamini & Hochberg 1995. */
ADG_API adg_status adg_fdr(const double *p, size_t n, double alpha, double *q,
                           unsigned char *reject, adg_fdr_result *result, adg_error *error);

/** With so many draws the smallest p that can come out is 2 / (draws + 1); among n_tested units at
 *  least this many must reach it before any is significant at the rate alpha. *least_p (out). */
ADG_API size_t adg_fdr_floor(size_t n_tested, size_t draws, double alpha, double *least_p);

/* ---- where to look first ---- */

/** Priority of an area: its equity-weighted excess travel,
 *
 *      B_i = N_i nu (1 - r_i)^(nu - 1) max(0, t_i - z)     person-minutes
 *
 *  with r the people-weighted mid-rank of deprivation (0 = most deprived), nu = 2. It adds up over
 *  areas and is the objective of equitable siting, so that map and optimiser agree.
 *
 *  deprivation [n] higher = more deprived; minutes [n]: +inf counts as cap_min; people [n] >= 0;
 *  priority [n] (out): 0 without people, NaN without deprivation.  O(n).  Source: methods 5. */
ADG_API adg_status adg_priority(const double *deprivation, const double *minutes,
                                const double *people, size_t n, double limit_min, double cap_min,
                                double *priority, adg_error *error);

/** Class of deprivation and of travel time by thirds of the people: 10 x deprivation class + time
 *  class, each 1 (most deprived, longest) to 3; NaN without people, deprivation or minutes.
 *  Unreachable counts as longest. code [n] (out). */
ADG_API adg_status adg_class_3x3(const double *deprivation, const double *minutes,
                                 const double *people, size_t n, double *code, adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
