/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_UNCERTAINTY_H
#define ADGANG_UNCERTAINTY_H

#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the assumptions do to the answer: draws of them, and what to say of the results. */

/** Latin hypercube: in every column each of the n equally likely strata is met once, in an order of
 *  its own. u [n x k] (out) by draw, in (0, 1). The same seed gives the same numbers; column c is a
 *  stream of its own and does not depend on how many follow.  O(n k).
 *  Source: McKay, Beckman & Conover 1979, Technometrics 21:239. */
ADG_API adg_status adg_latin_hypercube(uint64_t seed, size_t n, size_t k, double *u,
                                       adg_error *error);

/** The value of a triangular distribution at probability u (0 ... 1): low <= mode <= high. Where
 *  low = high, that.  Source: Evans, Hastings & Peacock, Statistical Distributions. */
ADG_API double adg_triangular(double u, double low, double mode, double high);

/** How often each unit is among the `top` first: value [draws x n] by draw, higher comes first,
 *  equal ones in input order, missing ones last and never among the first. share [n] (out).
 *  ADG_E_INVALID for no draws.  O(draws n). */
ADG_API adg_status adg_rank_acceptability(const double *value, size_t draws, size_t n, size_t top,
                                          double *share, adg_error *error);

/** Spearman's rank correlation of x [n] and y [n], ties at their middle; pairs with a missing value
 *  are left out. NaN with fewer than two pairs or where one side does not vary.  O(n).
 *  Source: Spearman 1904, Am. J. Psychology 15:72. */
ADG_API adg_status adg_spearman(const double *x, const double *y, size_t n, double *rho,
                                adg_error *error);

/** Sobol indices: the part of the variance of y that k independent assumptions bring by themselves,
 *  first [k], and with all that they do together with others, total [k] (out).
 *
 *  y_a, y_b [n] of two independent samples; y_ab [k x n]: of the first sample with column c taken
 *  from the second. NaN where y does not vary.  O(k n).
 *  Source: Saltelli et al. 2010, Comput. Phys. Commun. 181:259 (b); Jansen 1999 (f). */
ADG_API void adg_sobol_indices(const double *y_a, const double *y_b, const double *y_ab, size_t n,
                               size_t k, double *first, double *total);

#ifdef __cplusplus
}
#endif

#endif
