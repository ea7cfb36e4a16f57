/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/intrazonal.h"

#include <math.h>
#include <stdlib.h>

#include "support/matrix.h"
#include "support/test.h"

/* An engine of one cell of 1000 m around (500, 500), and one clinic that is `minutes` away. */
static double minutes_to(double x, double y, double minutes, double limit_min)
{
    const double cell[] = {500, 500}, clinic[] = {x, y};
    const uint32_t facility = 0;
    uint32_t which;
    double result = -1;
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_intrazonal_new(travel_of(&minutes, 1, 1), cell, clinic, 1000, &travel, &error),
              &error);
    assert_ok(adg_travel_nearest(travel, NULL, &facility, 1, 1, limit_min, &which, &result, &error),
              &error);
    adg_travel_free(travel);
    return result;
}

TEST(inside_its_own_cell_the_mean_distance_to_the_centre_counts)
{
    double local = adg_intrazonal_minutes(1000);
    assert_close(local, 0.9947544314034765, 1e-12, 0);
    assert_exactly(minutes_to(900, 100, 7, INFINITY), local);
    assert_exactly(minutes_to(500, 500, 0, INFINITY), local);
    assert_exactly(minutes_to(900, 100, INFINITY, INFINITY), local);
}

TEST(outside_the_cell_the_other_engine_decides)
{
    assert_exactly(minutes_to(1001, 500, 7, INFINITY), 7);
    assert_exactly(minutes_to(500, -1, 7, INFINITY), 7);
    assert_exactly(minutes_to(1001, 500, INFINITY, INFINITY), INFINITY);
}

TEST(the_limit_holds_inside_the_cell_too)
{
    assert_exactly(minutes_to(500, 500, 0, 0.9), INFINITY);
}

/* A road search needs a query of each thread's own; it must be passed through. */
TEST(queries_of_the_other_engine_are_passed_through)
{
    const adg_graph_edge edge = {0, 1, 5, 1};
    const uint32_t home[] = {0, 0}, clinic[] = {1, 0};
    const double homes_xy[] = {0, 0, 0, 0}, clinics_xy[] = {5000, 0, 10, 0};
    adg_travel *base = NULL, *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_travel_new(2, &edge, 1, home, 2, clinic, 2, ADG_TO_FACILITY, &base, &error),
              &error);
    assert_ok(adg_intrazonal_new(base, homes_xy, clinics_xy, 100, &travel, &error), &error);
    double *minutes = matrix_of(travel, 2, 2, 2), local = adg_intrazonal_minutes(100);
    assert_all_exactly(minutes, ((const double[]){5, local, 5, local}), 4);
    free(minutes);
    adg_travel_free(travel);
}

RUN(T(inside_its_own_cell_the_mean_distance_to_the_centre_counts),
    T(outside_the_cell_the_other_engine_decides), T(the_limit_holds_inside_the_cell_too),
    T(queries_of_the_other_engine_are_passed_through))
