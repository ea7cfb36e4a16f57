/* SPDX-License-Identifier: MPL-2.0 */
#include "bench_hierarchy.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "network/nearest_sweep.h"
#include "network/sweep.h"
#include "support/test.h"
#include "timing.h"

enum {
    LANES = ADG_SWEEP_LANES,
    TARGETS = 100000,
    ROWS = 200
};

typedef struct {
    adg_sweep *sweep;
    const adg_seed *seed;
    const size_t *first_seed;
    int n;       /* searches at once */
    size_t runs; /* one after another, over the next seeds each */
    double *minutes;
} job;

static void must(adg_status status, const adg_error *error)
{
    if (status == ADG_OK)
        return;
    fprintf(stderr, "%s\n", error->message);
    exit(1);
}

static void sweep_ms(void *data)
{
    job *j = data;
    adg_error error = ADG_ERROR_INIT;
    must(adg_sweep_run_ms(j->sweep, j->seed, j->first_seed, j->n, &error), &error);
}

static void sweep_minutes(void *data)
{
    job *j = data;
    adg_error error = ADG_ERROR_INIT;
    must(adg_sweep_run_minutes(j->sweep, j->seed, j->first_seed, j->n, &error), &error);
}

/* All rows of a matrix, each written out once. */
static void matrix(void *data)
{
    job *j = data;
    adg_error error = ADG_ERROR_INIT;
    for (size_t r = 0; r < j->runs; r += LANES) {
        int n = j->runs - r < LANES ? (int)(j->runs - r) : LANES;
        must(adg_sweep_run_minutes(j->sweep, j->seed, j->first_seed + r, n, &error), &error);
        for (int l = 0; l < n; l++)
            adg_sweep_get_minutes(j->sweep, l, j->minutes);
    }
}

static void compare(const adg_graph *graph, const job *j, const adg_seed *seeds, size_t n, int lane,
                    const uint32_t *target, size_t n_targets)
{
    adg_search *search = NULL;
    adg_error error = ADG_ERROR_INIT;
    must(adg_search_new(graph->n_nodes, &search, &error), &error);
    must(adg_search_run(search, &graph->in, seeds, n, INFINITY, &error), &error);
    double *minutes = NEW(double, n_targets);
    adg_sweep_get_minutes(j->sweep, lane, minutes);
    for (size_t i = 0; i < n_targets; i++) {
        double expected = adg_search_minutes(search)[target ? target[i] : i];
        if (!(fabs(minutes[i] - expected) <= 1e-12 * expected || minutes[i] == expected)) {
            fprintf(stderr, "target %zu: %.17g instead of %.17g\n", i, minutes[i], expected);
            exit(1);
        }
    }
    free(minutes);
    adg_search_free(search);
}

/* Nearest of 25, 200 and all, and one tree. */
static void one_lane(const adg_graph *graph, const adg_sweep_places *all, const adg_seed *seed,
                     uint32_t n, int runs, void (*report)(const char *, double))
{
    const struct {
        const char *task, *task_minutes;
        uint32_t n;
    } TASK[] = {{"hierarchy_tree_ms", "hierarchy_tree", 1},
                {"hierarchy_nearest_25_ms", "hierarchy_nearest_25", 25},
                {"hierarchy_nearest_200_ms", "hierarchy_nearest_200", 200},
                {"hierarchy_nearest_1000_ms", "hierarchy_nearest_1000", 1000}};
    adg_error error = ADG_ERROR_INIT;
    job j = {.seed = seed, .n = 1};
    must(adg_sweep_new(all, 1, &j.sweep, &error), &error);
    for (size_t t = 0; t < N_OF(TASK) && TASK[t].n <= n; t++) {
        const size_t first[] = {0, TASK[t].n};
        j.first_seed = first;
        report(TASK[t].task, median_seconds(sweep_ms, &j, runs));
        report(TASK[t].task_minutes, median_seconds(sweep_minutes, &j, runs));
        compare(graph, &j, seed, TASK[t].n, 0, NULL, graph->n_nodes);
    }
    adg_sweep_free(j.sweep);
}

static void many_lanes(const adg_graph *graph, const adg_sweep_places *all, const adg_seed *seed,
                       const size_t *first, int runs, void (*report)(const char *, double))
{
    adg_error error = ADG_ERROR_INIT;
    job j = {.seed = seed, .first_seed = first, .n = LANES};
    must(adg_sweep_new(all, LANES, &j.sweep, &error), &error);
    report("hierarchy_tree_of_16_ms", median_seconds(sweep_ms, &j, runs) / LANES);
    report("hierarchy_tree_of_16", median_seconds(sweep_minutes, &j, runs) / LANES);
    compare(graph, &j, &seed[5], 1, 5, NULL, graph->n_nodes);
    adg_sweep_free(j.sweep);
}

static void a_matrix(const adg_graph *graph, const adg_hierarchy *hierarchy, const adg_seed *seed,
                     const size_t *first, int runs, void (*report)(const char *, double))
{
    adg_error error = ADG_ERROR_INIT;
    size_t n = graph->n_nodes < TARGETS ? graph->n_nodes : TARGETS;
    uint32_t *target = NEW(uint32_t, n);
    adg_sweep_places places;
    for (size_t i = 0; i < n; i++)
        target[i] = (uint32_t)((uint64_t)i * graph->n_nodes / n);
    double begin = seconds_now();
    must(adg_sweep_places_select(hierarchy, true, target, n, &places, &error), &error);
    report("hierarchy_select_100000", seconds_now() - begin);
    job j = {.seed = seed, .first_seed = first, .runs = ROWS, .minutes = NEW(double, n)};
    must(adg_sweep_new(&places, LANES, &j.sweep, &error), &error);
    report("hierarchy_matrix_200x100000", median_seconds(matrix, &j, runs));
    compare(graph, &j, &seed[ROWS - 1], 1, (ROWS - 1) % LANES, target, n);
    adg_sweep_free(j.sweep);
    adg_sweep_places_release(&places);
    free(target);
    free(j.minutes);
}

typedef struct {
    const adg_sweep_places *places;
    const adg_seed *seed;
    const uint32_t *source;
    size_t n;
    adg_nearest_labels labels;
} five;

static void five_nearest(void *data)
{
    five *f = data;
    adg_nearest_sweep(f->places, f->seed, f->source, f->n, &f->labels);
}

static void time_five(const adg_sweep_places *all, const adg_seed *seed, int runs,
                      void (*report)(const char *, double))
{
    adg_error error = ADG_ERROR_INIT;
    uint32_t source[ROWS];
    for (uint32_t k = 0; k < ROWS; k++)
        source[k] = k;
    five f = {all, seed, source, ROWS, {0}};
    must(adg_nearest_labels_init(all->sweep->n_nodes, 5, &f.labels, &error), &error);
    report("hierarchy_five_nearest_of_200", median_seconds(five_nearest, &f, runs));
    adg_nearest_labels_release(&f.labels);
}

void bench_hierarchy(const adg_graph *graph, const uint32_t *facility, uint32_t n_facilities,
                     int runs, void (*report)(const char *, double))
{
    adg_error error = ADG_ERROR_INIT;
    adg_hierarchy hierarchy;
    adg_sweep_places all;
    adg_seed *seed = NEW(adg_seed, n_facilities);
    size_t *first = NEW(size_t, n_facilities + 1);
    for (uint32_t k = 0; k < n_facilities; k++) {
        seed[k].node = facility[k];
        first[k + 1] = k + 1;
    }
    double begin = seconds_now();
    must(adg_hierarchy_build(graph, 1, &hierarchy, &error), &error);
    report("hierarchy_build", seconds_now() - begin);
    fprintf(stderr, "hierarchy: %u arcs up, %u down, %.0f bytes a node\n", hierarchy.up.n_arcs,
            hierarchy.down.n_arcs,
            16 + 16.0 * (hierarchy.up.n_arcs + (double)hierarchy.down.n_arcs) / graph->n_nodes);
    must(adg_sweep_places_select(&hierarchy, true, NULL, 0, &all, &error), &error);
    one_lane(graph, &all, seed, n_facilities, runs, report);
    time_five(&all, seed, runs, report);
    many_lanes(graph, &all, seed, first, runs, report);
    a_matrix(graph, &hierarchy, seed, first, runs, report);
    adg_sweep_places_release(&all);
    adg_hierarchy_release(&hierarchy);
    free(seed);
    free(first);
}
