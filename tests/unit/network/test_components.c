/* SPDX-License-Identifier: MPL-2.0 */
#include "network/components.h"

#include <math.h>
#include <stdlib.h>

#include "support/dijkstra.h"
#include "support/random_roads.h"
#include "support/test.h"

static adg_graph graph_of(uint32_t n_nodes, const adg_edge *edges, uint32_t n_edges)
{
    adg_graph graph;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_build(n_nodes, NULL, edges, n_edges, &graph, &error), &error);
    return graph;
}

static uint32_t weak(const adg_graph *graph, const bool *leave_out, uint32_t *component)
{
    uint32_t n = 0;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_components(graph, leave_out, component, &n, &error), &error);
    return n;
}

static uint32_t strong(const adg_graph *graph, uint32_t *component)
{
    uint32_t n = 0;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_strong_components(graph, component, &n, &error), &error);
    return n;
}

/*   0 <-> 1 --> 2 <-> 3       4 */
static const adg_edge EDGES[] = {{0, 1, 1, 1}, {1, 2, 1, INFINITY}, {3, 2, 1, 1}};

TEST(pieces_hang_together_whatever_the_direction)
{
    adg_graph g = graph_of(5, EDGES, 3);
    uint32_t component[5];
    assert_int_equal(weak(&g, NULL, component), 2);
    assert_memory_equal(component, ((const uint32_t[]){0, 0, 0, 0, 1}), sizeof component);
    adg_graph_release(&g);
}

TEST(edges_that_are_left_out_join_nothing)
{
    const bool ferry[] = {false, true, false};
    adg_graph g = graph_of(5, EDGES, 3);
    uint32_t component[5];
    assert_int_equal(weak(&g, ferry, component), 3);
    assert_memory_equal(component, ((const uint32_t[]){0, 0, 1, 1, 2}), sizeof component);
    adg_graph_release(&g);
}

TEST(strong_pieces_can_be_left_and_reached_again)
{
    adg_graph g = graph_of(5, EDGES, 3);
    uint32_t component[5];
    assert_int_equal(strong(&g, component), 3);
    assert_memory_equal(component, ((const uint32_t[]){0, 0, 1, 1, 2}), sizeof component);
    adg_graph_release(&g);
}

TEST(an_empty_graph_has_no_pieces)
{
    adg_graph g = graph_of(0, NULL, 0);
    assert_int_equal(weak(&g, NULL, NULL), 0);
    assert_int_equal(strong(&g, NULL), 0);
    adg_graph_release(&g);
}

TEST(a_network_deeper_than_any_stack_is_explored)
{
    enum {
        N = 300000
    };
    adg_edge *edge = NEW(adg_edge, N);
    uint32_t *component = NEW(uint32_t, N);
    for (uint32_t v = 0; v < N; v++)
        edge[v] = (adg_edge){v, (v + 1) % N, 1, INFINITY};
    adg_graph ring = graph_of(N, edge, N);
    assert_int_equal(strong(&ring, component), 1);
    adg_graph_release(&ring);
    adg_graph chain = graph_of(N, edge, N - 1);
    assert_int_equal(strong(&chain, component), N);
    assert_int_equal(component[N - 1], N - 1);
    adg_graph_release(&chain);
    free(edge);
    free(component);
}

/* ---- against brute force ---- */

/* reach [n x n]: whether there is a way from row to column. */
static bool *reach_of(const random_roads *roads, bool both_ways)
{
    uint32_t n = roads->n_nodes;
    adg_edge *edge = NEW(adg_edge, roads->n_edges);
    bool *reach = NEW(bool, (size_t)n *n);
    double *minutes = NEW(double, n);
    for (uint32_t e = 0; e < roads->n_edges; e++) {
        edge[e] = roads->edge[e];
        if (both_ways)
            edge[e].minutes_forward = edge[e].minutes_backward = 1;
    }
    for (uint32_t v = 0; v < n; v++) {
        reference_dijkstra(n, edge, roads->n_edges, false, &(adg_seed){v, 0}, 1, minutes);
        for (uint32_t w = 0; w < n; w++)
            reach[v * n + w] = isfinite(minutes[w]);
    }
    free(edge);
    free(minutes);
    return reach;
}

static void assert_components(const random_roads *roads, const uint32_t *component,
                              uint32_t n_pieces, bool both_ways)
{
    uint32_t n = roads->n_nodes, next = 0;
    bool *reach = reach_of(roads, both_ways);
    for (uint32_t v = 0; v < n; v++) {
        for (uint32_t w = 0; w < n; w++)
            assert_int_equal(component[v] == component[w], reach[v * n + w] && reach[w * n + v]);
        /* Numbered in order of their lowest node. */
        assert_in_range(component[v], 0, next);
        next += component[v] == next;
    }
    assert_int_equal(n_pieces, next);
    free(reach);
}

TEST(random_networks_fall_apart_as_brute_force_says)
{
    adg_random random;
    adg_random_seed(&random, 1);
    for (int r = 0; r < 300; r++) {
        const roads_wish wish = {.rows = 4,
                                 .columns = 5,
                                 .missing = 0.1 + 0.1 * (r % 5),
                                 .one_way = 0.25 * (r % 4),
                                 .parallel = 2,
                                 .loops = 1,
                                 .shortest_min = 1,
                                 .longest_min = 2};
        random_roads roads = random_roads_draw(&wish, &random);
        adg_graph graph = graph_of(roads.n_nodes, roads.edge, roads.n_edges);
        uint32_t component[20];
        uint32_t n = weak(&graph, NULL, component);
        assert_components(&roads, component, n, true);
        n = strong(&graph, component);
        assert_components(&roads, component, n, false);
        adg_graph_release(&graph);
        random_roads_release(&roads);
    }
}

RUN(T(pieces_hang_together_whatever_the_direction), T(edges_that_are_left_out_join_nothing),
    T(strong_pieces_can_be_left_and_reached_again), T(an_empty_graph_has_no_pieces),
    T(a_network_deeper_than_any_stack_is_explored),
    T(random_networks_fall_apart_as_brute_force_says))
