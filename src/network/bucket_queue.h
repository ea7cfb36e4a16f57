/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_BUCKET_QUEUE_H
#define ADG_NETWORK_BUCKET_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A node with the time at which it was queued, rounded: out of date once the node has a better one.
 *  8 bytes, because a search lives on memory. */
typedef struct {
    uint32_t node;
    float minutes;
} adg_queued;

typedef struct {
    adg_queued *entry;
    size_t n, capacity;
} adg_bucket;

/** Nodes by time, in buckets of equal width that are used round and round. Bucket number b holds
 *  the times t with floor(t x per_minute) = b. All queued times must lie within n_buckets - 1
 *  widths of the bucket that is being emptied.  Source: Dial 1969. */
typedef struct {
    adg_bucket *bucket; /* [n_buckets], a power of two */
    size_t n_buckets;
    size_t n_queued;
    double per_minute;
} adg_bucket_queue;

/** Makes room for times up to span_min ahead; the queue must be empty. Buckets are two seconds
 *  wide, wider where the span is more than a day. False without memory. */
bool adg_bucket_queue_prepare(adg_bucket_queue *queue, double span_min);
/** Forgets all that is queued. */
void adg_bucket_queue_empty(adg_bucket_queue *queue);
void adg_bucket_queue_release(adg_bucket_queue *queue);

/** Makes a bucket larger; false without memory. */
bool adg_bucket_grow(adg_bucket *bucket);

static inline uint32_t adg_bucket_number(const adg_bucket_queue *queue, double minutes)
{
    return (uint32_t)(minutes * queue->per_minute);
}

static inline bool adg_bucket_queue_push(adg_bucket_queue *queue, uint32_t node, double minutes)
{
    adg_bucket *bucket = &queue->bucket[adg_bucket_number(queue, minutes) & (queue->n_buckets - 1)];
    if (bucket->n == bucket->capacity && !adg_bucket_grow(bucket))
        return false;
    bucket->entry[bucket->n++] = (adg_queued){node, (float)minutes};
    queue->n_queued++;
    return true;
}

#endif
