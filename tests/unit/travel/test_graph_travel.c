/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/travel.h"

#include <math.h>
#include <stdlib.h>

#include "support/dijkstra.h"
#include "support/matrix.h"
#include "support/random_roads.h"
#include "support/test.h"

/*   0 <--3--> 1 --4--> 2 */
static const adg_graph_edge EDGES[] = {{0, 1, 3, 1}, {1, 2, 4, 0}};

static void assert_minutes(adg_travel_direction direction, const double *expected)
{
    const uint32_t home[] = {0, 2}, clinic[] = {2, 0};
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_travel_new(3, EDGES, 2, home, 2, clinic, 2, direction, &travel, &error),
              &error);
    double *minutes = matrix_of(travel, 2, 2, 2);
    assert_all_exactly(minutes, expected, 4);
    free(minutes);
    adg_travel_free(travel);
}

TEST(the_way_there_is_not_the_way_back)
{
    assert_minutes(ADG_TO_FACILITY, (const double[]){7, 0, 0, INFINITY});
    assert_minutes(ADG_FROM_FACILITY, (const double[]){INFINITY, 0, 0, 7});
}

TEST(beyond_the_limit_is_unreachable)
{
    const uint32_t home[] = {0, 1}, clinic[] = {2};
    adg_travel *travel = NULL;
    adg_pairs pairs;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_travel_new(3, EDGES, 2, home, 2, clinic, 1, ADG_TO_FACILITY, &travel,
                                   &error),
              &error);
    assert_ok(adg_travel_pairs_within(travel, NULL, (const uint32_t[]){0}, 1, 4, &pairs, &error),
              &error);
    assert_int_equal(pairs.n_pairs, 1);
    assert_int_equal(pairs.origin[0], 1);
    adg_pairs_release(&pairs);
    adg_travel_free(travel);
}

static void assert_refused(const adg_graph_edge *edge, uint32_t home, uint32_t clinic,
                           const char *words)
{
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_graph_travel_new(3, edge, 1, &home, 1, &clinic, 1, ADG_TO_FACILITY, &travel,
                                      &error),
                 ADG_E_INVALID, &error, words);
    assert_null(travel);
}

/* 0.1 + 0.2 is 0.30000000000000004: still within 0.3, as 3.4 + 5.7 + 5.9 is within 15. */
TEST(a_limit_that_decimals_add_up_to_is_met)
{
    static const adg_graph_edge edges[] = {
        {0, 1, 0.1, 0}, {1, 2, 0.2, 0}, {3, 4, 3.4, 0}, {4, 5, 5.7, 0}, {5, 6, 5.9, 0}};
    const uint32_t home[] = {0, 3}, clinic[] = {2, 6}, one[] = {0}, other[] = {1};
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    adg_pairs pairs;
    uint32_t which[2];
    double minutes[2];
    assert_ok(adg_graph_travel_new(7, edges, 5, home, 2, clinic, 2, ADG_TO_FACILITY, &travel,
                                   &error),
              &error);
    assert_ok(adg_travel_nearest(travel, NULL, one, 1, 1, 0.3, which, minutes, &error), &error);
    assert_exactly(minutes[0], 0.3);
    assert_int_equal(which[0], 0);
    assert_ok(adg_travel_pairs_within(travel, NULL, other, 1, 15, &pairs, &error), &error);
    assert_int_equal(pairs.n_pairs, 1);
    assert_exactly(pairs.minutes[0], 15);
    adg_pairs_release(&pairs);
    adg_travel_free(travel);
}

TEST(what_makes_no_sense_is_refused)
{
    const adg_graph_edge good = {0, 1, 1, 1};
    assert_refused(&good, 3, 0, "no such node");
    assert_refused(&good, 0, 3, "no such node");
    assert_refused(&(adg_graph_edge){0, 3, 1, 1}, 0, 0, "no such node");
    assert_refused(&(adg_graph_edge){0, 1, -1, 1}, 0, 0, "-1 minutes");
    assert_refused(&(adg_graph_edge){0, 1, NAN, 1}, 0, 0, "minutes cannot be used");
    assert_refused(&(adg_graph_edge){0, 1, 17896, 1}, 0, 0, "17896 minutes");
}

TEST(an_edge_of_infinite_time_is_closed)
{
    const adg_graph_edge edges[] = {{0, 1, INFINITY, 1}};
    const uint32_t home = 0, clinic = 1;
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_travel_new(2, edges, 1, &home, 1, &clinic, 1, ADG_TO_FACILITY, &travel,
                                   &error),
              &error);
    double *minutes = matrix_of(travel, 1, 1, 1);
    assert_exactly(*minutes, INFINITY);
    free(minutes);
    adg_travel_free(travel);
}

/* All pairs of random networks, both ways, against Dijkstra. */
TEST(random_networks_give_dijkstras_times_in_both_directions)
{
    enum {
        N = 30
    };
    const roads_wish wish = {.rows = 5,
                             .columns = 6,
                             .missing = 0.2,
                             .parallel = 5,
                             .loops = 2,
                             .shortest_min = 0.01,
                             .longest_min = 20};
    adg_random random;
    adg_random_seed(&random, 1);
    uint32_t *all = all_of(N);
    for (int r = 0; r < 40; r++) {
        random_roads roads = random_roads_draw(&wish, &random);
        adg_graph_edge *edge = NEW(adg_graph_edge, roads.n_edges);
        for (uint32_t e = 0; e < roads.n_edges; e++) {
            edge[e] = (adg_graph_edge){roads.edge[e].from, roads.edge[e].to,
                                       roads.edge[e].minutes_forward, e % 3 != 0};
            if (e % 3 == 0)
                roads.edge[e].minutes_backward = INFINITY;
        }
        for (int d = 0; d < 2; d++) {
            adg_travel_direction direction = d ? ADG_FROM_FACILITY : ADG_TO_FACILITY;
            adg_travel *travel = NULL;
            adg_error error = ADG_ERROR_INIT;
            assert_ok(adg_graph_travel_new(N, edge, roads.n_edges, all, N, all, N, direction,
                                           &travel, &error),
                      &error);
            double *minutes = matrix_of(travel, N, N, 2), expected[N];
            for (uint32_t facility = 0; facility < N; facility++) {
                reference_dijkstra(N, roads.edge, roads.n_edges, direction == ADG_TO_FACILITY,
                                   &(adg_seed){facility, 0}, 1, expected);
                for (size_t i = 0; i < N; i++)
                    /* A number of six decimals but for 1e-14 becomes it. */
                    assert_close(minutes[i * N + facility], expected[i], 1e-14, 1e-14);
            }
            free(minutes);
            adg_travel_free(travel);
        }
        free(edge);
        random_roads_release(&roads);
    }
    free(all);
}

RUN(T(the_way_there_is_not_the_way_back), T(beyond_the_limit_is_unreachable),
    T(a_limit_that_decimals_add_up_to_is_met), T(what_makes_no_sense_is_refused),
    T(an_edge_of_infinite_time_is_closed),
    T(random_networks_give_dijkstras_times_in_both_directions))
