/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_OUTLINE_H
#define ADG_RASTER_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"
#include "core/shapes.h"

/** The nodes of a square lattice: node (row, column), counted from the south-west, lies at
 *  ((column_0 + column) cell_m, (row_0 + row) cell_m). Between four nodes lies a square. */
typedef struct {
    size_t width, height; /* nodes, 2 or more each way, at most ADG_LATTICE_MOST in all */
    long long column_0, row_0;
    double cell_m;
} adg_lattice;

#define ADG_LATTICE_MOST ((size_t)1 << 28)

/** Adds one feature to shapes: the polygons, holes included, where a value known at the nodes is 0
 *  or less, in the squares that are open.
 *
 *  value [height x width]  of the nodes, never NaN; linear along the sides and one diagonal of a
 *                          square, and between them straight (marching triangles)
 *  open [(height - 1) x (width - 1)]  squares that may be part of a polygon; nothing of the others is
 *
 *  Polygons are valid: they touch themselves and each other in single points at most. Where no value
 *  is higher and no square less open than before, the polygons hold the earlier ones. A border keeps
 *  1/64 of a side away from every node it does not pass through.
 *
 *  O(nodes + points of the outline + holes x points in a row).
 *  Source: Doi & Koide 1991 (marching tetrahedra; here their faces). */
adg_status adg_outline(const adg_lattice *lattice, const float *value, const bool *open,
                       adg_shapes *shapes, adg_error *error);

#endif
