/* SPDX-License-Identifier: MPL-2.0 */
/* A region of 45 inhabited cells and one island, computed without this program: tables in, numbers
 * out. Everything the program can compute so far is compared; the rest is printed as "later".
 *
 * expected.json holds numbers per cell, per municipality and for the region. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/access.h"
#include "adgang/deprivation.h"
#include "adgang/equity.h"
#include "adgang/travel.h"
#include "core/id_index.h"
#include "core/stats.h"
#include "load/csv_table.h"
#include "siting/gain_surface.h"
#include "support/fault_list.h"
#include "support/test.h"
#include "travel/intrazonal.h"

static const double REL = 1e-9, ABS = 1e-9;

enum {
    N_INDICATORS = 4,
    MAX_FACILITIES = 8,
    MAX_EDGES = 128
};

/* The region and what was computed of it. */
typedef struct {
    json_t *expected;
    adg_csv cells, facilities, edges, ferry, speeds;
    size_t n;
    adg_id_index cell_index;
    double *people, *xy, *indicator, *deprivation, *minutes;
    uint32_t *municipality;
    size_t n_municipalities;
    const char *municipality_name[8];
    adg_travel *travel;
    double capacity[MAX_FACILITIES];
} region;

/* ---- reading ---- */

static adg_csv open_table(const char *folder, const char *name)
{
    char path[4096];
    adg_csv csv;
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    snprintf(path, sizeof path, "%s/mini_region/%s", folder, name);
    assert_ok(adg_csv_read(path, name, &csv, &faults, &error), &error);
    assert_no_faults(&faults);
    adg_faults_release(&faults);
    return csv;
}

static double *numbers(const adg_csv *csv, const char *column)
{
    adg_faults faults = {0};
    double *list = adg_csv_numbers(csv, column, false, ADG_EMPTY_IS_NAN, &faults);
    assert_no_faults(&faults);
    adg_faults_release(&faults);
    return list;
}

static char **texts(const adg_csv *csv, const char *column)
{
    return adg_table_find(&csv->table, column)->text;
}

static uint32_t cell_of(const region *r, const char *id)
{
    uint32_t cell = adg_id_index_find(&r->cell_index, id);
    assert_int_not_equal(cell, ADG_NONE);
    return cell;
}

static double speed_of(const region *r, const char *class_name)
{
    double *kmh = numbers(&r->speeds, "kmh"), found = NAN;
    char **class = texts(&r->speeds, "cls");
    for (size_t i = 0; i < r->speeds.table.n_rows; i++)
        if (strcmp(class[i], class_name) == 0)
            found = kmh[i];
    free(kmh);
    return found;
}

static void read_municipalities(region *r)
{
    char **name = texts(&r->cells, "municipality");
    r->municipality = NEW(uint32_t, r->n);
    for (size_t i = 0; i < r->n; i++) {
        uint32_t m = 0;
        while (m < r->n_municipalities && strcmp(r->municipality_name[m], name[i]) != 0)
            m++;
        if (m == r->n_municipalities)
            r->municipality_name[r->n_municipalities++] = name[i];
        r->municipality[i] = m;
    }
}

/* ---- computing ---- */

static size_t read_edges(const region *r, adg_graph_edge edge[MAX_EDGES])
{
    size_t n = r->edges.table.n_rows;
    double *length = numbers(&r->edges, "length_m"), *oneway = numbers(&r->edges, "oneway");
    for (size_t e = 0; e < n; e++) {
        double kmh = speed_of(r, texts(&r->edges, "cls")[e]);
        edge[e] = (adg_graph_edge){cell_of(r, texts(&r->edges, "u")[e]),
                                   cell_of(r, texts(&r->edges, "v")[e]),
                                   60 * length[e] / (1000 * kmh), oneway[e] == 0};
    }
    free(length);
    free(oneway);
    double *duration = numbers(&r->ferry, "duration"), *headway = numbers(&r->ferry, "headway");
    double *cap = numbers(&r->ferry, "wait_cap"), *boarding = numbers(&r->ferry, "boarding");
    edge[n++] =
        (adg_graph_edge){cell_of(r, texts(&r->ferry, "u")[0]), cell_of(r, texts(&r->ferry, "v")[0]),
                         duration[0] + fmin(headway[0] / 2, cap[0]) + boarding[0], 1};
    free(duration);
    free(headway);
    free(cap);
    free(boarding);
    return n;
}

/* From every cell to every facility by the graph, and inside a facility's own cell by the mean
 * distance to its middle. */
static void find_times(region *r)
{
    adg_graph_edge edge[MAX_EDGES];
    uint32_t home[64], place[MAX_FACILITIES];
    double place_xy[2 * MAX_FACILITIES];
    size_t n_edges = read_edges(r, edge), m = r->facilities.table.n_rows;
    double *capacity = numbers(&r->facilities, "capacity");
    for (uint32_t i = 0; i < r->n; i++)
        home[i] = i;
    for (size_t j = 0; j < m; j++) {
        place[j] = cell_of(r, texts(&r->facilities, "cell")[j]);
        memcpy(place_xy + 2 * j, r->xy + 2 * place[j], 2 * sizeof(double));
        r->capacity[j] = capacity[j];
    }
    free(capacity);
    adg_travel *graph = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_travel_new((uint32_t)r->n, edge, n_edges, home, r->n, place, m,
                                   ADG_TO_FACILITY, &graph, &error),
              &error);
    assert_ok(adg_intrazonal_new(graph, r->xy, place_xy, 1000, &r->travel, &error), &error);
}

/* The open facilities of one kind, in table order. */
static size_t open_of_kind(const region *r, const char *kind, uint32_t *list)
{
    size_t n = 0;
    for (uint32_t j = 0; j < r->facilities.table.n_rows; j++)
        if (strcmp(texts(&r->facilities, "kind")[j], kind) == 0 && r->capacity[j] > 0)
            list[n++] = j;
    return n;
}

static void nearest_of_kind(const region *r, const char *kind, double *minutes)
{
    uint32_t list[MAX_FACILITIES], *which = NEW(uint32_t, r->n);
    size_t n = open_of_kind(r, kind, list);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_nearest(r->travel, NULL, list, n, 1, INFINITY, which, minutes, &error),
              &error);
    free(which);
}

static void score_deprivation(region *r)
{
    static const char *const columns[] = {"grundskole", "uden_job", "almen", "indkomst"};
    static const double direction[] = {1, 1, 1, -1}, weight[] = {0.35, 0.3, 0.15, 0.2};
    adg_error error = ADG_ERROR_INIT;
    r->indicator = NEW(double, N_INDICATORS * r->n);
    r->deprivation = NEW(double, r->n);
    for (size_t k = 0; k < N_INDICATORS; k++) {
        double *column = numbers(&r->cells, columns[k]);
        memcpy(r->indicator + k * r->n, column, r->n * sizeof *column);
        free(column);
    }
    const adg_indicators in = {r->n, N_INDICATORS, r->indicator, direction, weight, r->people};
    assert_ok(adg_deprivation_zscore(&in, r->deprivation, NULL, NULL, &error), &error);
}

static int set_up(void **state)
{
    region *r = NEW(region, 1);
    const char *folder = ADG_TEST_GOLDEN;
    char path[4096];
    adg_error error = ADG_ERROR_INIT;
    snprintf(path, sizeof path, "%s/mini_region/expected.json", folder);
    r->expected = must_have(json_load_file(path, 0, NULL));
    r->cells = open_table(folder, "cells.csv");
    r->facilities = open_table(folder, "facilities.csv");
    r->edges = open_table(folder, "edges.csv");
    r->ferry = open_table(folder, "ferry.csv");
    r->speeds = open_table(folder, "speed.csv");
    r->n = r->cells.table.n_rows;
    assert_ok(adg_id_index_build((const char *const *)texts(&r->cells, "id"), r->n, &r->cell_index,
                                 &error),
              &error);
    r->people = numbers(&r->cells, "population");
    r->xy = NEW(double, 2 * r->n);
    r->minutes = NEW(double, r->n);
    double *x = numbers(&r->cells, "easting"), *y = numbers(&r->cells, "northing");
    for (size_t i = 0; i < r->n; i++) {
        r->xy[2 * i] = x[i];
        r->xy[2 * i + 1] = y[i];
    }
    free(x);
    free(y);
    read_municipalities(r);
    find_times(r);
    nearest_of_kind(r, "speciallaege", r->minutes);
    score_deprivation(r);
    *state = r;
    return 0;
}

static int tear_down(void **state)
{
    region *r = *state;
    adg_csv *tables[] = {&r->cells, &r->facilities, &r->edges, &r->ferry, &r->speeds};
    for (size_t t = 0; t < N_OF(tables); t++)
        adg_csv_release(tables[t]);
    adg_id_index_release(&r->cell_index);
    adg_travel_free(r->travel);
    json_decref(r->expected);
    free(r->people);
    free(r->xy);
    free(r->indicator);
    free(r->deprivation);
    free(r->minutes);
    free(r->municipality);
    free(r);
    return 0;
}

/* ---- comparing ---- */

static double value_of(const json_t *node)
{
    if (json_is_string(node))
        return INFINITY;
    return json_is_null(node) ? NAN : json_number_value(node);
}

static void expect_cells(const region *r, const char *key, const double *actual)
{
    const json_t *cells = json_object_get(r->expected, "cells");
    double *expected = NEW(double, r->n);
    assert_int_equal(json_array_size(cells), r->n);
    for (size_t i = 0; i < r->n; i++)
        expected[i] = value_of(must_have(json_object_get(json_array_get(cells, i), key)));
    print_message("%s\n", key);
    assert_all_close(actual, expected, r->n, REL, ABS);
    free(expected);
}

static void expect_region(const region *r, const char *key, double actual)
{
    const json_t *node = json_object_get(json_object_get(r->expected, "region"), key);
    print_message("%s\n", key);
    assert_close(actual, value_of(must_have((void *)(uintptr_t)node)), REL, ABS);
}

static void times_to_the_nearest_of_every_kind(void **state)
{
    static const char *const kinds[] = {"speciallaege", "sundhedshus", "lokalpsykiatri"};
    const region *r = *state;
    double *minutes = NEW(double, r->n);
    for (size_t k = 0; k < N_OF(kinds); k++) {
        char key[64];
        snprintf(key, sizeof key, "time_%s", kinds[k]);
        nearest_of_kind(r, kinds[k], minutes);
        expect_cells(r, key, minutes);
    }
    free(minutes);
}

/* What every facility's row adds to access and to the supply that finds nobody. */
typedef struct {
    const region *r;
    const uint32_t *list;
    const adg_step_weights *steps;
    double *access, unused;
} supply;

static adg_status add_supply(void *data, size_t k, const double *minutes, adg_error *error)
{
    (void)error;
    supply *s = data;
    double capacity = s->r->capacity[s->list[k]];
    if (adg_e2sfca_add(s->steps, minutes, s->r->people, s->r->n, capacity, s->access) == 0)
        s->unused += capacity;
    return ADG_OK;
}

static void supply_by_floating_catchments(void **state)
{
    static const double limit[] = {5, 10, 15}, weight[] = {1, 0.68, 0.22};
    const adg_step_weights steps = {limit, weight, 3};
    const region *r = *state;
    uint32_t list[MAX_FACILITIES];
    size_t n = open_of_kind(r, "speciallaege", list);
    supply s = {r, list, &steps, NEW(double, r->n), 0};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_rows(r->travel, NULL, "", list, n, INFINITY, add_supply, &s, &error),
              &error);
    for (size_t i = 0; i < r->n; i++)
        s.access[i] *= 100000;
    expect_cells(r, "e2sfca_per_100000", s.access);
    expect_region(r, "unused_capacity", s.unused);
    free(s.access);
}

static void deprivation_ranks_and_fifths(void **state)
{
    const region *r = *state;
    double *rank = NEW(double, r->n), *fifth = NEW(double, r->n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_mid_rank(r->deprivation, r->people, r->n, rank, &error), &error);
    assert_ok(adg_quantile_groups(r->deprivation, r->people, r->n, 5, fifth, &error), &error);
    expect_cells(r, "deprivation", r->deprivation);
    expect_cells(r, "rank", rank);
    expect_cells(r, "quintile", fifth);
    free(rank);
    free(fifth);
}

static void inequality_of_the_region(void **state)
{
    const region *r = *state;
    adg_gradient gradient;
    adg_theil_parts theil;
    adg_error error = ADG_ERROR_INIT;
    double gini, people = 0;
    assert_ok(adg_social_gradient(r->minutes, r->deprivation, r->people, r->n, &gradient, &error),
              &error);
    assert_ok(adg_gini(r->minutes, r->people, r->n, &gini, &error), &error);
    assert_ok(adg_theil(r->minutes, r->people, r->n, r->municipality, r->n_municipalities, &theil,
                        &error),
              &error);
    for (size_t i = 0; i < r->n; i++)
        people += r->people[i];
    expect_region(r, "population", people);
    expect_region(r, "mean_time", adg_weighted_mean(r->minutes, r->people, r->n));
    expect_region(r, "concentration_index", gradient.concentration_index);
    expect_region(r, "SII_dep", gradient.sii);
    expect_region(r, "RII_KM", gradient.rii);
    expect_region(r, "gini", gini);
    expect_region(r, "theil_T", theil.t);
    expect_region(r, "theil_T_between_municipality", theil.t_between);
}

/* The golden takes whole cells, as maps do; the program's own gap divides the cell on the border. */
static void fifths_of_the_region(void **state)
{
    const region *r = *state;
    const json_t *expected =
        json_object_get(json_object_get(r->expected, "region"), "quintile_mean_time");
    double *fifth = NEW(double, r->n), *inside = NEW(double, r->n), mean[5];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_quantile_groups(r->deprivation, r->people, r->n, 5, fifth, &error), &error);
    for (size_t q = 0; q < 5; q++) {
        for (size_t i = 0; i < r->n; i++)
            inside[i] = fifth[i] == (double)(q + 1) ? r->people[i] : 0;
        mean[q] = adg_weighted_mean(r->minutes, inside, r->n);
        assert_close(mean[q], value_of(json_array_get(expected, q)), REL, ABS);
    }
    expect_region(r, "gap_q1_q5", mean[0] - mean[4]);
    free(fifth);
    free(inside);
}

static void municipalities(void **state)
{
    const region *r = *state;
    static const double limit = 10;
    adg_access_summary *s = NULL;
    adg_error error = ADG_ERROR_INIT;
    const adg_access_input input = {.n = r->n,
                                    .minutes = r->minutes,
                                    .people = r->people,
                                    .zone = r->municipality,
                                    .n_zones = r->n_municipalities,
                                    .limit_min = &limit,
                                    .n_limits = 1,
                                    .headline_min = limit,
                                    .cap_min = 120};
    assert_ok(adg_access_summarise(&input, &s, &error), &error);
    const json_t *all = json_object_get(r->expected, "municipality");
    assert_int_equal(json_object_size(all), r->n_municipalities);
    for (size_t m = 0; m < r->n_municipalities; m++) {
        const json_t *one = json_object_get(all, r->municipality_name[m]);
        assert_close(s[m].people, value_of(json_object_get(one, "population")), REL, ABS);
        assert_close(s[m].mean_min, value_of(json_object_get(one, "mean_time")), REL, ABS);
        assert_close(s[m].share_within[0], value_of(json_object_get(one, "share_within_10")), REL,
                     ABS);
    }
    adg_access_summaries_free(s);
}

/* One new surgery in each cell: a facility of the kind is added at every cell, behind the others. */
static void marginal_benefit(void **state)
{
    const region *r = *state;
    adg_graph_edge edge[MAX_EDGES];
    uint32_t home[64], place[MAX_FACILITIES + 64], open[MAX_FACILITIES], candidate[64];
    double place_xy[2 * (MAX_FACILITIES + 64)];
    size_t n_edges = read_edges(r, edge), m = r->facilities.table.n_rows;
    for (uint32_t i = 0; i < r->n; i++) {
        home[i] = i;
        place[m + i] = i;
        candidate[i] = (uint32_t)m + i;
    }
    for (size_t j = 0; j < m; j++)
        place[j] = cell_of(r, texts(&r->facilities, "cell")[j]);
    for (size_t j = 0; j < m + r->n; j++)
        memcpy(place_xy + 2 * j, r->xy + 2 * place[j], 2 * sizeof(double));
    adg_travel *graph = NULL, *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_graph_travel_new((uint32_t)r->n, edge, n_edges, home, r->n, place, m + r->n,
                                   ADG_TO_FACILITY, &graph, &error),
              &error);
    assert_ok(adg_intrazonal_new(graph, r->xy, place_xy, 1000, &travel, &error), &error);
    const adg_gain_surface_input input = {.travel = travel,
                                          .open = open,
                                          .n_open = open_of_kind(r, "speciallaege", open),
                                          .candidate = candidate,
                                          .n = r->n,
                                          .people = r->people,
                                          .deprivation = r->deprivation,
                                          .limit_min = 10,
                                          .cap_min = 120};
    adg_gain_surface surface;
    assert_ok(adg_gain_surface_make(&input, NULL, &surface, &error), &error);
    size_t best = 0, best_weighted = 0;
    for (size_t i = 0; i < r->n; i++) {
        const json_t *cell = json_array_get(json_object_get(r->expected, "cells"), i);
        const double *saved = surface.site[i].saved;
        assert_close(saved[ADG_SAVED_PEOPLE],
                     value_of(json_object_get(cell, "marginal_saved_person_minutes")), REL, ABS);
        assert_close(saved[ADG_SAVED_WEIGHTED],
                     value_of(json_object_get(cell, "marginal_saved_equity_weighted")), REL, ABS);
        if (saved[ADG_SAVED_PEOPLE] > surface.site[best].saved[ADG_SAVED_PEOPLE])
            best = i;
        if (saved[ADG_SAVED_WEIGHTED] > surface.site[best_weighted].saved[ADG_SAVED_WEIGHTED])
            best_weighted = i;
    }
    const json_t *all = json_object_get(r->expected, "region");
    assert_int_equal(cell_of(r, "33"), best);
    assert_int_equal(json_integer_value(json_object_get(all, "best_new_site_mean")), 33);
    assert_int_equal(cell_of(r, "33"), best_weighted);
    assert_int_equal(json_integer_value(json_object_get(all, "best_new_site_equity")), 33);
    adg_gain_surface_release(&surface);
    adg_travel_free(travel);
}

static void what_comes_later(void **state)
{
    (void)state;
    print_message("later: effective_reach, home_video_share, digital_excluded,\n"
                  "later: municipality mean_deprivation, mean_E2SFCA_per_100000\n");
    skip();
}

RUN_WITH(set_up, tear_down, T(times_to_the_nearest_of_every_kind), T(supply_by_floating_catchments),
         T(deprivation_ranks_and_fifths), T(inequality_of_the_region), T(fifths_of_the_region),
         T(municipalities), T(marginal_benefit), T(what_comes_later))
