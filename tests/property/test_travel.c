/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of travel times whatever the network is. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/travel.h"
#include "core/id_index.h"
#include "network/snap.h"
#include "support/hand_roads.h"
#include "support/matrix.h"
#include "support/random_roads.h"
#include "support/shapes.h"
#include "support/test.h"
#include "travel/road.h"

enum {
    N_HOMES = 300,
    N_CLINICS = 24,
    ROUNDS = 6
};

/* A random town with homes and clinics. */
typedef struct {
    adg_road_network network;
    double home_xy[2 * N_HOMES], clinic_xy[2 * N_CLINICS];
    adg_snap home[N_HOMES], clinic[N_CLINICS];
    adg_travel *travel;
} town;

static void draw_places(double *xy, size_t n, adg_random *random)
{
    for (size_t i = 0; i < n; i++) {
        xy[2 * i] = random_between(random, -500, 6000);
        xy[2 * i + 1] = random_between(random, -500, 6000);
    }
}

static void snap(const town *t, const double *xy, size_t n, int threads, adg_snap *result)
{
    adg_snap_points(&t->network.roads.lines, t->network.stops, xy, n, 600, threads, result);
}

static town *found_town(uint64_t seed)
{
    const roads_wish wish = {.rows = 12,
                             .columns = 12,
                             .missing = 0.15,
                             .one_way = 0.2,
                             .zero = 0.02,
                             .parallel = 10,
                             .shortest_min = 0.1,
                             .longest_min = 5};
    adg_random random;
    adg_random_seed(&random, seed);
    town *t = NEW(town, 1);
    random_roads drawn = random_roads_draw(&wish, &random);
    adg_roads roads = no_roads();
    for (uint32_t e = 0; e < drawn.n_edges; e++) {
        const adg_edge *edge = &drawn.edge[e];
        const double *p = drawn.xy + 2 * edge->from, *q = drawn.xy + 2 * edge->to;
        adg_road_direction direction = isinf(edge->minutes_backward)  ? ADG_ROAD_FORWARD
                                       : isinf(edge->minutes_forward) ? ADG_ROAD_BACKWARD
                                                                      : ADG_ROAD_BOTH;
        ROAD(&roads, fmin(edge->minutes_forward, edge->minutes_backward), direction, p[0], p[1],
             q[0], q[1]);
    }
    random_roads_release(&drawn);
    build_network(&roads, &t->network);
    draw_places(t->home_xy, N_HOMES, &random);
    draw_places(t->clinic_xy, N_CLINICS, &random);
    /* In every other town three clinics stand in each place that has one. */
    for (size_t k = N_CLINICS / 3; seed % 2 == 1 && k < N_CLINICS; k++)
        memcpy(t->clinic_xy + 2 * k, t->clinic_xy + 2 * (k % (N_CLINICS / 3)), 2 * sizeof(double));
    snap(t, t->home_xy, N_HOMES, 1, t->home);
    snap(t, t->clinic_xy, N_CLINICS, 1, t->clinic);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_travel_new(&t->network, t->home, N_HOMES, t->clinic, N_CLINICS, 5,
                                  ADG_TO_FACILITY, &t->travel, &error),
              &error);
    return t;
}

static void abandon(town *t)
{
    adg_travel_free(t->travel);
    adg_road_network_release(&t->network);
    free(t);
}

static void nearest(const town *t, int threads, size_t n, size_t k, uint32_t *which,
                    double *minutes)
{
    const adg_context context = {.threads = threads};
    uint32_t *list = all_of(n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_nearest(t->travel, &context, list, n, k, INFINITY, which, minutes, &error),
              &error);
    free(list);
}

/* ---- the number of threads changes no bit ---- */

TEST(rows_are_the_same_for_every_number_of_threads)
{
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed);
        double *one = matrix_of(t->travel, N_HOMES, N_CLINICS, 1);
        for (int threads = 2; threads <= 7; threads++) {
            double *many = matrix_of(t->travel, N_HOMES, N_CLINICS, threads);
            assert_memory_equal(many, one, N_HOMES * N_CLINICS * sizeof *one);
            free(many);
        }
        free(one);
        abandon(t);
    }
}

TEST(the_nearest_are_the_same_for_every_number_of_threads)
{
    enum {
        K = 3
    };
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed);
        static uint32_t one[N_HOMES * K], many[N_HOMES * K];
        static double one_min[N_HOMES * K], many_min[N_HOMES * K];
        nearest(t, 1, N_CLINICS, K, one, one_min);
        for (int threads = 2; threads <= 7; threads++) {
            nearest(t, threads, N_CLINICS, K, many, many_min);
            assert_memory_equal(many, one, sizeof one);
            assert_memory_equal(many_min, one_min, sizeof one_min);
        }
        abandon(t);
    }
}

TEST(pairs_are_the_same_for_every_number_of_threads)
{
    town *t = found_town(1);
    uint32_t *all = all_of(N_CLINICS);
    adg_error error = ADG_ERROR_INIT;
    adg_pairs one, many;
    assert_ok(adg_travel_pairs_within(t->travel, &(adg_context){.threads = 1}, all, N_CLINICS, 20,
                                      &one, &error),
              &error);
    assert_true(one.n_pairs > 0);
    for (int threads = 2; threads <= 7; threads++) {
        assert_ok(adg_travel_pairs_within(t->travel, &(adg_context){.threads = threads}, all,
                                          N_CLINICS, 20, &many, &error),
                  &error);
        assert_int_equal(many.n_pairs, one.n_pairs);
        assert_memory_equal(many.first, one.first, (one.n + 1) * sizeof *one.first);
        assert_memory_equal(many.origin, one.origin, one.n_pairs * sizeof *one.origin);
        assert_memory_equal(many.minutes, one.minutes, one.n_pairs * sizeof *one.minutes);
        adg_pairs_release(&many);
    }
    adg_pairs_release(&one);
    free(all);
    abandon(t);
}

static int same_snap(const adg_snap *a, const adg_snap *b)
{
    return a->line == b->line && a->fraction == b->fraction && a->x == b->x && a->y == b->y &&
           a->distance_m == b->distance_m && a->reached == b->reached;
}

TEST(snapping_is_the_same_for_every_number_of_threads)
{
    enum {
        MANY = 5000
    };
    static double xy[2 * MANY];
    static adg_snap one[MANY], many[MANY];
    town *t = found_town(2);
    adg_random random;
    adg_random_seed(&random, 2);
    draw_places(xy, MANY, &random);
    snap(t, xy, MANY, 1, one);
    for (int threads = 2; threads <= 7; threads++) {
        snap(t, xy, MANY, threads, many);
        for (int i = 0; i < MANY; i++)
            assert_true(same_snap(&many[i], &one[i]));
    }
    abandon(t);
}

/* ---- one search for all is as good as one for each ---- */

TEST(the_nearest_of_all_is_the_least_of_the_rows)
{
    for (uint64_t seed = 0; seed < 4 * ROUNDS; seed++) {
        town *t = found_town(seed);
        uint32_t which[N_HOMES];
        double minutes[N_HOMES], *rows = matrix_of(t->travel, N_HOMES, N_CLINICS, 1);
        nearest(t, 1, N_CLINICS, 1, which, minutes);
        for (size_t i = 0; i < N_HOMES; i++) {
            double least = INFINITY;
            uint32_t expected = ADG_NONE;
            for (size_t k = 0; k < N_CLINICS; k++)
                least = fmin(least, rows[i * N_CLINICS + k]);
            for (uint32_t k = N_CLINICS; k-- > 0;)
                if (isfinite(least) && rows[i * N_CLINICS + k] <= least + ADG_TIE_MIN)
                    expected = k;
            assert_int_equal(which[i], expected);
            assert_close(minutes[i], least, 1e-12, 0);
        }
        free(rows);
        abandon(t);
    }
}

/* ---- what one more facility, one more road or a longer limit can do ---- */

TEST(a_further_facility_never_lengthens_a_time)
{
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed);
        uint32_t which[N_HOMES];
        double before[N_HOMES], after[N_HOMES];
        for (size_t i = 0; i < N_HOMES; i++)
            before[i] = INFINITY;
        for (size_t n = 1; n <= N_CLINICS; n++) {
            nearest(t, 1, n, 1, which, after);
            for (size_t i = 0; i < N_HOMES; i++)
                assert_true(after[i] <= before[i]);
            memcpy(before, after, sizeof before);
        }
        abandon(t);
    }
}

/* The r-th of a row: the shortest that is left, and of all that tie with it the first. */
static uint32_t take_nearest(double *row, double limit_min, double *minutes)
{
    double shortest = INFINITY;
    for (size_t j = 0; j < N_CLINICS; j++)
        shortest = fmin(shortest, row[j]);
    *minutes = INFINITY;
    if (!(shortest <= limit_min) || isinf(shortest))
        return ADG_NONE;
    for (uint32_t j = 0;; j++)
        if (row[j] <= shortest + ADG_TIE_MIN) {
            *minutes = row[j];
            row[j] = INFINITY;
            return j;
        }
}

static void assert_k_nearest(const town *t, double *matrix, size_t k, double limit_min)
{
    static uint32_t which[N_HOMES * N_CLINICS], *all;
    static double minutes[N_HOMES * N_CLINICS];
    double row[N_CLINICS], expected;
    adg_error error = ADG_ERROR_INIT;
    all = all_of(N_CLINICS);
    assert_ok(adg_travel_nearest(t->travel, NULL, all, N_CLINICS, k, limit_min, which, minutes,
                                 &error),
              &error);
    for (size_t i = 0; i < N_HOMES; i++) {
        memcpy(row, matrix + i * N_CLINICS, sizeof row);
        for (size_t r = 0; r < k; r++) {
            assert_int_equal(which[i * k + r], take_nearest(row, limit_min, &expected));
            assert_exactly(minutes[i * k + r], expected);
        }
    }
    free(all);
}

/* By one search for few, row by row for many. */
TEST(the_k_nearest_are_the_k_smallest_of_the_row)
{
    for (uint64_t seed = 0; seed < 40; seed++) {
        town *t = found_town(seed);
        double *matrix = matrix_of(t->travel, N_HOMES, N_CLINICS, 2);
        for (size_t k = 2; k <= 8; k++) {
            assert_k_nearest(t, matrix, k, INFINITY);
            assert_k_nearest(t, matrix, k, 3.0 * (double)k);
        }
        free(matrix);
        abandon(t);
    }
}

TEST(a_limit_only_cuts_off)
{
    town *t = found_town(4);
    uint32_t *all = all_of(N_CLINICS);
    double *matrix = matrix_of(t->travel, N_HOMES, N_CLINICS, 1);
    for (double limit = 0; limit < 40; limit += 3.7) {
        adg_pairs pairs;
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_travel_pairs_within(t->travel, NULL, all, N_CLINICS, limit, &pairs, &error),
                  &error);
        size_t expected = 0;
        for (size_t p = 0; p < N_HOMES * N_CLINICS; p++)
            expected += matrix[p] <= limit;
        assert_int_equal(pairs.n_pairs, expected);
        for (size_t j = 0; j < pairs.n; j++)
            for (size_t p = pairs.first[j]; p < pairs.first[j + 1]; p++)
                assert_exactly(pairs.minutes[p], matrix[pairs.origin[p] * N_CLINICS + j]);
        adg_pairs_release(&pairs);
    }
    free(matrix);
    free(all);
    abandon(t);
}

/* There is never a faster way by way of another place. */
TEST(times_between_nodes_obey_the_triangle)
{
    enum {
        N = 49
    };
    const roads_wish wish = {.rows = 7,
                             .columns = 7,
                             .missing = 0.1,
                             .one_way = 0.3,
                             .shortest_min = 0.1,
                             .longest_min = 9};
    adg_random random;
    adg_random_seed(&random, 9);
    random_roads roads = random_roads_draw(&wish, &random);
    adg_graph_edge *edge = NEW(adg_graph_edge, roads.n_edges);
    for (uint32_t e = 0; e < roads.n_edges; e++)
        edge[e] =
            (adg_graph_edge){roads.edge[e].from, roads.edge[e].to,
                             fmin(roads.edge[e].minutes_forward, roads.edge[e].minutes_backward),
                             isfinite(roads.edge[e].minutes_backward)};
    uint32_t *all = all_of(N);
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_travel_new(N, edge, roads.n_edges, all, N, all, N, ADG_TO_FACILITY, &travel,
                                   &error),
              &error);
    double *t = matrix_of(travel, N, N, 2);
    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++)
            for (size_t k = 0; k < N; k++)
                assert_true(t[i * N + k] <= (t[i * N + j] + t[j * N + k]) * (1 + 1e-12));
    free(t);
    free(all);
    free(edge);
    adg_travel_free(travel);
    random_roads_release(&roads);
}

RUN(T(the_nearest_of_all_is_the_least_of_the_rows),
    T(rows_are_the_same_for_every_number_of_threads),
    T(the_nearest_are_the_same_for_every_number_of_threads),
    T(pairs_are_the_same_for_every_number_of_threads),
    T(snapping_is_the_same_for_every_number_of_threads),
    T(a_further_facility_never_lengthens_a_time), T(the_k_nearest_are_the_k_smallest_of_the_row),
    T(a_limit_only_cuts_off), T(times_between_nodes_obey_the_triangle))
