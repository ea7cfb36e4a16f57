/* SPDX-License-Identifier: MPL-2.0 */
#include "network/road_network.h"

#include <math.h>

#include "support/hand_roads.h"
#include "support/test.h"

TEST(every_road_is_the_edge_of_its_number)
{
    /*   (0,0) --both-- (1000,0) --forward--> (2000,0)
     *                      \--backward--< (1000,1000) */
    adg_roads roads = no_roads();
    ROAD(&roads, 2, ADG_ROAD_BOTH, 0, 0, 1000, 0);
    ROAD(&roads, 3, ADG_ROAD_FORWARD, 1000, 0, 2000, 0);
    ROAD(&roads, 4, ADG_ROAD_BACKWARD, 1000, 0, 1000, 1000);
    adg_road_network network;
    build_network(&roads, &network);
    const adg_edge *edge = network.graph.edge;
    assert_int_equal(network.graph.n_nodes, 4);
    assert_int_equal(roads.n, 0);
    assert_exactly(edge[0].minutes_forward, 2);
    assert_exactly(edge[0].minutes_backward, 2);
    assert_exactly(edge[1].minutes_forward, 3);
    assert_exactly(edge[1].minutes_backward, INFINITY);
    assert_exactly(edge[2].minutes_forward, INFINITY);
    assert_exactly(edge[2].minutes_backward, 4);
    assert_int_equal(edge[0].to, edge[1].from);
    assert_int_equal(edge[0].to, edge[2].from);
    assert_all_exactly(network.graph.xy + 2 * edge[1].to, ((const double[]){2000, 0}), 2);
    adg_road_network_release(&network);
}

TEST(nobody_stops_on_a_motorway)
{
    adg_roads roads = no_roads();
    MOTORWAY(&roads, 1, ADG_ROAD_BOTH, 0, 0, 1000, 0);
    ROAD(&roads, 1, ADG_ROAD_BOTH, 0, 0, 0, 1000);
    adg_road_network network;
    build_network(&roads, &network);
    assert_int_equal(adg_segment_index_nearest(network.stops, 500, 1).line, 1);
    adg_road_network_release(&network);
}

/* The quay (0, 0) and the one at (500, 500) have no road, (1000, 0) has one; at (500, 0) two ferries meet. */
TEST(one_goes_on_board_where_a_ferry_alone_ends)
{
    adg_roads roads = no_roads();
    MOTORWAY(&roads, 1, ADG_ROAD_BOTH, 0, 0, 500, 0);
    MOTORWAY(&roads, 1, ADG_ROAD_BOTH, 500, 0, 1000, 0);
    MOTORWAY(&roads, 1, ADG_ROAD_BOTH, 500, 0, 500, 500);
    ROAD(&roads, 1, ADG_ROAD_BOTH, 1000, 0, 2000, 0);
    for (size_t r = 0; r < 3; r++) {
        roads.road[r].ferry = true;
        roads.road[r].row = (long long)r;
    }
    adg_road_network network;
    build_network(&roads, &network);
    static const struct {
        double at[2], x, y;
    } expected[] = {{{100, 0}, 0, 0}, {{480, 300}, 500, 500}, {{600, 0}, 1000, 0}};
    for (size_t i = 0; i < N_OF(expected); i++) {
        adg_nearest_segment near =
            adg_segment_index_nearest(network.stops, expected[i].at[0], expected[i].at[1]);
        assert_exactly(near.x, expected[i].x);
        assert_exactly(near.y, expected[i].y);
    }
    adg_road_network_release(&network);
}

TEST(a_road_that_takes_weeks_is_refused_with_its_row)
{
    adg_roads roads = no_roads();
    adg_road_network network;
    adg_error error = ADG_ERROR_INIT;
    ROAD(&roads, 1, ADG_ROAD_BOTH, 0, 0, 1000, 0);
    ROAD(&roads, 20000, ADG_ROAD_BOTH, 1000, 0, 2000, 0);
    assert_fails(adg_road_network_build(&roads, 0, &network, &error), ADG_E_INVALID, &error,
                 "by hand, row 1: the road takes 20,000 minutes");
    adg_road_network_release(&network);
}

TEST(ends_apart_can_be_joined)
{
    adg_roads roads = no_roads();
    adg_road_network network;
    adg_error error = ADG_ERROR_INIT;
    ROAD(&roads, 1, ADG_ROAD_BOTH, 0, 0, 1000, 0);
    ROAD(&roads, 1, ADG_ROAD_BOTH, 1000.4, 0, 2000, 0);
    assert_ok(adg_road_network_build(&roads, 0.5, &network, &error), &error);
    assert_int_equal(network.graph.n_nodes, 3);
    adg_road_network_release(&network);
}

RUN(T(every_road_is_the_edge_of_its_number), T(nobody_stops_on_a_motorway),
    T(one_goes_on_board_where_a_ferry_alone_ends),
    T(a_road_that_takes_weeks_is_refused_with_its_row), T(ends_apart_can_be_joined))
