/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/join.h"

#include <math.h>
#include <stdlib.h>

#include "core/random.h"
#include "support/shapes.h"
#include "support/test.h"

TEST(points_are_joined_to_the_polygon_they_lie_in)
{
    adg_shapes s = no_shapes();
    add_square(&s, 0, 0, 10);
    add_square(&s, 10, 0, 10);
    add_square(&s, 5, 5, 10);
    const double xy[] = {2, 2, 15, 2, 8, 8, 10, 2, 50, 50};
    uint32_t area[5], shared[5];
    const uint32_t none = ADG_NONE;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_join_polygons(&s, xy, 5, area, shared, &error), &error);
    assert_memory_equal(area, ((const uint32_t[]){0, 1, 0, 0, none}), sizeof area);
    assert_memory_equal(shared, ((const uint32_t[]){none, none, 2, none, none}), sizeof shared);
    assert_ok(adg_join_polygons(&s, xy, 5, area, NULL, &error), &error);
    assert_int_equal(area[1], 1);
    adg_shapes_release(&s);
}

static void nearest(const double *place_xy, size_t m, const double *xy, size_t n, uint32_t *result)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_join_nearest(place_xy, m, xy, n, result, &error), &error);
}

TEST(points_are_joined_to_the_nearest_place)
{
    const double places[] = {0, 0, 10, 0, 0, 30}, xy[] = {4, 0, 6, 0, 1, 20};
    uint32_t found[3];
    nearest(places, 3, xy, 3, found);
    assert_memory_equal(found, ((const uint32_t[]){0, 1, 2}), sizeof found);
}

TEST(of_equally_near_places_the_first_is_taken)
{
    const double places[] = {10, 0, 0, 0, 5, 5, 0, 0}, xy[] = {5, 0, 0, 0};
    uint32_t found[2];
    nearest(places, 4, xy, 2, found);
    assert_memory_equal(found, ((const uint32_t[]){0, 1}), sizeof found);
}

TEST(without_places_nothing_is_near)
{
    const double xy[] = {5, 0};
    uint32_t found[1];
    nearest(NULL, 0, xy, 1, found);
    assert_int_equal(found[0], ADG_NONE);
}

TEST(random_points_get_the_place_brute_force_finds)
{
    enum {
        M = 400,
        N = 500
    };
    static double places[2 * M], xy[2 * N];
    static uint32_t found[N];
    adg_random random;
    adg_random_seed(&random, 1);
    /* Whole numbers, so that there are ties and places above each other. */
    for (int k = 0; k < 2 * M; k++)
        places[k] = (double)adg_random_below(&random, k % 2 ? 60 : 15);
    for (int k = 0; k < 2 * N; k++)
        xy[k] = (double)adg_random_below(&random, 80) - 10;
    nearest(places, M, xy, N, found);
    for (int i = 0; i < N; i++) {
        uint32_t first = 0;
        for (uint32_t p = 1; p < M; p++)
            if (hypot(places[2 * p] - xy[2 * i], places[2 * p + 1] - xy[2 * i + 1]) <
                hypot(places[2 * first] - xy[2 * i], places[2 * first + 1] - xy[2 * i + 1]))
                first = p;
        assert_int_equal(found[i], first);
    }
}

RUN(T(points_are_joined_to_the_polygon_they_lie_in), T(points_are_joined_to_the_nearest_place),
    T(of_equally_near_places_the_first_is_taken), T(without_places_nothing_is_near),
    T(random_points_get_the_place_brute_force_finds))
