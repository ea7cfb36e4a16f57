/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/gain_sweeps.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/pruned_search.h"
#include "network/tile_sweep.h"
#include "travel/gain_lanes.h"

enum {
    LANES = ADG_SWEEP_LANES
};

adg_status adg_gain_hierarchy_build(const adg_gain *gain, int threads, adg_hierarchy *hierarchy,
                                    adg_error *error)
{
    const adg_graph *graph = gain->network.ends.graph;
    adg_graph rounded = {0};
    adg_edge *edge = adg_copy_array(graph->edge, graph->n_edges, sizeof *edge);
    if (!edge)
        return adg_fail_memory(error);
    for (uint32_t e = 0; e < graph->n_edges; e++) {
        edge[e].minutes_forward = adg_gain_rounded(edge[e].minutes_forward);
        edge[e].minutes_backward = adg_gain_rounded(edge[e].minutes_backward);
    }
    adg_status status =
        adg_graph_build(graph->n_nodes, NULL, edge, graph->n_edges, &rounded, error);
    free(edge);
    if (status == ADG_OK)
        status = adg_hierarchy_build(&rounded, threads, hierarchy, error);
    adg_graph_release(&rounded);
    return status;
}

struct adg_gain_sweep {
    const adg_gain *gain;
    adg_pruned_search *search;
    adg_tile_sweep *sweep;
    adg_gain_rules rules;
    adg_seed *seed;      /* of a tile's candidates, one after the other */
    size_t *first_seed;  /* [tile_size + 1] */
    uint32_t *source;    /* nodes of the seeds */
    uint32_t *target;    /* [2 n_origins] nodes */
    adg_gaining *people; /* [n_origins] who could gain */
    uint32_t *person;    /* [n_origins] place in people; ADG_NONE */
    size_t n_people, n_targets;
};

adg_status adg_gain_sweep_new(const adg_gain *gain, adg_gain_sweep **sweep, adg_error *error)
{
    adg_gain_sweep *s = ADG_NEW_ARRAY(adg_gain_sweep, 1);
    if (!s)
        return adg_fail_memory(error);
    size_t n = gain->travel->n_origins;
    s->gain = gain;
    s->seed = ADG_NEW_ARRAY(adg_seed, gain->tile_size * ADG_SEEDS_A_ROW);
    s->source = ADG_NEW_ARRAY(uint32_t, gain->tile_size * ADG_SEEDS_A_ROW);
    s->first_seed = ADG_NEW_ARRAY(size_t, gain->tile_size + 1);
    s->target = ADG_NEW_ARRAY(uint32_t, 2 * n);
    s->people = ADG_NEW_ARRAY(adg_gaining, n);
    s->person = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = s->seed && s->source && s->first_seed && s->target && s->people && s->person
                            ? ADG_OK
                            : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        s->person[i] = ADG_NONE;
    if (status == ADG_OK)
        status = adg_pruned_search_new(gain->network.star.n_nodes, &s->search, error);
    if (status == ADG_OK)
        status = adg_tile_sweep_new(&gain->hierarchy, gain->network.ends.against,
                                    gain->network.bound, &s->sweep, error);
    s->rules = (adg_gain_rules){.n_sums = gain->question.n_sums,
                                .least_min = ADG_TIE_MIN,
                                .limit_min = gain->question.limit_min + ADG_ROUNDING_MIN};
    for (size_t w = 0; w < gain->question.n_sums; w++)
        s->rules.shift[w] = gain->sum_unit[w].shift;
    if (status == ADG_OK)
        *sweep = s;
    else
        adg_gain_sweep_free(s);
    return status;
}

void adg_gain_sweep_free(adg_gain_sweep *s)
{
    if (!s)
        return;
    adg_pruned_search_free(s->search);
    adg_tile_sweep_free(s->sweep);
    free(s->seed);
    free(s->source);
    free(s->first_seed);
    free(s->target);
    free(s->people);
    free(s->person);
    free(s);
}

/* ---- who could gain ---- */

static void take_seeds(adg_gain_sweep *s, const uint32_t *candidate, size_t n)
{
    const adg_gain *gain = s->gain;
    const adg_loose_ends *ends = &gain->network.ends;
    size_t n_seeds = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t facility = gain->candidate[candidate[k]];
        for (size_t e = ends->first_seed[facility]; e < ends->first_seed[facility + 1]; e++) {
            s->source[n_seeds] = ends->seed[e].node;
            s->seed[n_seeds++] = ends->seed[e];
        }
        s->first_seed[k + 1] = n_seeds;
    }
}

static adg_gaining *enter(adg_gain_sweep *s, uint32_t origin)
{
    const adg_gain *gain = s->gain;
    size_t n = gain->travel->n_origins;
    if (s->person[origin] != ADG_NONE)
        return &s->people[s->person[origin]];
    adg_gaining *g = &s->people[s->n_people];
    s->person[origin] = (uint32_t)s->n_people++;
    *g = (adg_gaining){.now = gain->minutes[origin],
                       .counted = gain->counted[origin],
                       .end_min = {INFINITY, INFINITY},
                       .origin = origin,
                       .coverable = !adg_gain_covers(gain, gain->minutes[origin]),
                       .people = gain->people[origin]};
    for (size_t w = 0; w < gain->question.n_sums; w++)
        g->weight[w] = gain->weight[w * n + origin];
    return g;
}

/* People at the reached nodes who are nearer to some candidate than to what they have now. */
static adg_status find_people(adg_gain_sweep *s, size_t n_candidates, adg_error *error)
{
    const adg_gain_network *net = &s->gain->network;
    size_t n_reached;
    adg_status status = adg_pruned_search_run(s->search, &net->star, net->longest_min, net->bound,
                                              s->seed, s->first_seed[n_candidates], error);
    if (status != ADG_OK)
        return status;
    const uint32_t *reached = adg_pruned_search_reached(s->search, &n_reached);
    const double *at_node = adg_pruned_search_minutes(s->search);
    for (size_t k = 0; k < n_reached; k++) {
        uint32_t node = reached[k];
        bool wanted = false;
        for (size_t e = net->first_end[node]; e < net->first_end[node + 1]; e++) {
            uint32_t end = net->end_at[e];
            if (!(net->ends.end_min[end] + at_node[node] < s->gain->minutes[end / 2]))
                continue;
            enter(s, end / 2)->end_min[end % 2] = net->ends.end_min[end];
            wanted = true;
        }
        if (wanted)
            s->target[s->n_targets++] = node;
    }
    return ADG_OK;
}

static void place_people(adg_gain_sweep *s)
{
    const uint32_t *end_node = s->gain->network.ends.end_node;
    for (size_t k = 0; k < s->n_people; k++)
        for (size_t e = 0; e < 2; e++)
            if (isfinite(s->people[k].end_min[e]))
                s->people[k].end[e] =
                    adg_tile_sweep_slot(s->sweep, end_node[2 * s->people[k].origin + e]);
    /* An end that does not count is looked at all the same: where the other one is. */
    for (size_t k = 0; k < s->n_people; k++)
        for (size_t e = 0; e < 2; e++)
            if (isinf(s->people[k].end_min[e]))
                s->people[k].end[e] = s->people[k].end[1 - e];
}

static void forget_people(adg_gain_sweep *s)
{
    for (size_t k = 0; k < s->n_people; k++)
        s->person[s->people[k].origin] = ADG_NONE;
    s->n_people = s->n_targets = 0;
}

/* ---- the edge of the candidate ---- */

static double swept_minutes(const adg_gain_sweep *s, uint32_t origin, size_t lane)
{
    if (s->person[origin] == ADG_NONE)
        return INFINITY;
    const adg_gaining *g = &s->people[s->person[origin]];
    const double *at_slot = adg_tile_sweep_minutes(s->sweep);
    const bool *alive = adg_tile_sweep_alive(s->sweep);
    double minutes = INFINITY;
    for (size_t e = 0; e < 2; e++)
        if (alive[g->end[e]])
            minutes = fmin(minutes, g->end_min[e] + at_slot[(size_t)g->end[e] * LANES + lane]);
    return minutes;
}

static void subtract(adg_site_gain *site, const adg_site_gain *less)
{
    for (size_t w = 0; w < ADG_GAIN_SUMS; w++)
        site->saved[w] -= less->saved[w];
    site->newly_covered -= less->newly_covered;
    site->newly_reachable -= less->newly_reachable;
}

/* Who lives on the candidate's own edge may have a shorter way along it than by its ends. Sums are
 * exact: what was added before can be taken away. */
static void correct_beside(const adg_gain_sweep *s, size_t candidate, size_t lane,
                           adg_site_gain *site)
{
    const adg_gain *gain = s->gain;
    uint32_t facility = gain->candidate[candidate];
    size_t n;
    const uint32_t *origin = adg_gain_beside(&gain->network, facility, &n);
    for (size_t o = 0; o < n; o++) {
        uint32_t i = origin[o];
        double along = adg_gain_direct(gain, i, facility), by_ends = swept_minutes(s, i, lane);
        if (!(along < by_ends) || !(along < gain->minutes[i]))
            continue;
        adg_site_gain counted = {.newly_covered = 0};
        if (by_ends < gain->minutes[i])
            adg_gain_count(gain, i, by_ends, &counted);
        adg_gain_count(gain, i, along, site);
        subtract(site, &counted);
    }
}

/* ---- a tile ---- */

static void sweep_batch(adg_gain_sweep *s, const uint32_t *candidate, size_t first, size_t n,
                        adg_site_gain *site)
{
    adg_gain_lanes lanes = {.covered = {0}};
    if (s->n_people > 0) {
        adg_tile_sweep_run(s->sweep, s->seed, s->first_seed + first, (int)n);
        adg_gain_count_lanes(s->people, s->n_people, adg_tile_sweep_minutes(s->sweep),
                             adg_tile_sweep_alive(s->sweep), &s->rules, &lanes);
    }
    for (size_t l = 0; l < n; l++) {
        adg_site_gain *one = &site[candidate[first + l]];
        *one = (adg_site_gain){.newly_covered = lanes.covered[l],
                               .newly_reachable = lanes.reachable[l]};
        for (size_t w = 0; w < s->rules.n_sums; w++)
            one->saved[w] = lanes.saved[w][l];
        correct_beside(s, candidate[first + l], l, one);
    }
}

adg_status adg_gain_sweep_tile(adg_gain_sweep *s, const uint32_t *candidate, size_t n,
                               adg_site_gain *site, adg_error *error)
{
    take_seeds(s, candidate, n);
    adg_status status = find_people(s, n, error);
    if (status == ADG_OK && s->n_people > 0)
        status = adg_tile_sweep_select(s->sweep, s->source, s->first_seed[n], s->target,
                                       s->n_targets, error);
    if (status == ADG_OK) {
        place_people(s);
        for (size_t k = 0; k < n; k += LANES)
            sweep_batch(s, candidate, k, n - k < LANES ? n - k : LANES, site);
    }
    forget_people(s);
    return status;
}
