/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_POLYGONS_H
#define ADG_GEO_POLYGONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"
#include "core/grid.h"
#include "core/id_index.h"
#include "core/shapes.h"

/** Makes every polygon valid. reason [n] (out) is NULL for a polygon that was, and otherwise a text
 *  that says what was wrong and where ("Self-intersection[590123 6139000]"); the caller frees the
 *  texts. Coordinates of valid polygons keep every bit.  Cost of GEOS' validity test. */
adg_status adg_polygons_repair(adg_shapes *polygons, char **reason, adg_error *error);

/** Joins the polygons of every group into one; group [n] holds numbers below n_groups, each of
 *  which occurs. Groups of one polygon keep every bit of it. */
adg_status adg_polygons_dissolve(const adg_shapes *polygons, const uint32_t *group, size_t n_groups,
                                 adg_shapes *dissolved, adg_error *error);

/** Finds the polygons a point lies in. */
typedef struct adg_polygon_index adg_polygon_index;

/** Builds the index; the shapes may be released afterwards. */
adg_status adg_polygon_index_build(const adg_shapes *polygons, adg_polygon_index **index,
                                   adg_error *error);
void adg_polygon_index_free(adg_polygon_index *index);

/** The first polygon (in layer order) that covers the point, its border included, or ADG_NONE;
 *  *next (may be NULL) is the second one that holds it inside, off its border, as the first does
 *  too; ADG_NONE where there is none: neighbours that only share a border do not overlap. Not for
 *  several threads at once. O(log n) on average. */
uint32_t adg_polygon_index_find(adg_polygon_index *index, double x, double y, uint32_t *next);

/** A pair of polygons that share ground. */
typedef struct {
    uint32_t a, b; /* a < b */
    double area_m2;
    double x, y; /* a point of the shared ground */
} adg_overlap;

/** Every pair whose shared area is larger than min_area_m2, in order of (a, b); the caller frees
 *  *overlaps. */
adg_status adg_polygons_overlaps(const adg_shapes *polygons, double min_area_m2,
                                 adg_overlap **overlaps, size_t *n, adg_error *error);

/** The polygon that holds the centre of every cell: owner [width x height] (out) is its position,
 *  the first one where several do, or ADG_NONE. */
adg_status adg_polygons_rasterize(const adg_shapes *polygons, const adg_grid *grid, uint32_t *owner,
                                  adg_error *error);

/** A point inside every polygon, xy [2 n]: on the surface, or the centroid. */
adg_status adg_polygons_points(const adg_shapes *polygons, bool centroid, double *xy,
                               adg_error *error);

/** Area of every polygon in m2, area [n]. */
adg_status adg_polygons_areas(const adg_shapes *polygons, double *area, adg_error *error);

#endif
