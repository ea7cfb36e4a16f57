/* SPDX-License-Identifier: MPL-2.0 */
#include "core/shapes.h"

#include <math.h>

#include "support/shapes.h"
#include "support/test.h"

/*   0: a line    1: nothing    2: a square with a square hole */
static adg_shapes three_features(void)
{
    adg_shapes shapes = no_shapes();
    LINE(&shapes, 0, 0, 3, 4, 3, 10);
    assert_true(adg_shapes_begin_feature(&shapes));
    add_square(&shapes, 10, 10, 10);
    HOLE(&shapes, 12, 12, 12, 14, 14, 14, 14, 12);
    return shapes;
}

TEST(features_own_parts_and_parts_own_points)
{
    adg_shapes s = three_features();
    const size_t parts[] = {0, 1, 1, 3}, points[] = {0, 3, 8, 13};
    assert_int_equal(s.n, 3);
    assert_int_equal(s.n_parts, 3);
    assert_int_equal(s.n_points, 13);
    assert_memory_equal(s.first_part, parts, sizeof parts);
    assert_memory_equal(s.first_point, points, sizeof points);
    assert_false(s.hole[1]);
    assert_true(s.hole[2]);
    assert_all_exactly(s.xy + 2, ((const double[]){3, 4}), 2);
    adg_shapes_release(&s);
}

TEST(thousands_of_features_fit)
{
    adg_shapes s = no_shapes();
    for (int i = 0; i < 5000; i++)
        LINE(&s, i, 0, i, 1, i, 2);
    for (size_t f = 0; f < s.n; f++) {
        assert_int_equal(s.first_part[f], f);
        assert_int_equal(s.first_point[f], 3 * f);
        assert_exactly(s.xy[2 * s.first_point[f]], (double)f);
    }
    adg_shapes_release(&s);
}

TEST(the_length_of_a_part_follows_its_points)
{
    adg_shapes s = three_features();
    assert_exactly(adg_shapes_part_length(&s, 0), 11);
    assert_exactly(adg_shapes_part_length(&s, 1), 40);
    adg_shapes_release(&s);
}

TEST(extents_hold_what_they_should)
{
    adg_shapes s = three_features();
    adg_box line = adg_shapes_feature_box(&s, 0), nothing = adg_shapes_feature_box(&s, 1);
    adg_box all = adg_shapes_box(&s);
    assert_exactly(line.x_max, 3);
    assert_exactly(line.y_max, 10);
    assert_true(adg_box_is_empty(&nothing));
    assert_false(adg_box_is_empty(&all));
    assert_exactly(all.x_min, 0);
    assert_exactly(all.y_max, 20);
    adg_shapes_release(&s);
}

TEST(boxes_that_only_touch_meet)
{
    adg_box a = {0, 0, 1, 1}, b = {1, 1, 2, 2}, c = {1.1, 0, 2, 1}, empty = ADG_BOX_EMPTY;
    assert_true(adg_box_intersects(&a, &b));
    assert_false(adg_box_intersects(&a, &c));
    assert_false(adg_box_intersects(&a, &empty));
}

TEST(joining_an_empty_box_changes_nothing)
{
    adg_box a = {0, 0, 1, 1}, b = {-3, 0.5, 0, 4}, empty = ADG_BOX_EMPTY;
    adg_box_join(&a, &empty);
    assert_exactly(a.x_max, 1);
    adg_box_join(&a, &b);
    assert_exactly(a.x_min, -3);
    assert_exactly(a.y_max, 4);
}

RUN(T(features_own_parts_and_parts_own_points), T(thousands_of_features_fit),
    T(the_length_of_a_part_follows_its_points), T(extents_hold_what_they_should),
    T(boxes_that_only_touch_meet), T(joining_an_empty_box_changes_nothing))
