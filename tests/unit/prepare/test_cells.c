/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/cells.h"

#include <math.h>
#include <stdlib.h>

#include "core/text.h"
#include "support/shapes.h"
#include "support/test.h"

static adg_cells make(adg_population *population, double cell_m, adg_point_rule point)
{
    const adg_population_source source = {.cell_m = cell_m, .point = point};
    adg_cells cells;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_cells_make(&source, population, &cells, &error), &error);
    return cells;
}

static double *people(double a, double b)
{
    double *list = NEW(double, 2);
    list[0] = a;
    list[1] = b;
    return list;
}

/* Two parishes side by side, 400 m and 200 m wide, 200 m high:
 *
 *     +-----------+-----+ (1600,1200)
 *     |     0     |  1  |
 *     +-----------+-----+
 *  (1000,1000)                         */
static adg_population two_parishes(double people_0, double people_1)
{
    adg_population p = {.is_polygons = true, .n = 2, .shapes = no_shapes()};
    RING(&p.shapes, 1000, 1000, 1400, 1000, 1400, 1200, 1000, 1200);
    RING(&p.shapes, 1400, 1000, 1600, 1000, 1600, 1200, 1400, 1200);
    p.people = people(people_0, people_1);
    return p;
}

TEST(people_are_spread_evenly_over_the_squares_whose_centres_they_hold)
{
    adg_population p = two_parishes(80, 100);
    adg_cells cells = make(&p, 100, ADG_POINT_SURFACE);
    double sum[2] = {0, 0};
    assert_int_equal(cells.n, 8 + 4);
    assert_exactly(cells.cell_m, 100);
    assert_exactly(cells.total, 180);
    for (size_t i = 0; i < cells.n; i++) {
        int parish = cells.xy[2 * i] > 1400;
        assert_exactly(cells.people[i], parish ? 25 : 10);
        assert_exactly(fmod(cells.xy[2 * i], 100), 50);
        assert_exactly(fmod(cells.xy[2 * i + 1], 100), 50);
        sum[parish] += cells.people[i];
    }
    assert_all_exactly(sum, ((const double[]){80, 100}), 2);
    adg_cells_release(&cells);
}

TEST(squares_without_people_are_left_out)
{
    adg_population p = two_parishes(80, 0);
    adg_cells cells = make(&p, 100, ADG_POINT_SURFACE);
    assert_int_equal(cells.n, 8);
    assert_exactly(cells.total, 80);
    adg_cells_release(&cells);
}

TEST(a_parish_too_small_for_any_centre_is_one_cell_inside_it)
{
    adg_population p = two_parishes(80, 100);
    adg_cells cells = make(&p, 1000, ADG_POINT_SURFACE);
    assert_int_equal(cells.n, 2);
    assert_all_exactly(cells.people, ((const double[]){80, 100}), 2);
    assert_true(cells.xy[0] > 1000 && cells.xy[0] < 1400);
    assert_true(cells.xy[2] > 1400 && cells.xy[2] < 1600);
    adg_cells_release(&cells);
}

TEST(the_grid_is_aligned_to_multiples_of_the_side)
{
    adg_population p = {.is_polygons = true, .n = 1, .shapes = no_shapes()};
    add_square(&p.shapes, 1037, 1037, 150);
    p.people = people(9, 0);
    adg_cells cells = make(&p, 100, ADG_POINT_SURFACE);
    assert_int_equal(cells.n, 4);
    assert_exactly(cells.xy[0], 1050);
    assert_exactly(cells.xy[1], 1150);
    assert_close(cells.total, 9, 1e-15, 0);
    adg_cells_release(&cells);
}

TEST(west_and_south_of_the_origin_the_grid_goes_on)
{
    adg_population p = {.is_polygons = true, .n = 1, .shapes = no_shapes()};
    add_square(&p.shapes, -150, -150, 200);
    p.people = people(4, 0);
    adg_cells cells = make(&p, 100, ADG_POINT_SURFACE);
    assert_close(cells.total, 4, 1e-15, 0);
    for (size_t i = 0; i < cells.n; i++)
        assert_exactly(fabs(fmod(cells.xy[2 * i], 100)), 50);
    adg_cells_release(&cells);
}

TEST(groups_are_spread_like_the_people)
{
    adg_population p = two_parishes(80, 100);
    p.n_groups = 2;
    p.group = NEW(double, 4);
    for (int k = 0; k < 4; k++)
        p.group[k] = (const double[]){8, 40, 16, 20}[k];
    p.group_name = NEW(char *, 2);
    p.group_name[0] = adg_strdup("unge");
    p.group_name[1] = adg_strdup("gamle");
    adg_cells cells = make(&p, 100, ADG_POINT_SURFACE);
    for (size_t i = 0; i < cells.n; i++) {
        int parish = cells.xy[2 * i] > 1400;
        assert_exactly(cells.group[i], parish ? 10 : 1);
        assert_exactly(cells.group[cells.n + i], parish ? 5 : 2);
    }
    assert_string_equal(cells.group_name[1], "gamle");
    assert_int_equal(cells.n_groups, 2);
    assert_all_close(cells.group_total, ((const double[]){48, 36}), 2, 0, 1e-9);
    adg_cells_release(&cells);
}

TEST(without_squares_every_feature_is_one_cell)
{
    adg_population a = two_parishes(80, 0), b = two_parishes(80, 0);
    adg_cells centroid = make(&a, 0, ADG_POINT_CENTROID), surface = make(&b, 0, ADG_POINT_SURFACE);
    assert_int_equal(centroid.n, 2);
    assert_all_close(centroid.xy, ((const double[]){1200, 1100, 1500, 1100}), 4, 1e-12, 0);
    assert_int_equal(surface.n, 2);
    assert_true(surface.xy[2] > 1400 && surface.xy[2] < 1600);
    assert_exactly(surface.cell_m, 0);
    assert_exactly(surface.total, 80);
    adg_cells_release(&centroid);
    adg_cells_release(&surface);
}

TEST(points_and_rasters_are_cells_as_they_are)
{
    adg_population p = {.cell_m = 250, .n = 2};
    p.xy = NEW(double, 4);
    p.xy[3] = 7;
    p.people = people(5, 6);
    p.id = NEW(char *, 2);
    p.id[0] = adg_strdup("a");
    p.id[1] = adg_strdup("b");
    adg_cells cells = make(&p, 500, ADG_POINT_SURFACE);
    assert_int_equal(cells.n, 2);
    assert_exactly(cells.cell_m, 250);
    assert_exactly(cells.xy[3], 7);
    assert_exactly(cells.total, 11);
    assert_string_equal(cells.id[1], "b");
    assert_null(p.people);
    adg_cells_release(&cells);
}

TEST(squares_beyond_any_memory_are_refused)
{
    adg_population p = two_parishes(80, 100);
    const adg_population_source source = {.cell_m = 0.001};
    adg_cells cells;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_cells_make(&source, &p, &cells, &error), ADG_E_INVALID, &error,
                 "use larger cells");
    adg_cells_release(&cells);
}

RUN(T(people_are_spread_evenly_over_the_squares_whose_centres_they_hold),
    T(squares_without_people_are_left_out),
    T(a_parish_too_small_for_any_centre_is_one_cell_inside_it),
    T(the_grid_is_aligned_to_multiples_of_the_side),
    T(west_and_south_of_the_origin_the_grid_goes_on), T(groups_are_spread_like_the_people),
    T(without_squares_every_feature_is_one_cell), T(points_and_rasters_are_cells_as_they_are),
    T(squares_beyond_any_memory_are_refused))
