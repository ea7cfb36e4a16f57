/* SPDX-License-Identifier: MPL-2.0 */
/* Times the customisable hierarchy on one thread: bench_customisable NODES SEED RUNS
 * stdout: one line a task, "task<TAB>seconds"; every answer is compared with the search on the graph. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "network/bucket_search.h"
#include "network/customisable.h"
#include "network/nested_dissection.h"
#include "road_like.h"
#include "support/test.h"
#include "timing.h"

enum {
    PAIRS = 1000
};

typedef struct {
    adg_customisable order;
    adg_edge_times times;
    adg_customised customised;
    uint32_t *label, *labels, *ms;
    uint32_t sum;
} bench;

static void report(const char *task, double seconds)
{
    printf("%s\t%.6f\n", task, seconds);
    fflush(stdout);
}

static void must(adg_status status, const adg_error *error)
{
    if (status == ADG_OK)
        return;
    fprintf(stderr, "%s\n", error->message);
    exit(1);
}

static void customise(void *data)
{
    bench *b = data;
    adg_error error = ADG_ERROR_INIT;
    adg_customised_release(&b->customised);
    must(adg_customise(&b->order, &b->times, &b->customised, &error), &error);
}

static void sweep(void *data)
{
    bench *b = data;
    adg_customised_sweep(&b->order, &b->customised, b->order.n_nodes / 2, false, b->label, b->ms);
}

static void pairs(void *data)
{
    bench *b = data;
    uint64_t n = b->order.n_nodes;
    for (uint64_t i = 0; i < PAIRS; i++)
        b->sum += adg_customised_ms(&b->order, &b->customised, (uint32_t)(i * 7919 * 31 % n),
                                    (uint32_t)(i * 104729 % n), b->labels);
}

static void compare(const bench *b, const adg_graph *graph)
{
    adg_search *search = NULL;
    adg_error error = ADG_ERROR_INIT;
    const adg_seed seed = {graph->n_nodes / 2, 0};
    must(adg_search_new(graph->n_nodes, &search, &error), &error);
    must(adg_search_run(search, &graph->out, &seed, 1, INFINITY, &error), &error);
    for (uint32_t v = 0; v < graph->n_nodes; v++) {
        double expected = adg_search_minutes(search)[v], minutes = b->ms[v] / ADG_MS_PER_MIN;
        bool reached = b->ms[v] != ADG_UNREACHED_MS;
        /* Every arc is rounded to a millisecond. */
        if (reached != isfinite(expected) || (reached && fabs(minutes - expected) > 0.1)) {
            fprintf(stderr, "node %u: %.17g instead of %.17g\n", v, minutes, expected);
            exit(1);
        }
    }
    adg_search_free(search);
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    uint32_t n = (uint32_t)strtoul(argv[1], NULL, 10);
    int runs = atoi(argv[3]);
    road_like roads = road_like_draw(n, strtoull(argv[2], NULL, 10));
    adg_graph graph;
    adg_error error = ADG_ERROR_INIT;
    bench b = {.label = NEW(uint32_t, n), .labels = NEW(uint32_t, 2 * (size_t)n)};
    uint32_t *forward, *backward;
    b.ms = NEW(uint32_t, n);
    memset(b.labels, 0xFF, 2 * (size_t)n * sizeof *b.labels);
    must(adg_graph_build(n, roads.xy, roads.edge, roads.n_edges, &graph, &error), &error);
    double begin = seconds_now();
    must(adg_nested_dissection(&graph, b.ms, &error), &error);
    report("customisable_order", seconds_now() - begin);
    begin = seconds_now();
    must(adg_customisable_build(&graph, &b.order, &error), &error);
    report("customisable_build", seconds_now() - begin);
    must(adg_edge_times_of(&graph, &forward, &backward, &error), &error);
    b.times = (adg_edge_times){forward, backward};
    report("customise", median_seconds(customise, &b, runs));
    report("customised_tree", median_seconds(sweep, &b, runs));
    compare(&b, &graph);
    report("customised_pair", median_seconds(pairs, &b, runs) / PAIRS);
    const double links = b.order.elimination.n_links;
    fprintf(stderr,
            "customisable: %.2f links a node; bytes a node: %.0f, and %.0f a set of times\n",
            links / n, 12 + 12 * links / n + 5.0 * graph.n_edges / n, 8 * links / n);
    adg_customised_release(&b.customised);
    adg_customisable_release(&b.order);
    adg_graph_release(&graph);
    road_like_release(&roads);
    free(forward);
    free(backward);
    free(b.label);
    free(b.labels);
    free(b.ms);
    return 0;
}
