/* SPDX-License-Identifier: MPL-2.0 */
#include "network/hilbert.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/random.h"
#include "support/test.h"

TEST(the_curve_begins_in_one_corner_and_ends_in_the_next)
{
    const uint32_t last = (1u << 16) - 1;
    assert_int_equal(adg_hilbert_position(0, 0), 0);
    assert_int_equal(adg_hilbert_position(last, 0), UINT32_MAX);
}

/* One step along the curve is one step to a neighbour, or it is no Hilbert curve: every place of a
 * corner of 64 x 64 (a quadrant of a quadrant ...) is visited once, neighbour after neighbour. */
TEST(neighbours_on_the_curve_are_neighbours_in_the_plane)
{
    enum {
        SIDE = 64
    };
    uint32_t *place = NEW(uint32_t, SIDE * SIDE);
    bool *seen = NEW(bool, SIDE *SIDE);
    for (uint32_t y = 0; y < SIDE; y++)
        for (uint32_t x = 0; x < SIDE; x++) {
            uint32_t position = adg_hilbert_position(x, y);
            assert_in_range(position, 0, SIDE * SIDE - 1);
            assert_false(seen[position]);
            seen[position] = true;
            place[position] = y * SIDE + x;
        }
    for (int k = 1; k < SIDE * SIDE; k++) {
        int dx = abs((int)(place[k] % SIDE) - (int)(place[k - 1] % SIDE));
        int dy = abs((int)(place[k] / SIDE) - (int)(place[k - 1] / SIDE));
        assert_int_equal(dx + dy, 1);
    }
    free(place);
    free(seen);
}

static void order_of(const double *xy, size_t n, uint32_t *order)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_hilbert_order(xy, n, order, &error), &error);
}

TEST(equal_places_keep_their_order)
{
    const double xy[] = {5, 5, 5, 5, 5, 5};
    uint32_t order[3];
    order_of(xy, 3, order);
    assert_memory_equal(order, ((const uint32_t[]){0, 1, 2}), sizeof order);
}

TEST(nothing_has_an_order)
{
    order_of(NULL, 0, NULL);
}

TEST(the_order_holds_every_point_once_wherever_they_lie)
{
    enum {
        N = 5000
    };
    double *xy = NEW(double, 2 * N);
    uint32_t *order = NEW(uint32_t, N);
    bool *seen = NEW(bool, N);
    adg_random random;
    adg_random_seed(&random, 1);
    for (int i = 0; i < 2 * N; i++)
        xy[i] = -1e6 + 3e6 * adg_random_uniform(&random);
    order_of(xy, N, order);
    for (int k = 0; k < N; k++) {
        assert_false(seen[order[k]]);
        seen[order[k]] = true;
    }
    free(xy);
    free(order);
    free(seen);
}

TEST(along_the_curve_the_way_is_short)
{
    enum {
        N = 4000
    };
    double *xy = NEW(double, 2 * N), along = 0;
    uint32_t *order = NEW(uint32_t, N);
    adg_random random;
    adg_random_seed(&random, 2);
    for (int i = 0; i < 2 * N; i++)
        xy[i] = adg_random_uniform(&random);
    order_of(xy, N, order);
    for (int k = 1; k < N; k++) {
        const double *p = xy + 2 * order[k - 1], *q = xy + 2 * order[k];
        along += hypot(q[0] - p[0], q[1] - p[1]);
    }
    /* The shortest tour through N random points of the unit square is about 0.71 sqrt(N), the curve
     * some 25 % longer; a random order would be 0.52 N, thirty times as long. */
    assert_true(along < 1.2 * sqrt(N));
    free(xy);
    free(order);
}

RUN(T(the_curve_begins_in_one_corner_and_ends_in_the_next),
    T(neighbours_on_the_curve_are_neighbours_in_the_plane), T(equal_places_keep_their_order),
    T(nothing_has_an_order), T(the_order_holds_every_point_once_wherever_they_lie),
    T(along_the_curve_the_way_is_short))
