/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/travel.h"
#include "golden/checks.h"
#include "network/bucket_search.h"
#include "network/snap.h"
#include "network/turns.h"
#include "support/hand_roads.h"
#include "support/matrix.h"
#include "support/profiles.h"
#include "travel/road.h"

/* Cell of a table whose row 0 is its head. */
static double cell(golden *g, const char *table, size_t row, int column)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%zu/%d", table, row, column);
    return golden_number(g, path);
}

static const char *name_in(golden *g, const char *table, size_t row, int column)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%zu/%d", table, row, column);
    return golden_text(g, path);
}

static double minutes_of_edge(golden *g, size_t row)
{
    return 60 * cell(g, "input/edges", row, 3) / (1000 * cell(g, "input/edges", row, 4));
}

/* ---- directed graph with a ferry ---- */

enum {
    N_NODES = 8,
    N_ROADS = 8,
    D = 3,
    F = 5
};

/* Crossing, half the time between departures but no more than the cap, and boarding. */
static adg_graph_edge ferry_of(golden *g)
{
    double wait = fmin(golden_number(g, "input/ferry/headway_min") / 2,
                       golden_number(g, "input/ferry/wait_cap_min"));
    return (adg_graph_edge){golden_position(g, "input/nodes", golden_text(g, "input/ferry/u")),
                            golden_position(g, "input/nodes", golden_text(g, "input/ferry/v")),
                            golden_number(g, "input/ferry/duration_min") + wait +
                                golden_number(g, "input/ferry/boarding_min"),
                            1};
}

static void read_edges(golden *g, adg_graph_edge edge[N_ROADS + 1])
{
    for (size_t e = 0; e < N_ROADS; e++)
        edge[e] =
            (adg_graph_edge){golden_position(g, "input/nodes", name_in(g, "input/edges", e + 1, 1)),
                             golden_position(g, "input/nodes", name_in(g, "input/edges", e + 1, 2)),
                             minutes_of_edge(g, e + 1), cell(g, "input/edges", e + 1, 5) == 0};
    edge[N_ROADS] = ferry_of(g);
}

static adg_travel *graph_travel(const adg_graph_edge *edge, size_t n_edges,
                                adg_travel_direction direction)
{
    uint32_t *all = all_of(N_NODES);
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_travel_new(N_NODES, edge, n_edges, all, N_NODES, all, N_NODES, direction,
                                   &travel, &error),
              &error);
    free(all);
    return travel;
}

static void expect_both_directions(golden *g, const char *name, const adg_graph_edge *edge,
                                   size_t n_edges)
{
    adg_travel *to = graph_travel(edge, n_edges, ADG_TO_FACILITY);
    adg_travel *from = graph_travel(edge, n_edges, ADG_FROM_FACILITY);
    double *there = matrix_of(to, N_NODES, N_NODES, 1),
           *back = matrix_of(from, N_NODES, N_NODES, 1);
    for (size_t i = 0; i < N_NODES; i++)
        for (size_t j = 0; j < N_NODES; j++)
            assert_close(back[j * N_NODES + i], there[i * N_NODES + j], 1e-12, 0);
    golden_expect_all(g, name, there, N_NODES * N_NODES);
    free(there);
    free(back);
    adg_travel_free(to);
    adg_travel_free(from);
}

static void expect_nearest_of_two(golden *g, const adg_travel *to)
{
    static const uint32_t facility[] = {D, F};
    static const char *const name[] = {"D", "F"};
    uint32_t which[N_NODES];
    double minutes[N_NODES];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_nearest(to, NULL, facility, 2, 1, INFINITY, which, minutes, &error),
              &error);
    for (size_t v = 0; v < N_NODES; v++) {
        char path[] = "nearest_facility/A", time_path[] = "nearest_facility_time_min/A";
        path[sizeof path - 2] = time_path[sizeof time_path - 2] = (char)('A' + v);
        golden_expect(g, time_path, minutes[v]);
        golden_expect_text(g, path, which[v] == ADG_NONE ? NULL : name[which[v]]);
    }
}

static void expect_round_trips(golden *g, const adg_travel *to, const adg_travel *from)
{
    double *there = matrix_of(to, N_NODES, N_NODES, 1),
           *back = matrix_of(from, N_NODES, N_NODES, 1);
    for (size_t v = 0; v < N_NODES; v++) {
        char path[] = "round_trip_min_to_D/A";
        path[sizeof path - 2] = (char)('A' + v);
        golden_expect(g, path, there[v * N_NODES + D] + back[v * N_NODES + D]);
    }
    free(there);
    free(back);
}

static void directed_with_ferry(golden *g)
{
    adg_graph_edge edge[N_ROADS + 1];
    read_edges(g, edge);
    expect_both_directions(g, "time_min", edge, N_ROADS + 1);
    expect_both_directions(g, "time_min_no_ferry", edge, N_ROADS);
    adg_travel *to = graph_travel(edge, N_ROADS + 1, ADG_TO_FACILITY);
    adg_travel *from = graph_travel(edge, N_ROADS + 1, ADG_FROM_FACILITY);
    expect_nearest_of_two(g, to);
    expect_round_trips(g, to, from);
    adg_travel_free(to);
    adg_travel_free(from);
}

/* ---- a turn that is not allowed ---- */

enum {
    E2 = 1,
    E3 = 2
};

static adg_graph graph_with_ferry(golden *g)
{
    adg_graph_edge edge[N_ROADS + 1];
    adg_edge own[N_ROADS + 1];
    adg_graph graph;
    adg_error error = ADG_ERROR_INIT;
    read_edges(g, edge);
    for (size_t e = 0; e <= N_ROADS; e++)
        own[e] = (adg_edge){edge[e].from, edge[e].to, edge[e].minutes,
                            edge[e].both ? edge[e].minutes : INFINITY};
    assert_ok(adg_graph_build(N_NODES, NULL, own, N_ROADS + 1, &graph, &error), &error);
    return graph;
}

/* Minutes from every node to D: the last edge ends there, the first is any that begins here. */
static void minutes_to_d(const adg_graph *graph, const adg_turns *turns, double minutes[N_NODES])
{
    adg_seed seed[2 * (N_ROADS + 1)];
    size_t n_seeds = 0;
    adg_search *search = NULL;
    adg_error error = ADG_ERROR_INIT;
    for (uint32_t d = 0; d < 2 * graph->n_edges; d++)
        if ((d % 2 ? graph->edge[d / 2].from : graph->edge[d / 2].to) == D)
            seed[n_seeds++] = (adg_seed){d, 0};
    assert_ok(adg_search_new(turns->in.n_nodes, &search, &error), &error);
    assert_ok(adg_search_run(search, &turns->in, seed, n_seeds, INFINITY, &error), &error);
    for (uint32_t v = 0; v < N_NODES; v++)
        minutes[v] = INFINITY;
    for (uint32_t d = 0; d < 2 * graph->n_edges; d++) {
        uint32_t tail = d % 2 ? graph->edge[d / 2].to : graph->edge[d / 2].from;
        minutes[tail] =
            fmin(minutes[tail], adg_driven_minutes(graph, d) + adg_search_minutes(search)[d]);
    }
    adg_search_free(search);
}

static void expect_to_d(golden *g, const char *case_name, const adg_graph *graph,
                        const adg_turn_rule *rules, size_t n_rules, adg_turn_costs costs)
{
    static const char names[] = "ABEF";
    double minutes[N_NODES];
    adg_turns turns;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_turns_build(graph, rules, n_rules, costs, &turns, &error), &error);
    minutes_to_d(graph, &turns, minutes);
    for (const char *name = names; *name; name++) {
        char path[64];
        snprintf(path, sizeof path, "%s/%c->D", case_name, *name);
        golden_expect(g, path, minutes[*name - 'A']);
    }
    adg_turns_release(&turns);
}

static void turn_restriction(golden *g)
{
    const adg_turn_rule ban = {adg_driven(E2, false), adg_driven(E3, false), false};
    adg_graph graph = graph_with_ferry(g);
    expect_to_d(g, "ban_only", &graph, &ban, 1,
                (adg_turn_costs){golden_number(g, "params/ban_only/turn_pen_min"), INFINITY});
    expect_to_d(g, "ban_and_penalty", &graph, &ban, 1,
                (adg_turn_costs){golden_number(g, "params/ban_and_penalty/turn_pen_min"),
                                 INFINITY});
    expect_to_d(g, "ban_uturn_allowed", &graph, &ban, 1,
                (adg_turn_costs){golden_number(g, "params/ban_uturn_allowed/turn_pen_min"),
                                 golden_number(g, "params/ban_uturn_allowed/uturn_pen_min")});
    expect_to_d(g, "node_based_ignoring_ban", &graph, NULL, 0, (adg_turn_costs){0, 0});
    adg_graph_release(&graph);
}

/* ---- snapping ---- */

static void build_snapping_network(golden *g, adg_road_network *network)
{
    adg_roads roads = no_roads();
    for (size_t e = 1; e <= 2; e++) {
        char path[2][32];
        snprintf(path[0], sizeof *path, "input/nodes/%s", name_in(g, "input/edges", e, 1));
        snprintf(path[1], sizeof *path, "input/nodes/%s", name_in(g, "input/edges", e, 2));
        const double *u = golden_numbers(g, path[0], NULL), *v = golden_numbers(g, path[1], NULL);
        bool one_way = cell(g, "input/edges", e, 5) != 0;
        ROAD(&roads, minutes_of_edge(g, e), one_way ? ADG_ROAD_FORWARD : ADG_ROAD_BOTH, u[0], u[1],
             v[0], v[1]);
    }
    build_network(&roads, network);
}

static void expect_snap(golden *g, const char *place, const adg_snap *snap)
{
    static const char *const edges[] = {"s1", "s2"};
    char path[64];
    snprintf(path, sizeof path, "snap/%s/edge", place);
    golden_expect_text(g, path, edges[snap->line]);
    snprintf(path, sizeof path, "snap/%s/fraction", place);
    golden_expect(g, path, snap->fraction);
    snprintf(path, sizeof path, "snap/%s/point", place);
    golden_expect_all(g, path, (const double[]){snap->x, snap->y}, 2);
    snprintf(path, sizeof path, "snap/%s/dist_m", place);
    golden_expect(g, path, snap->distance_m);
}

/* Snaps all places of one list and compares them. */
static size_t snap_places(golden *g, const adg_road_network *network, const char *list,
                          adg_snap *snap)
{
    size_t n = golden_count(g, list);
    for (size_t i = 0; i < n; i++) {
        char path[64];
        const char *place = golden_key(g, list, i);
        snprintf(path, sizeof path, "%s/%s", list, place);
        adg_snap_points(&network->roads.lines, network->stops, golden_numbers(g, path, NULL), 1,
                        golden_number(g, "params/max_snap_m"), 1, &snap[i]);
        expect_snap(g, place, &snap[i]);
    }
    return n;
}

static void snapping_partial_edges(golden *g)
{
    adg_road_network network;
    build_snapping_network(g, &network);
    adg_snap origin[8], facility[8];
    size_t n = snap_places(g, &network, "input/origins", origin);
    size_t m = snap_places(g, &network, "input/destinations", facility);
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_travel_new(&network, origin, n, facility, m,
                                  golden_number(g, "params/walk_kmh"), ADG_TO_FACILITY, &travel,
                                  &error),
              &error);
    double *minutes = matrix_of(travel, n, m, 1);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < m; j++) {
            char path[64];
            snprintf(path, sizeof path, "time_min/%s/%s", golden_key(g, "input/origins", i),
                     golden_key(g, "input/destinations", j));
            golden_expect(g, path, minutes[i * m + j]);
        }
    free(minutes);
    adg_travel_free(travel);
    adg_road_network_release(&network);
}

/* ---- OpenStreetMap ---- */

/* Tags of case i by key; "zone" is what the case calls zone:traffic. */
static void read_tags(golden *g, size_t i, const char *tag[ADG_OSM_N_KEYS], char zone[32])
{
    char path[64];
    snprintf(path, sizeof path, "input/tags/%zu", i);
    for (size_t k = 0; k < ADG_OSM_N_KEYS; k++)
        tag[k] = NULL;
    size_t n = golden_count(g, path);
    for (size_t k = 0; k < n; k++) {
        const char *key = golden_key(g, path, k);
        char place[128];
        snprintf(place, sizeof place, "%s/%s", path, key);
        const char *value = golden_text(g, place);
        if (strcmp(key, "zone") == 0) {
            snprintf(zone, 32, "DK:%s", value);
            tag[ADG_OSM_ZONE_TRAFFIC] = zone;
        } else {
            assert_true(adg_osm_key_of(key) < ADG_OSM_N_KEYS);
            tag[adg_osm_key_of(key)] = value;
        }
    }
}

static adg_way_verdict judge_case(golden *g, const adg_profile *profile, size_t i)
{
    const char *tag[ADG_OSM_N_KEYS];
    char zone[32];
    adg_word_tally unknown = {0};
    read_tags(g, i, tag, zone);
    adg_way_verdict verdict = adg_osm_judge(profile, tag, &unknown);
    assert_int_equal(unknown.n, 0);
    adg_word_tally_release(&unknown);
    return verdict;
}

/* Our classes and rules with the limits and factors of the case. */
static void take_table(golden *g, adg_profile *profile)
{
    for (unsigned k = 0; k < profile->kinds_count; k++) {
        adg_road_kind *kind = &profile->kinds[k];
        char path[64];
        snprintf(path, sizeof path, "input/factor/%s", kind->name);
        for (size_t f = 0; f < golden_count(g, "input/factor"); f++)
            if (strcmp(golden_key(g, "input/factor", f), kind->name) == 0) {
                kind->factor = golden_number(g, path);
                snprintf(path, sizeof path, "input/legal_kmh/%s", kind->name);
                kind->limit_kmh = golden_number(g, path);
                kind->signs_count = 0;
            }
    }
    for (unsigned s = 0; s < profile->surfaces_count; s++)
        profile->surfaces[s].cap_kmh = golden_number(g, "input/surface_cap_kmh");
}

static void speed_model(golden *g)
{
    adg_profile *profile = profile_of("car");
    unsigned signs = profile->kinds[0].signs_count;
    take_table(g, profile);
    double kmh[64];
    size_t n = golden_count(g, "input/tags");
    assert_true(n <= 64);
    for (size_t i = 0; i < n; i++) {
        adg_way_verdict verdict = judge_case(g, profile, i);
        kmh[i] = verdict.use == ADG_WAY_ROAD ? verdict.kmh : NAN;
    }
    golden_expect_all(g, "effective_kmh", kmh, n);
    profile->kinds[0].signs_count = signs; /* they are freed with it */
    adg_profile_free(profile);
}

static void oneway_tags(golden *g)
{
    static const char *const names[] = {"both", "forward", "backward"};
    static const char *const modes[] = {"car", "bicycle"};
    for (size_t m = 0; m < 2; m++) {
        adg_profile *profile = profile_of(modes[m]);
        for (size_t i = 0; i < golden_count(g, "input/tags"); i++) {
            char path[64];
            adg_way_verdict verdict = judge_case(g, profile, i);
            snprintf(path, sizeof path, "direction/%zu/%s", i, modes[m]);
            golden_expect_text(g, path,
                               verdict.use == ADG_WAY_ROAD ? names[verdict.direction] : "none");
        }
        adg_profile_free(profile);
    }
}

const golden_check network_checks[] = {{"directed_with_ferry", directed_with_ferry},
                                       {"turn_restriction", turn_restriction},
                                       {"snapping_partial_edges", snapping_partial_edges},
                                       {"speed_model", speed_model},
                                       {"oneway_tags", oneway_tags},
                                       {0}};
