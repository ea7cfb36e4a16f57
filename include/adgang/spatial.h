/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_SPATIAL_H
#define ADGANG_SPATIAL_H

#include "adgang/export.h"
#include "adgang/status.h"
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where to look first: pure functions over arrays. */

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
