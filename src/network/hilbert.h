/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_HILBERT_H
#define ADG_NETWORK_HILBERT_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** Position of a point along the Hilbert curve that fills the unit square of 2^16 x 2^16 places;
 *  points that are near on the curve are near in the plane. x, y below 2^16. */
uint32_t adg_hilbert_position(uint32_t x, uint32_t y);

/** The order of n points xy [2 n] along the curve over their own extent: order[0] comes first.
 *  Equal places keep their input order.  O(n). */
adg_status adg_hilbert_order(const double *xy, size_t n, uint32_t *order, adg_error *error);

#endif
