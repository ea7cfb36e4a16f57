/* SPDX-License-Identifier: MPL-2.0 */
/* Times the kernels of src/network on one thread: bench_network NODES SEED FOLDER RUNS
 * stdout: one line a task, "task<TAB>seconds"; into the folder: the answers, as plain arrays of
 * doubles, and the facilities, for others to be compared with. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench_hierarchy.h"
#include "network/bucket_search.h"
#include "network/nearest_search.h"
#include "road_like.h"
#include "support/test.h"
#include "timing.h"

static const uint32_t MANY[] = {25, 200, 1000};

typedef struct {
    adg_graph graph;
    adg_search *search;
    adg_seed *seed;
    size_t n_seeds;
    double *result;
} bench;

/* And for the five nearest. */
typedef struct {
    bench *bench;
    uint32_t *source;
    adg_nearest_labels labels;
} five;

static void report(const char *task, double seconds)
{
    printf("%s\t%.6f\n", task, seconds);
    fflush(stdout);
}

static void stop_unless(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "%s\n", what);
    exit(1);
}

/* What no search can go below: every arc read once, every result written once. */
static void stream(void *data)
{
    bench *b = data;
    const adg_star *star = &b->graph.out;
    for (uint32_t v = 0; v < star->n_nodes; v++) {
        uint32_t sum = 0;
        for (uint32_t a = star->first[v]; a < star->first[v + 1]; a++)
            sum += star->arc[a].head ^ star->arc[a].ms;
        b->result[v] = sum;
    }
}

static void search(void *data)
{
    bench *b = data;
    adg_error error = ADG_ERROR_INIT;
    stop_unless(adg_search_run(b->search, &b->graph.in, b->seed, b->n_seeds, INFINITY, &error) ==
                    ADG_OK,
                error.message);
}

static void keep(const char *folder, const char *task, const void *values, size_t n, size_t size)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.bin", folder, task);
    FILE *file = fopen(path, "wb");
    stop_unless(file && fwrite(values, size, n, file) == n && fclose(file) == 0, path);
}

static void time_nearest(bench *b, const road_like *roads, const char *folder, uint32_t n, int runs)
{
    char task[64];
    uint32_t *node = NEW(uint32_t, n);
    road_like_facilities(roads, n, node, n);
    b->seed = NEW(adg_seed, n);
    b->n_seeds = n;
    for (uint32_t k = 0; k < n; k++)
        b->seed[k].node = node[k];
    snprintf(task, sizeof task, "facilities_%u", n);
    keep(folder, task, node, n, sizeof *node);
    snprintf(task, sizeof task, "nearest_%u", n);
    report(task, median_seconds(search, b, runs));
    keep(folder, task, adg_search_minutes(b->search), b->graph.n_nodes, sizeof(double));
    free(b->seed);
    free(node);
}

/* Who the five nearest are. */
static void five_nearest(void *data)
{
    five *f = data;
    adg_error error = ADG_ERROR_INIT;
    stop_unless(adg_nearest_search(&f->bench->graph.in, f->bench->seed, f->source,
                                   f->bench->n_seeds, INFINITY, &f->labels, &error) == ADG_OK &&
                    !f->labels.crowded,
                "the five nearest were not found");
}

static void time_five(bench *b, const road_like *roads, int runs)
{
    uint32_t n = 200, *node = NEW(uint32_t, n);
    adg_error error = ADG_ERROR_INIT;
    five f = {.bench = b, .source = NEW(uint32_t, n)};
    road_like_facilities(roads, n, node, n);
    b->seed = NEW(adg_seed, n);
    b->n_seeds = n;
    for (uint32_t k = 0; k < n; k++) {
        b->seed[k].node = node[k];
        f.source[k] = k;
    }
    stop_unless(adg_nearest_labels_init(b->graph.n_nodes, 5, &f.labels, &error) == ADG_OK,
                error.message);
    report("five_nearest_of_200", median_seconds(five_nearest, &f, runs));
    adg_nearest_labels_release(&f.labels);
    free(f.source);
    free(b->seed);
    free(node);
}

/* One tree by search; then the same questions to a hierarchy. */
static void time_trees(bench *b, const road_like *roads, int runs)
{
    uint32_t n = MANY[N_OF(MANY) - 1], *node = NEW(uint32_t, n);
    road_like_facilities(roads, n, node, n);
    adg_seed seed = {node[0], 0};
    b->seed = &seed;
    b->n_seeds = 1;
    report("tree", median_seconds(search, b, runs));
    bench_hierarchy(&b->graph, node, n, runs, report);
    free(node);
}

int main(int argc, char **argv)
{
    stop_unless(argc == 5, "Usage: bench_network NODES SEED FOLDER RUNS");
    uint32_t n = (uint32_t)strtoul(argv[1], NULL, 10);
    int runs = atoi(argv[4]);
    road_like roads = road_like_draw(n, strtoull(argv[2], NULL, 10));
    bench b = {.result = NEW(double, n)};
    adg_error error = ADG_ERROR_INIT;
    stop_unless(adg_graph_build(n, NULL, roads.edge, roads.n_edges, &b.graph, &error) == ADG_OK &&
                    adg_search_new(n, &b.search, &error) == ADG_OK,
                error.message);
    report("stream", median_seconds(stream, &b, runs));
    for (size_t k = 0; k < N_OF(MANY); k++)
        time_nearest(&b, &roads, argv[3], MANY[k], runs);
    time_five(&b, &roads, runs);
    time_trees(&b, &roads, runs);
    adg_search_free(b.search);
    adg_graph_release(&b.graph);
    road_like_release(&roads);
    free(b.result);
    return 0;
}
