/* SPDX-License-Identifier: MPL-2.0 */
/* What a scenario reuses is what would have been found from scratch; its changes may come in any order;
 * what is added and closed again leaves nothing behind. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "findings/difference.h"
#include "load/road_copy.h"
#include "network/retimed_network.h"
#include "scenario/facility_changes.h"
#include "support/hand_roads.h"
#include "support/random_roads.h"
#include "support/test.h"
#include "travel/snap_reuse.h"

enum {
    N_WORLDS = 20,
    N_POINTS = 80,
    N_FACILITIES = 12,
    N_CHANGES = 6
};

static const roads_wish WISH = {.rows = 7,
                                .columns = 7,
                                .missing = 0.1,
                                .one_way = 0.1,
                                .shortest_min = 0.05,
                                .longest_min = 5};

/* ---- roads ---- */

static adg_roads draw_roads(adg_random *random)
{
    adg_roads roads = no_roads();
    random_roads drawn = random_roads_draw(&WISH, random);
    for (uint32_t e = 0; e < drawn.n_edges; e++) {
        const adg_edge *edge = &drawn.edge[e];
        const double *p = drawn.xy + 2 * edge->from, *q = drawn.xy + 2 * edge->to;
        double minutes = fmin(edge->minutes_forward, edge->minutes_backward);
        if (edge->from != edge->to)
            ROAD(&roads, minutes, isinf(edge->minutes_backward) ? ADG_ROAD_FORWARD : ADG_ROAD_BOTH,
                 p[0], p[1], q[0], q[1]);
    }
    random_roads_release(&drawn);
    return roads;
}

static void draw_points(double *xy, adg_random *random)
{
    for (size_t i = 0; i < 2 * N_POINTS; i++)
        xy[i] = random_between(random, -300, 3500);
}

static void snap_all(const adg_road_network *network, const double *xy, adg_snap *snap)
{
    adg_snap_points(&network->roads.lines, network->stops, xy, N_POINTS, 500, 1, snap);
}

static void assert_same_snaps(const adg_snap *a, const adg_snap *b)
{
    for (size_t i = 0; i < N_POINTS; i++) {
        assert_int_equal(a[i].line, b[i].line);
        assert_int_equal(a[i].reached, b[i].reached);
        assert_exactly(a[i].fraction, b[i].fraction);
        assert_exactly(a[i].distance_m, b[i].distance_m);
    }
}

static void assert_same_graph(const adg_graph *a, const adg_graph *b)
{
    assert_int_equal(a->n_nodes, b->n_nodes);
    assert_int_equal(a->in.n_arcs, b->in.n_arcs);
    assert_memory_equal(a->in.first, b->in.first, (a->n_nodes + 1) * sizeof *a->in.first);
    assert_memory_equal(a->in.arc, b->in.arc, a->in.n_arcs * sizeof *a->in.arc);
    assert_memory_equal(a->in.minutes, b->in.minutes, a->in.n_arcs * sizeof *a->in.minutes);
    assert_memory_equal(a->out.arc, b->out.arc, a->out.n_arcs * sizeof *a->out.arc);
}

TEST(snaps_are_reused_where_roads_go_and_come)
{
    for (uint64_t seed = 0; seed < N_WORLDS; seed++) {
        adg_random random;
        adg_error error = ADG_ERROR_INIT;
        adg_random_seed(&random, seed);
        adg_roads drawn = draw_roads(&random), copy;
        adg_road_network before, after;
        build_network(&drawn, &before);
        const adg_roads *roads = &before.roads;
        bool *keep = NEW(bool, roads->n);
        uint32_t *position = NEW(uint32_t, roads->n);
        for (size_t r = 0; r < roads->n; r++)
            keep[r] = adg_random_uniform(&random) < 0.8;
        assert_ok(adg_roads_copy(roads, keep, position, &copy, &error), &error);
        const adg_line_reuse lines = {position, copy.n};
        double x = random_between(&random, 0, 3000);
        adg_roads more = no_roads();
        ROAD(&more, 3, ADG_ROAD_BOTH, x, -200, 1500, 3200);
        assert_ok(adg_roads_append(&more, &copy, &error), &error);
        adg_roads_release(&more);
        build_network(&copy, &after);

        double xy[2 * N_POINTS];
        adg_snap old[N_POINTS], reused[N_POINTS], fresh[N_POINTS];
        uint32_t point[N_POINTS];
        draw_points(xy, &random);
        snap_all(&before, xy, old);
        for (uint32_t i = 0; i < N_POINTS; i++)
            point[i] = i % 9 == 0 ? ADG_NONE : i;
        const adg_snapped_before snapped = {old, point};
        assert_ok(adg_snap_again(&after, &lines, &snapped, xy, N_POINTS, 500, 1, reused, &error),
                  &error);
        snap_all(&after, xy, fresh);
        assert_same_snaps(reused, fresh);
        free(keep);
        free(position);
        adg_road_network_release(&after);
        adg_road_network_release(&before);
    }
}

TEST(a_retimed_network_is_the_one_built_from_those_times)
{
    for (uint64_t seed = 0; seed < N_WORLDS; seed++) {
        adg_random random;
        adg_error error = ADG_ERROR_INIT;
        adg_random_seed(&random, seed);
        adg_roads drawn = draw_roads(&random), copy;
        adg_road_network before, retimed, rebuilt;
        build_network(&drawn, &before);
        size_t n = before.roads.n;
        bool *keep = NEW(bool, n);
        uint32_t *position = NEW(uint32_t, n);
        adg_road *road = NEW(adg_road, n);
        memset(keep, true, n * sizeof *keep);
        assert_ok(adg_roads_copy(&before.roads, keep, position, &copy, &error), &error);
        for (size_t r = 0; r < n; r++) {
            assert_int_equal(position[r], r);
            copy.road[r].minutes *= random_between(&random, 0.5, 2);
            road[r] = copy.road[r];
        }
        build_network(&copy, &rebuilt);
        assert_ok(adg_retimed_network_make(&before, road, &retimed, &error), &error);
        assert_same_graph(&retimed.graph, &rebuilt.graph);
        adg_retimed_network_release(&retimed);
        adg_road_network_release(&rebuilt);
        adg_road_network_release(&before);
        free(keep);
        free(position);
        free(road);
    }
}

/* ---- facilities ---- */

/* A study that has nothing but facilities, and a project that has nothing but a service. */
typedef struct {
    char *type[1];
    adg_service_settings service;
    adg_project project;
    adg_study study;
    double xy[2 * N_FACILITIES], capacity[N_FACILITIES], video[N_FACILITIES];
    char *id[N_FACILITIES], *word[N_FACILITIES];
    char name[N_FACILITIES][8];
} town;

static void found(town *t, adg_random *random)
{
    static char type[] = "doctor", path[] = "projekt.yaml";
    *t = (town){.type = {type}};
    t->service =
        (adg_service_settings){.name = type, .label = type, .types = t->type, .types_count = 1};
    t->project = (adg_project){.path = path, .services = &t->service, .services_count = 1};
    for (size_t j = 0; j < N_FACILITIES; j++) {
        snprintf(t->name[j], sizeof t->name[j], "F%zu", j);
        t->id[j] = t->name[j];
        t->word[j] = type;
        t->xy[2 * j] = random_between(random, 0, 100);
        t->xy[2 * j + 1] = random_between(random, 0, 100);
        t->capacity[j] = 1 + (double)j;
        t->video[j] = NAN;
    }
    t->study.project = &t->project;
    t->study.facilities = (adg_facilities){.n = N_FACILITIES,
                                           .xy = t->xy,
                                           .id = t->id,
                                           .label = t->word,
                                           .type = t->word,
                                           .capacity = t->capacity,
                                           .video = t->video};
}

static adg_changed_facilities change(const town *t, adg_change *changes, unsigned n)
{
    static char name[] = "s";
    adg_error error = ADG_ERROR_INIT;
    adg_faults faults = {0};
    adg_changed_facilities changed;
    const adg_scenario_settings scenario = {
        .name = name, .label = name, .changes = changes, .changes_count = n};
    assert_ok(adg_facilities_change(&t->study, &scenario, &changed, &faults, &error), &error);
    assert_int_equal(faults.count[ADG_ERROR], 0);
    adg_faults_release(&faults);
    return changed;
}

static void assert_same_facilities(const adg_facilities *a, const adg_facilities *b)
{
    assert_int_equal(a->n, b->n);
    for (size_t j = 0; j < a->n; j++) {
        assert_string_equal(a->id[j], b->id[j]);
        assert_string_equal(a->type[j], b->type[j]);
        assert_memory_equal(a->xy + 2 * j, b->xy + 2 * j, 2 * sizeof *a->xy);
        assert_memory_equal(a->capacity + j, b->capacity + j, sizeof *a->capacity);
    }
}

TEST(independent_changes_may_come_in_any_order)
{
    adg_random random;
    town t;
    adg_random_seed(&random, 7);
    found(&t, &random);
    adg_change_add first = {t.service.name, NULL, NULL, {20, 30}, 3, NAN};
    adg_change_add second = {t.service.name, NULL, NULL, {5, 30}, 2, NAN};
    adg_change_move move = {t.id[2], {50, 60}};
    adg_change_set set = {t.id[2], 8, NAN}, other = {t.id[4], 0.5, 1};
    const adg_change changes[N_CHANGES] = {{.add = &first}, {.add = &second}, {.move = &move},
                                           {.set = &set},   {.set = &other},  {.close = t.id[7]}};
    adg_change given[N_CHANGES];
    memcpy(given, changes, sizeof given);
    adg_changed_facilities expected = change(&t, given, N_CHANGES);
    assert_int_equal(expected.facilities.n, N_FACILITIES + 2);
    assert_exactly(expected.facilities.capacity[7], 0);
    assert_exactly(expected.facilities.capacity[2], 8);
    assert_int_equal(expected.before[2], ADG_NONE);
    assert_int_equal(expected.before[3], 3);
    for (int k = 0; k < 30; k++) {
        uint32_t order[N_CHANGES];
        adg_random_permutation(&random, order, N_CHANGES);
        for (size_t c = 0; c < N_CHANGES; c++)
            given[c] = changes[order[c]];
        adg_changed_facilities got = change(&t, given, N_CHANGES);
        assert_same_facilities(&got.facilities, &expected.facilities);
        adg_changed_facilities_release(&got);
    }
    adg_changed_facilities_release(&expected);
}

TEST(what_is_added_and_closed_leaves_nothing)
{
    static char id[] = "N";
    adg_random random;
    town t;
    adg_random_seed(&random, 8);
    found(&t, &random);
    adg_change_add add = {t.service.name, NULL, id, {20, 30}, 3, NAN};
    adg_change changes[] = {{.close = id}, {.add = &add}};
    adg_changed_facilities got = change(&t, changes, 2);
    assert_same_facilities(&got.facilities, &t.study.facilities);
    for (uint32_t j = 0; j < N_FACILITIES; j++)
        assert_int_equal(got.before[j], j);
    adg_changed_facilities_release(&got);
}

/* ---- differences ---- */

static double random_minutes(adg_random *random)
{
    return adg_random_uniform(random) < 0.2 ? INFINITY : random_between(random, 0, 5);
}

TEST(everybody_wins_loses_or_stays_and_parts_add_up)
{
    adg_random random;
    adg_random_seed(&random, 9);
    for (int k = 0; k < 50; k++) {
        double before[N_POINTS], after[N_POINTS], people[N_POINTS], all = 0;
        for (size_t i = 0; i < N_POINTS; i++) {
            before[i] = random_minutes(&random);
            after[i] = random_minutes(&random);
            people[i] = (double)adg_random_below(&random, 100);
            all += people[i];
        }
        adg_change_sums whole, first, second, back;
        adg_change_sums_of(before, after, people, N_POINTS, 0.5, &whole);
        adg_change_sums_of(before, after, people, 30, 0.5, &first);
        adg_change_sums_of(before + 30, after + 30, people + 30, N_POINTS - 30, 0.5, &second);
        adg_change_sums_of(after, before, people, N_POINTS, 0.5, &back);
        assert_exactly(whole.winners + whole.losers + whole.unchanged, all);
        assert_exactly(first.winners + second.winners, whole.winners);
        assert_exactly(first.newly_reachable + second.newly_reachable, whole.newly_reachable);
        assert_close(first.saved_min + second.saved_min, whole.saved_min, 1e-12, 0);
        assert_exactly(back.winners, whole.losers);
        assert_exactly(back.newly_unreachable, whole.newly_reachable);
        assert_exactly(back.lost_min, whole.saved_min);
    }
}

RUN(T(snaps_are_reused_where_roads_go_and_come),
    T(a_retimed_network_is_the_one_built_from_those_times),
    T(independent_changes_may_come_in_any_order), T(what_is_added_and_closed_leaves_nothing),
    T(everybody_wins_loses_or_stays_and_parts_add_up))
