/* SPDX-License-Identifier: MPL-2.0 */
/* A thousand rows, swept over a hierarchy, against the same rows asked a few at a time. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/travel.h"
#include "network/snap.h"
#include "support/hand_roads.h"
#include "support/random_roads.h"
#include "support/test.h"
#include "travel/intrazonal.h"
#include "travel/road.h"
#include "travel/row_sweeps.h"

enum {
    N_ORIGINS = 60,
    N_FACILITIES = 40,
    N_ROWS = 1500, /* every facility many times over */
    N_FEW = 20
};

typedef struct {
    adg_road_network network; /* by road */
    adg_travel *travel;
    double origin_xy[2 * N_ORIGINS], facility_xy[2 * N_FACILITIES];
} world;

static const roads_wish WISH = {.rows = 9,
                                .columns = 9,
                                .missing = 0.05,
                                .one_way = 0.1,
                                .zero = 0.02,
                                .parallel = 8,
                                .loops = 3,
                                .shortest_min = 0.05,
                                .longest_min = 5};

static void draw_places(double *xy, size_t n, adg_random *random)
{
    for (size_t i = 0; i < 2 * n; i++)
        xy[i] = random_between(random, -300, 4500);
}

static void build_roads(const random_roads *drawn, adg_road_network *network)
{
    adg_roads roads = no_roads();
    for (uint32_t e = 0; e < drawn->n_edges; e++) {
        const adg_edge *edge = &drawn->edge[e];
        const double *p = drawn->xy + 2 * edge->from, *q = drawn->xy + 2 * edge->to;
        adg_road_direction direction = isinf(edge->minutes_backward)  ? ADG_ROAD_FORWARD
                                       : isinf(edge->minutes_forward) ? ADG_ROAD_BACKWARD
                                                                      : ADG_ROAD_BOTH;
        if (edge->from != edge->to)
            ROAD(&roads, fmin(edge->minutes_forward, edge->minutes_backward), direction, p[0], p[1],
                 q[0], q[1]);
    }
    build_network(&roads, network);
}

static void by_road(const random_roads *drawn, adg_travel_direction direction, world *w,
                    adg_random *random)
{
    adg_error error = ADG_ERROR_INIT;
    adg_snap origin[N_ORIGINS], facility[N_FACILITIES];
    draw_places(w->origin_xy, N_ORIGINS, random);
    draw_places(w->facility_xy, N_FACILITIES, random);
    build_roads(drawn, &w->network);
    adg_snap_points(&w->network.roads.lines, w->network.stops, w->origin_xy, N_ORIGINS, 400, 1,
                    origin);
    adg_snap_points(&w->network.roads.lines, w->network.stops, w->facility_xy, N_FACILITIES, 400, 1,
                    facility);
    assert_ok(adg_road_travel_new(&w->network, origin, N_ORIGINS, facility, N_FACILITIES, 5,
                                  direction, &w->travel, &error),
              &error);
}

static void by_graph(const random_roads *drawn, adg_travel_direction direction, world *w,
                     adg_random *random)
{
    adg_error error = ADG_ERROR_INIT;
    uint32_t origin[N_ORIGINS], facility[N_FACILITIES];
    adg_graph_edge *edge = NEW(adg_graph_edge, 2 * drawn->n_edges);
    size_t n = 0;
    for (uint32_t e = 0; e < drawn->n_edges; e++) {
        const adg_edge *both = &drawn->edge[e];
        if (isfinite(both->minutes_forward))
            edge[n++] = (adg_graph_edge){both->from, both->to, both->minutes_forward, 0};
        if (isfinite(both->minutes_backward))
            edge[n++] = (adg_graph_edge){both->to, both->from, both->minutes_backward, 0};
    }
    for (size_t i = 0; i < N_ORIGINS; i++)
        origin[i] = (uint32_t)adg_random_below(random, drawn->n_nodes);
    for (size_t j = 0; j < N_FACILITIES; j++)
        facility[j] = (uint32_t)adg_random_below(random, drawn->n_nodes);
    assert_ok(adg_graph_travel_new(drawn->n_nodes, edge, n, origin, N_ORIGINS, facility,
                                   N_FACILITIES, direction, &w->travel, &error),
              &error);
    free(edge);
}

static adg_status keep(void *data, size_t k, const double *minutes, adg_error *error)
{
    (void)error;
    memcpy((double *)data + k * N_ORIGINS, minutes, N_ORIGINS * sizeof *minutes);
    return ADG_OK;
}

static double *ask(const world *w, const uint32_t *facility, size_t n, double limit_min,
                   int threads)
{
    adg_error error = ADG_ERROR_INIT;
    double *minutes = NEW(double, n *N_ORIGINS);
    assert_ok(adg_travel_rows(w->travel, &(adg_context){.threads = threads}, "search", facility, n,
                              limit_min, keep, minutes, &error),
              &error);
    return minutes;
}

static void assert_rows(const world *w, double limit_min, adg_random *random)
{
    static uint32_t many[N_ROWS];
    for (size_t r = 0; r < N_ROWS; r++)
        many[r] = (uint32_t)adg_random_below(random, N_FACILITIES);
    double *swept = ask(w, many, N_ROWS, limit_min, 1);
    double *by_others = ask(w, many, N_ROWS, limit_min, 3);
    assert_memory_equal(by_others, swept, N_ROWS * N_ORIGINS * sizeof *swept);
    for (size_t r = 0; r < N_ROWS; r += N_FEW) {
        double *searched = ask(w, many + r, N_FEW, limit_min, 1);
        assert_all_close(swept + r * N_ORIGINS, searched, N_FEW * N_ORIGINS, 1e-12, 0);
        free(searched);
    }
    free(swept);
    free(by_others);
}

/* Whether so many rows are swept: the comparison above would say nothing if they were searched. */
static bool are_swept(const world *w, size_t n, double limit_min)
{
    static uint32_t facility[N_ROWS];
    adg_row_sweeps *sweeps = NULL;
    adg_error error = ADG_ERROR_INIT;
    for (size_t r = 0; r < n; r++)
        facility[r] = (uint32_t)(r % N_FACILITIES);
    assert_ok(adg_row_sweeps_new(w->travel, facility, n, limit_min, 1, &sweeps, &error), &error);
    bool swept = sweeps != NULL;
    adg_row_sweeps_free(sweeps);
    return swept;
}

typedef void (*world_builder)(const random_roads *drawn, adg_travel_direction direction, world *w,
                              adg_random *random);

static void compare_many(world_builder build, int rounds, uint64_t seed)
{
    adg_random random;
    adg_random_seed(&random, seed);
    int n_swept = 0;
    for (int r = 0; r < rounds; r++) {
        world w = {.travel = NULL};
        random_roads drawn = random_roads_draw(&WISH, &random);
        build(&drawn, r % 2 ? ADG_TO_FACILITY : ADG_FROM_FACILITY, &w, &random);
        n_swept += are_swept(&w, N_ROWS, INFINITY);
        assert_rows(&w, INFINITY, &random);
        assert_rows(&w, 30, &random);
        adg_travel_free(w.travel);
        adg_road_network_release(&w.network);
        random_roads_release(&drawn);
    }
    assert_true(n_swept >= rounds / 2);
}

TEST(rows_by_road_are_the_same_swept_or_searched)
{
    compare_many(by_road, 24, 1);
}

TEST(rows_in_a_graph_are_the_same_swept_or_searched)
{
    compare_many(by_graph, 24, 2);
}

TEST(inside_the_squares_of_cells_too)
{
    adg_random random;
    adg_error error = ADG_ERROR_INIT;
    world w = {.travel = NULL};
    adg_random_seed(&random, 3);
    random_roads drawn = random_roads_draw(&WISH, &random);
    by_road(&drawn, ADG_TO_FACILITY, &w, &random);
    assert_ok(adg_intrazonal_new(w.travel, w.origin_xy, w.facility_xy, 500, &w.travel, &error),
              &error);
    assert_true(are_swept(&w, N_ROWS, INFINITY));
    assert_rows(&w, INFINITY, &random);
    adg_travel_free(w.travel);
    adg_road_network_release(&w.network);
    random_roads_release(&drawn);
}

TEST(few_rows_and_short_ones_are_searched)
{
    adg_random random;
    world w = {.travel = NULL};
    adg_random_seed(&random, 4);
    random_roads drawn = random_roads_draw(&WISH, &random);
    by_road(&drawn, ADG_TO_FACILITY, &w, &random);
    assert_true(are_swept(&w, N_ROWS, INFINITY));
    assert_false(are_swept(&w, 900, INFINITY));
    assert_false(are_swept(&w, N_ROWS, 1));
    adg_travel_free(w.travel);
    adg_road_network_release(&w.network);
    random_roads_release(&drawn);
}

RUN(T(rows_by_road_are_the_same_swept_or_searched),
    T(rows_in_a_graph_are_the_same_swept_or_searched), T(inside_the_squares_of_cells_too),
    T(few_rows_and_short_ones_are_searched))
