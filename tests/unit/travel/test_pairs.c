/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/travel.h"

#include <math.h>

#include "support/matrix.h"
#include "support/test.h"

static adg_pairs pairs_within(const adg_travel *travel, const uint32_t *facility, size_t n,
                              double limit)
{
    adg_pairs pairs;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_pairs_within(travel, NULL, facility, n, limit, &pairs, &error), &error);
    return pairs;
}

TEST(pairs_come_facility_by_facility_with_origins_increasing)
{
    const double matrix[] = {10, 30.5, /**/ 30, INFINITY, /**/ 5, 20};
    adg_travel *travel = travel_of(matrix, 3, 2);
    adg_pairs p = pairs_within(travel, (const uint32_t[]){1, 0}, 2, 30);
    assert_int_equal(p.n, 2);
    assert_int_equal(p.n_pairs, 4);
    assert_memory_equal(p.first, ((const size_t[]){0, 1, 4}), 3 * sizeof *p.first);
    assert_memory_equal(p.origin, ((const uint32_t[]){2, 0, 1, 2}), 4 * sizeof *p.origin);
    assert_all_exactly(p.minutes, ((const double[]){20, 10, 30, 5}), 4);
    adg_pairs_release(&p);
    adg_travel_free(travel);
}

TEST(without_a_limit_the_unreachable_are_still_left_out)
{
    const double matrix[] = {10, INFINITY};
    adg_travel *travel = travel_of(matrix, 2, 1);
    adg_pairs p = pairs_within(travel, (const uint32_t[]){0}, 1, INFINITY);
    assert_int_equal(p.n_pairs, 1);
    adg_pairs_release(&p);
    adg_travel_free(travel);
}

TEST(nothing_within_the_limit_is_an_empty_list)
{
    const double matrix[] = {10, 20};
    adg_travel *travel = travel_of(matrix, 2, 1);
    adg_pairs p = pairs_within(travel, (const uint32_t[]){0}, 1, 5);
    assert_int_equal(p.n_pairs, 0);
    assert_int_equal(p.first[1], 0);
    adg_pairs_release(&p);
    p = pairs_within(travel, NULL, 0, 5);
    assert_int_equal(p.first[0], 0);
    adg_pairs_release(&p);
    adg_travel_free(travel);
}

TEST(many_pairs_find_room)
{
    enum {
        N_ORIGINS = 300,
        N_FACILITIES = 60
    };
    static double matrix[N_ORIGINS * N_FACILITIES];
    uint32_t facility[N_FACILITIES];
    for (size_t p = 0; p < N_OF(matrix); p++)
        matrix[p] = (double)p;
    for (uint32_t j = 0; j < N_FACILITIES; j++)
        facility[j] = j;
    adg_travel *travel = travel_of(matrix, N_ORIGINS, N_FACILITIES);
    adg_pairs p = pairs_within(travel, facility, N_FACILITIES, INFINITY);
    assert_int_equal(p.n_pairs, N_ORIGINS * N_FACILITIES);
    for (size_t j = 0; j < N_FACILITIES; j++)
        for (size_t k = p.first[j]; k < p.first[j + 1]; k++)
            assert_exactly(p.minutes[k], matrix[p.origin[k] * N_FACILITIES + j]);
    adg_pairs_release(&p);
    adg_travel_free(travel);
}

RUN(T(pairs_come_facility_by_facility_with_origins_increasing),
    T(without_a_limit_the_unreachable_are_still_left_out),
    T(nothing_within_the_limit_is_an_empty_list), T(many_pairs_find_room))
