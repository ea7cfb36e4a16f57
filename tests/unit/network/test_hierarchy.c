/* SPDX-License-Identifier: MPL-2.0 */
#include "network/hierarchy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "network/sweep.h"
#include "support/dijkstra.h"
#include "support/random_roads.h"
#include "support/test.h"

/* ---- a second opinion in whole milliseconds, by the book ---- */

static void dijkstra_ms(const adg_star *star, uint32_t from, uint32_t *ms)
{
    bool *settled = NEW(bool, star->n_nodes);
    memset(ms, 0xFF, star->n_nodes * sizeof *ms);
    ms[from] = 0;
    for (;;) {
        uint32_t v = ADG_NONE;
        for (uint32_t u = 0; u < star->n_nodes; u++)
            if (!settled[u] && ms[u] != ADG_UNREACHED_MS && (v == ADG_NONE || ms[u] < ms[v]))
                v = u;
        if (v == ADG_NONE)
            break;
        settled[v] = true;
        for (uint32_t a = star->first[v]; a < star->first[v + 1]; a++) {
            uint64_t through = (uint64_t)ms[v] + star->arc[a].ms;
            if (through <= ADG_MAX_PATH_MS && through < ms[star->arc[a].head])
                ms[star->arc[a].head] = (uint32_t)through;
        }
    }
    free(settled);
}

typedef struct {
    adg_graph graph;
    adg_hierarchy hierarchy;
} world;

static world world_of(const random_roads *roads, int threads)
{
    world w;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_build(roads->n_nodes, NULL, roads->edge, roads->n_edges, &w.graph, &error),
              &error);
    assert_ok(adg_hierarchy_build(&w.graph, threads, &w.hierarchy, &error), &error);
    return w;
}

static void destroy(world *w)
{
    adg_hierarchy_release(&w->hierarchy);
    adg_graph_release(&w->graph);
}

/* ---- exactly as Dijkstra ---- */

enum {
    LANES = ADG_SWEEP_LANES
};

static void assert_lane(const world *w, const random_roads *roads, const adg_sweep *sweep, int lane,
                        const uint32_t *target, size_t n_targets, uint32_t from, bool against)
{
    uint32_t *expected_ms = NEW(uint32_t, roads->n_nodes), *ms = NEW(uint32_t, n_targets);
    double *expected = NEW(double, roads->n_nodes), *minutes = NEW(double, n_targets);
    const adg_seed seed = {from, 0};
    dijkstra_ms(against ? &w->graph.in : &w->graph.out, from, expected_ms);
    reference_dijkstra(roads->n_nodes, roads->edge, roads->n_edges, against, &seed, 1, expected);
    adg_sweep_get_ms(sweep, lane, ms);
    adg_sweep_get_minutes(sweep, lane, minutes);
    for (size_t i = 0; i < n_targets; i++) {
        double shortest = expected[target ? target[i] : i];
        bool counted = shortest <= ADG_MAX_PATH_MS / ADG_MS_PER_MIN;
        assert_int_equal(ms[i], expected_ms[target ? target[i] : i]);
        assert_close(minutes[i], counted ? shortest : INFINITY, 1e-12, 0);
    }
    free(expected_ms);
    free(ms);
    free(expected);
    free(minutes);
}

static void assert_swept(const world *w, const random_roads *roads, const uint32_t *target,
                         size_t n_targets, int lanes, bool against, adg_random *random)
{
    adg_sweep_places places;
    adg_sweep *sweep = NULL;
    adg_error error = ADG_ERROR_INIT;
    adg_seed seed[LANES];
    size_t first[LANES + 1];
    for (int l = 0; l < LANES; l++)
        seed[l] = (adg_seed){(uint32_t)adg_random_below(random, roads->n_nodes), 0};
    for (size_t l = 0; l <= LANES; l++)
        first[l] = l;
    assert_ok(adg_sweep_places_select(&w->hierarchy, against, target, n_targets, &places, &error),
              &error);
    assert_ok(adg_sweep_new(&places, lanes, &sweep, &error), &error);
    assert_ok(adg_sweep_run_ms(sweep, seed, first, lanes, &error), &error);
    assert_ok(adg_sweep_run_minutes(sweep, seed, first, lanes, &error), &error);
    for (int l = 0; l < lanes; l += 5)
        assert_lane(w, roads, sweep, l, target, places.n_targets, seed[l].node, against);
    adg_sweep_free(sweep);
    adg_sweep_places_release(&places);
}

static void compare_many(const roads_wish *wish, int rounds, uint64_t seed)
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < rounds; r++) {
        random_roads roads = random_roads_draw(wish, &random);
        world w = world_of(&roads, r % 16 == 1 ? 2 : 1);
        uint32_t target[7];
        for (size_t i = 0; i < N_OF(target); i++)
            target[i] = (uint32_t)adg_random_below(&random, roads.n_nodes);
        assert_swept(&w, &roads, NULL, 0, r % 4 == 0 ? LANES : 1, r % 3 == 1, &random);
        assert_swept(&w, &roads, target, N_OF(target), r % 4 == 1 ? LANES : 1, r % 3 == 1, &random);
        destroy(&w);
        random_roads_release(&roads);
    }
}

TEST(road_like_networks_are_swept_exactly)
{
    compare_many(&(roads_wish){.rows = 7,
                               .columns = 6,
                               .missing = 0.15,
                               .one_way = 0.25,
                               .parallel = 4,
                               .loops = 2,
                               .shortest_min = 0.05,
                               .longest_min = 5},
                 1200, 1);
}

TEST(scattered_networks_are_swept_exactly)
{
    compare_many(&(roads_wish){.rows = 6,
                               .columns = 5,
                               .missing = 0.5,
                               .one_way = 0.5,
                               .shortest_min = 0.01,
                               .longest_min = 60},
                 800, 2);
}

TEST(times_from_a_microsecond_to_hours_are_swept_exactly)
{
    compare_many(&(roads_wish){.rows = 6,
                               .columns = 6,
                               .missing = 0.1,
                               .one_way = 0.2,
                               .zero = 0.1,
                               .parallel = 10,
                               .loops = 3,
                               .shortest_min = 1e-6 / 60,
                               .longest_min = 300},
                 800, 3);
}

TEST(networks_without_time_are_swept_exactly)
{
    compare_many(&(roads_wish){.rows = 5,
                               .columns = 5,
                               .missing = 0.2,
                               .one_way = 0.4,
                               .zero = 1,
                               .shortest_min = 1,
                               .longest_min = 1},
                 200, 5);
}

TEST(single_nodes_are_swept_exactly)
{
    compare_many(
        &(roads_wish){.rows = 1, .columns = 1, .loops = 3, .shortest_min = 0.1, .longest_min = 10},
        50, 6);
}

TEST(a_large_network_is_swept_exactly)
{
    compare_many(&(roads_wish){.rows = 40,
                               .columns = 40,
                               .missing = 0.1,
                               .one_way = 0.1,
                               .parallel = 50,
                               .loops = 20,
                               .shortest_min = 1e-5,
                               .longest_min = 30},
                 4, 7);
}

TEST(days_of_travel_are_counted_to_the_limit)
{
    const roads_wish wish = {
        .rows = 1, .columns = 6, .one_way = 0.2, .shortest_min = 15000, .longest_min = 17000};
    compare_many(&wish, 40, 8);
}

/* ---- its form ---- */

TEST(arcs_lead_to_lower_places_only)
{
    adg_random random;
    adg_random_seed(&random, 11);
    random_roads roads = random_roads_draw(&(roads_wish){.rows = 30,
                                                         .columns = 30,
                                                         .missing = 0.1,
                                                         .one_way = 0.2,
                                                         .shortest_min = 0.1,
                                                         .longest_min = 2},
                                           &random);
    world w = world_of(&roads, 2);
    const adg_star *star[] = {&w.hierarchy.up, &w.hierarchy.down};
    for (int k = 0; k < 2; k++)
        for (uint32_t p = 0; p < star[k]->n_nodes; p++)
            for (uint32_t a = star[k]->first[p]; a < star[k]->first[p + 1]; a++)
                assert_true(star[k]->arc[a].head < p);
    for (uint32_t v = 0; v < roads.n_nodes; v++)
        assert_int_equal(w.hierarchy.node[w.hierarchy.place[v]], v);
    destroy(&w);
    random_roads_release(&roads);
}

TEST(the_number_of_threads_changes_nothing)
{
    adg_random random;
    adg_random_seed(&random, 12);
    random_roads roads = random_roads_draw(&(roads_wish){.rows = 40,
                                                         .columns = 40,
                                                         .missing = 0.1,
                                                         .one_way = 0.2,
                                                         .shortest_min = 0.1,
                                                         .longest_min = 2},
                                           &random);
    world one = world_of(&roads, 1), many = world_of(&roads, 5);
    const adg_star *a = &one.hierarchy.up, *b = &many.hierarchy.up;
    assert_int_equal(a->n_arcs, b->n_arcs);
    assert_memory_equal(a->first, b->first, (roads.n_nodes + 1) * sizeof *a->first);
    assert_memory_equal(a->arc, b->arc, a->n_arcs * sizeof *a->arc);
    assert_memory_equal(a->minutes, b->minutes, a->n_arcs * sizeof *a->minutes);
    destroy(&one);
    destroy(&many);
    random_roads_release(&roads);
}

TEST(no_node_is_a_hierarchy_too)
{
    world w = world_of(&(random_roads){0}, 1);
    assert_int_equal(w.hierarchy.n_nodes, 0);
    destroy(&w);
}

RUN(T(road_like_networks_are_swept_exactly), T(scattered_networks_are_swept_exactly),
    T(times_from_a_microsecond_to_hours_are_swept_exactly),
    T(networks_without_time_are_swept_exactly), T(single_nodes_are_swept_exactly),
    T(a_large_network_is_swept_exactly), T(days_of_travel_are_counted_to_the_limit),
    T(arcs_lead_to_lower_places_only), T(the_number_of_threads_changes_nothing),
    T(no_node_is_a_hierarchy_too))
