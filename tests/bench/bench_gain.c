/* SPDX-License-Identifier: MPL-2.0 */
/* Gain of a new site at every node of a road-like network: a search from each candidate as far as it improves,
 * and tiles swept over a hierarchy; the same numbers, and how many times faster. Then greedy choice
 * of sites over all nodes.
 * Usage: bench_gain NODES SEED FACILITIES [THREADS]    */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "adgang/gain.h"
#include "core/random.h"
#include "road_like.h"
#include "siting/greedy_sites.h"
#include "support/test.h"
#include "travel/gain_parts.h"

enum {
    SAMPLE_TILES = 24,
    MORE_SITES = 20
};

static void must(adg_status status, const adg_error *error)
{
    if (status == ADG_OK)
        return;
    fprintf(stderr, "%s\n", error->message);
    exit(1);
}

/* Of one thread processor time, so that other programs on the machine do not count; of more, the clock. */
static double now(const adg_context *ctx)
{
    struct timespec t;
    clock_gettime(ctx->threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void report(const char *what, double seconds, const char *unit, double each)
{
    printf("%-22s %9.3f s   %9.2f %s\n", what, seconds, each, unit);
}

/* A network in which one node in five has people, and every node is a candidate. */
typedef struct {
    uint32_t n_nodes, n_open, n_origins;
    adg_travel *travel;
    adg_gain_question question;
} world;

static world make_world(uint32_t n, uint64_t seed, uint32_t n_open)
{
    world w = {.n_nodes = n, .n_open = n_open};
    road_like roads = road_like_draw(n, seed);
    uint32_t *facility = NEW(uint32_t, n_open + n), *origin = NEW(uint32_t, n);
    double *people = NEW(double, n);
    uint32_t *number = NEW(uint32_t, n_open + n);
    adg_graph_edge *edge = NEW(adg_graph_edge, roads.n_edges);
    adg_random random;
    adg_error error = ADG_ERROR_INIT;
    road_like_facilities(&roads, seed, facility, n_open);
    adg_random_seed(&random, seed);
    for (uint32_t v = 0; v < n; v++) {
        facility[n_open + v] = v;
        if (adg_random_below(&random, 5) > 0)
            continue;
        origin[w.n_origins] = v;
        people[w.n_origins++] = 1 + 99 * adg_random_uniform(&random);
    }
    for (uint32_t j = 0; j < n_open + n; j++)
        number[j] = j;
    for (uint32_t e = 0; e < roads.n_edges; e++)
        edge[e] = (adg_graph_edge){roads.edge[e].from, roads.edge[e].to,
                                   roads.edge[e].minutes_forward, 1};
    must(adg_graph_travel_new(n, edge, roads.n_edges, origin, w.n_origins, facility, n_open + n,
                              ADG_TO_FACILITY, &w.travel, &error),
         &error);
    w.question = (adg_gain_question){.open = number,
                                     .n_open = n_open,
                                     .candidate = number + n_open,
                                     .n_candidates = n,
                                     .people = people,
                                     .n_sums = 1,
                                     .weight = people,
                                     .limit_min = 30,
                                     .cap_min = 120};
    free(edge);
    free(facility);
    free(origin);
    road_like_release(&roads);
    return w;
}

static adg_gain *begin(const world *w, adg_gain_kernel kernel, const adg_context *ctx)
{
    adg_gain *gain = NULL;
    adg_error error = ADG_ERROR_INIT;
    must(adg_gain_begin_with(w->travel, ctx, &w->question, kernel, &gain, &error), &error);
    return gain;
}

/* Every step-th tile, from the middle of each step on. */
static double evaluate(adg_gain *gain, size_t step, const adg_context *ctx, adg_site_gain *site)
{
    adg_error error = ADG_ERROR_INIT;
    size_t n_tiles = adg_gain_n_tiles(gain), n = 0;
    uint32_t *tile = NEW(uint32_t, n_tiles);
    for (size_t t = step / 2; t < n_tiles; t += step)
        tile[n++] = (uint32_t)t;
    double began = now(ctx);
    must(adg_gain_evaluate(gain, ctx, tile, n, site, &error), &error);
    double seconds = now(ctx) - began;
    free(tile);
    return seconds;
}

static size_t compare(const world *w, const adg_site_gain *searched, const adg_site_gain *swept)
{
    size_t n = 0;
    for (size_t k = 0; k < w->n_nodes; k++) {
        if (searched[k].newly_covered < 0)
            continue;
        n++;
        if (memcmp(&searched[k], &swept[k], sizeof *swept) != 0) {
            fprintf(stderr, "candidate %zu: %.17g swept, %.17g searched\n", k, swept[k].saved[0],
                    searched[k].saved[0]);
            exit(1);
        }
    }
    return n;
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc > 5)
        return 2;
    const adg_context ctx = {.threads = argc == 5 ? atoi(argv[4]) : 1};
    uint32_t n = (uint32_t)strtoul(argv[1], NULL, 10);
    world w = make_world(n, strtoull(argv[2], NULL, 10), (uint32_t)strtoul(argv[3], NULL, 10));
    adg_site_gain *searched = NEW(adg_site_gain, n), *swept = NEW(adg_site_gain, n);
    adg_error error = ADG_ERROR_INIT;
    for (size_t k = 0; k < n; k++)
        searched[k].newly_covered = -1;

    adg_gain *searches = begin(&w, ADG_GAIN_SEARCHES, &ctx);
    size_t step = adg_gain_n_tiles(searches) / SAMPLE_TILES;
    double search_s = evaluate(searches, step ? step : 1, &ctx, searched);
    adg_gain_end(searches);
    double began = now(&ctx);
    adg_gain *sweeps = begin(&w, ADG_GAIN_SWEEPS, &ctx);
    double build_s = now(&ctx) - began, sweep_s = evaluate(sweeps, 1, &ctx, swept);
    size_t n_searched = compare(&w, searched, swept);
    double each_searched = 1e6 * search_s / (double)n_searched, each_swept = 1e6 * sweep_s / n;
    report("hierarchy", build_s, "us a node", 1e6 * build_s / n);
    report("searched (a sample)", search_s, "us a candidate", each_searched);
    report("swept (every node)", sweep_s, "us a candidate", each_swept);
    printf("%-22s %9.1f times; %zu compared, the same to the last bit\n", "ratio",
           each_searched / each_swept, n_searched);

    adg_greedy_sites sites;
    began = now(&ctx);
    must(adg_greedy_sites_choose(sweeps, n, MORE_SITES, &ctx, &sites, &error), &error);
    double greedy_s = now(&ctx) - began;
    report("greedy, all again", greedy_s, "s beyond all gains", greedy_s - sweep_s);
    adg_greedy_sites_release(&sites);
    adg_gain_end(sweeps);
    adg_travel_free(w.travel);
    return 0;
}
