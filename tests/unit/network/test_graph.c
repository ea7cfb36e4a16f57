/* SPDX-License-Identifier: MPL-2.0 */
#include "network/graph.h"

#include <math.h>

#include "support/test.h"

static adg_graph build(uint32_t n_nodes, const double *xy, const adg_edge *edges, uint32_t n)
{
    adg_graph graph;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_build(n_nodes, xy, edges, n, &graph, &error), &error);
    return graph;
}

/*   0 --1--> 1 <--2--> 2        3 (alone) */
static const adg_edge EDGES[] = {{0, 1, 1, INFINITY}, {1, 2, 2, 2}};

TEST(the_star_leads_along_the_arcs)
{
    adg_graph g = build(4, NULL, EDGES, 2);
    const uint32_t first[] = {0, 1, 2, 3, 3};
    assert_int_equal(g.out.n_arcs, 3);
    assert_memory_equal(g.out.first, first, sizeof first);
    assert_int_equal(g.out.arc[0].head, 1);
    assert_int_equal(g.out.arc[0].ms, 60000);
    assert_int_equal(g.out.arc[1].head, 2);
    assert_int_equal(g.out.arc[2].head, 1);
    adg_graph_release(&g);
}

TEST(the_reversed_star_leads_against_them)
{
    adg_graph g = build(4, NULL, EDGES, 2);
    const uint32_t first[] = {0, 0, 2, 3, 3};
    assert_memory_equal(g.in.first, first, sizeof first);
    assert_int_equal(g.in.arc[0].head, 0);
    assert_int_equal(g.in.edge[0], 0);
    assert_exactly(g.in.minutes[0], 1);
    adg_graph_release(&g);
}

TEST(milliseconds_are_rounded_and_minutes_are_not)
{
    const adg_edge edge = {0, 1, 1.0 / 3, 1.0 / 7};
    adg_graph g = build(2, NULL, &edge, 1);
    assert_int_equal(g.out.arc[0].ms, 20000);
    assert_int_equal(g.out.arc[1].ms, 8571);
    assert_exactly(g.out.minutes[1], 1.0 / 7);
    assert_int_equal(g.out.longest_ms, 20000);
    adg_graph_release(&g);
}

TEST(a_closed_edge_is_no_arc)
{
    const adg_edge edge = {0, 1, INFINITY, INFINITY};
    adg_graph g = build(2, NULL, &edge, 1);
    assert_int_equal(g.out.n_arcs, 0);
    assert_int_equal(g.in.n_arcs, 0);
    adg_graph_release(&g);
}

TEST(a_loop_is_two_arcs_of_one_node)
{
    const adg_edge edge = {0, 0, 1, 2};
    adg_graph g = build(1, NULL, &edge, 1);
    assert_int_equal(g.out.n_arcs, 2);
    assert_int_equal(g.out.arc[1].head, 0);
    adg_graph_release(&g);
}

TEST(a_graph_without_edges_or_nodes_is_one)
{
    adg_graph lonely = build(1, NULL, NULL, 0), nothing = build(0, NULL, NULL, 0);
    assert_int_equal(lonely.out.first[1], 0);
    assert_int_equal(nothing.out.n_arcs, 0);
    adg_graph_release(&lonely);
    adg_graph_release(&nothing);
}

TEST(nodes_with_places_are_renumbered_with_their_edges)
{
    /* A line of nodes in mixed order; along the curve neighbours follow each other. */
    const double xy[] = {300, 0, 0, 0, 200, 0, 100, 0};
    const adg_edge edges[] = {{1, 3, 1, 1}, {3, 2, 1, 1}, {2, 0, 1, 1}};
    adg_graph g = build(4, xy, edges, 3);
    for (uint32_t e = 0; e < 3; e++) {
        uint32_t from = g.edge[e].from, to = g.edge[e].to;
        assert_exactly(g.xy[2 * to] - g.xy[2 * from], 100);
        assert_true(from + 1 == to || to + 1 == from);
    }
    adg_graph_release(&g);
}

static void assert_refused(const adg_edge *edge, const char *words)
{
    adg_graph graph;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_graph_build(2, NULL, edge, 1, &graph, &error), ADG_E_INVALID, &error, words);
    adg_graph_release(&graph);
}

TEST(a_node_that_does_not_exist_is_refused)
{
    assert_refused(&(adg_edge){0, 2, 1, 1}, "edge 0: there is no such node");
    assert_refused(&(adg_edge){ADG_NONE, 1, 1, 1}, "no such node");
}

TEST(a_time_that_cannot_be_used_is_refused)
{
    assert_refused(&(adg_edge){0, 1, -1, 5}, "-1 minutes");
    assert_refused(&(adg_edge){0, 1, 5, -0.5}, "-0.5 minutes");
    assert_refused(&(adg_edge){0, 1, -INFINITY, 5}, "inf");
    assert_refused(&(adg_edge){0, 1, 18000, 18000}, "18000 minutes");
}

/* The message must name the time that is wrong, not the other direction's. */
TEST(the_message_names_the_time_that_is_wrong)
{
    assert_refused(&(adg_edge){0, 1, 18000, 5}, "18000 minutes");
    assert_refused(&(adg_edge){0, 1, NAN, 5}, "nan minutes");
}

TEST(the_longest_arc_that_may_be_used_is_taken)
{
    const adg_edge edge = {0, 1, ADG_MAX_ARC_MS / ADG_MS_PER_MIN, 0};
    adg_graph g = build(2, NULL, &edge, 1);
    assert_int_equal(g.out.longest_ms, ADG_MAX_ARC_MS);
    adg_graph_release(&g);
}

RUN(T(the_star_leads_along_the_arcs), T(the_reversed_star_leads_against_them),
    T(milliseconds_are_rounded_and_minutes_are_not), T(a_closed_edge_is_no_arc),
    T(a_loop_is_two_arcs_of_one_node), T(a_graph_without_edges_or_nodes_is_one),
    T(nodes_with_places_are_renumbered_with_their_edges), T(a_node_that_does_not_exist_is_refused),
    T(a_time_that_cannot_be_used_is_refused), T(the_message_names_the_time_that_is_wrong),
    T(the_longest_arc_that_may_be_used_is_taken))
