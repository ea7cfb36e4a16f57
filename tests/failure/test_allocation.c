/* SPDX-License-Identifier: MPL-2.0 */
/* Out of memory at every single place: each piece of work is done again and again, the first time
 * with no allocation granted, then with one, with two ..., until it succeeds. Every failure must say
 * ADG_E_NOMEM and leave nothing behind (the address sanitizer looks for leaks).
 *
 * The linker puts our malloc, calloc and realloc before those of the C library (--wrap). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/access.h"
#include "adgang/deprivation.h"
#include "adgang/equity.h"
#include "adgang/inequality.h"
#include "adgang/measures.h"
#include "adgang/siting.h"
#include "adgang/spatial.h"
#include "adgang/travel.h"
#include "core/faults.h"
#include "core/id_index.h"
#include "core/sort.h"
#include "core/stats.h"
#include "core/table.h"
#include "core/text.h"
#include "load/csv_table.h"
#include "network/bucket_search.h"
#include "network/components.h"
#include "network/hierarchy.h"
#include "network/hilbert.h"
#include "network/line_nodes.h"
#include "network/road_network.h"
#include "network/segment_index.h"
#include "network/sweep.h"
#include "prepare/join.h"
#include "support/hand_roads.h"
#include "support/scratch.h"
#include "support/shapes.h"
#include "support/test.h"
#include "travel/intrazonal.h"
#include "travel/road.h"

/* ---- the allocator ---- */

static bool rationed;
static long granted, refused;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static bool is_refused(void)
{
    if (!rationed)
        return false;
    if (granted > 0) {
        granted--;
        return false;
    }
    refused++;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return is_refused() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return is_refused() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return is_refused() ? NULL : __real_realloc(memory, size);
}

/* Does the work with 0, 1, 2 ... allocations granted until none is refused any more. */
static void fail_each_allocation(adg_status (*work)(adg_error *error))
{
    enum {
        PATIENCE = 20000
    };
    for (long k = 0; k < PATIENCE; k++) {
        adg_error error = ADG_ERROR_INIT;
        granted = k;
        refused = 0;
        rationed = true;
        adg_status status = work(&error);
        rationed = false;
        if (refused == 0) {
            assert_ok(status, &error);
            assert_true(k > 0);
            return;
        }
        if (status != ADG_E_NOMEM)
            print_error("with %ld allocations granted:\n", k);
        assert_fails(status, ADG_E_NOMEM, &error, "out of memory");
    }
    print_error("no end of allocations\n");
    fail();
}

#define FAILS_CLEANLY(name)                                                                        \
    TEST(name##_fails_cleanly)                                                                     \
    {                                                                                              \
        fail_each_allocation(name);                                                                \
    }

/* ---- measures ---- */

enum {
    N = 6
};

static const double VALUE[N] = {5, 10, 10, INFINITY, 30, 40}, SCORE[N] = {3, 3, 2, 1, NAN, 0};
static const double PEOPLE[N] = {10, 20, 0, 5, 7, 9};
static const uint32_t GROUP[N] = {0, 1, 1, 0, ADG_NONE, 1};

static adg_status gini(adg_error *error)
{
    double result;
    return adg_gini(VALUE, PEOPLE, N, &result, error);
}
FAILS_CLEANLY(gini)

/* Two homes, two clinics: pairs, a catchment, the equilibrium and full clinics, one after another. */
static adg_status access_over_pairs(adg_error *error)
{
    static const uint32_t origin[] = {0, 0, 1, 1}, facility[] = {0, 1, 0, 1};
    static const double minutes[] = {5, 20, 20, 10}, demand[] = {90, 10}, supply[] = {1, 2};
    double value[2];
    adg_decay decay = ADG_DECAY_INIT;
    adg_reach reach;
    adg_status status = adg_reach_build(origin, facility, minutes, 4, 2, 2, &reach, NULL, error);
    if (status == ADG_OK)
        status = adg_floating_catchment(&reach, demand, supply, &decay, ADG_FCA_BFCA, value, NULL,
                                        NULL, error);
    if (status == ADG_OK)
        status = adg_raam(&reach, demand, supply, 60, value, NULL, NULL, error);
    if (status == ADG_OK)
        status = adg_capacity_limited(&reach, demand, supply, 60, value, NULL, error);
    if (status == ADG_OK)
        status = adg_k_nearest(&reach, supply, 2, 0, 60, value, NULL, error);
    if (status == ADG_OK)
        status = adg_passive_access(&reach, demand, supply, &decay, value, error);
    adg_reach_release(&reach);
    return status;
}
FAILS_CLEANLY(access_over_pairs)

/* Every model of siting on the same few places, on one thread: threads have memory of their own. */
static adg_status solve(const adg_siting_problem *problem, int model, adg_error *error)
{
    const adg_context one_thread = {.threads = 1};
    adg_siting_answer answer;
    adg_status status =
        adg_siting_solve((adg_siting_model)model, problem, &one_thread, &answer, error);
    if (status == ADG_OK)
        adg_siting_answer_release(&answer);
    return status;
}

static adg_status simple_siting(const adg_siting_problem *problem, adg_error *error)
{
    adg_siting_move added[2], *moves;
    adg_siting_choice *choices;
    size_t n;
    double objective;
    uint32_t site[] = {0, 1};
    adg_status status = adg_siting_greedy(ADG_SITING_P_MEDIAN, problem, added, error);
    if (status == ADG_OK)
        status = adg_siting_substitute(ADG_SITING_P_MEDIAN, problem, site, &moves, &n, &objective,
                                       error);
    if (status != ADG_OK)
        return status;
    free(moves);
    status = adg_siting_frontier(problem, ADG_SITING_WORST_FIFTH, 0, NULL, &choices, &n, error);
    if (status == ADG_OK)
        adg_siting_choices_free(choices, n);
    return status;
}

static adg_status siting(adg_error *error)
{
    static const uint32_t origin[] = {0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4};
    static const uint32_t facility[] = {0, 1, 1, 2, 2, 3, 3, 0, 1, 2, 0};
    static const double minutes[] = {4, 9, 3, 8, 2, 7, 5, 6, 1, 9, 8};
    static const double demand[] = {3, 5, 2, 4, 6}, deprivation[] = {1, 2, 3, 4, 5};
    static const double capacity[] = {12, 12, 12, 12}, lambda[] = {1, 0, 2, 1, 1};
    adg_siting_problem problem = ADG_SITING_PROBLEM_INIT;
    adg_reach reach;
    adg_status status = adg_reach_build(origin, facility, minutes, 11, 5, 4, &reach, NULL, error);
    problem.reach = &reach;
    problem.demand = demand;
    problem.deprivation = deprivation;
    problem.lambda = lambda;
    problem.limit_min = 8;
    problem.p = 2;
    for (int model = 0; status == ADG_OK && model <= ADG_SITING_ORDERED_MEDIAN; model++)
        status = solve(&problem, model, error);
    if (status == ADG_OK)
        status = simple_siting(&problem, error);
    problem.capacity = capacity;
    for (problem.single = 0; status == ADG_OK && problem.single < 2; problem.single++)
        status = solve(&problem, ADG_SITING_P_MEDIAN, error);
    adg_reach_release(&reach);
    return status;
}
FAILS_CLEANLY(siting)

static adg_status theil(adg_error *error)
{
    adg_theil_parts parts;
    return adg_theil(VALUE, PEOPLE, N, GROUP, 2, &parts, error);
}
FAILS_CLEANLY(theil)

static adg_status gradient(adg_error *error)
{
    adg_gradient result;
    return adg_social_gradient(VALUE, SCORE, PEOPLE, N, &result, error);
}
FAILS_CLEANLY(gradient)

/* Every index there is, with clusters, simulations and a bootstrap. */
static adg_status inequality(adg_error *error)
{
    static const double SE[N] = {1, 1, 1, 1, 1, 1};
    static const uint32_t CLUSTER[N] = {0, 1, 1, 0, 0, 1};
    const adg_context one = {.threads = 1};
    adg_inequality_input in = ADG_INEQUALITY_INPUT_INIT;
    adg_inequality result;
    in.n = N;
    in.value = VALUE;
    in.people = PEOPLE;
    in.deprivation = SCORE;
    in.group = GROUP;
    in.cluster = CLUSTER;
    in.n_groups = in.n_clusters = 2;
    in.se = SE;
    in.line = 20;
    in.simulations = in.replicates = 3;
    return adg_inequality_measure(&in, &one, &result, error);
}
FAILS_CLEANLY(inequality)

static adg_status horizontal_inequity(adg_error *error)
{
    double result;
    return adg_horizontal_inequity(VALUE, PEOPLE, SCORE, PEOPLE, N, &result, error);
}
FAILS_CLEANLY(horizontal_inequity)

static adg_status quantile_groups(adg_error *error)
{
    double group[N];
    return adg_quantile_groups(SCORE, PEOPLE, N, 5, group, error);
}
FAILS_CLEANLY(quantile_groups)

static adg_status quantile_split(adg_error *error)
{
    adg_quantile_group group[5];
    return adg_quantile_split(SCORE, PEOPLE, VALUE, N, 30, 5, group, error);
}
FAILS_CLEANLY(quantile_split)

static adg_status weighted_quantiles(adg_error *error)
{
    static const double share[] = {0.5, 0.9};
    double quantile[2];
    return adg_weighted_quantiles(VALUE, PEOPLE, N, share, 2, quantile, error);
}
FAILS_CLEANLY(weighted_quantiles)

static adg_status mid_rank(adg_error *error)
{
    double rank[N];
    return adg_mid_rank(SCORE, PEOPLE, N, rank, error);
}
FAILS_CLEANLY(mid_rank)

static adg_status sort(adg_error *error)
{
    uint32_t order[N];
    return adg_sort_order(VALUE, N, order, error);
}
FAILS_CLEANLY(sort)

static adg_status sort_whole_numbers(adg_error *error)
{
    static const uint64_t key[] = {3, 1, 2};
    uint32_t order[3];
    return adg_sort_order_u64(key, 3, order, error);
}
FAILS_CLEANLY(sort_whole_numbers)

static adg_status deprivation(adg_error *error)
{
    static const double direction[] = {1}, weight[] = {1};
    double score[N];
    const adg_indicators in = {N, 1, SCORE, direction, weight, PEOPLE};
    return adg_deprivation_zscore(&in, score, NULL, NULL, error);
}
FAILS_CLEANLY(deprivation)

static adg_status priority(adg_error *error)
{
    double result[N];
    return adg_priority(SCORE, VALUE, PEOPLE, N, 30, 120, result, error);
}
FAILS_CLEANLY(priority)

static adg_status class_3x3(adg_error *error)
{
    double code[N];
    return adg_class_3x3(SCORE, VALUE, PEOPLE, N, code, error);
}
FAILS_CLEANLY(class_3x3)

static adg_status summary(adg_error *error)
{
    static const double limit[] = {15, 30};
    adg_access_summary *summaries = NULL;
    const adg_access_input input = {.n = N,
                                    .minutes = VALUE,
                                    .people = PEOPLE,
                                    .zone = GROUP,
                                    .n_zones = 2,
                                    .limit_min = limit,
                                    .n_limits = 2,
                                    .headline_min = 30,
                                    .cap_min = 120};
    adg_status status = adg_access_summarise(&input, &summaries, error);
    adg_access_summaries_free(summaries);
    return status;
}
FAILS_CLEANLY(summary)

static adg_status id_index(adg_error *error)
{
    static const char *const ids[] = {"b", "a", "c"};
    adg_id_index index = {0};
    adg_status status = adg_id_index_build(ids, 3, &index, error);
    adg_id_index_release(&index);
    return status;
}
FAILS_CLEANLY(id_index)

static adg_status join_nearest(adg_error *error)
{
    static const double places[] = {0, 0, 5, 5}, xy[] = {1, 1};
    uint32_t nearest[1];
    return adg_join_nearest(places, 2, xy, 1, nearest, error);
}
FAILS_CLEANLY(join_nearest)

/* ---- networks ---- */

enum {
    NODES = 200
};

static double node_xy[2 * NODES];
static adg_edge chain[NODES - 1];
static adg_graph_edge chain_edges[NODES - 1];
static adg_graph graph;
static adg_shapes lines;

static int set_up(void **state)
{
    adg_error error = ADG_ERROR_INIT;
    if (scratch_open(state) != 0)
        return -1;
    lines = no_shapes();
    for (uint32_t v = 0; v < NODES; v++)
        node_xy[2 * v] = v * 10.0;
    for (uint32_t e = 0; e + 1 < NODES; e++) {
        chain[e] = (adg_edge){e, e + 1, 0.001 * e, 1};
        chain_edges[e] = (adg_graph_edge){e, e + 1, 1, 1};
        LINE(&lines, 10.0 * e, 0, 10.0 * e + 5, 3, 10.0 * e + 10, 0);
    }
    assert_ok(adg_graph_build(NODES, NULL, chain, NODES - 1, &graph, &error), &error);
    scratch_write("t.csv", "id;n;navn\na;1,5;\"et \"\"navn\"\"\"\nb;2;x\nc;;\n");
    return 0;
}

static int tear_down(void **state)
{
    adg_graph_release(&graph);
    adg_shapes_release(&lines);
    return scratch_close(state);
}

static adg_status hilbert_order(adg_error *error)
{
    uint32_t order[NODES];
    return adg_hilbert_order(node_xy, NODES, order, error);
}
FAILS_CLEANLY(hilbert_order)

static adg_status graph_build(adg_error *error)
{
    adg_graph built;
    adg_status status = adg_graph_build(NODES, node_xy, chain, NODES - 1, &built, error);
    adg_graph_release(&built);
    return status;
}
FAILS_CLEANLY(graph_build)

static adg_status bucket_search(adg_error *error)
{
    const adg_seed seed = {0, 0};
    adg_search *search = NULL;
    adg_status status = adg_search_new(NODES, &search, error);
    if (status == ADG_OK)
        status = adg_search_run(search, &graph.out, &seed, 1, INFINITY, error);
    adg_search_free(search);
    return status;
}
FAILS_CLEANLY(bucket_search)

static adg_status hierarchy(adg_error *error)
{
    adg_hierarchy built;
    adg_status status = adg_hierarchy_build(&graph, 1, &built, error);
    if (status == ADG_OK)
        adg_hierarchy_release(&built);
    return status;
}
FAILS_CLEANLY(hierarchy)

static adg_status sweep(adg_error *error)
{
    const adg_seed seed = {0, 0};
    const uint32_t target[] = {NODES - 1, 1};
    const size_t first[] = {0, 1};
    adg_hierarchy built = {0};
    adg_sweep_places places = {0};
    adg_sweep *made = NULL;
    adg_status status = adg_hierarchy_build(&graph, 1, &built, error);
    if (status == ADG_OK)
        status = adg_sweep_places_select(&built, false, target, N_OF(target), &places, error);
    if (status == ADG_OK)
        status = adg_sweep_new(&places, ADG_SWEEP_LANES, &made, error);
    if (status == ADG_OK)
        status = adg_sweep_run_minutes(made, &seed, first, 1, error);
    if (status == ADG_OK)
        status = adg_sweep_run_ms(made, &seed, first, 1, error);
    adg_sweep_free(made);
    adg_sweep_places_release(&places);
    adg_hierarchy_release(&built);
    return status;
}
FAILS_CLEANLY(sweep)

/* After a failure the same object must search again as if nothing had happened. */
static adg_search *kept_search;

static adg_status search_again(adg_error *error)
{
    const adg_seed seed = {0, 0};
    return adg_search_run(kept_search, &graph.out, &seed, 1, INFINITY, error);
}

TEST(a_search_object_survives_its_failures)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_search_new(NODES, &kept_search, &error), &error);
    fail_each_allocation(search_again);
    double expected = 0;
    for (uint32_t e = 0; e + 1 < NODES; e++)
        expected += chain[e].minutes_forward;
    assert_close(adg_search_minutes(kept_search)[NODES - 1], expected, 1e-12, 0);
    adg_search_free(kept_search);
}

static adg_status components(adg_error *error)
{
    uint32_t component[NODES], n;
    return adg_components(&graph, NULL, component, &n, error);
}
FAILS_CLEANLY(components)

static adg_status strong_components(adg_error *error)
{
    uint32_t component[NODES], n;
    return adg_strong_components(&graph, component, &n, error);
}
FAILS_CLEANLY(strong_components)

static adg_status line_nodes(adg_error *error)
{
    adg_line_nodes nodes;
    adg_status status = adg_line_nodes_find(&lines, 0.5, &nodes, error);
    adg_line_nodes_release(&nodes);
    return status;
}
FAILS_CLEANLY(line_nodes)

static adg_status segment_index(adg_error *error)
{
    adg_segment_index *index = NULL;
    adg_status status = adg_segment_index_build(&lines, NULL, &index, error);
    adg_segment_index_free(index);
    return status;
}
FAILS_CLEANLY(segment_index)

/* ---- travel ---- */

static adg_status ask(adg_travel *travel, adg_error *error)
{
    static const uint32_t facility[] = {1, 0};
    static const adg_context one_thread = {.threads = 1};
    uint32_t which[4];
    double minutes[4];
    adg_pairs pairs = {0};
    adg_status status =
        adg_travel_nearest(travel, &one_thread, facility, 2, 2, INFINITY, which, minutes, error);
    if (status == ADG_OK)
        status = adg_travel_pairs_within(travel, &one_thread, facility, 2, INFINITY, &pairs, error);
    adg_pairs_release(&pairs);
    return status;
}

static adg_status given_matrix(adg_error *error)
{
    static const adg_given_time times[] = {{0, 0, 1}, {1, 1, 2}, {1, 0, 3}};
    adg_travel *travel = NULL;
    adg_status status = adg_given_matrix_new(2, 2, times, 3, &travel, error);
    if (status == ADG_OK)
        status = ask(travel, error);
    adg_travel_free(travel);
    return status;
}
FAILS_CLEANLY(given_matrix)

static adg_status straight_lines(adg_error *error)
{
    static const double home[] = {0, 0, 9, 9}, clinic[] = {5, 5, 7, 7};
    adg_travel *travel = NULL;
    adg_status status = adg_straight_new(home, 2, clinic, 2, 5, &travel, error);
    if (status == ADG_OK)
        status = ask(travel, error);
    adg_travel_free(travel);
    return status;
}
FAILS_CLEANLY(straight_lines)

static const uint32_t HOME[] = {0, 5}, CLINIC[] = {9, 3};

static adg_status graph_travel(adg_error *error)
{
    adg_travel *travel = NULL;
    adg_status status = adg_graph_travel_new(NODES, chain_edges, NODES - 1, HOME, 2, CLINIC, 2,
                                             ADG_TO_FACILITY, &travel, error);
    if (status == ADG_OK)
        status = ask(travel, error);
    adg_travel_free(travel);
    return status;
}
FAILS_CLEANLY(graph_travel)

static adg_status intrazonal(adg_error *error)
{
    static const double xy[] = {0, 0, 900, 900};
    adg_travel *base = NULL, *travel = NULL;
    adg_status status = adg_graph_travel_new(NODES, chain_edges, NODES - 1, HOME, 2, CLINIC, 2,
                                             ADG_TO_FACILITY, &base, error);
    if (status == ADG_OK)
        status = adg_intrazonal_new(base, xy, xy, 100, &travel, error);
    if (status == ADG_OK)
        status = ask(travel, error);
    adg_travel_free(travel);
    return status;
}
FAILS_CLEANLY(intrazonal)

static adg_status road_network(adg_error *error)
{
    adg_road_network network = {0};
    rationed = false;
    adg_roads roads = no_roads();
    ROAD(&roads, 10, ADG_ROAD_BOTH, 0, 0, 1000, 0);
    ROAD(&roads, 10, ADG_ROAD_BOTH, 1000, 0, 2000, 0);
    rationed = true;
    adg_travel *travel = NULL;
    adg_path path = {0};
    adg_snap place[2];
    adg_status status = adg_road_network_build(&roads, 0, &network, error);
    if (status == ADG_OK) {
        adg_snap_points(&network.roads.lines, network.stops, (const double[]){100, 0, 1900, 0}, 2,
                        500, 1, place);
        status =
            adg_road_travel_new(&network, place, 2, place, 2, 5, ADG_TO_FACILITY, &travel, error);
    }
    if (status == ADG_OK)
        status = ask(travel, error);
    if (status == ADG_OK)
        status = adg_road_travel_path(travel, 0, 1, &path, error);
    adg_path_release(&path);
    adg_travel_free(travel);
    adg_road_network_release(&network);
    return status;
}
FAILS_CLEANLY(road_network)

/* ---- tables and findings ---- */

static adg_status shapes(adg_error *error)
{
    adg_shapes s;
    adg_status status = adg_shapes_init(&s, error);
    bool ok = status == ADG_OK;
    for (int i = 0; ok && i < 300; i++)
        ok = adg_shapes_begin_feature(&s) && adg_shapes_begin_part(&s, false) &&
             adg_shapes_add_point(&s, i, i);
    if (status == ADG_OK && !ok)
        status = adg_fail_memory(error);
    adg_shapes_release(&s);
    return status;
}
FAILS_CLEANLY(shapes)

static adg_status growing_text(adg_error *error)
{
    adg_text text = ADG_TEXT_INIT;
    for (int i = 0; i < 300; i++)
        adg_text_format(&text, "line %d;", i);
    adg_status status = text.failed ? adg_fail_memory(error) : ADG_OK;
    adg_text_release(&text);
    return status;
}
FAILS_CLEANLY(growing_text)

static adg_status csv_table(adg_error *error)
{
    adg_csv csv = {0};
    adg_faults faults = {0};
    adg_status status = adg_csv_read(scratch_path("t.csv"), "t.csv", &csv, &faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&faults, error);
    adg_csv_release(&csv);
    adg_faults_release(&faults);
    return status;
}
FAILS_CLEANLY(csv_table)

/* Words of a finding that got lost make the list incomplete: adg_faults_status must say so. */
static adg_status findings(adg_error *error)
{
    adg_faults faults = {0};
    const adg_place place = {"veje.shp", "veje", "hast", 3};
    for (int i = 0; i < 100; i++)
        adg_fault_advise(adg_faults_add(&faults, ADG_WARNING, "odd", place, "warning %d", i),
                         "Look at it.");
    adg_status status = adg_faults_status(&faults, error);
    adg_faults_release(&faults);
    return status;
}
FAILS_CLEANLY(findings)

RUN_WITH(set_up, tear_down, T(gini_fails_cleanly), T(access_over_pairs_fails_cleanly),
         T(siting_fails_cleanly), T(theil_fails_cleanly), T(gradient_fails_cleanly),
         T(inequality_fails_cleanly), T(horizontal_inequity_fails_cleanly),
         T(quantile_groups_fails_cleanly), T(quantile_split_fails_cleanly),
         T(weighted_quantiles_fails_cleanly), T(mid_rank_fails_cleanly), T(sort_fails_cleanly),
         T(sort_whole_numbers_fails_cleanly), T(deprivation_fails_cleanly),
         T(priority_fails_cleanly), T(class_3x3_fails_cleanly), T(summary_fails_cleanly),
         T(id_index_fails_cleanly), T(join_nearest_fails_cleanly), T(hilbert_order_fails_cleanly),
         T(graph_build_fails_cleanly), T(bucket_search_fails_cleanly), T(hierarchy_fails_cleanly),
         T(sweep_fails_cleanly), T(a_search_object_survives_its_failures),
         T(components_fails_cleanly), T(strong_components_fails_cleanly),
         T(line_nodes_fails_cleanly), T(segment_index_fails_cleanly), T(given_matrix_fails_cleanly),
         T(straight_lines_fails_cleanly), T(graph_travel_fails_cleanly),
         T(intrazonal_fails_cleanly), T(road_network_fails_cleanly), T(shapes_fails_cleanly),
         T(growing_text_fails_cleanly), T(csv_table_fails_cleanly), T(findings_fails_cleanly))
