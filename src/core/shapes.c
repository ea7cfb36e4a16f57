/* SPDX-License-Identifier: MPL-2.0 */
#include "core/shapes.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

adg_status adg_shapes_init(adg_shapes *shapes, adg_error *error)
{
    *shapes = (adg_shapes){0};
    shapes->capacity_features = shapes->capacity_parts = 64;
    shapes->first_part = ADG_NEW_ARRAY(size_t, shapes->capacity_features);
    shapes->first_point = ADG_NEW_ARRAY(size_t, shapes->capacity_parts);
    shapes->hole = ADG_NEW_ARRAY(bool, shapes->capacity_parts);
    if (shapes->first_part && shapes->first_point && shapes->hole)
        return ADG_OK;
    adg_shapes_release(shapes);
    return adg_fail_memory(error);
}

void adg_shapes_release(adg_shapes *shapes)
{
    free(shapes->first_part);
    free(shapes->first_point);
    free(shapes->hole);
    free(shapes->xy);
    *shapes = (adg_shapes){0};
}

bool adg_shapes_begin_feature(adg_shapes *shapes)
{
    size_t *grown = adg_grow_array(shapes->first_part, shapes->n + 1, &shapes->capacity_features,
                                   sizeof *grown);
    if (!grown)
        return false;
    shapes->first_part = grown;
    shapes->first_part[++shapes->n] = shapes->n_parts;
    return true;
}

bool adg_shapes_begin_part(adg_shapes *shapes, bool hole)
{
    size_t capacity = shapes->capacity_parts;
    bool *holes = adg_grow_array(shapes->hole, shapes->n_parts + 1, &capacity, sizeof *holes);
    if (!holes)
        return false;
    shapes->hole = holes;
    size_t *points = adg_grow_array(shapes->first_point, shapes->n_parts + 1,
                                    &shapes->capacity_parts, sizeof *points);
    if (!points)
        return false;
    shapes->first_point = points;
    shapes->hole[shapes->n_parts++] = hole;
    shapes->first_point[shapes->n_parts] = shapes->n_points;
    shapes->first_part[shapes->n] = shapes->n_parts;
    return true;
}

bool adg_shapes_add_point(adg_shapes *shapes, double x, double y)
{
    double *grown =
        adg_grow_array(shapes->xy, shapes->n_points, &shapes->capacity_points, 2 * sizeof *grown);
    if (!grown)
        return false;
    shapes->xy = grown;
    shapes->xy[2 * shapes->n_points] = x;
    shapes->xy[2 * shapes->n_points + 1] = y;
    shapes->first_point[shapes->n_parts] = ++shapes->n_points;
    return true;
}

void adg_box_add(adg_box *box, double x, double y)
{
    box->x_min = fmin(box->x_min, x);
    box->y_min = fmin(box->y_min, y);
    box->x_max = fmax(box->x_max, x);
    box->y_max = fmax(box->y_max, y);
}

void adg_box_join(adg_box *box, const adg_box *other)
{
    if (adg_box_is_empty(other))
        return;
    adg_box_add(box, other->x_min, other->y_min);
    adg_box_add(box, other->x_max, other->y_max);
}

bool adg_box_is_empty(const adg_box *box)
{
    return !(box->x_min <= box->x_max && box->y_min <= box->y_max);
}

bool adg_box_intersects(const adg_box *a, const adg_box *b)
{
    return a->x_min <= b->x_max && b->x_min <= a->x_max && a->y_min <= b->y_max &&
           b->y_min <= a->y_max;
}

static adg_box box_of_points(const adg_shapes *shapes, size_t from, size_t to)
{
    adg_box box = ADG_BOX_EMPTY;
    for (size_t k = from; k < to; k++)
        adg_box_add(&box, shapes->xy[2 * k], shapes->xy[2 * k + 1]);
    return box;
}

adg_box adg_shapes_feature_box(const adg_shapes *shapes, size_t feature)
{
    size_t first = shapes->first_part[feature], last = shapes->first_part[feature + 1];
    return box_of_points(shapes, shapes->first_point[first], shapes->first_point[last]);
}

adg_box adg_shapes_box(const adg_shapes *shapes)
{
    return box_of_points(shapes, 0, shapes->n_points);
}

double adg_shapes_part_length(const adg_shapes *shapes, size_t part)
{
    double length = 0;
    for (size_t k = shapes->first_point[part]; k + 1 < shapes->first_point[part + 1]; k++) {
        const double *p = shapes->xy + 2 * k;
        length += hypot(p[2] - p[0], p[3] - p[1]);
    }
    return length;
}
