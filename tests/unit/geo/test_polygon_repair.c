/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "geo/polygons.h"
#include "support/shapes.h"
#include "support/test.h"

static double area_of(const adg_shapes *polygons, size_t feature)
{
    double area[8];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_areas(polygons, area, &error), &error);
    return area[feature];
}

/* ---- repair ---- */

TEST(a_valid_polygon_keeps_every_bit)
{
    adg_shapes s = no_shapes();
    RING(&s, 0.1, 0.2, 10.3, 0.4, 10.5, 10.6, 0.7, 10.8);
    HOLE(&s, 2, 2, 2, 4, 4, 4, 4, 2);
    PIECE(&s, 20, 20, 30, 20, 30, 30);
    double before[28];
    memcpy(before, s.xy, sizeof before);
    char *reason;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_repair(&s, &reason, &error), &error);
    assert_null(reason);
    assert_int_equal(s.n_points, 14);
    assert_memory_equal(s.xy, before, sizeof before);
    assert_true(s.hole[1]);
    assert_false(s.hole[2]);
    adg_shapes_release(&s);
}

TEST(a_bow_tie_becomes_two_triangles)
{
    /*   (0,2) . . (2,2)
     *         \ /
     *         / \
     *   (0,0) . . (2,0)   */
    adg_shapes s = no_shapes();
    add_square(&s, 50, 50, 1);
    RING(&s, 0, 0, 2, 2, 2, 0, 0, 2);
    char *reason[2];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_repair(&s, reason, &error), &error);
    assert_null(reason[0]);
    assert_says(reason[1], "Self-intersection");
    assert_says(reason[1], "[1 1]");
    assert_close(area_of(&s, 1), 2, 1e-12, 0);
    assert_int_equal(s.first_part[2] - s.first_part[1], 2);
    free(reason[1]);
    adg_shapes_release(&s);
}

TEST(a_ring_of_two_points_is_lost_and_said_so)
{
    adg_shapes s = no_shapes();
    RING(&s, 0, 0, 5, 5);
    add_square(&s, 0, 0, 1);
    char *reason[2];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_repair(&s, reason, &error), &error);
    assert_non_null(reason[0]);
    assert_null(reason[1]);
    assert_int_equal(s.n, 2);
    assert_int_equal(s.first_part[1], 0);
    assert_close(area_of(&s, 1), 1, 1e-15, 0);
    free(reason[0]);
    adg_shapes_release(&s);
}

TEST(a_polygon_without_ground_is_left_with_none)
{
    adg_shapes s = no_shapes();
    RING(&s, 0, 0, 5, 0, 9, 0);
    char *reason;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_repair(&s, &reason, &error), &error);
    assert_non_null(reason);
    assert_int_equal(s.n, 1);
    assert_int_equal(s.n_parts, 0);
    free(reason);
    adg_shapes_release(&s);
}

TEST(a_feature_without_geometry_stays_one)
{
    adg_shapes s = no_shapes();
    assert_true(adg_shapes_begin_feature(&s));
    char *reason;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_repair(&s, &reason, &error), &error);
    assert_int_equal(s.n, 1);
    assert_int_equal(s.n_parts, 0);
    free(reason);
    adg_shapes_release(&s);
}

/* ---- dissolve ---- */

TEST(several_features_become_one_zone)
{
    /*   group 1: two squares side by side     group 0: one alone     group 2: two apart */
    adg_shapes s = no_shapes(), zones = {0};
    add_square(&s, 0, 0, 10);
    add_square(&s, 100, 0, 3);
    add_square(&s, 10, 0, 10);
    add_square(&s, 200, 0, 1);
    add_square(&s, 300, 0, 2);
    const uint32_t group[] = {1, 0, 1, 2, 2};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_dissolve(&s, group, 3, &zones, &error), &error);
    assert_int_equal(zones.n, 3);
    assert_close(area_of(&zones, 0), 9, 1e-12, 0);
    assert_close(area_of(&zones, 1), 200, 1e-12, 0);
    assert_close(area_of(&zones, 2), 5, 1e-12, 0);
    assert_int_equal(zones.first_part[2] - zones.first_part[1], 1);
    assert_int_equal(zones.first_part[3] - zones.first_part[2], 2);
    adg_shapes_release(&zones);
    adg_shapes_release(&s);
}

TEST(shared_ground_counts_once)
{
    adg_shapes s = no_shapes(), zones = {0};
    add_square(&s, 0, 0, 10);
    add_square(&s, 5, 0, 10);
    const uint32_t group[] = {0, 0};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_dissolve(&s, group, 1, &zones, &error), &error);
    assert_close(area_of(&zones, 0), 150, 1e-12, 0);
    adg_shapes_release(&zones);
    adg_shapes_release(&s);
}

TEST(a_group_of_one_keeps_every_bit)
{
    adg_shapes s = no_shapes(), zones = {0};
    RING(&s, 0.1, 0.1, 7.3, 0.7, 3.1, 9.9);
    const uint32_t group[] = {0};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_dissolve(&s, group, 1, &zones, &error), &error);
    assert_memory_equal(zones.xy, s.xy, 2 * s.n_points * sizeof *s.xy);
    adg_shapes_release(&zones);
    adg_shapes_release(&s);
}

RUN(T(a_valid_polygon_keeps_every_bit), T(a_bow_tie_becomes_two_triangles),
    T(a_ring_of_two_points_is_lost_and_said_so), T(a_polygon_without_ground_is_left_with_none),
    T(a_feature_without_geometry_stays_one), T(several_features_become_one_zone),
    T(shared_ground_counts_once), T(a_group_of_one_keeps_every_bit))
