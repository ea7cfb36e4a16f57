/* SPDX-License-Identifier: MPL-2.0 */
#include "network/pruned_search.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "network/bucket_queue.h"

static const double LONGEST_PATH_MIN = ADG_MAX_PATH_MS / ADG_MS_PER_MIN;

struct adg_pruned_search {
    double *minutes;   /* [n_nodes] +inf but where reached */
    uint32_t *reached; /* [n_reached], room for all nodes */
    size_t n_reached;
    adg_bucket_queue queue;
};

adg_status adg_pruned_search_new(uint32_t n_nodes, adg_pruned_search **search, adg_error *error)
{
    adg_pruned_search *s = ADG_NEW_ARRAY(adg_pruned_search, 1);
    if (!s)
        return adg_fail_memory(error);
    s->minutes = ADG_NEW_ARRAY(double, n_nodes);
    s->reached = ADG_NEW_ARRAY(uint32_t, n_nodes);
    if (!s->minutes || !s->reached) {
        adg_pruned_search_free(s);
        return adg_fail_memory(error);
    }
    for (uint32_t v = 0; v < n_nodes; v++)
        s->minutes[v] = INFINITY;
    *search = s;
    return ADG_OK;
}

void adg_pruned_search_free(adg_pruned_search *s)
{
    if (!s)
        return;
    adg_bucket_queue_release(&s->queue);
    free(s->minutes);
    free(s->reached);
    free(s);
}

static void forget(adg_pruned_search *s)
{
    for (size_t k = 0; k < s->n_reached; k++)
        s->minutes[s->reached[k]] = INFINITY;
    s->n_reached = 0;
}

static inline bool reach(adg_pruned_search *s, uint32_t node, double minutes, const double *bound)
{
    if (!(minutes < s->minutes[node]) || !(minutes < bound[node]) || minutes > LONGEST_PATH_MIN)
        return true;
    if (isinf(s->minutes[node]))
        s->reached[s->n_reached++] = node;
    s->minutes[node] = minutes;
    return adg_bucket_queue_push(&s->queue, node, minutes);
}

/* Empties one bucket; what is put into it meanwhile is visited as well. */
static bool scan_bucket(adg_pruned_search *s, const adg_star *star, const double *bound,
                        uint32_t number)
{
    adg_bucket *bucket = &s->queue.bucket[number & (s->queue.n_buckets - 1)];
    for (size_t i = 0; i < bucket->n; i++) {
        const adg_queued entry = bucket->entry[i];
        double minutes = s->minutes[entry.node];
        if (entry.minutes != (float)minutes)
            continue;
        for (uint32_t a = star->first[entry.node]; a < star->first[entry.node + 1]; a++)
            if (!reach(s, star->arc[a].head, minutes + star->minutes[a], bound))
                return false;
    }
    s->queue.n_queued -= bucket->n;
    bucket->n = 0;
    return true;
}

adg_status adg_pruned_search_run(adg_pruned_search *s, const adg_star *star, double longest_min,
                                 const double *bound, const adg_seed *seeds, size_t n_seeds,
                                 adg_error *error)
{
    double earliest_min = INFINITY, latest_min = 0;
    forget(s);
    for (size_t k = 0; k < n_seeds; k++) {
        if (!(seeds[k].minutes < bound[seeds[k].node]) || seeds[k].minutes > LONGEST_PATH_MIN)
            continue;
        earliest_min = fmin(earliest_min, seeds[k].minutes);
        latest_min = fmax(latest_min, seeds[k].minutes);
    }
    if (isinf(earliest_min))
        return ADG_OK;
    bool ok = adg_bucket_queue_prepare(&s->queue, fmax(longest_min, latest_min - earliest_min));
    for (size_t k = 0; ok && k < n_seeds; k++)
        ok = reach(s, seeds[k].node, seeds[k].minutes, bound);
    uint32_t number = ok ? adg_bucket_number(&s->queue, earliest_min) : 0;
    for (; ok && s->queue.n_queued > 0; number++)
        ok = scan_bucket(s, star, bound, number);
    if (ok)
        return ADG_OK;
    adg_bucket_queue_empty(&s->queue);
    return adg_fail_memory(error);
}

const double *adg_pruned_search_minutes(const adg_pruned_search *search)
{
    return search->minutes;
}

const uint32_t *adg_pruned_search_reached(const adg_pruned_search *search, size_t *n)
{
    *n = search->n_reached;
    return search->reached;
}
