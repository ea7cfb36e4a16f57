/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/pruned_search.h"
#include "travel/gain_parts.h"

/* ---- the network ---- */

static void round_minutes(double *minutes, size_t n)
{
    for (size_t k = 0; k < n; k++)
        minutes[k] = adg_gain_rounded(minutes[k]);
}

static adg_status round_network(adg_gain *gain, adg_error *error)
{
    adg_gain_network *net = &gain->network;
    const adg_travel *travel = gain->travel;
    net->star = *net->ends.star;
    net->star.minutes =
        adg_copy_array(net->star.minutes, net->star.n_arcs, sizeof *net->star.minutes);
    if (!net->star.minutes)
        return adg_fail_memory(error);
    round_minutes(net->star.minutes, net->star.n_arcs);
    round_minutes(net->ends.end_min, 2 * travel->n_origins);
    for (size_t s = 0; s < net->ends.first_seed[travel->n_facilities]; s++)
        net->ends.seed[s].minutes = adg_gain_rounded(net->ends.seed[s].minutes);
    net->longest_min = (net->star.longest_ms + 1) / ADG_MS_PER_MIN;
    return ADG_OK;
}

/* Members [n] by key: those of key k at first[k] ... first[k + 1] - 1; ADG_NONE belongs to none. */
static adg_status group(const uint32_t *key, size_t n, size_t n_keys, size_t **first,
                        uint32_t **member, adg_error *error)
{
    *first = ADG_NEW_ARRAY(size_t, n_keys + 2);
    *member = ADG_NEW_ARRAY(uint32_t, n);
    if (!*first || !*member)
        return adg_fail_memory(error);
    size_t *at = *first + 1;
    for (size_t i = 0; i < n; i++)
        if (key[i] != ADG_NONE && key[i] + 1 < n_keys)
            at[key[i] + 1]++;
    for (size_t k = 1; k < n_keys; k++)
        at[k] += at[k - 1];
    for (size_t i = 0; i < n; i++)
        if (key[i] != ADG_NONE)
            (*member)[at[key[i]]++] = (uint32_t)i;
    return ADG_OK;
}

static size_t count_edges(const adg_loose_ends *ends, size_t n_origins)
{
    size_t n = 0;
    for (size_t i = 0; ends->origin_edge && i < n_origins; i++)
        if (ends->origin_edge[i] != ADG_NONE && ends->origin_edge[i] >= n)
            n = (size_t)ends->origin_edge[i] + 1;
    return n;
}

static adg_status find_places(adg_gain *gain, adg_error *error)
{
    adg_gain_network *net = &gain->network;
    size_t n = gain->travel->n_origins;
    adg_status status =
        group(net->ends.end_node, 2 * n, net->star.n_nodes, &net->first_end, &net->end_at, error);
    net->n_edges = count_edges(&net->ends, n);
    if (status == ADG_OK && net->n_edges)
        status =
            group(net->ends.origin_edge, n, net->n_edges, &net->first_on, &net->origin_on, error);
    return status;
}

void adg_gain_network_release(adg_gain_network *net)
{
    if (net->ends.star)
        free(net->star.minutes);
    free(net->bound);
    free(net->first_end);
    free(net->end_at);
    free(net->first_on);
    free(net->origin_on);
    adg_loose_ends_release(&net->ends);
    *net = (adg_gain_network){0};
}

const uint32_t *adg_gain_beside(const adg_gain_network *net, uint32_t facility, size_t *n)
{
    uint32_t edge = net->ends.facility_edge ? net->ends.facility_edge[facility] : ADG_NONE;
    *n = edge < net->n_edges ? net->first_on[edge + 1] - net->first_on[edge] : 0;
    return *n ? net->origin_on + net->first_on[edge] : NULL;
}

double adg_gain_direct(const adg_gain *gain, size_t origin, size_t facility)
{
    return adg_gain_rounded(gain->network.ends.direct(gain->travel, origin, facility));
}

/* ---- now ---- */

static adg_status find_bounds(adg_gain *gain, adg_error *error)
{
    adg_gain_network *net = &gain->network;
    const adg_gain_question *q = &gain->question;
    adg_search *search = NULL;
    adg_seed *seed = ADG_NEW_ARRAY(adg_seed, net->ends.first_seed[gain->travel->n_facilities]);
    size_t n = 0;
    for (size_t k = 0; seed && k < q->n_open; k++)
        for (size_t s = net->ends.first_seed[q->open[k]]; s < net->ends.first_seed[q->open[k] + 1];
             s++)
            seed[n++] = net->ends.seed[s];
    adg_status status =
        seed ? adg_search_new(net->star.n_nodes, &search, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_search_run(search, &net->star, seed, n, INFINITY, error);
    if (status == ADG_OK)
        net->bound =
            adg_copy_array(adg_search_minutes(search), net->star.n_nodes, sizeof *net->bound);
    if (status == ADG_OK && !net->bound)
        status = adg_fail_memory(error);
    adg_search_free(search);
    free(seed);
    return status;
}

static void find_minutes(adg_gain *gain)
{
    const adg_gain_network *net = &gain->network;
    for (size_t i = 0; i < gain->travel->n_origins; i++) {
        gain->minutes[i] = INFINITY;
        for (size_t e = 2 * i; e < 2 * i + 2; e++)
            if (net->ends.end_node[e] != ADG_NONE)
                gain->minutes[i] = fmin(gain->minutes[i],
                                        net->ends.end_min[e] + net->bound[net->ends.end_node[e]]);
    }
    for (size_t k = 0; k < gain->question.n_open; k++) {
        size_t n;
        uint32_t facility = gain->question.open[k];
        const uint32_t *origin = adg_gain_beside(net, facility, &n);
        for (size_t o = 0; o < n; o++)
            gain->minutes[origin[o]] =
                fmin(gain->minutes[origin[o]], adg_gain_direct(gain, origin[o], facility));
    }
}

adg_status adg_gain_network_begin(adg_gain *gain, adg_error *error)
{
    const adg_travel_engine *engine = gain->travel->engine;
    adg_status status =
        engine->loose_ends ? engine->loose_ends(gain->travel, &gain->network.ends, error) : ADG_OK;
    if (status != ADG_OK || !gain->network.ends.star)
        return status;
    status = round_network(gain, error);
    if (status == ADG_OK)
        status = find_places(gain, error);
    if (status == ADG_OK)
        status = find_bounds(gain, error);
    if (status == ADG_OK)
        find_minutes(gain);
    return status;
}

/* ---- one candidate ---- */

struct adg_gain_search {
    const adg_gain *gain;
    adg_pruned_search *search;
    double *minutes;   /* [n_origins] to the candidate where better than now; +inf */
    uint32_t *gaining; /* [n_gaining], room for all origins */
    size_t n_gaining;
};

adg_status adg_gain_search_new(const adg_gain *gain, adg_gain_search **search, adg_error *error)
{
    adg_gain_search *s = ADG_NEW_ARRAY(adg_gain_search, 1);
    if (!s)
        return adg_fail_memory(error);
    size_t n = gain->travel->n_origins;
    s->gain = gain;
    s->minutes = ADG_NEW_ARRAY(double, n);
    s->gaining = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = s->minutes && s->gaining ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        s->minutes[i] = INFINITY;
    if (status == ADG_OK)
        status = adg_pruned_search_new(gain->network.star.n_nodes, &s->search, error);
    if (status == ADG_OK)
        *search = s;
    else
        adg_gain_search_free(s);
    return status;
}

void adg_gain_search_free(adg_gain_search *s)
{
    if (!s)
        return;
    adg_pruned_search_free(s->search);
    free(s->minutes);
    free(s->gaining);
    free(s);
}

static void offer(adg_gain_search *s, uint32_t origin, double minutes)
{
    if (!(minutes < s->gain->minutes[origin]) || !(minutes < s->minutes[origin]))
        return;
    if (isinf(s->minutes[origin]))
        s->gaining[s->n_gaining++] = origin;
    s->minutes[origin] = minutes;
}

/* Everybody whose way to the facility is shorter than now. */
static adg_status find_gaining(adg_gain_search *s, uint32_t facility, adg_error *error)
{
    const adg_gain_network *net = &s->gain->network;
    size_t first = net->ends.first_seed[facility], n_reached, n_beside;
    adg_status status = adg_pruned_search_run(s->search, &net->star, net->longest_min, net->bound,
                                              net->ends.seed + first,
                                              net->ends.first_seed[facility + 1] - first, error);
    if (status != ADG_OK)
        return status;
    const uint32_t *reached = adg_pruned_search_reached(s->search, &n_reached);
    const double *at_node = adg_pruned_search_minutes(s->search);
    for (size_t k = 0; k < n_reached; k++)
        for (size_t e = net->first_end[reached[k]]; e < net->first_end[reached[k] + 1]; e++)
            offer(s, net->end_at[e] / 2, net->ends.end_min[net->end_at[e]] + at_node[reached[k]]);
    const uint32_t *origin = adg_gain_beside(net, facility, &n_beside);
    for (size_t o = 0; o < n_beside; o++)
        offer(s, origin[o], adg_gain_direct(s->gain, origin[o], facility));
    return ADG_OK;
}

static void forget(adg_gain_search *s)
{
    for (size_t k = 0; k < s->n_gaining; k++)
        s->minutes[s->gaining[k]] = INFINITY;
    s->n_gaining = 0;
}

adg_status adg_gain_search_candidate(adg_gain_search *s, size_t candidate, adg_site_gain *site,
                                     adg_error *error)
{
    adg_status status = find_gaining(s, s->gain->question.candidate[candidate], error);
    *site = (adg_site_gain){.newly_covered = 0};
    for (size_t k = 0; k < s->n_gaining; k++)
        adg_gain_count(s->gain, s->gaining[k], s->minutes[s->gaining[k]], site);
    forget(s);
    return status;
}

adg_status adg_gain_search_open(adg_gain *gain, size_t candidate, adg_error *error)
{
    adg_gain_search *s = NULL;
    adg_status status = adg_gain_search_new(gain, &s, error);
    if (status == ADG_OK)
        status = find_gaining(s, gain->question.candidate[candidate], error);
    if (status == ADG_OK) {
        size_t n;
        const uint32_t *reached = adg_pruned_search_reached(s->search, &n);
        for (size_t k = 0; k < n; k++)
            gain->network.bound[reached[k]] = adg_pruned_search_minutes(s->search)[reached[k]];
        for (size_t k = 0; k < s->n_gaining; k++)
            adg_gain_improve(gain, s->gaining[k], s->minutes[s->gaining[k]]);
    }
    adg_gain_search_free(s);
    return status;
}

adg_status adg_gain_search_reach(const adg_gain *gain, double *nodes, adg_error *error)
{
    enum {
        TRIES = 8
    };
    adg_gain_search *s = NULL;
    size_t n_candidates = gain->question.n_candidates, n_all = 0;
    adg_status status = adg_gain_search_new(gain, &s, error);
    for (size_t k = 0; status == ADG_OK && n_candidates && k < TRIES; k++) {
        uint32_t candidate = gain->order[k * (n_candidates - 1) / (TRIES - 1)];
        size_t n_reached;
        status = find_gaining(s, gain->question.candidate[candidate], error);
        adg_pruned_search_reached(s->search, &n_reached);
        n_all += n_reached;
        forget(s);
    }
    adg_gain_search_free(s);
    *nodes = (double)n_all / TRIES;
    return status;
}
