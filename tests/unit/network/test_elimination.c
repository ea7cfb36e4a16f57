/* SPDX-License-Identifier: MPL-2.0 */
#include "network/elimination.h"

#include <math.h>

#include "core/id_index.h"
#include "support/test.h"

static adg_elimination eliminate(const adg_edge *edges, uint32_t n_edges, uint32_t n_nodes,
                                 const uint32_t *rank)
{
    adg_graph graph;
    adg_elimination t;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_build(n_nodes, NULL, edges, n_edges, &graph, &error), &error);
    assert_ok(adg_eliminate(&graph, rank, &t, &error), &error);
    adg_graph_release(&graph);
    return t;
}

static void assert_heads(const adg_elimination *t, uint32_t r, const uint32_t *head, uint32_t n)
{
    assert_int_equal(t->first[r + 1] - t->first[r], n);
    if (n)
        assert_memory_equal(t->head + t->first[r], head, n * sizeof *head);
    assert_int_equal(adg_elimination_parent(t, r), n ? head[0] : ADG_NONE);
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(adg_elimination_link(t, r, head[i]), t->first[r] + i);
}

#define HEADS(t, r, ...)                                                                           \
    assert_heads((t), (r), (uint32_t[]){__VA_ARGS__},                                              \
                 sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))

/* A ring 0-1-2-3: taking 0 out joins 1 and 3. */
TEST(neighbours_of_what_is_taken_out_are_joined)
{
    const adg_edge ring[] = {{0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 1}, {3, 0, 1, 1}};
    const uint32_t rank[] = {0, 1, 2, 3};
    adg_elimination t = eliminate(ring, N_OF(ring), 4, rank);
    assert_int_equal(t.n_links, 5);
    HEADS(&t, 0, 1, 3);
    HEADS(&t, 1, 2, 3);
    HEADS(&t, 2, 3);
    assert_heads(&t, 3, NULL, 0);
    adg_elimination_release(&t);
}

/* The middle of a path last: nothing has to be joined, and the tree has two branches. */
TEST(a_good_order_joins_nothing)
{
    const adg_edge path[] = {{0, 1, 1, 1}, {1, 2, 1, 1}, {2, 3, 1, 1}, {3, 4, 1, 1}};
    const uint32_t rank[] = {0, 1, 4, 3, 2};
    adg_elimination t = eliminate(path, N_OF(path), 5, rank);
    assert_int_equal(t.n_links, 4);
    HEADS(&t, 0, 1);
    HEADS(&t, 1, 4);
    HEADS(&t, 2, 3);
    HEADS(&t, 3, 4);
    /* Links by their higher end. */
    assert_int_equal(t.below[4], 2);
    assert_int_equal(t.below[5], 4);
    assert_int_equal(t.tail[2], 1);
    assert_int_equal(t.tail[3], 3);
    assert_int_equal(t.head[t.link[3]], 4);
    adg_elimination_release(&t);
}

TEST(loops_and_repetitions_leave_nothing_and_closed_edges_count)
{
    const adg_edge edges[] = {{0, 0, 1, 1}, {0, 1, 1, 1}, {1, 0, 2, 2}, {1, 2, INFINITY, INFINITY}};
    const uint32_t rank[] = {0, 1, 2};
    adg_elimination t = eliminate(edges, N_OF(edges), 3, rank);
    assert_int_equal(t.n_links, 2);
    HEADS(&t, 0, 1);
    HEADS(&t, 1, 2);
    adg_elimination_release(&t);
}

RUN(T(neighbours_of_what_is_taken_out_are_joined), T(a_good_order_joins_nothing),
    T(loops_and_repetitions_leave_nothing_and_closed_edges_count))
