/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SPATIAL_CONTIGUITY_H
#define ADG_SPATIAL_CONTIGUITY_H

#include "core/shapes.h"
#include "spatial/weights.h"

typedef enum {
    ADG_QUEEN, /* a common point is enough */
    ADG_ROOK   /* a common stretch of border */
} adg_contiguity;

/** Borders nearer than this count as one: more than what writing coordinates with seven decimals of
 *  a degree takes away, less than a brook. */
#define ADG_BORDER_GAP_M 0.1

/** A corner that two areas share runs side by side for a moment, a border for longer. */
#define ADG_BORDER_LEAST_M 1.0

/** Areas that touch, as weights of 1 both ways; coordinates in metres. A border may have vertices on
 *  one side that the other side lacks. An area without geometry is an island. What only overlaps,
 *  with borders that never meet, does not touch.
 *  O(points log points) for areas whose boxes overlap few others. */
adg_status adg_contiguity_build(const adg_shapes *areas, adg_contiguity kind, adg_weights *weights,
                                adg_error *error);

#endif
