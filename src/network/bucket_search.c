/* SPDX-License-Identifier: MPL-2.0 */
#include "network/bucket_search.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"

/* A growing list of nodes. */
typedef struct {
    uint32_t *node;
    size_t n, capacity;
} node_list;

struct adg_search {
    uint32_t n_nodes;
    /* First pass: milliseconds. */
    uint32_t *label;   /* [n_nodes] */
    uint32_t *scanned; /* [n_nodes] the label with which the node was last visited */
    node_list *bucket; /* [n_buckets], used round and round */
    size_t n_buckets;
    unsigned width_bits;
    size_t n_queued;
    node_list order; /* nodes as they were visited; some more than once */
    /* Second pass: minutes. */
    double *minutes;      /* [n_nodes] */
    uint32_t *parent_arc; /* [n_nodes] */
    uint32_t *parent;     /* [n_nodes] */
    bool *visited;        /* [n_nodes] */
    node_list mend;
};

/* Rounding to milliseconds moves a path of 100,000 arcs by less than this: a search with a limit
 * looks that much further, and the second pass decides. */
static const uint32_t ROUNDING_MS = 50000;

enum {
    USUAL_WIDTH_BITS = 11,
    MAX_BUCKETS = 1 << 16
};

static bool push(node_list *list, uint32_t node)
{
    uint32_t *grown = adg_grow_array(list->node, list->n, &list->capacity, sizeof *grown);
    if (!grown)
        return false;
    list->node = grown;
    list->node[list->n++] = node;
    return true;
}

adg_status adg_search_new(uint32_t n_nodes, adg_search **search, adg_error *error)
{
    adg_search *s = ADG_NEW_ARRAY(adg_search, 1);
    if (!s)
        return adg_fail_memory(error);
    s->n_nodes = n_nodes;
    s->label = ADG_NEW_ARRAY(uint32_t, n_nodes);
    s->scanned = ADG_NEW_ARRAY(uint32_t, n_nodes);
    s->minutes = ADG_NEW_ARRAY(double, n_nodes);
    s->parent_arc = ADG_NEW_ARRAY(uint32_t, n_nodes);
    s->parent = ADG_NEW_ARRAY(uint32_t, n_nodes);
    s->visited = ADG_NEW_ARRAY(bool, n_nodes);
    if (!s->label || !s->scanned || !s->minutes || !s->parent_arc || !s->parent || !s->visited) {
        adg_search_free(s);
        return adg_fail_memory(error);
    }
    *search = s;
    return ADG_OK;
}

static void free_buckets(adg_search *s)
{
    for (size_t b = 0; b < s->n_buckets; b++)
        free(s->bucket[b].node);
    free(s->bucket);
    s->bucket = NULL;
    s->n_buckets = 0;
}

void adg_search_free(adg_search *s)
{
    if (!s)
        return;
    free_buckets(s);
    free(s->label);
    free(s->scanned);
    free(s->order.node);
    free(s->minutes);
    free(s->parent_arc);
    free(s->parent);
    free(s->visited);
    free(s->mend.node);
    free(s);
}

/* ---- first pass ---- */

/* Enough buckets that the longest arc, or the furthest seed, does not go round: buckets of two
 * seconds, wider where an arc takes hours. */
static bool prepare_buckets(adg_search *s, uint32_t longest_ms)
{
    unsigned bits = USUAL_WIDTH_BITS;
    while (((size_t)longest_ms >> bits) + 2 > MAX_BUCKETS)
        bits++;
    size_t needed = 4;
    while (needed < ((size_t)longest_ms >> bits) + 2)
        needed *= 2;
    s->width_bits = bits;
    if (needed <= s->n_buckets)
        return true;
    free_buckets(s);
    s->bucket = ADG_NEW_ARRAY(node_list, needed);
    s->n_buckets = s->bucket ? needed : 0;
    return s->bucket != NULL;
}

static bool enqueue(adg_search *s, uint32_t node, uint32_t ms)
{
    s->label[node] = ms;
    s->n_queued++;
    return push(&s->bucket[(ms >> s->width_bits) & (s->n_buckets - 1)], node);
}

static bool relax_ms(adg_search *s, const adg_star *star, uint32_t v)
{
    uint32_t label = s->label[v];
    for (uint32_t a = star->first[v]; a < star->first[v + 1]; a++) {
        uint32_t through = label + star->arc[a].ms;
        if (through < s->label[star->arc[a].head] && through <= ADG_MAX_PATH_MS &&
            !enqueue(s, star->arc[a].head, through))
            return false;
    }
    return true;
}

/* Empties one bucket; nodes whose label improves meanwhile but stays inside it are visited again.
 */
static bool scan_bucket(adg_search *s, const adg_star *star, uint32_t number)
{
    node_list *bucket = &s->bucket[number & (s->n_buckets - 1)];
    for (size_t i = 0; i < bucket->n; i++) {
        uint32_t v = bucket->node[i];
        s->n_queued--;
        if (s->label[v] >> s->width_bits != number || s->scanned[v] == s->label[v])
            continue;
        s->scanned[v] = s->label[v];
        if (!push(&s->order, v) || !relax_ms(s, star, v))
            return false;
    }
    bucket->n = 0;
    return true;
}

static uint32_t to_ms(double minutes)
{
    double ms = minutes * ADG_MS_PER_MIN;
    return ms <= ADG_MAX_PATH_MS ? (uint32_t)llround(ms) : ADG_UNREACHED_MS;
}

static bool search_ms(adg_search *s, const adg_star *star, const adg_seed *seeds, size_t n_seeds,
                      double limit_min)
{
    uint32_t longest = star->longest_ms, limit = to_ms(limit_min);
    limit = limit > ADG_MAX_PATH_MS - ROUNDING_MS ? ADG_MAX_PATH_MS : limit + ROUNDING_MS;
    for (size_t i = 0; i < n_seeds; i++)
        if (to_ms(seeds[i].minutes) != ADG_UNREACHED_MS && to_ms(seeds[i].minutes) > longest)
            longest = to_ms(seeds[i].minutes);
    if (!prepare_buckets(s, longest))
        return false;
    memset(s->label, 0xFF, s->n_nodes * sizeof *s->label);
    memset(s->scanned, 0xFF, s->n_nodes * sizeof *s->scanned);
    s->order.n = s->n_queued = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < n_seeds; i++) {
        uint32_t ms = to_ms(seeds[i].minutes);
        if (ms < s->label[seeds[i].node])
            ok = enqueue(s, seeds[i].node, ms);
    }
    uint32_t number = 0, last = limit >> s->width_bits;
    for (; ok && s->n_queued > 0 && number <= last; number++)
        ok = scan_bucket(s, star, number);
    /* What lies beyond the limit is still queued: leave the buckets empty for the next search. */
    for (size_t b = 0; b < s->n_buckets; b++)
        s->bucket[b].n = 0;
    return ok;
}

/* ---- second pass ---- */

static bool relax_minutes(adg_search *s, const adg_star *star, uint32_t v)
{
    double minutes = s->minutes[v];
    for (uint32_t a = star->first[v]; a < star->first[v + 1]; a++) {
        uint32_t head = star->arc[a].head;
        double through = minutes + star->minutes[a];
        /* Where the first pass found no way, the way is longer than can be counted. */
        if (!(through < s->minutes[head]) || s->label[head] == ADG_UNREACHED_MS)
            continue;
        s->minutes[head] = through;
        s->parent_arc[head] = a;
        s->parent[head] = v;
        if (s->visited[head] && !push(&s->mend, head))
            return false;
    }
    return true;
}

static bool search_minutes(adg_search *s, const adg_star *star, const adg_seed *seeds,
                           size_t n_seeds)
{
    for (uint32_t v = 0; v < s->n_nodes; v++)
        s->minutes[v] = INFINITY;
    memset(s->parent_arc, 0xFF, s->n_nodes * sizeof *s->parent_arc);
    memset(s->parent, 0xFF, s->n_nodes * sizeof *s->parent);
    memset(s->visited, 0, s->n_nodes * sizeof *s->visited);
    for (size_t i = 0; i < n_seeds; i++)
        s->minutes[seeds[i].node] = fmin(s->minutes[seeds[i].node], seeds[i].minutes);
    s->mend.n = 0;
    bool ok = true;
    for (size_t k = 0; ok && k < s->order.n; k++) {
        s->visited[s->order.node[k]] = true;
        ok = relax_minutes(s, star, s->order.node[k]);
    }
    for (size_t k = 0; ok && k < s->mend.n; k++)
        ok = relax_minutes(s, star, s->mend.node[k]);
    return ok;
}

adg_status adg_search_run(adg_search *search, const adg_star *star, const adg_seed *seeds,
                          size_t n_seeds, double limit_min, adg_error *error)
{
    if (search_ms(search, star, seeds, n_seeds, limit_min) &&
        search_minutes(search, star, seeds, n_seeds))
        return ADG_OK;
    return adg_fail_memory(error);
}

const double *adg_search_minutes(const adg_search *search)
{
    return search->minutes;
}

uint32_t adg_search_parent(const adg_search *search, uint32_t node)
{
    return search->parent[node];
}

uint32_t adg_search_parent_arc(const adg_search *search, uint32_t node)
{
    return search->parent_arc[node];
}
