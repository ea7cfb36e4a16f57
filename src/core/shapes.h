/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_SHAPES_H
#define ADG_CORE_SHAPES_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

/** The geometries of a layer as plain arrays in the analysis CRS, feature by feature.
 *
 *      feature f owns the parts  first_part[f]  ... first_part[f + 1] - 1
 *      part p owns the points    first_point[p] ... first_point[p + 1] - 1
 *      point k lies at           xy[2 k] (easting), xy[2 k + 1] (northing), metres
 *
 *  A part is a single point, a line, or a closed ring; hole[p] is true for an inner ring, which
 *  belongs to the nearest outer ring before it. A feature without geometry has no parts. */
typedef struct {
    size_t n; /* features */
    size_t n_parts;
    size_t n_points;
    size_t *first_part;  /* [n + 1] */
    size_t *first_point; /* [n_parts + 1] */
    bool *hole;          /* [n_parts] */
    double *xy;          /* [2 n_points] */
    size_t capacity_features, capacity_parts, capacity_points;
} adg_shapes;

typedef struct {
    double x_min, y_min, x_max, y_max;
} adg_box;

#define ADG_BOX_EMPTY                                                                              \
    {                                                                                              \
        INFINITY, INFINITY, -INFINITY, -INFINITY                                                   \
    }

adg_status adg_shapes_init(adg_shapes *shapes, adg_error *error);
void adg_shapes_release(adg_shapes *shapes);

/** Building, in order: begin a feature, begin its parts, add their points. Room is made as needed;
 *  a false return means out of memory. */
bool adg_shapes_begin_feature(adg_shapes *shapes);
bool adg_shapes_begin_part(adg_shapes *shapes, bool hole);
bool adg_shapes_add_point(adg_shapes *shapes, double x, double y);

/** Extent of one feature, of all; empty (min > max) without points. */
adg_box adg_shapes_feature_box(const adg_shapes *shapes, size_t feature);
adg_box adg_shapes_box(const adg_shapes *shapes);

void adg_box_add(adg_box *box, double x, double y);
void adg_box_join(adg_box *box, const adg_box *other);
bool adg_box_is_empty(const adg_box *box);
bool adg_box_intersects(const adg_box *a, const adg_box *b);

/** Length of a part in metres. */
double adg_shapes_part_length(const adg_shapes *shapes, size_t part);

#endif
