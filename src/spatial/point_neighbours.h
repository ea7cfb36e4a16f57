/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SPATIAL_POINT_NEIGHBOURS_H
#define ADG_SPATIAL_POINT_NEIGHBOURS_H

#include "spatial/weights.h"

/** The k points nearest to each, by straight line; of equally near ones those that come first in the
 *  list. One way: somebody's nearest need not have him among theirs. k < n; with fewer others than k
 *  ADG_E_INVALID. xy [2 n] finite.  O(n k) where points lie evenly. */
adg_status adg_nearest_neighbours(const double *xy, size_t n, size_t k, adg_weights *weights,
                                  adg_error *error);

/** All points within radius of each, the limit included; both ways.  O(links) where points lie
 *  evenly. */
adg_status adg_band_neighbours(const double *xy, size_t n, double radius, adg_weights *weights,
                               adg_error *error);

#endif
