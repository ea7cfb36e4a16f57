/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "core/random.h"
#include "geo/polygons.h"
#include "support/shapes.h"
#include "support/test.h"

static adg_polygon_index *index_of(const adg_shapes *polygons)
{
    adg_polygon_index *index = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygon_index_build(polygons, &index, &error), &error);
    return index;
}

/*   0: (0,0)-(10,10)    1: its neighbour to the east    2: over both, from (8,2) to (12,6)
 *   3: far off, with a hole                                                                */
static adg_polygon_index *four_zones(void)
{
    adg_shapes s = no_shapes();
    add_square(&s, 0, 0, 10);
    add_square(&s, 10, 0, 10);
    add_square(&s, 8, 2, 4);
    add_square(&s, 100, 100, 10);
    HOLE(&s, 104, 104, 104, 106, 106, 106, 106, 104);
    adg_polygon_index *index = index_of(&s);
    adg_shapes_release(&s); /* not needed any more */
    return index;
}

static void assert_found(double x, double y, uint32_t expected, uint32_t expected_next)
{
    adg_polygon_index *index = four_zones();
    uint32_t next = 7;
    assert_int_equal(adg_polygon_index_find(index, x, y, &next), expected);
    assert_int_equal(next, expected_next);
    assert_int_equal(adg_polygon_index_find(index, x, y, NULL), expected);
    adg_polygon_index_free(index);
}

TEST(a_point_lies_in_its_zone)
{
    assert_found(5, 5, 0, ADG_NONE);
    assert_found(15, 8, 1, ADG_NONE);
    assert_found(50, 50, ADG_NONE, ADG_NONE);
}

TEST(a_border_belongs_to_the_first_zone_and_is_no_overlap)
{
    assert_found(10, 8, 0, ADG_NONE);
    assert_found(0, 0, 0, ADG_NONE);
    assert_found(20, 10, 1, ADG_NONE);
}

TEST(where_zones_overlap_the_first_has_it_and_the_second_is_named)
{
    assert_found(9, 4, 0, 2);
    assert_found(11, 4, 1, 2);
}

/* On the border between 0 and 1, inside 2: covered three times, inside one only. */
TEST(the_second_zone_must_hold_the_point_off_its_border)
{
    assert_found(9, 2, 0, ADG_NONE);
}

TEST(a_hole_is_outside_and_its_rim_is_not)
{
    assert_found(102, 102, 3, ADG_NONE);
    assert_found(105, 105, ADG_NONE, ADG_NONE);
    assert_found(104, 105, 3, ADG_NONE);
}

TEST(no_place_lies_nowhere)
{
    assert_found(NAN, 5, ADG_NONE, ADG_NONE);
}

TEST(features_without_geometry_hold_nothing)
{
    adg_shapes s = no_shapes();
    assert_true(adg_shapes_begin_feature(&s));
    add_square(&s, 0, 0, 1);
    adg_polygon_index *index = index_of(&s);
    assert_int_equal(adg_polygon_index_find(index, 0.5, 0.5, NULL), 1);
    adg_polygon_index_free(index);
    adg_shapes_release(&s);
}

/* ---- against the even-odd rule ---- */

/* A star of many corners around a middle. */
static void add_star(adg_shapes *shapes, adg_random *random)
{
    enum {
        CORNERS = 11
    };
    double xy[2 * CORNERS], x = 100 * adg_random_uniform(random);
    double y = 100 * adg_random_uniform(random);
    for (int k = 0; k < CORNERS; k++) {
        double radius = 2 + 15 * adg_random_uniform(random), angle = 2 * 3.14159265 * k / CORNERS;
        xy[2 * k] = x + radius * cos(angle);
        xy[2 * k + 1] = y + radius * sin(angle);
    }
    add_ring(shapes, xy, CORNERS, true, false);
}

static bool holds(const adg_shapes *s, size_t f, double x, double y)
{
    bool inside = false;
    for (size_t k = s->first_point[f]; k + 1 < s->first_point[f + 1]; k++) {
        const double *p = s->xy + 2 * k;
        if ((p[1] > y) != (p[3] > y) && x < p[0] + (y - p[1]) * (p[2] - p[0]) / (p[3] - p[1]))
            inside = !inside;
    }
    return inside;
}

TEST(random_points_are_found_as_the_even_odd_rule_says)
{
    adg_random random;
    adg_random_seed(&random, 1);
    adg_shapes s = no_shapes();
    for (int f = 0; f < 60; f++)
        add_star(&s, &random);
    adg_polygon_index *index = index_of(&s);
    for (int i = 0; i < 5000; i++) {
        double x = 120 * adg_random_uniform(&random) - 10,
               y = 120 * adg_random_uniform(&random) - 10;
        uint32_t covering[2] = {ADG_NONE, ADG_NONE}, n = 0, next;
        for (uint32_t f = 0; f < s.n && n < 2; f++)
            if (holds(&s, f, x, y))
                covering[n++] = f;
        assert_int_equal(adg_polygon_index_find(index, x, y, &next), covering[0]);
        assert_int_equal(next, covering[1]);
    }
    adg_polygon_index_free(index);
    adg_shapes_release(&s);
}

/* ---- overlaps ---- */

static adg_overlap *overlaps_of(const adg_shapes *s, double min_area, size_t *n)
{
    adg_overlap *overlaps = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_overlaps(s, min_area, &overlaps, n, &error), &error);
    return overlaps;
}

TEST(shared_ground_is_measured_pair_by_pair)
{
    adg_shapes s = no_shapes();
    size_t n;
    add_square(&s, 10, 0, 10);
    add_square(&s, 0, 0, 10); /* touches, no more */
    add_square(&s, 8, 2, 4);
    adg_overlap *o = overlaps_of(&s, 0, &n);
    assert_int_equal(n, 2);
    assert_int_equal(o[0].a, 0);
    assert_int_equal(o[0].b, 2);
    assert_close(o[0].area_m2, 8, 1e-12, 0);
    assert_true(o[0].x >= 10 && o[0].x <= 12 && o[0].y >= 2 && o[0].y <= 6);
    assert_int_equal(o[1].a, 1);
    assert_int_equal(o[1].b, 2);
    free(o);
    adg_shapes_release(&s);
}

TEST(slivers_up_to_the_least_area_are_none)
{
    adg_shapes s = no_shapes();
    size_t n;
    add_square(&s, 0, 0, 10);
    add_square(&s, 9, 0, 10);
    free(overlaps_of(&s, 10, &n));
    assert_int_equal(n, 0);
    free(overlaps_of(&s, 9.99, &n));
    assert_int_equal(n, 1);
    adg_shapes_release(&s);
}

RUN(T(a_point_lies_in_its_zone), T(a_border_belongs_to_the_first_zone_and_is_no_overlap),
    T(where_zones_overlap_the_first_has_it_and_the_second_is_named),
    T(the_second_zone_must_hold_the_point_off_its_border), T(a_hole_is_outside_and_its_rim_is_not),
    T(no_place_lies_nowhere), T(features_without_geometry_hold_nothing),
    T(random_points_are_found_as_the_even_odd_rule_says), T(shared_ground_is_measured_pair_by_pair),
    T(slivers_up_to_the_least_area_are_none))
