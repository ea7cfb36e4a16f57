/* SPDX-License-Identifier: MPL-2.0 */
#include "support/shapes.h"

#include "support/test.h"

adg_shapes no_shapes(void)
{
    adg_shapes shapes;
    assert_ok(adg_shapes_init(&shapes, NULL), NULL);
    return shapes;
}

static void add_points(adg_shapes *shapes, const double *xy, size_t n_points)
{
    for (size_t k = 0; k < n_points; k++)
        assert_true(adg_shapes_add_point(shapes, xy[2 * k], xy[2 * k + 1]));
}

void add_line(adg_shapes *shapes, const double *xy, size_t n_points)
{
    assert_true(adg_shapes_begin_feature(shapes));
    assert_true(adg_shapes_begin_part(shapes, false));
    add_points(shapes, xy, n_points);
}

void add_ring(adg_shapes *shapes, const double *xy, size_t n_points, bool begins_feature, bool hole)
{
    if (begins_feature)
        assert_true(adg_shapes_begin_feature(shapes));
    assert_true(adg_shapes_begin_part(shapes, hole));
    add_points(shapes, xy, n_points);
    add_points(shapes, xy, 1);
}

void add_square(adg_shapes *shapes, double x, double y, double side)
{
    RING(shapes, x, y, x + side, y, x + side, y + side, x, y + side);
}

void add_point(adg_shapes *shapes, double x, double y)
{
    add_line(shapes, (const double[]){x, y}, 1);
}
