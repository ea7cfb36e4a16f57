/* SPDX-License-Identifier: MPL-2.0 */
#include "network/bucket_search.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/prefetch.h"
#include "network/bucket_queue.h"

/* How a node was reached. */
typedef struct {
    uint32_t parent, source;
} origin;

/* A source that reaches a node as early as another, or all but. */
typedef struct {
    uint32_t node, source;
    double minutes;
} tie;

struct adg_search {
    uint32_t n_nodes;
    const adg_star *star; /* of the last search */
    double most_min;      /* nothing beyond it is looked at */
    double *minutes;      /* [n_nodes] */
    origin *origin;       /* [n_nodes], of nodes with finite minutes */
    adg_bucket_queue queue;
    tie *tie;
    size_t n_ties, tie_capacity;
};

/* Entries ahead of the one in hand: its row and its time, its arcs, the times of their heads. */
enum {
    ROWS_AHEAD = 16,
    ARCS_AHEAD = 8,
    HEADS_AHEAD = 4
};

adg_status adg_search_new(uint32_t n_nodes, adg_search **search, adg_error *error)
{
    adg_search *s = ADG_NEW_ARRAY(adg_search, 1);
    if (!s)
        return adg_fail_memory(error);
    s->n_nodes = n_nodes;
    s->minutes = ADG_NEW_ARRAY(double, n_nodes);
    s->origin = ADG_NEW_ARRAY(origin, n_nodes);
    if (!s->minutes || !s->origin) {
        adg_search_free(s);
        return adg_fail_memory(error);
    }
    *search = s;
    return ADG_OK;
}

void adg_search_free(adg_search *s)
{
    if (!s)
        return;
    adg_bucket_queue_release(&s->queue);
    free(s->minutes);
    free(s->origin);
    free(s->tie);
    free(s);
}

/* ---- reaching nodes ---- */

static bool note_tie(adg_search *s, uint32_t node, uint32_t source, double minutes)
{
    tie *grown = adg_grow_array(s->tie, s->n_ties, &s->tie_capacity, sizeof *grown);
    if (!grown)
        return false;
    s->tie = grown;
    s->tie[s->n_ties++] = (tie){node, source, minutes};
    return true;
}

/* Another source reaches the node at all but the same time: whichever comes second is noted. */
static bool meet(adg_search *s, uint32_t node, double minutes, uint32_t source)
{
    double known = s->minutes[node];
    uint32_t other = s->origin[node].source;
    if (minutes < known)
        return other >= source || note_tie(s, node, other, known);
    return source >= other || note_tie(s, node, source, minutes);
}

static inline bool reach(adg_search *s, uint32_t node, double minutes, origin from)
{
    double known = s->minutes[node];
    if (minutes > known + ADG_SOURCE_TIE_MIN || minutes > s->most_min)
        return true;
    if (known - minutes <= ADG_SOURCE_TIE_MIN && s->origin[node].source != from.source &&
        !meet(s, node, minutes, from.source))
        return false;
    if (!(minutes < known))
        return true;
    s->minutes[node] = minutes;
    s->origin[node] = from;
    return adg_bucket_queue_push(&s->queue, node, minutes);
}

static inline bool visit(adg_search *s, const adg_star *star, adg_queued entry)
{
    double minutes = s->minutes[entry.node];
    if (entry.minutes != (float)minutes)
        return true;
    const origin from = {entry.node, s->origin[entry.node].source};
    for (uint32_t a = star->first[entry.node]; a < star->first[entry.node + 1]; a++)
        if (!reach(s, star->arc[a].head, minutes + star->minutes[a], from))
            return false;
    return true;
}

static inline void look_ahead(const adg_search *s, const adg_star *star, const adg_bucket *bucket,
                              size_t i)
{
    if (i + ROWS_AHEAD < bucket->n) {
        uint32_t v = bucket->entry[i + ROWS_AHEAD].node;
        adg_prefetch(&star->first[v]);
        adg_prefetch(&s->origin[v]);
    }
    if (i + ARCS_AHEAD < bucket->n) {
        uint32_t a = star->first[bucket->entry[i + ARCS_AHEAD].node];
        adg_prefetch(star->arc + a);
        adg_prefetch(star->minutes + a);
    }
    if (i + HEADS_AHEAD < bucket->n) {
        uint32_t v = bucket->entry[i + HEADS_AHEAD].node;
        for (uint32_t a = star->first[v]; a < star->first[v + 1]; a++)
            adg_prefetch(&s->minutes[star->arc[a].head]);
    }
}

/* Empties one bucket; what is put into it meanwhile is visited as well. */
static bool scan_bucket(adg_search *s, const adg_star *star, uint32_t number)
{
    adg_bucket *bucket = &s->queue.bucket[number & (s->queue.n_buckets - 1)];
    for (size_t i = 0; i < bucket->n; i++) {
        look_ahead(s, star, bucket, i);
        if (!visit(s, star, bucket->entry[i]))
            return false;
    }
    s->queue.n_queued -= bucket->n;
    bucket->n = 0;
    return true;
}

/* ---- the search ---- */

static double furthest(const adg_search *s, const adg_seed *seeds, size_t n_seeds)
{
    double furthest_min = (s->star->longest_ms + 1) / ADG_MS_PER_MIN;
    for (size_t i = 0; i < n_seeds; i++)
        if (seeds[i].minutes <= s->most_min)
            furthest_min = fmax(furthest_min, seeds[i].minutes);
    return furthest_min;
}

static bool spread(adg_search *s, const adg_seed *seeds, const uint32_t *source, size_t n_seeds)
{
    bool ok = adg_bucket_queue_prepare(&s->queue, furthest(s, seeds, n_seeds));
    for (uint32_t v = 0; v < s->n_nodes; v++)
        s->minutes[v] = INFINITY;
    s->n_ties = 0;
    for (size_t i = 0; ok && i < n_seeds; i++)
        ok = reach(s, seeds[i].node, seeds[i].minutes, (origin){ADG_NONE, source ? source[i] : 0});
    for (uint32_t number = 0; ok && s->queue.n_queued > 0; number++)
        ok = scan_bucket(s, s->star, number);
    if (!ok)
        adg_bucket_queue_empty(&s->queue);
    return ok;
}

/* Follows every tie outwards as long as it stays one. Minutes and parents remain those of the
 * shortest time. */
static bool settle_ties(adg_search *s)
{
    const adg_star *star = s->star;
    for (size_t k = 0; k < s->n_ties; k++) {
        tie t = s->tie[k];
        if (t.source >= s->origin[t.node].source ||
            t.minutes > s->minutes[t.node] + ADG_SOURCE_TIE_MIN)
            continue;
        s->origin[t.node].source = t.source;
        for (uint32_t a = star->first[t.node]; a < star->first[t.node + 1]; a++) {
            uint32_t head = star->arc[a].head;
            double through = t.minutes + star->minutes[a];
            if (through <= s->minutes[head] + ADG_SOURCE_TIE_MIN && through <= s->most_min &&
                t.source < s->origin[head].source && !note_tie(s, head, t.source, through))
                return false;
        }
    }
    return true;
}

adg_status adg_search_run_sources(adg_search *search, const adg_star *star, const adg_seed *seeds,
                                  const uint32_t *source, size_t n_seeds, double limit_min,
                                  adg_error *error)
{
    search->star = star;
    search->most_min = fmin(limit_min, ADG_MAX_PATH_MS / ADG_MS_PER_MIN);
    if (!spread(search, seeds, source, n_seeds) || !settle_ties(search))
        return adg_fail_memory(error);
    return ADG_OK;
}

adg_status adg_search_run(adg_search *search, const adg_star *star, const adg_seed *seeds,
                          size_t n_seeds, double limit_min, adg_error *error)
{
    return adg_search_run_sources(search, star, seeds, NULL, n_seeds, limit_min, error);
}

/* ---- what was found ---- */

const double *adg_search_minutes(const adg_search *search)
{
    return search->minutes;
}

uint32_t adg_search_source(const adg_search *search, uint32_t node)
{
    return isfinite(search->minutes[node]) ? search->origin[node].source : ADG_NONE;
}

uint32_t adg_search_parent(const adg_search *search, uint32_t node)
{
    return isfinite(search->minutes[node]) ? search->origin[node].parent : ADG_NONE;
}

/* The arc is the parent's only one whose time leads exactly here. */
uint32_t adg_search_parent_arc(const adg_search *search, uint32_t node)
{
    const adg_star *star = search->star;
    uint32_t parent = adg_search_parent(search, node);
    if (parent == ADG_NONE)
        return ADG_NONE;
    for (uint32_t a = star->first[parent]; a < star->first[parent + 1]; a++)
        if (star->arc[a].head == node &&
            search->minutes[parent] + star->minutes[a] == search->minutes[node])
            return a;
    return ADG_NONE;
}
