/* SPDX-License-Identifier: MPL-2.0 */
#include "network/bucket_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support/dijkstra.h"
#include "support/random_roads.h"
#include "support/test.h"

/* ---- small worlds ---- */

typedef struct {
    adg_graph graph;
    adg_search *search;
} world;

static world world_of(uint32_t n_nodes, const adg_edge *edges, uint32_t n_edges)
{
    world w;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_build(n_nodes, NULL, edges, n_edges, &w.graph, &error), &error);
    assert_ok(adg_search_new(n_nodes, &w.search, &error), &error);
    return w;
}

static void destroy(world *w)
{
    adg_search_free(w->search);
    adg_graph_release(&w->graph);
}

static const double *run(world *w, const adg_seed *seeds, size_t n, double limit_min)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_search_run(w->search, &w->graph.out, seeds, n, limit_min, &error), &error);
    return adg_search_minutes(w->search);
}

static const double *from_node(world *w, uint32_t node)
{
    return run(w, &(adg_seed){node, 0}, 1, INFINITY);
}

/*        1
 *    5 /   \ 1
 *     0 --7-- 2 --> 3       4
 *               2                  */
static const adg_edge KITE[] = {{0, 1, 5, 5}, {1, 2, 1, 1}, {0, 2, 7, 7}, {2, 3, 2, INFINITY}};

TEST(the_shorter_way_round_is_taken)
{
    world w = world_of(5, KITE, 4);
    assert_all_exactly(from_node(&w, 0), ((const double[]){0, 5, 6, 8, INFINITY}), 5);
    destroy(&w);
}

TEST(a_one_way_edge_is_not_driven_backwards)
{
    world w = world_of(5, KITE, 4);
    assert_all_exactly(from_node(&w, 3),
                       ((const double[]){INFINITY, INFINITY, INFINITY, 0, INFINITY}), 5);
    destroy(&w);
}

TEST(parents_lead_back_to_the_seed)
{
    world w = world_of(5, KITE, 4);
    from_node(&w, 0);
    assert_int_equal(adg_search_parent(w.search, 3), 2);
    assert_int_equal(adg_search_parent(w.search, 2), 1);
    assert_int_equal(adg_search_parent(w.search, 1), 0);
    assert_int_equal(adg_search_parent(w.search, 0), ADG_NONE);
    assert_int_equal(adg_search_parent(w.search, 4), ADG_NONE);
    assert_int_equal(w.graph.out.edge[adg_search_parent_arc(w.search, 2)], 1);
    assert_int_equal(adg_search_parent_arc(w.search, 0), ADG_NONE);
    destroy(&w);
}

TEST(several_seeds_share_the_nodes)
{
    world w = world_of(5, KITE, 4);
    const adg_seed seeds[] = {{0, 4}, {2, 1}, {0, 3}, {4, INFINITY}};
    assert_all_exactly(run(&w, seeds, 4, INFINITY), ((const double[]){3, 2, 1, 3, INFINITY}), 5);
    destroy(&w);
}

TEST(a_search_leaves_nothing_behind_for_the_next)
{
    world w = world_of(5, KITE, 4);
    run(&w, (const adg_seed[]){{0, 1000}}, 1, INFINITY);
    run(&w, (const adg_seed[]){{0, 0}}, 1, 0.5);
    assert_all_exactly(from_node(&w, 2), ((const double[]){6, 1, 0, 2, INFINITY}), 5);
    destroy(&w);
}

TEST(no_seed_reaches_nothing)
{
    world w = world_of(5, KITE, 4);
    const double *minutes = run(&w, NULL, 0, INFINITY);
    for (int v = 0; v < 5; v++)
        assert_exactly(minutes[v], INFINITY);
    destroy(&w);
}

TEST(one_node_is_a_world)
{
    const adg_edge loop = {0, 0, 3, 3};
    world w = world_of(1, &loop, 1);
    assert_exactly(*from_node(&w, 0), 0);
    destroy(&w);
}

TEST(within_the_limit_all_times_are_right_and_beyond_it_none_is_below)
{
    world w = world_of(5, KITE, 4);
    const double *minutes = run(&w, (const adg_seed[]){{0, 0}}, 1, 6);
    assert_exactly(minutes[1], 5);
    assert_exactly(minutes[2], 6);
    assert_true(minutes[3] > 6);
    destroy(&w);
}

/* A chain of arcs that each round down to nothing: their sum must not be lost. */
TEST(arcs_below_a_millisecond_add_up)
{
    enum {
        N = 5000
    };
    adg_edge *edge = NEW(adg_edge, N);
    for (uint32_t e = 0; e < N; e++)
        edge[e] = (adg_edge){e, e + 1, 1e-6, INFINITY};
    world w = world_of(N + 1, edge, N);
    assert_close(from_node(&w, 0)[N], N * 1e-6, 1e-12, 0);
    destroy(&w);
    free(edge);
}

/* Two ways whose difference is lost in whole milliseconds. */
TEST(the_shorter_way_by_a_hair_is_taken)
{
    const adg_edge edges[] = {
        {0, 1, 1, 1}, {1, 3, 1.000000001, 1}, {0, 2, 1, 1}, {2, 3, 1, 1}, {0, 3, 2.000000002, 1}};
    world w = world_of(4, edges, 5);
    assert_exactly(from_node(&w, 0)[3], 2);
    assert_int_equal(adg_search_parent(w.search, 3), 2);
    destroy(&w);
}

TEST(an_arc_of_days_needs_wider_buckets)
{
    const adg_edge edges[] = {{0, 1, 17000, 17000}, {1, 2, 0.001, 0.001}, {0, 2, 17000.0005, 1}};
    world w = world_of(3, edges, 3);
    assert_all_exactly(from_node(&w, 0), ((const double[]){0, 17000, 17000.0005}), 3);
    assert_all_exactly(from_node(&w, 2), ((const double[]){1, 0.001, 0}), 3);
    destroy(&w);
}

TEST(a_path_beyond_what_can_be_counted_is_unreachable)
{
    /* Three arcs of 12 days: 36 days is more than the engine counts (24). */
    const adg_edge edges[] = {{0, 1, 17000, 1}, {1, 2, 17000, 1}, {2, 3, 17000, 1}};
    world w = world_of(4, edges, 3);
    const double *minutes = from_node(&w, 0);
    assert_exactly(minutes[2], 34000);
    assert_exactly(minutes[3], INFINITY);
    destroy(&w);
}

/* ---- against Dijkstra on thousands of random networks ---- */

static void assert_like_dijkstra(const random_roads *roads, const adg_seed *seeds, size_t n_seeds,
                                 bool against)
{
    world w = world_of(roads->n_nodes, roads->edge, roads->n_edges);
    double *expected = NEW(double, roads->n_nodes);
    adg_error error = ADG_ERROR_INIT;
    const adg_star *star = against ? &w.graph.in : &w.graph.out;
    reference_dijkstra(roads->n_nodes, roads->edge, roads->n_edges, against, seeds, n_seeds,
                       expected);
    assert_ok(adg_search_run(w.search, star, seeds, n_seeds, INFINITY, &error), &error);
    assert_all_exactly(adg_search_minutes(w.search), expected, roads->n_nodes);
    for (uint32_t v = 0; v < roads->n_nodes; v++) {
        uint32_t parent = adg_search_parent(w.search, v);
        if (parent == ADG_NONE)
            continue;
        uint32_t arc = adg_search_parent_arc(w.search, v);
        assert_int_equal(star->arc[arc].head, v);
        assert_exactly(expected[v], expected[parent] + star->minutes[arc]);
    }
    free(expected);
    destroy(&w);
}

static void compare_many(const roads_wish *wish, int rounds, uint64_t seed)
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < rounds; r++) {
        random_roads roads = random_roads_draw(wish, &random);
        adg_seed seeds[3];
        size_t n_seeds = 1 + (size_t)(r % 3);
        for (size_t s = 0; s < n_seeds; s++)
            seeds[s] = (adg_seed){(uint32_t)adg_random_below(&random, roads.n_nodes),
                                  (double)s * wish->longest_min * adg_random_uniform(&random)};
        assert_like_dijkstra(&roads, seeds, n_seeds, r % 2 == 1);
        random_roads_release(&roads);
    }
}

TEST(road_like_networks_are_searched_exactly)
{
    compare_many(&(roads_wish){.rows = 7,
                               .columns = 6,
                               .missing = 0.15,
                               .one_way = 0.25,
                               .parallel = 4,
                               .loops = 2,
                               .shortest_min = 0.05,
                               .longest_min = 5},
                 1500, 1);
}

TEST(scattered_networks_are_searched_exactly)
{
    compare_many(&(roads_wish){.rows = 6,
                               .columns = 5,
                               .missing = 0.5,
                               .one_way = 0.5,
                               .shortest_min = 0.01,
                               .longest_min = 60},
                 1000, 2);
}

TEST(times_from_a_microsecond_to_hours_are_searched_exactly)
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
                 1000, 3);
}

TEST(networks_of_instants_are_searched_exactly)
{
    compare_many(&(roads_wish){.rows = 6,
                               .columns = 6,
                               .missing = 0.05,
                               .one_way = 0.3,
                               .zero = 0.3,
                               .parallel = 12,
                               .shortest_min = 1e-7,
                               .longest_min = 1e-4},
                 700, 4);
}

TEST(networks_where_everything_takes_no_time_are_searched_exactly)
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

TEST(single_nodes_are_searched_exactly)
{
    compare_many(
        &(roads_wish){.rows = 1, .columns = 1, .loops = 3, .shortest_min = 0.1, .longest_min = 10},
        50, 6);
}

TEST(a_large_network_is_searched_exactly)
{
    compare_many(&(roads_wish){.rows = 45,
                               .columns = 45,
                               .missing = 0.1,
                               .one_way = 0.1,
                               .parallel = 50,
                               .loops = 20,
                               .shortest_min = 1e-5,
                               .longest_min = 30},
                 3, 7);
}

/* What a limited search promises, against an unlimited one. */
TEST(limited_searches_are_exact_up_to_their_limit)
{
    const roads_wish wish = {.rows = 12,
                             .columns = 12,
                             .missing = 0.1,
                             .one_way = 0.2,
                             .shortest_min = 1e-4,
                             .longest_min = 8};
    adg_random random;
    adg_random_seed(&random, 8);
    for (int r = 0; r < 200; r++) {
        random_roads roads = random_roads_draw(&wish, &random);
        world w = world_of(roads.n_nodes, roads.edge, roads.n_edges);
        double *expected = NEW(double, roads.n_nodes), limit = random_between(&random, 0, 30);
        const adg_seed seed = {(uint32_t)adg_random_below(&random, roads.n_nodes), 0};
        reference_dijkstra(roads.n_nodes, roads.edge, roads.n_edges, false, &seed, 1, expected);
        const double *minutes = run(&w, &seed, 1, limit);
        for (uint32_t v = 0; v < roads.n_nodes; v++) {
            if (expected[v] <= limit)
                assert_exactly(minutes[v], expected[v]);
            else
                assert_true(minutes[v] > limit);
        }
        free(expected);
        destroy(&w);
        random_roads_release(&roads);
    }
}

/* ---- which source is nearest ---- */

/* By one search for every source: the lowest of those within a tie of the shortest time. */
static void assert_sources(const random_roads *roads, const adg_seed *seeds, size_t n)
{
    world w = world_of(roads->n_nodes, roads->edge, roads->n_edges);
    double *each = NEW(double, n * roads->n_nodes), *shortest = NEW(double, roads->n_nodes);
    uint32_t *source = NEW(uint32_t, n);
    adg_error error = ADG_ERROR_INIT;
    for (size_t s = 0; s < n; s++) {
        const double *minutes = run(&w, &seeds[s], 1, INFINITY);
        memcpy(each + s * roads->n_nodes, minutes, roads->n_nodes * sizeof *each);
        source[s] = (uint32_t)s;
    }
    memcpy(shortest, run(&w, seeds, n, INFINITY), roads->n_nodes * sizeof *shortest);
    assert_ok(adg_search_run_sources(w.search, &w.graph.out, seeds, source, n, INFINITY, &error),
              &error);
    assert_all_exactly(adg_search_minutes(w.search), shortest, roads->n_nodes);
    for (uint32_t v = 0; v < roads->n_nodes; v++) {
        uint32_t expected = ADG_NONE;
        for (uint32_t s = 0; expected == ADG_NONE && s < n; s++)
            if (isfinite(each[s * roads->n_nodes + v]) &&
                each[s * roads->n_nodes + v] <= shortest[v] + ADG_SOURCE_TIE_MIN)
                expected = s;
        assert_int_equal(adg_search_source(w.search, v), expected);
    }
    free(each);
    free(shortest);
    free(source);
    destroy(&w);
}

static void compare_sources(const roads_wish *wish, int rounds, uint64_t seed)
{
    enum {
        SOURCES = 6
    };
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < rounds; r++) {
        random_roads roads = random_roads_draw(wish, &random);
        adg_seed seeds[SOURCES];
        for (int s = 0; s < SOURCES; s++)
            seeds[s] = (adg_seed){(uint32_t)adg_random_below(&random, roads.n_nodes), 0};
        assert_sources(&roads, seeds, 1 + (size_t)r % SOURCES);
        random_roads_release(&roads);
    }
}

TEST(one_search_names_the_nearest_source)
{
    compare_sources(&(roads_wish){.rows = 7,
                                  .columns = 7,
                                  .missing = 0.15,
                                  .one_way = 0.25,
                                  .zero = 0.1,
                                  .parallel = 5,
                                  .loops = 2,
                                  .shortest_min = 0.05,
                                  .longest_min = 5},
                    600, 9);
}

/* Where every street takes as long, sources tie everywhere, in sums that differ by their last
 * digits. */
TEST(of_sources_that_tie_the_first_is_named)
{
    for (uint64_t seed = 10; seed < 14; seed++) {
        double minutes = 0.1 + 0.07 * (double)(seed - 10);
        compare_sources(&(roads_wish){.rows = 8,
                                      .columns = 8,
                                      .missing = 0.1,
                                      .one_way = 0.1,
                                      .shortest_min = minutes,
                                      .longest_min = minutes},
                        150, seed);
    }
}

/* 0 --0.3-- 1 --0.1-- 2 --0.1-- 3 --0.1-- 4: node 1 is as far from both ends of the chain. */
TEST(a_tie_is_one_however_it_is_summed)
{
    const adg_edge edges[] = {
        {0, 1, 0.3, 0.3}, {1, 2, 0.1, 0.1}, {2, 3, 0.1, 0.1}, {3, 4, 0.1, 0.1}};
    const adg_seed seeds[] = {{0, 0}, {4, 0}, {2, INFINITY}};
    world w = world_of(6, edges, 4);
    adg_error error = ADG_ERROR_INIT;
    for (uint32_t first = 0; first < 2; first++) {
        const uint32_t source[] = {first, 1 - first, 2};
        assert_ok(adg_search_run_sources(w.search, &w.graph.out, seeds, source, 3, INFINITY,
                                         &error),
                  &error);
        assert_int_equal(adg_search_source(w.search, 1), 0);
        assert_int_equal(adg_search_source(w.search, 0), first);
        assert_int_equal(adg_search_source(w.search, 5), ADG_NONE);
    }
    destroy(&w);
}

RUN(T(the_shorter_way_round_is_taken), T(a_one_way_edge_is_not_driven_backwards),
    T(parents_lead_back_to_the_seed), T(several_seeds_share_the_nodes),
    T(a_search_leaves_nothing_behind_for_the_next), T(no_seed_reaches_nothing),
    T(one_node_is_a_world), T(within_the_limit_all_times_are_right_and_beyond_it_none_is_below),
    T(arcs_below_a_millisecond_add_up), T(the_shorter_way_by_a_hair_is_taken),
    T(an_arc_of_days_needs_wider_buckets), T(a_path_beyond_what_can_be_counted_is_unreachable),
    T(road_like_networks_are_searched_exactly), T(scattered_networks_are_searched_exactly),
    T(times_from_a_microsecond_to_hours_are_searched_exactly),
    T(networks_of_instants_are_searched_exactly),
    T(networks_where_everything_takes_no_time_are_searched_exactly),
    T(single_nodes_are_searched_exactly), T(a_large_network_is_searched_exactly),
    T(limited_searches_are_exact_up_to_their_limit), T(one_search_names_the_nearest_source),
    T(of_sources_that_tie_the_first_is_named), T(a_tie_is_one_however_it_is_summed))
