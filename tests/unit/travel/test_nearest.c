/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/travel.h"

#include <math.h>

#include "support/matrix.h"
#include "support/test.h"

static void nearest(const double *matrix, size_t n_origins, size_t n_facilities,
                    const uint32_t *facility, size_t n, size_t k, uint32_t *which, double *minutes)
{
    adg_travel *travel = travel_of(matrix, n_origins, n_facilities);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_nearest(travel, NULL, facility, n, k, INFINITY, which, minutes, &error),
              &error);
    adg_travel_free(travel);
}

TEST(the_nearest_come_in_order_of_minutes)
{
    const double matrix[] = {30, 10, 20};
    uint32_t which[3];
    double minutes[3];
    nearest(matrix, 1, 3, (const uint32_t[]){0, 1, 2}, 3, 3, which, minutes);
    assert_memory_equal(which, ((const uint32_t[]){1, 2, 0}), sizeof which);
    assert_all_exactly(minutes, ((const double[]){10, 20, 30}), 3);
}

TEST(of_equally_near_ones_the_first_of_the_list_comes_first)
{
    const double matrix[] = {20, 10, 10, 10};
    uint32_t which[2];
    double minutes[2];
    nearest(matrix, 1, 4, (const uint32_t[]){0, 1, 2, 3}, 4, 2, which, minutes);
    assert_memory_equal(which, ((const uint32_t[]){1, 2}), sizeof which);
    nearest(matrix, 1, 4, (const uint32_t[]){3, 2, 1}, 3, 2, which, minutes);
    assert_memory_equal(which, ((const uint32_t[]){0, 1}), sizeof which);
}

/* The same way summed in another order may differ in the last digits. */
TEST(a_difference_of_rounding_is_a_tie)
{
    const double matrix[] = {0.1 + 0.2, 0.3, 0.3 - 1e-10};
    uint32_t which;
    double minutes;
    nearest(matrix, 1, 3, (const uint32_t[]){0, 1, 2}, 3, 1, &which, &minutes);
    assert_int_equal(which, 0);
}

TEST(a_difference_beyond_rounding_is_none)
{
    const double matrix[] = {10, 10 - 1e-8};
    uint32_t which;
    double minutes;
    nearest(matrix, 1, 2, (const uint32_t[]){0, 1}, 2, 1, &which, &minutes);
    assert_int_equal(which, 1);
}

TEST(where_there_are_fewer_than_k_the_rest_is_empty)
{
    const double matrix[] = {INFINITY, 7, INFINITY, INFINITY};
    uint32_t which[6];
    double minutes[6];
    nearest(matrix, 2, 2, (const uint32_t[]){0, 1}, 2, 3, which, minutes);
    assert_memory_equal(which,
                        ((const uint32_t[]){1, ADG_NONE, ADG_NONE, ADG_NONE, ADG_NONE, ADG_NONE}),
                        sizeof which);
    assert_exactly(minutes[0], 7);
    for (int i = 1; i < 6; i++)
        assert_exactly(minutes[i], INFINITY);
}

TEST(positions_are_those_of_the_list_and_not_of_the_facilities)
{
    const double matrix[] = {30, 10, 20};
    uint32_t which;
    double minutes;
    nearest(matrix, 1, 3, (const uint32_t[]){2, 0}, 2, 1, &which, &minutes);
    assert_int_equal(which, 0);
    assert_exactly(minutes, 20);
}

TEST(an_empty_list_reaches_nobody)
{
    const double matrix[] = {30};
    uint32_t which;
    double minutes;
    nearest(matrix, 1, 1, NULL, 0, 1, &which, &minutes);
    assert_int_equal(which, ADG_NONE);
    assert_exactly(minutes, INFINITY);
}

RUN(T(the_nearest_come_in_order_of_minutes),
    T(of_equally_near_ones_the_first_of_the_list_comes_first), T(a_difference_of_rounding_is_a_tie),
    T(a_difference_beyond_rounding_is_none), T(where_there_are_fewer_than_k_the_rest_is_empty),
    T(positions_are_those_of_the_list_and_not_of_the_facilities), T(an_empty_list_reaches_nobody))
