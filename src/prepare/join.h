/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PREPARE_JOIN_H
#define ADG_PREPARE_JOIN_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"
#include "core/shapes.h"

/** The polygon each point xy [2 n] lies in: area [n] (out), ADG_NONE outside all. A point that
 *  several polygons cover (overlaps, common borders) belongs to the first; shared [n] (out, may be
 *  NULL) is the second such polygon, or ADG_NONE. */
adg_status adg_join_polygons(const adg_shapes *polygons, const double *xy, size_t n, uint32_t *area,
                             uint32_t *shared, adg_error *error);

/** The place nearest to each point: nearest [n] (out), ties by place order; ADG_NONE without
 *  places. O(n log m) on average. */
adg_status adg_join_nearest(const double *place_xy, size_t m, const double *xy, size_t n,
                            uint32_t *nearest, adg_error *error);

#endif
