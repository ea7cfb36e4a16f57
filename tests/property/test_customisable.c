/* SPDX-License-Identifier: MPL-2.0 */
/* The customisable hierarchy against Dijkstra by the book, to the millisecond, on thousands of random
 * networks and after their times have changed. */
#include "network/customisable.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/id_index.h"
#include "core/random.h"
#include "network/nested_dissection.h"
#include "support/random_roads.h"
#include "support/test.h"

/* ---- by the book, straight from the edges ---- */

static void relax(uint32_t from_ms, uint32_t edge_ms, uint32_t *to_ms)
{
    uint64_t through = (uint64_t)from_ms + edge_ms;
    if (edge_ms != ADG_UNREACHED_MS && through <= ADG_MAX_PATH_MS && through < *to_ms)
        *to_ms = (uint32_t)through;
}

static void dijkstra(const adg_graph *graph, const adg_edge_times *times, uint32_t from,
                     bool against, uint32_t *ms)
{
    const uint32_t *along = against ? times->backward_ms : times->forward_ms;
    const uint32_t *back = against ? times->forward_ms : times->backward_ms;
    bool *settled = NEW(bool, graph->n_nodes);
    memset(ms, 0xFF, graph->n_nodes * sizeof *ms);
    ms[from] = 0;
    for (;;) {
        uint32_t v = ADG_NONE;
        for (uint32_t u = 0; u < graph->n_nodes; u++)
            if (!settled[u] && ms[u] != ADG_UNREACHED_MS && (v == ADG_NONE || ms[u] < ms[v]))
                v = u;
        if (v == ADG_NONE)
            break;
        settled[v] = true;
        for (uint32_t e = 0; e < graph->n_edges; e++) {
            if (graph->edge[e].from == v)
                relax(ms[v], along[e], &ms[graph->edge[e].to]);
            if (graph->edge[e].to == v)
                relax(ms[v], back[e], &ms[graph->edge[e].from]);
        }
    }
    free(settled);
}

/* ---- a network, its order, and times that come and go ---- */

typedef struct {
    adg_graph graph;
    adg_customisable order;
    uint32_t *forward_ms, *backward_ms;
    adg_random *random;
} world;

static world world_of(uint32_t n_nodes, const adg_edge *edges, uint32_t n_edges, adg_random *random)
{
    world w = {.random = random};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_build(n_nodes, NULL, edges, n_edges, &w.graph, &error), &error);
    assert_ok(adg_customisable_build(&w.graph, &w.order, &error), &error);
    assert_ok(adg_edge_times_of(&w.graph, &w.forward_ms, &w.backward_ms, &error), &error);
    return w;
}

static void destroy(world *w)
{
    adg_customisable_release(&w->order);
    adg_graph_release(&w->graph);
    free(w->forward_ms);
    free(w->backward_ms);
}

static uint32_t some_ms(adg_random *random)
{
    switch (adg_random_below(random, 8)) {
    case 0:
        return ADG_UNREACHED_MS;
    case 1:
        return 0;
    case 2:
        return ADG_MAX_ARC_MS - (uint32_t)adg_random_below(random, 3);
    default:
        return (uint32_t)adg_random_below(random, 600000);
    }
}

static void change_times(const world *w)
{
    for (uint32_t e = 0; e < w->graph.n_edges; e++) {
        w->forward_ms[e] = some_ms(w->random);
        w->backward_ms[e] = some_ms(w->random);
    }
}

static void assert_as_dijkstra(const world *w, int n_sources)
{
    const adg_edge_times times = {w->forward_ms, w->backward_ms};
    uint32_t n = w->graph.n_nodes;
    uint32_t *expected = NEW(uint32_t, n), *ms = NEW(uint32_t, n), *label = NEW(uint32_t, n);
    uint32_t *labels = NEW(uint32_t, 2 * (size_t)n);
    memset(labels, 0xFF, 2 * (size_t)n * sizeof *labels);
    adg_customised customised;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_customise(&w->order, &times, &customised, &error), &error);
    for (int s = 0; s < n_sources; s++) {
        uint32_t from = (uint32_t)adg_random_below(w->random, n);
        bool against = s % 2;
        dijkstra(&w->graph, &times, from, against, expected);
        adg_customised_sweep(&w->order, &customised, from, against, label, ms);
        assert_memory_equal(ms, expected, n * sizeof *ms);
        for (uint32_t v = 0; v < n; v++)
            assert_int_equal(adg_customised_ms(&w->order, &customised, against ? v : from,
                                               against ? from : v, labels),
                             expected[v]);
    }
    adg_customised_release(&customised);
    free(expected);
    free(ms);
    free(label);
    free(labels);
}

static void compare_many(const roads_wish *wish, int rounds, uint64_t seed)
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < rounds; r++) {
        random_roads roads = random_roads_draw(wish, &random);
        world w = world_of(roads.n_nodes, roads.edge, roads.n_edges, &random);
        assert_as_dijkstra(&w, 2);
        change_times(&w);
        assert_as_dijkstra(&w, 2);
        destroy(&w);
        random_roads_release(&roads);
    }
}

TEST(roads_with_one_ways_and_gaps)
{
    const roads_wish wish = {.rows = 6,
                             .columns = 7,
                             .missing = 0.15,
                             .one_way = 0.3,
                             .zero = 0.05,
                             .parallel = 4,
                             .loops = 2,
                             .shortest_min = 0.01,
                             .longest_min = 60};
    compare_many(&wish, 600, 1);
}

TEST(many_small_islands)
{
    const roads_wish wish = {.rows = 5,
                             .columns = 5,
                             .missing = 0.7,
                             .one_way = 0.5,
                             .loops = 3,
                             .shortest_min = 0.1,
                             .longest_min = 5};
    compare_many(&wish, 600, 2);
}

TEST(larger_roads)
{
    const roads_wish wish = {.rows = 20,
                             .columns = 22,
                             .missing = 0.2,
                             .one_way = 0.2,
                             .zero = 0.1,
                             .parallel = 20,
                             .shortest_min = 0.001,
                             .longest_min = 10000};
    compare_many(&wish, 6, 3);
}

/* Any edges between any nodes: no roads look like this. */
TEST(edges_without_any_plan)
{
    adg_random random;
    adg_random_seed(&random, 4);
    for (int r = 0; r < 1500; r++) {
        uint32_t n_nodes = 1 + (uint32_t)adg_random_below(&random, 14);
        uint32_t n_edges = (uint32_t)adg_random_below(&random, 30);
        adg_edge edge[30];
        for (uint32_t e = 0; e < n_edges; e++)
            edge[e] = (adg_edge){(uint32_t)adg_random_below(&random, n_nodes),
                                 (uint32_t)adg_random_below(&random, n_nodes), 1, INFINITY};
        world w = world_of(n_nodes, edge, n_edges, &random);
        assert_as_dijkstra(&w, 1);
        for (int change = 0; change < 3; change++) {
            change_times(&w);
            assert_as_dijkstra(&w, 2);
        }
        destroy(&w);
    }
}

TEST(a_single_node_and_none)
{
    adg_random random;
    adg_random_seed(&random, 5);
    world w = world_of(1, NULL, 0, &random);
    assert_as_dijkstra(&w, 1);
    destroy(&w);
    const adg_edge loop = {0, 0, 3, INFINITY};
    w = world_of(1, &loop, 1, &random);
    assert_as_dijkstra(&w, 1);
    destroy(&w);
    w = world_of(0, NULL, 0, &random);
    assert_int_equal(w.order.elimination.n_links, 0);
    destroy(&w);
}

/* The longest path that is counted, and one millisecond more. */
TEST(paths_end_where_they_do_for_dijkstra)
{
    adg_random random;
    adg_random_seed(&random, 6);
    adg_edge edge[4];
    for (uint32_t e = 0; e < 4; e++)
        edge[e] = (adg_edge){e, e + 1, 1, 1};
    world w = world_of(5, edge, 4, &random);
    for (uint32_t more = 0; more < 3; more++) {
        for (uint32_t e = 0; e < 4; e++)
            w.forward_ms[e] = w.backward_ms[e] = e < 2 ? ADG_MAX_ARC_MS : e == 2 ? more : 0;
        assert_as_dijkstra(&w, 6);
    }
    destroy(&w);
}

/* Nodes are named apart, and the order is the same every time. */
TEST(the_order_is_an_order_and_the_same_every_time)
{
    adg_random random;
    adg_random_seed(&random, 7);
    const roads_wish wish = {
        .rows = 60, .columns = 60, .missing = 0.2, .shortest_min = 0.1, .longest_min = 5};
    random_roads roads = random_roads_draw(&wish, &random);
    adg_graph graph;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_build(roads.n_nodes, NULL, roads.edge, roads.n_edges, &graph, &error),
              &error);
    uint32_t *rank = NEW(uint32_t, roads.n_nodes), *again = NEW(uint32_t, roads.n_nodes);
    bool *taken = NEW(bool, roads.n_nodes);
    assert_ok(adg_nested_dissection(&graph, rank, &error), &error);
    srand(99);
    assert_ok(adg_nested_dissection(&graph, again, &error), &error);
    assert_memory_equal(rank, again, roads.n_nodes * sizeof *rank);
    for (uint32_t v = 0; v < roads.n_nodes; v++) {
        assert_true(rank[v] < roads.n_nodes && !taken[rank[v]]);
        taken[rank[v]] = true;
    }
    free(rank);
    free(again);
    free(taken);
    adg_graph_release(&graph);
    random_roads_release(&roads);
}

RUN(T(roads_with_one_ways_and_gaps), T(many_small_islands), T(larger_roads),
    T(edges_without_any_plan), T(a_single_node_and_none), T(paths_end_where_they_do_for_dijkstra),
    T(the_order_is_an_order_and_the_same_every_time))
