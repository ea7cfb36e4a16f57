/* SPDX-License-Identifier: MPL-2.0 */
#include "network/nearest_search.h"

#include <math.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/prefetch.h"
#include "network/bucket_queue.h"

enum {
    ROWS_AHEAD = 16,
    ARCS_AHEAD = 8,
    HEADS_AHEAD = 4
};

typedef struct {
    const adg_star *star;
    adg_nearest_labels *labels;
    adg_bucket_queue queue;
    double most_min;       /* on the way */
    double most_total_min; /* with what the source takes */
} nearest_search;

static double offset_of(const adg_nearest_labels *labels, uint32_t source)
{
    return labels->offset ? labels->offset[source] : 0;
}

static inline bool reach(nearest_search *s, uint32_t node, uint32_t source, double minutes)
{
    double total = minutes + offset_of(s->labels, source);
    if (!(minutes <= s->most_min) || total > s->most_total_min)
        return true;
    return !adg_nearest_labels_offer(s->labels, node, source, minutes) ||
           adg_bucket_queue_push(&s->queue, node, total);
}

static bool pass_on(nearest_search *s, uint32_t node, uint32_t source, double minutes)
{
    const adg_star *star = s->star;
    for (uint32_t a = star->first[node]; a < star->first[node + 1]; a++)
        if (!reach(s, star->arc[a].head, source, minutes + star->minutes[a]))
            return false;
    return true;
}

/* Passes on the labels the entry was queued for. Loops may change the list meanwhile, but never
 * what has been passed on: a way round is no shorter. */
static bool visit(nearest_search *s, adg_queued entry)
{
    adg_nearest_label *list = adg_nearest_labels_at(s->labels, entry.node);
    for (size_t i = 0; i < s->labels->room && list[i].source != ADG_NONE; i++) {
        if (!list[i].fresh || entry.minutes != (float)adg_nearest_total(s->labels, &list[i]))
            continue;
        list[i].fresh = false;
        if (!pass_on(s, entry.node, list[i].source, list[i].minutes))
            return false;
    }
    return true;
}

static void look_ahead(const nearest_search *s, const adg_bucket *bucket, size_t i)
{
    const adg_star *star = s->star;
    if (i + ROWS_AHEAD < bucket->n) {
        uint32_t v = bucket->entry[i + ROWS_AHEAD].node;
        adg_prefetch(&star->first[v]);
        adg_prefetch(adg_nearest_labels_at(s->labels, v));
    }
    if (i + ARCS_AHEAD < bucket->n) {
        uint32_t a = star->first[bucket->entry[i + ARCS_AHEAD].node];
        adg_prefetch(star->arc + a);
        adg_prefetch(star->minutes + a);
    }
    if (i + HEADS_AHEAD < bucket->n) {
        uint32_t v = bucket->entry[i + HEADS_AHEAD].node;
        for (uint32_t a = star->first[v]; a < star->first[v + 1]; a++)
            adg_prefetch(adg_nearest_labels_at(s->labels, star->arc[a].head));
    }
}

static bool scan_bucket(nearest_search *s, uint32_t number)
{
    adg_bucket *bucket = &s->queue.bucket[number & (s->queue.n_buckets - 1)];
    for (size_t i = 0; i < bucket->n; i++) {
        look_ahead(s, bucket, i);
        if (!visit(s, bucket->entry[i]))
            return false;
    }
    s->queue.n_queued -= bucket->n;
    bucket->n = 0;
    return true;
}

static double furthest(const nearest_search *s, const adg_seed *seeds, const uint32_t *source,
                       size_t n_seeds)
{
    double furthest_min = (s->star->longest_ms + 1) / ADG_MS_PER_MIN;
    for (size_t i = 0; i < n_seeds; i++) {
        double total = seeds[i].minutes + offset_of(s->labels, source[i]);
        if (seeds[i].minutes <= s->most_min && total <= s->most_total_min)
            furthest_min = fmax(furthest_min, total);
    }
    return furthest_min;
}

adg_status adg_nearest_search(const adg_star *star, const adg_seed *seeds, const uint32_t *source,
                              size_t n_seeds, double limit_min, adg_nearest_labels *labels,
                              adg_error *error)
{
    nearest_search s = {.star = star,
                        .labels = labels,
                        .most_min = fmin(limit_min, ADG_MAX_PATH_MS / ADG_MS_PER_MIN),
                        .most_total_min = limit_min + ADG_SOURCE_TIE_MIN};
    adg_nearest_labels_clear(labels);
    bool ok = adg_bucket_queue_prepare(&s.queue, furthest(&s, seeds, source, n_seeds));
    for (size_t i = 0; ok && i < n_seeds; i++)
        ok = reach(&s, seeds[i].node, source[i], seeds[i].minutes);
    for (uint32_t number = 0; ok && !labels->crowded && s.queue.n_queued > 0; number++)
        ok = scan_bucket(&s, number);
    adg_bucket_queue_release(&s.queue);
    return ok ? ADG_OK : adg_fail_memory(error);
}
