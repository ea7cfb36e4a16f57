/* SPDX-License-Identifier: MPL-2.0 */
/* Travel where turns count, against the rules applied to the letter: every pair of edges is looked at, again
 * and again, until nothing changes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/travel.h"
#include "core/id_index.h"
#include "network/snap.h"
#include "support/hand_roads.h"
#include "support/matrix.h"
#include "support/random_roads.h"
#include "support/test.h"
#include "travel/road.h"

enum {
    N_HOMES = 40,
    N_CLINICS = 8,
    ROUNDS = 20
};

typedef struct {
    adg_road_network network;
    adg_snap home[N_HOMES], clinic[N_CLINICS];
} town;

/* ---- a random town with signs ---- */

static uint32_t tail_of(const adg_graph *graph, uint32_t d)
{
    return d % 2 ? graph->edge[d / 2].to : graph->edge[d / 2].from;
}

static uint32_t head_of(const adg_graph *graph, uint32_t d)
{
    return tail_of(graph, d ^ 1);
}

static double driving(const adg_graph *graph, uint32_t d)
{
    return d % 2 ? graph->edge[d / 2].minutes_backward : graph->edge[d / 2].minutes_forward;
}

/* Signs at half of the turns drawn; the network is built anew with them. */
static void put_up_signs(town *t, adg_random *random)
{
    const adg_graph *graph = &t->network.graph;
    adg_roads *roads = &t->network.roads;
    uint32_t n = 2 * graph->n_edges;
    roads->turn_rule = NEW(adg_turn_rule, 3 * n);
    for (uint32_t k = 0; k < 3 * n; k++) {
        uint32_t from = (uint32_t)adg_random_below(random, n);
        uint32_t to = (uint32_t)adg_random_below(random, n);
        for (uint32_t i = 0; i < n && tail_of(graph, to) != head_of(graph, from); i++)
            to = (to + 1) % n;
        if (tail_of(graph, to) == head_of(graph, from) && random_between(random, 0, 1) < 0.2)
            roads->turn_rule[roads->n_turn_rules++] =
                (adg_turn_rule){from, to, random_between(random, 0, 1) < 0.3};
    }
}

static void build_again(town *t)
{
    adg_roads roads = t->network.roads;
    t->network.roads = (adg_roads){0};
    adg_road_network_release(&t->network);
    roads.minds_turns = true;
    build_network(&roads, &t->network);
}

static void snap_places(const town *t, size_t n, adg_snap *snap, adg_random *random)
{
    double xy[2 * N_HOMES];
    for (size_t i = 0; i < 2 * n; i++)
        xy[i] = random_between(random, -300, 2300);
    adg_snap_points(&t->network.roads.lines, t->network.stops, xy, n, 600, 1, snap);
}

static town *found_town(uint64_t seed, adg_random *random)
{
    const roads_wish wish = {.rows = 5,
                             .columns = 5,
                             .missing = 0.15,
                             .one_way = 0.2,
                             .zero = 0.02,
                             .parallel = 4,
                             .shortest_min = 0.1,
                             .longest_min = 5};
    adg_random_seed(random, seed);
    town *t = NEW(town, 1);
    random_roads drawn = random_roads_draw(&wish, random);
    adg_roads roads = no_roads();
    for (uint32_t e = 0; e < drawn.n_edges; e++) {
        const adg_edge *edge = &drawn.edge[e];
        const double *p = drawn.xy + 2 * edge->from, *q = drawn.xy + 2 * edge->to;
        adg_road_direction direction = isinf(edge->minutes_backward)  ? ADG_ROAD_FORWARD
                                       : isinf(edge->minutes_forward) ? ADG_ROAD_BACKWARD
                                                                      : ADG_ROAD_BOTH;
        ROAD(&roads, fmin(edge->minutes_forward, edge->minutes_backward), direction, p[0], p[1],
             q[0], q[1]);
    }
    random_roads_release(&drawn);
    build_network(&roads, &t->network);
    snap_places(t, N_HOMES, t->home, random);
    snap_places(t, N_CLINICS, t->clinic, random);
    return t;
}

static void abandon(town *t)
{
    adg_road_network_release(&t->network);
    free(t);
}

static adg_travel *travel_in(const town *t, adg_travel_direction direction)
{
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_travel_new(&t->network, t->home, N_HOMES, t->clinic, N_CLINICS, 5, direction,
                                  &travel, &error),
              &error);
    return travel;
}

/* ---- the rules to the letter ---- */

static bool forbidden(const adg_roads *roads, uint32_t from, uint32_t to)
{
    bool only = false, named = false;
    for (size_t k = 0; k < roads->n_turn_rules; k++) {
        const adg_turn_rule *rule = &roads->turn_rule[k];
        if (rule->from == from && !rule->only && rule->to == to)
            return true;
        if (rule->from == from && rule->only) {
            only = true;
            named = named || rule->to == to;
        }
    }
    return only && !named;
}

static bool may_go_on(const town *t, uint32_t from, uint32_t to)
{
    const adg_graph *graph = &t->network.graph;
    return head_of(graph, from) == tail_of(graph, to) && isfinite(driving(graph, to)) &&
           (from ^ 1) != to && !forbidden(&t->network.roads, from, to);
}

static bool may_turn(const town *t, uint32_t from, uint32_t to)
{
    if ((from ^ 1) != to)
        return may_go_on(t, from, to);
    for (uint32_t d = 0; d < 2 * t->network.graph.n_edges; d++)
        if (may_go_on(t, from, d))
            return false;
    return isfinite(driving(&t->network.graph, to));
}

static double part(double share, double minutes)
{
    return share > 0 ? share * minutes : 0;
}

/* The junction a place lies at exactly; ADG_NONE between junctions. */
static uint32_t junction_of(const town *t, const adg_snap *place)
{
    const adg_edge *edge = &t->network.graph.edge[place->line];
    return place->fraction == 0 ? edge->from : place->fraction == 1 ? edge->to : ADG_NONE;
}

/* Minutes by road from place a to place b; who stands at a junction may leave it along every road. */
static double by_the_letter(const town *t, const bool *turn, const adg_snap *a, const adg_snap *b)
{
    const adg_graph *graph = &t->network.graph;
    uint32_t n = 2 * graph->n_edges;
    double *at_end = NEW(double, n), *begun = NEW(double, n);
    for (uint32_t d = 0; d < n; d++)
        at_end[d] = begun[d] = INFINITY;
    at_end[2 * a->line] = part(1 - a->fraction, driving(graph, 2 * a->line));
    at_end[2 * a->line + 1] = part(a->fraction, driving(graph, 2 * a->line + 1));
    for (uint32_t d = 0; d < n; d++)
        if (tail_of(graph, d) == junction_of(t, a)) {
            begun[d] = 0;
            at_end[d] = fmin(at_end[d], driving(graph, d));
        }
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t from = 0; from < n; from++)
            for (uint32_t to = 0; isfinite(at_end[from]) && to < n; to++) {
                if (!turn[from * n + to] || isinf(driving(graph, from)) ||
                    !(at_end[from] < begun[to]))
                    continue;
                begun[to] = at_end[from];
                at_end[to] = fmin(at_end[to], begun[to] + driving(graph, to));
                changed = true;
            }
    }
    double forth = driving(graph, 2 * b->line), back = driving(graph, 2 * b->line + 1);
    double minutes = fmin(begun[2 * b->line] + part(b->fraction, forth),
                          begun[2 * b->line + 1] + part(1 - b->fraction, back));
    if (a->line == b->line)
        minutes = fmin(minutes, a->fraction <= b->fraction ? part(b->fraction - a->fraction, forth)
                                                           : part(a->fraction - b->fraction, back));
    for (uint32_t d = 0; d < n; d++)
        if (head_of(graph, d) == junction_of(t, b) && isfinite(driving(graph, d)))
            minutes = fmin(minutes, at_end[d]);
    if (junction_of(t, a) != ADG_NONE && junction_of(t, a) == junction_of(t, b))
        minutes = 0;
    free(at_end);
    free(begun);
    return minutes;
}

static bool *all_turns(const town *t)
{
    uint32_t n = 2 * t->network.graph.n_edges;
    bool *turn = NEW(bool, n *n);
    for (uint32_t from = 0; from < n; from++)
        for (uint32_t to = 0; to < n; to++)
            turn[from * n + to] =
                head_of(&t->network.graph, from) == tail_of(&t->network.graph, to) &&
                may_turn(t, from, to);
    return turn;
}

/* Compares all pairs; returns how many have a way. */
static size_t compare(const town *t, adg_travel_direction direction)
{
    bool *turn = all_turns(t);
    adg_travel *travel = travel_in(t, direction);
    double *minutes = matrix_of(travel, N_HOMES, N_CLINICS, 1);
    size_t n_reached = 0;
    for (size_t i = 0; i < N_HOMES; i++)
        for (size_t j = 0; j < N_CLINICS; j++) {
            const adg_snap *home = &t->home[i], *clinic = &t->clinic[j];
            double expected = INFINITY;
            if (home->reached && clinic->reached)
                expected = (home->distance_m + clinic->distance_m) * 60 / 5000 +
                           (direction == ADG_TO_FACILITY ? by_the_letter(t, turn, home, clinic)
                                                         : by_the_letter(t, turn, clinic, home));
            assert_close(minutes[i * N_CLINICS + j], expected, 1e-12, 1e-12);
            n_reached += isfinite(expected);
        }
    free(minutes);
    free(turn);
    adg_travel_free(travel);
    return n_reached;
}

/* ---- what must hold ---- */

TEST(times_are_those_of_the_rules_to_the_letter)
{
    adg_random random;
    size_t n_reached = 0;
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed, &random);
        put_up_signs(t, &random);
        build_again(t);
        assert_true(t->network.roads.n_turn_rules > 0);
        n_reached += compare(t, ADG_TO_FACILITY);
        n_reached += compare(t, ADG_FROM_FACILITY);
        abandon(t);
    }
    assert_true(n_reached > ROUNDS * N_HOMES * N_CLINICS / 2);
}

static double *minutes_in(const town *t, adg_travel_direction direction)
{
    adg_travel *travel = travel_in(t, direction);
    double *minutes = matrix_of(travel, N_HOMES, N_CLINICS, 2);
    adg_travel_free(travel);
    return minutes;
}

TEST(without_signs_turns_change_no_bit)
{
    static const adg_travel_direction directions[] = {ADG_TO_FACILITY, ADG_FROM_FACILITY};
    adg_random random;
    for (uint64_t seed = 0; seed < ROUNDS; seed++)
        for (size_t k = 0; k < N_OF(directions); k++) {
            town *t = found_town(seed, &random);
            double *by_nodes = minutes_in(t, directions[k]);
            build_again(t);
            double *by_turns = minutes_in(t, directions[k]);
            assert_memory_equal(by_turns, by_nodes, N_HOMES * N_CLINICS * sizeof *by_nodes);
            free(by_nodes);
            free(by_turns);
            abandon(t);
        }
}

TEST(the_nearest_is_the_least_of_the_rows)
{
    adg_random random;
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed, &random);
        put_up_signs(t, &random);
        build_again(t);
        adg_travel *travel = travel_in(t, ADG_TO_FACILITY);
        double *all = matrix_of(travel, N_HOMES, N_CLINICS, 1), minutes[N_HOMES];
        uint32_t *list = all_of(N_CLINICS), which[N_HOMES];
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_travel_nearest(travel, NULL, list, N_CLINICS, 1, INFINITY, which, minutes,
                                     &error),
                  &error);
        for (size_t i = 0; i < N_HOMES; i++) {
            double least = INFINITY;
            for (size_t j = 0; j < N_CLINICS; j++)
                least = fmin(least, all[i * N_CLINICS + j]);
            assert_close(minutes[i], least, 1e-12, 1e-12);
            assert_int_equal(which[i] == ADG_NONE, isinf(least));
        }
        free(all);
        free(list);
        adg_travel_free(travel);
        abandon(t);
    }
}

static int by_minutes(const void *a, const void *b)
{
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

TEST(the_k_nearest_are_the_least_of_the_rows)
{
    enum {
        K = 2
    };
    adg_random random;
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed, &random);
        put_up_signs(t, &random);
        build_again(t);
        adg_travel *travel = travel_in(t, ADG_TO_FACILITY);
        double *all = matrix_of(travel, N_HOMES, N_CLINICS, 1), minutes[N_HOMES * K];
        uint32_t *list = all_of(N_CLINICS), which[N_HOMES * K];
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_travel_nearest(travel, NULL, list, N_CLINICS, K, INFINITY, which, minutes,
                                     &error),
                  &error);
        for (size_t i = 0; i < N_HOMES; i++) {
            qsort(&all[i * N_CLINICS], N_CLINICS, sizeof *all, by_minutes);
            for (size_t k = 0; k < K; k++)
                assert_close(minutes[i * K + k], all[i * N_CLINICS + k], 1e-12, 1e-12);
        }
        free(all);
        free(list);
        adg_travel_free(travel);
        abandon(t);
    }
}

TEST(the_steps_of_a_way_add_up_to_it)
{
    adg_random random;
    size_t n_steps = 0;
    for (uint64_t seed = 0; seed < ROUNDS; seed++) {
        town *t = found_town(seed, &random);
        put_up_signs(t, &random);
        build_again(t);
        adg_travel *travel = travel_in(t, ADG_TO_FACILITY);
        for (size_t i = 0; i < N_HOMES; i++) {
            adg_path path;
            adg_error error = ADG_ERROR_INIT;
            assert_ok(adg_road_travel_path(travel, i, i % N_CLINICS, &path, &error), &error);
            double sum = path.access_origin_min + path.access_facility_min;
            for (size_t k = 0; k < path.n; k++)
                sum += path.step[k].minutes;
            if (isfinite(path.total_min))
                assert_close(sum, path.total_min, 1e-9, 1e-9);
            n_steps += path.n;
            adg_path_release(&path);
        }
        adg_travel_free(travel);
        abandon(t);
    }
    assert_true(n_steps > ROUNDS * N_HOMES);
}

RUN(T(times_are_those_of_the_rules_to_the_letter), T(without_signs_turns_change_no_bit),
    T(the_nearest_is_the_least_of_the_rows), T(the_k_nearest_are_the_least_of_the_rows),
    T(the_steps_of_a_way_add_up_to_it))
