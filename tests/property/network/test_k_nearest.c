/* SPDX-License-Identifier: MPL-2.0 */
/* The k nearest in one pass, by search and by sweep, against a Dijkstra for every source. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/travel.h"
#include "core/id_index.h"
#include "network/nearest_search.h"
#include "network/nearest_sweep.h"
#include "support/dijkstra.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    MOST_SOURCES = 24,
    MOST_K = 6
};

typedef struct {
    random_roads roads;
    adg_graph graph;
    bool against;
    size_t n, k; /* sources */
    adg_seed seed[MOST_SOURCES];
    uint32_t source[MOST_SOURCES];
    double offset[MOST_SOURCES];
    double *row; /* [n x n_nodes] by the book */
} question;

/* Whole tenths of a minute: ways of equal length whose sums differ in the last digits. */
static void round_to_tenths(random_roads *roads)
{
    for (uint32_t e = 0; e < roads->n_edges; e++) {
        adg_edge *edge = &roads->edge[e];
        edge->minutes_forward = ceil(edge->minutes_forward * 10) / 10;
        edge->minutes_backward = ceil(edge->minutes_backward * 10) / 10;
    }
}

static void draw(const roads_wish *wish, bool tenths, adg_random *random, question *q)
{
    adg_error error = ADG_ERROR_INIT;
    q->roads = random_roads_draw(wish, random);
    if (tenths)
        round_to_tenths(&q->roads);
    assert_ok(adg_graph_build(q->roads.n_nodes, NULL, q->roads.edge, q->roads.n_edges, &q->graph,
                              &error),
              &error);
    q->against = adg_random_below(random, 2) == 1;
    q->n = 1 + (size_t)adg_random_below(random, MOST_SOURCES);
    q->k = 1 + (size_t)adg_random_below(random, MOST_K);
    q->row = NEW(double, q->n * q->roads.n_nodes);
    for (size_t s = 0; s < q->n; s++) {
        q->seed[s] = (adg_seed){(uint32_t)adg_random_below(random, q->roads.n_nodes), 0};
        q->source[s] = (uint32_t)s;
        q->offset[s] = (double)adg_random_below(random, 4) / 10;
        reference_dijkstra(q->roads.n_nodes, q->roads.edge, q->roads.n_edges, q->against,
                           &q->seed[s], 1, q->row + s * q->roads.n_nodes);
    }
}

static void forget(question *q)
{
    adg_graph_release(&q->graph);
    random_roads_release(&q->roads);
    free(q->row);
}

/* The k nearest of times [n], +inf = no candidate: the shortest, and of all that tie with it the
 * first; again without it. */
static void pick(const double *minutes, size_t n, size_t k, uint32_t *which)
{
    bool taken[MOST_SOURCES] = {false};
    for (size_t r = 0; r < k; r++) {
        double shortest = INFINITY;
        which[r] = ADG_NONE;
        for (size_t s = 0; s < n; s++)
            if (!taken[s])
                shortest = fmin(shortest, minutes[s]);
        for (size_t s = 0; s < n && which[r] == ADG_NONE; s++)
            if (!taken[s] && isfinite(minutes[s]) && minutes[s] <= shortest + ADG_TIE_MIN)
                which[r] = (uint32_t)s;
        if (which[r] == ADG_NONE)
            continue;
        taken[which[r]] = true;
    }
}

static void assert_node(const question *q, const adg_nearest_labels *labels, size_t slot,
                        uint32_t node, double limit_min, double rel)
{
    double expected[MOST_SOURCES], found[MOST_SOURCES];
    uint32_t expected_which[MOST_K], which[MOST_K];
    const adg_nearest_label *list = adg_nearest_labels_at(labels, slot);
    for (size_t s = 0; s < q->n; s++) {
        expected[s] = q->row[s * q->roads.n_nodes + node] + q->offset[s];
        if (expected[s] > limit_min)
            expected[s] = INFINITY;
        found[s] = INFINITY;
    }
    for (size_t i = 0; i < labels->room && list[i].source != ADG_NONE; i++) {
        double total = list[i].minutes + q->offset[list[i].source];
        if (total <= limit_min)
            found[list[i].source] = total;
    }
    pick(expected, q->n, q->k, expected_which);
    pick(found, q->n, q->k, which);
    assert_memory_equal(which, expected_which, q->k * sizeof *which);
    for (size_t r = 0; r < q->k && which[r] != ADG_NONE; r++)
        assert_close(found[which[r]], expected[which[r]], rel, 0);
}

static bool compare_search(const question *q, double limit_min)
{
    adg_nearest_labels labels;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_nearest_labels_init(q->roads.n_nodes, q->k, &labels, &error), &error);
    labels.offset = q->offset;
    assert_ok(adg_nearest_search(q->against ? &q->graph.in : &q->graph.out, q->seed, q->source,
                                 q->n, limit_min, &labels, &error),
              &error);
    bool complete = !labels.crowded;
    for (uint32_t v = 0; complete && v < q->roads.n_nodes; v++)
        assert_node(q, &labels, v, v, limit_min, 0);
    adg_nearest_labels_release(&labels);
    return complete;
}

static bool compare_sweep(const question *q)
{
    adg_hierarchy hierarchy;
    adg_sweep_places places;
    adg_nearest_labels labels;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_hierarchy_build(&q->graph, 1, &hierarchy, &error), &error);
    assert_ok(adg_sweep_places_select(&hierarchy, q->against, NULL, 0, &places, &error), &error);
    assert_ok(adg_nearest_labels_init(places.sweep->n_nodes, q->k, &labels, &error), &error);
    labels.offset = q->offset;
    adg_nearest_sweep(&places, q->seed, q->source, q->n, &labels);
    bool complete = !labels.crowded;
    for (uint32_t v = 0; complete && v < q->roads.n_nodes; v++)
        assert_node(q, &labels, places.target[v], v, INFINITY, 1e-12);
    adg_nearest_labels_release(&labels);
    adg_sweep_places_release(&places);
    adg_hierarchy_release(&hierarchy);
    return complete;
}

/* Most lists have to be complete: what is not compared proves nothing. */
static void compare_many(const roads_wish *wish, bool tenths, int rounds, int least_complete,
                         uint64_t seed)
{
    adg_random random;
    adg_random_seed(&random, seed);
    int searched = 0, limited = 0, swept = 0;
    for (int r = 0; r < rounds; r++) {
        question q;
        draw(wish, tenths, &random, &q);
        searched += compare_search(&q, INFINITY);
        limited += compare_search(&q, random_between(&random, 0, 4 * wish->longest_min));
        swept += compare_sweep(&q);
        forget(&q);
    }
    assert_true(searched >= least_complete);
    assert_true(limited >= least_complete);
    assert_true(swept >= least_complete);
}

TEST(road_like_networks)
{
    compare_many(&(roads_wish){.rows = 7,
                               .columns = 6,
                               .missing = 0.15,
                               .one_way = 0.25,
                               .parallel = 4,
                               .loops = 2,
                               .shortest_min = 0.05,
                               .longest_min = 5},
                 false, 1000, 1000, 1);
}

TEST(scattered_networks_with_edges_that_take_no_time)
{
    compare_many(&(roads_wish){.rows = 6,
                               .columns = 5,
                               .missing = 0.4,
                               .one_way = 0.5,
                               .zero = 0.2,
                               .parallel = 6,
                               .loops = 3,
                               .shortest_min = 0.01,
                               .longest_min = 60},
                 false, 800, 790, 2);
}

TEST(ways_that_are_equally_long_but_for_rounding)
{
    compare_many(&(roads_wish){.rows = 7,
                               .columns = 7,
                               .missing = 0.05,
                               .one_way = 0.1,
                               .parallel = 4,
                               .shortest_min = 0.05,
                               .longest_min = 1},
                 true, 800, 600, 3);
}

TEST(networks_without_time)
{
    compare_many(&(roads_wish){.rows = 5,
                               .columns = 5,
                               .missing = 0.2,
                               .one_way = 0.4,
                               .zero = 1,
                               .shortest_min = 1,
                               .longest_min = 1},
                 false, 200, 190, 4);
}

TEST(single_nodes)
{
    compare_many(
        &(roads_wish){.rows = 1, .columns = 1, .loops = 3, .shortest_min = 0.1, .longest_min = 10},
        false, 50, 50, 5);
}

RUN(T(road_like_networks), T(scattered_networks_with_edges_that_take_no_time),
    T(ways_that_are_equally_long_but_for_rounding), T(networks_without_time), T(single_nodes))
