/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "geo/polygons.h"
#include "support/shapes.h"
#include "support/test.h"

/*   0: a square with a hole    1: a U whose middle is outside it    2: nothing
 *
 *      +--+    +--+ 10
 *      |  |    |  |
 *      |  +----+  | 2
 *      +----------+ 0
 *     20          30                                                            */
static adg_shapes three_polygons(void)
{
    adg_shapes s = no_shapes();
    add_square(&s, 0, 0, 10);
    HOLE(&s, 1, 1, 1, 3, 3, 3, 3, 1);
    RING(&s, 20, 0, 30, 0, 30, 10, 28, 10, 28, 2, 22, 2, 22, 10, 20, 10);
    assert_true(adg_shapes_begin_feature(&s));
    return s;
}

TEST(holes_are_no_ground)
{
    adg_shapes s = three_polygons();
    double area[3];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_areas(&s, area, &error), &error);
    assert_all_close(area, ((const double[]){96, 52, 0}), 3, 1e-12, 0);
    adg_shapes_release(&s);
}

TEST(a_point_on_the_surface_lies_on_it)
{
    adg_shapes s = three_polygons();
    double xy[6];
    adg_error error = ADG_ERROR_INIT;
    adg_polygon_index *index = NULL;
    assert_ok(adg_polygons_points(&s, false, xy, &error), &error);
    assert_ok(adg_polygon_index_build(&s, &index, &error), &error);
    assert_int_equal(adg_polygon_index_find(index, xy[0], xy[1], NULL), 0);
    assert_int_equal(adg_polygon_index_find(index, xy[2], xy[3], NULL), 1);
    assert_nan(xy[4]);
    assert_nan(xy[5]);
    adg_polygon_index_free(index);
    adg_shapes_release(&s);
}

TEST(a_centroid_is_the_middle_even_where_that_is_outside)
{
    adg_shapes s = three_polygons();
    double xy[6];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_points(&s, true, xy, &error), &error);
    assert_close(xy[2], 25, 1e-12, 0);
    assert_true(xy[3] > 2 && xy[3] < 5);
    assert_nan(xy[4]);
    adg_shapes_release(&s);
}

RUN(T(holes_are_no_ground), T(a_point_on_the_surface_lies_on_it),
    T(a_centroid_is_the_middle_even_where_that_is_outside))
