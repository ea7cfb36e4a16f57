/* SPDX-License-Identifier: MPL-2.0 */
#include "network/snap.h"

#include <math.h>

#include "support/shapes.h"
#include "support/test.h"

/*   (0,0) ==== (100,0)
 *                 ||          one line of 100 + 300 m
 *             (100,300)                                */
static adg_snap snap(double x, double y, double max_snap_m)
{
    adg_shapes lines = no_shapes();
    adg_segment_index *index = NULL;
    adg_snap result;
    adg_error error = ADG_ERROR_INIT;
    LINE(&lines, 0, 0, 100, 0, 100, 300);
    assert_ok(adg_segment_index_build(&lines, NULL, &index, &error), &error);
    adg_snap_points(&lines, index, (const double[]){x, y}, 1, max_snap_m, 1, &result);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
    return result;
}

TEST(the_fraction_is_of_the_whole_line)
{
    adg_snap s = snap(110, 100, 50);
    assert_int_equal(s.line, 0);
    assert_exactly(s.fraction, 0.5);
    assert_exactly(s.x, 100);
    assert_exactly(s.y, 100);
    assert_exactly(s.distance_m, 10);
    assert_true(s.reached);
}

TEST(the_ends_are_exactly_zero_and_one)
{
    assert_exactly(snap(-7, 0, 50).fraction, 0);
    assert_exactly(snap(100, 333, 50).fraction, 1);
}

TEST(within_a_micrometre_of_an_end_is_that_end)
{
    assert_exactly(snap(0.9e-6, 5, 50).fraction, 0);
    assert_exactly(snap(105, 299.9999991, 50).fraction, 1);
    assert_true(snap(1.1e-6, 5, 50).fraction > 0);
    assert_true(snap(105, 299.999998, 50).fraction < 1);
}

TEST(the_furthest_snap_is_still_reached_and_beyond_it_not)
{
    assert_true(snap(50, -30, 30).reached);
    adg_snap beyond = snap(50, -30.001, 30);
    assert_false(beyond.reached);
    assert_close(beyond.distance_m, 30.001, 1e-12, 0);
    assert_int_equal(beyond.line, 0);
}

TEST(without_any_road_nothing_is_reached)
{
    adg_shapes lines = no_shapes();
    adg_segment_index *index = NULL;
    adg_snap s;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_segment_index_build(&lines, NULL, &index, &error), &error);
    adg_snap_points(&lines, index, (const double[]){1, 2}, 1, INFINITY, 2, &s);
    assert_int_equal(s.line, ADG_NONE);
    assert_exactly(s.distance_m, INFINITY);
    assert_false(s.reached);
    adg_segment_index_free(index);
    adg_shapes_release(&lines);
}

RUN(T(the_fraction_is_of_the_whole_line), T(the_ends_are_exactly_zero_and_one),
    T(within_a_micrometre_of_an_end_is_that_end),
    T(the_furthest_snap_is_still_reached_and_beyond_it_not), T(without_any_road_nothing_is_reached))
