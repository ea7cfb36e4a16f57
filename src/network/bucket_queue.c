/* SPDX-License-Identifier: MPL-2.0 */
#include "network/bucket_queue.h"

#include <stdlib.h>

#include "core/memory.h"
#include "network/graph.h"

enum {
    USUAL_WIDTH_BITS = 11,
    FEWEST_BUCKETS = 4,
    MOST_BUCKETS = 1 << 16
};

bool adg_bucket_queue_prepare(adg_bucket_queue *queue, double span_min)
{
    /* One bucket more for where in its bucket a time lies, one for rounding. */
    unsigned bits = USUAL_WIDTH_BITS;
    size_t needed = FEWEST_BUCKETS;
    size_t span_ms = (size_t)(span_min * ADG_MS_PER_MIN);
    while ((span_ms >> bits) + 3 > MOST_BUCKETS)
        bits++;
    while (needed < (span_ms >> bits) + 3)
        needed *= 2;
    queue->per_minute = ADG_MS_PER_MIN / (double)(1u << bits);
    if (needed <= queue->n_buckets)
        return true;
    adg_bucket_queue_release(queue);
    queue->bucket = ADG_NEW_ARRAY(adg_bucket, needed);
    queue->n_buckets = queue->bucket ? needed : 0;
    queue->per_minute = ADG_MS_PER_MIN / (double)(1u << bits);
    return queue->bucket != NULL;
}

void adg_bucket_queue_empty(adg_bucket_queue *queue)
{
    for (size_t b = 0; b < queue->n_buckets; b++)
        queue->bucket[b].n = 0;
    queue->n_queued = 0;
}

void adg_bucket_queue_release(adg_bucket_queue *queue)
{
    for (size_t b = 0; b < queue->n_buckets; b++)
        free(queue->bucket[b].entry);
    free(queue->bucket);
    *queue = (adg_bucket_queue){0};
}

bool adg_bucket_grow(adg_bucket *bucket)
{
    adg_queued *grown = adg_grow_array(bucket->entry, bucket->n, &bucket->capacity, sizeof *grown);
    if (grown)
        bucket->entry = grown;
    return grown != NULL;
}
