/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/road.h"

#include <math.h>
#include <stdlib.h>

#include "support/dijkstra.h"
#include "support/hand_roads.h"
#include "support/matrix.h"
#include "support/random_roads.h"
#include "support/shapes.h"
#include "support/test.h"

/* A network, places on it, and the engine between them; access legs at 6 km/h: 100 m a minute. */
typedef struct {
    adg_road_network network;
    adg_snap home, clinic;
    adg_travel *travel;
} world;

static world *world_of(adg_roads *roads, double hx, double hy, double cx, double cy,
                       adg_travel_direction direction)
{
    world *w = NEW(world, 1);
    adg_error error = ADG_ERROR_INIT;
    build_network(roads, &w->network);
    const adg_shapes *lines = &w->network.roads.lines;
    adg_snap_points(lines, w->network.stops, (const double[]){hx, hy}, 1, 500, 1, &w->home);
    adg_snap_points(lines, w->network.stops, (const double[]){cx, cy}, 1, 500, 1, &w->clinic);
    assert_ok(adg_road_travel_new(&w->network, &w->home, 1, &w->clinic, 1, 6, direction, &w->travel,
                                  &error),
              &error);
    return w;
}

static void destroy(world *w)
{
    adg_travel_free(w->travel);
    adg_road_network_release(&w->network);
    free(w);
}

/* Minutes from the home to the clinic. */
static double minutes_of(world *w)
{
    double *matrix = matrix_of(w->travel, 1, 1, 1), minutes = *matrix;
    free(matrix);
    destroy(w);
    return minutes;
}

/*                10 min
 *   (0,0) ------------------ (1000,0)      both ways or one way */
static adg_roads one_road(adg_road_direction direction)
{
    adg_roads roads = no_roads();
    ROAD(&roads, 10, direction, 0, 0, 1000, 0);
    return roads;
}

static double on_one_road(adg_road_direction road, double home_x, double clinic_x,
                          adg_travel_direction direction)
{
    adg_roads roads = one_road(road);
    return minutes_of(world_of(&roads, home_x, 0, clinic_x, 0, direction));
}

TEST(both_on_one_road_travel_along_it)
{
    assert_close(on_one_road(ADG_ROAD_BOTH, 200, 700, ADG_TO_FACILITY), 5, 1e-14, 0);
    assert_close(on_one_road(ADG_ROAD_BOTH, 700, 200, ADG_TO_FACILITY), 5, 1e-14, 0);
}

TEST(against_a_one_way_road_there_is_no_way)
{
    assert_close(on_one_road(ADG_ROAD_FORWARD, 200, 700, ADG_TO_FACILITY), 5, 1e-14, 0);
    assert_exactly(on_one_road(ADG_ROAD_FORWARD, 700, 200, ADG_TO_FACILITY), INFINITY);
    assert_exactly(on_one_road(ADG_ROAD_BACKWARD, 200, 700, ADG_TO_FACILITY), INFINITY);
    assert_close(on_one_road(ADG_ROAD_BACKWARD, 700, 200, ADG_TO_FACILITY), 5, 1e-14, 0);
}

TEST(on_the_way_home_one_way_roads_turn_round)
{
    assert_exactly(on_one_road(ADG_ROAD_FORWARD, 200, 700, ADG_FROM_FACILITY), INFINITY);
    assert_close(on_one_road(ADG_ROAD_FORWARD, 700, 200, ADG_FROM_FACILITY), 5, 1e-14, 0);
}

TEST(at_the_very_same_place_the_road_takes_no_time)
{
    assert_exactly(on_one_road(ADG_ROAD_FORWARD, 700, 700, ADG_TO_FACILITY), 0);
    assert_exactly(on_one_road(ADG_ROAD_FORWARD, 0, 0, ADG_TO_FACILITY), 0);
    assert_exactly(on_one_road(ADG_ROAD_BACKWARD, 1000, 1000, ADG_TO_FACILITY), 0);
}

TEST(access_legs_are_walked_at_both_ends)
{
    adg_roads roads = one_road(ADG_ROAD_BOTH);
    /* 300 m to the road (3 min), half the road (5 min), 100 m from it (1 min). */
    assert_close(minutes_of(world_of(&roads, 200, 300, 700, -100, ADG_TO_FACILITY)), 9, 1e-14, 0);
}

TEST(there_is_no_short_cut_beside_the_road)
{
    adg_roads roads = one_road(ADG_ROAD_BOTH);
    /* Home and clinic on the same spot, 400 m off the road: there and back. */
    assert_close(minutes_of(world_of(&roads, 500, 400, 500, 400, ADG_TO_FACILITY)), 8, 1e-14, 0);
}

TEST(too_far_from_any_road_is_unreachable)
{
    adg_roads a = one_road(ADG_ROAD_BOTH), b = one_road(ADG_ROAD_BOTH);
    assert_exactly(minutes_of(world_of(&a, 200, 501, 700, 0, ADG_TO_FACILITY)), INFINITY);
    assert_exactly(minutes_of(world_of(&b, 200, 0, 700, 501, ADG_TO_FACILITY)), INFINITY);
}

/* A one-way block of 1 km sides and 10 minutes each: who has just passed the clinic drives round.
 *
 *     (0,1000) <--- (1000,1000)
 *         |              ^
 *         v  clinic home |
 *       (0,0) ---C--H--> (1000,0)                                                   */
static adg_roads block(void)
{
    adg_roads roads = no_roads();
    ROAD(&roads, 10, ADG_ROAD_FORWARD, 0, 0, 1000, 0);
    ROAD(&roads, 10, ADG_ROAD_FORWARD, 1000, 0, 1000, 1000);
    ROAD(&roads, 10, ADG_ROAD_FORWARD, 1000, 1000, 0, 1000);
    ROAD(&roads, 10, ADG_ROAD_FORWARD, 0, 1000, 0, 0);
    return roads;
}

TEST(who_has_passed_the_clinic_drives_round_the_block)
{
    adg_roads there = block(), back = block();
    assert_close(minutes_of(world_of(&there, 600, 0, 400, 0, ADG_TO_FACILITY)), 38, 1e-14, 0);
    assert_close(minutes_of(world_of(&back, 600, 0, 400, 0, ADG_FROM_FACILITY)), 2, 1e-14, 0);
}

TEST(round_the_back_may_be_faster_than_along_the_road)
{
    /* A slow straight road, and a fast detour from end to end. */
    adg_roads roads = no_roads();
    ROAD(&roads, 100, ADG_ROAD_BOTH, 0, 0, 1000, 0);
    ROAD(&roads, 1, ADG_ROAD_BOTH, 0, 0, 500, 800, 1000, 0);
    assert_close(minutes_of(world_of(&roads, 100, 0, 900, 0, ADG_TO_FACILITY)), 21, 1e-14, 0);
}

TEST(at_a_crossing_every_road_of_it_is_open)
{
    /* The home snaps to the end of road 0, where it meets road 1. */
    adg_roads roads = no_roads();
    ROAD(&roads, 10, ADG_ROAD_BOTH, 0, 0, 1000, 0);
    ROAD(&roads, 10, ADG_ROAD_FORWARD, 1000, 0, 2000, 0);
    assert_close(minutes_of(world_of(&roads, 1000, 0, 1500, 0, ADG_TO_FACILITY)), 5, 1e-14, 0);
}

/* ---- the way, step by step ---- */

TEST(a_way_lists_its_roads_in_order)
{
    adg_roads roads = no_roads();
    ROAD(&roads, 10, ADG_ROAD_BOTH, 0, 0, 1000, 0);
    ROAD(&roads, 20, ADG_ROAD_BOTH, 1000, 0, 1000, 1000);
    ROAD(&roads, 30, ADG_ROAD_BOTH, 1000, 1000, 2000, 1000);
    world *w = world_of(&roads, 250, 100, 1600, 1000, ADG_TO_FACILITY);
    adg_path path;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_travel_path(w->travel, 0, 0, &path, &error), &error);
    assert_close(path.total_min, 1 + 7.5 + 20 + 18, 1e-14, 0);
    assert_close(path.access_origin_min, 1, 1e-14, 0);
    assert_exactly(path.access_facility_min, 0);
    assert_int_equal(path.n, 3);
    for (uint32_t k = 0; k < 3; k++)
        assert_int_equal(path.step[k].road, k);
    assert_close(path.step[0].minutes, 7.5, 1e-14, 0);
    assert_close(path.step[0].share, 0.75, 1e-14, 0);
    assert_exactly(path.step[1].share, 1);
    assert_close(path.step[2].share, 0.6, 1e-14, 0);
    adg_path_release(&path);
    destroy(w);
}

TEST(a_way_along_one_road_is_one_step)
{
    adg_roads roads = one_road(ADG_ROAD_BOTH);
    world *w = world_of(&roads, 700, 0, 200, 0, ADG_TO_FACILITY);
    adg_path path;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_travel_path(w->travel, 0, 0, &path, &error), &error);
    assert_int_equal(path.n, 1);
    assert_close(path.step[0].share, 0.5, 1e-14, 0);
    assert_close(path.step[0].minutes, 5, 1e-14, 0);
    adg_path_release(&path);
    destroy(w);
}

TEST(where_there_is_no_way_there_are_no_steps)
{
    adg_roads roads = one_road(ADG_ROAD_FORWARD);
    world *w = world_of(&roads, 700, 0, 200, 0, ADG_TO_FACILITY);
    adg_path path;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_travel_path(w->travel, 0, 0, &path, &error), &error);
    assert_exactly(path.total_min, INFINITY);
    assert_int_equal(path.n, 0);
    adg_path_release(&path);
    destroy(w);
}

/* ---- random towns ---- */

/* A random network with places on it; times are those of the edges, whatever the lines' lengths. */
typedef struct {
    adg_road_network network;
    adg_snap place[40];
    size_t n_places;
} town;

static adg_roads roads_of(const random_roads *random)
{
    adg_roads roads = no_roads();
    for (uint32_t e = 0; e < random->n_edges; e++) {
        const adg_edge *edge = &random->edge[e];
        const double *p = random->xy + 2 * edge->from, *q = random->xy + 2 * edge->to;
        adg_road_direction direction = isinf(edge->minutes_backward)  ? ADG_ROAD_FORWARD
                                       : isinf(edge->minutes_forward) ? ADG_ROAD_BACKWARD
                                                                      : ADG_ROAD_BOTH;
        /* Loops need a line that goes away and comes back. */
        double bend = edge->from == edge->to ? 40 + e : 0;
        ROAD(&roads, fmin(edge->minutes_forward, edge->minutes_backward), direction, p[0], p[1],
             (p[0] + q[0]) / 2 + bend, (p[1] + q[1]) / 2 + bend / 3, q[0], q[1]);
    }
    return roads;
}

static void found_town(town *t, adg_random *random)
{
    const roads_wish wish = {.rows = 4,
                             .columns = 5,
                             .missing = 0.15,
                             .one_way = 0.4,
                             .parallel = 2,
                             .loops = 2,
                             .shortest_min = 0.5,
                             .longest_min = 10};
    random_roads drawn = random_roads_draw(&wish, random);
    adg_roads roads = roads_of(&drawn);
    random_roads_release(&drawn);
    build_network(&roads, &t->network);
    t->n_places = N_OF(t->place);
    for (size_t i = 0; i < t->n_places; i++) {
        const double xy[] = {random_between(random, -200, 2200),
                             random_between(random, -200, 1700)};
        adg_snap_points(&t->network.roads.lines, t->network.stops, xy, 1, 400, 1, &t->place[i]);
    }
}

/* The same question asked of a larger graph: every place is a node of its own that splits its road.
 * Node of place i is n_nodes + i; the pieces between the places of a road are edges. */
static double *minutes_by_splitting(const town *t, uint32_t to)
{
    const adg_graph *graph = &t->network.graph;
    uint32_t n = graph->n_nodes + (uint32_t)t->n_places, n_edges = 0;
    adg_edge *edge = NEW(adg_edge, graph->n_edges + t->n_places);
    for (uint32_t e = 0; e < graph->n_edges; e++) {
        double at = 0;
        uint32_t here = graph->edge[e].from;
        for (;;) {
            /* The next place along this road: those at the same fraction follow by number. */
            uint32_t next = ADG_NONE;
            for (uint32_t i = 0; i < t->n_places; i++) {
                const adg_snap *s = &t->place[i];
                bool ahead = here < graph->n_nodes || s->fraction > at ||
                             (s->fraction == at && i > here - graph->n_nodes);
                if (s->reached && s->line == e && ahead &&
                    (next == ADG_NONE || s->fraction < t->place[next].fraction))
                    next = i;
            }
            double until = next == ADG_NONE ? 1 : t->place[next].fraction;
            uint32_t there = next == ADG_NONE ? graph->edge[e].to : graph->n_nodes + next;
            double share = until - at;
            edge[n_edges++] =
                (adg_edge){here, there,
                           isinf(graph->edge[e].minutes_forward) && share > 0
                               ? INFINITY
                               : (share > 0 ? share * graph->edge[e].minutes_forward : 0),
                           isinf(graph->edge[e].minutes_backward) && share > 0
                               ? INFINITY
                               : (share > 0 ? share * graph->edge[e].minutes_backward : 0)};
            if (next == ADG_NONE)
                break;
            here = there;
            at = until;
        }
    }
    double *minutes = NEW(double, n), *at_place = NEW(double, t->n_places);
    reference_dijkstra(n, edge, n_edges, true, &(adg_seed){graph->n_nodes + to, 0}, 1, minutes);
    for (size_t i = 0; i < t->n_places; i++)
        at_place[i] = minutes[graph->n_nodes + i];
    free(minutes);
    free(edge);
    return at_place;
}

TEST(places_on_random_towns_travel_as_if_every_place_split_its_road)
{
    adg_random random;
    adg_random_seed(&random, 5);
    for (int round = 0; round < 60; round++) {
        town *t = NEW(town, 1);
        adg_travel *travel = NULL;
        adg_error error = ADG_ERROR_INIT;
        found_town(t, &random);
        assert_ok(adg_road_travel_new(&t->network, t->place, t->n_places, t->place, t->n_places, 5,
                                      ADG_TO_FACILITY, &travel, &error),
                  &error);
        double *matrix = matrix_of(travel, t->n_places, t->n_places, 2);
        for (uint32_t j = 0; j < t->n_places; j++) {
            double *expected = minutes_by_splitting(t, j);
            for (size_t i = 0; i < t->n_places; i++) {
                double walk = 60 * (t->place[i].distance_m + t->place[j].distance_m) / 5000;
                bool reached = t->place[i].reached && t->place[j].reached;
                assert_close(matrix[i * t->n_places + j], reached ? expected[i] + walk : INFINITY,
                             1e-12, 1e-12);
            }
            free(expected);
        }
        free(matrix);
        adg_travel_free(travel);
        adg_road_network_release(&t->network);
        free(t);
    }
}

TEST(the_steps_of_a_way_add_up_to_its_minutes)
{
    adg_random random;
    adg_random_seed(&random, 6);
    for (int round = 0; round < 10; round++) {
        town *t = NEW(town, 1);
        adg_travel *travel = NULL;
        adg_error error = ADG_ERROR_INIT;
        found_town(t, &random);
        assert_ok(adg_road_travel_new(&t->network, t->place, t->n_places, t->place, t->n_places, 5,
                                      round % 2 ? ADG_FROM_FACILITY : ADG_TO_FACILITY, &travel,
                                      &error),
                  &error);
        double *matrix = matrix_of(travel, t->n_places, t->n_places, 1);
        for (size_t p = 0; p < t->n_places * t->n_places; p++) {
            adg_path path;
            assert_ok(adg_road_travel_path(travel, p / t->n_places, p % t->n_places, &path, &error),
                      &error);
            double sum = path.access_origin_min + path.access_facility_min;
            for (size_t k = 0; k < path.n; k++) {
                sum += path.step[k].minutes;
                assert_true(path.step[k].share >= 0 && path.step[k].share <= 1);
            }
            assert_exactly(path.total_min, matrix[p]);
            if (isfinite(matrix[p]))
                assert_close(sum, matrix[p], 1e-12, 1e-12);
            adg_path_release(&path);
        }
        free(matrix);
        adg_travel_free(travel);
        adg_road_network_release(&t->network);
        free(t);
    }
}

RUN(T(both_on_one_road_travel_along_it), T(against_a_one_way_road_there_is_no_way),
    T(on_the_way_home_one_way_roads_turn_round), T(at_the_very_same_place_the_road_takes_no_time),
    T(access_legs_are_walked_at_both_ends), T(there_is_no_short_cut_beside_the_road),
    T(too_far_from_any_road_is_unreachable), T(who_has_passed_the_clinic_drives_round_the_block),
    T(round_the_back_may_be_faster_than_along_the_road), T(at_a_crossing_every_road_of_it_is_open),
    T(a_way_lists_its_roads_in_order), T(a_way_along_one_road_is_one_step),
    T(where_there_is_no_way_there_are_no_steps),
    T(places_on_random_towns_travel_as_if_every_place_split_its_road),
    T(the_steps_of_a_way_add_up_to_its_minutes))
