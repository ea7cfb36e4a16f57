/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_CELL_QUEUE_H
#define ADG_RASTER_CELL_QUEUE_H

/* For the files of raster/ alone: cells waiting to be scanned, in buckets of equal time used round and
 * round. A cell may wait several times; only where its minutes say is it due. The buckets are emptied
 * window by window; while a window lasts, cells may come back to any of its buckets. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

typedef struct {
    uint32_t *cell;
    size_t n, capacity;
} adg_cell_list;

/* A cell whose bucket lies beyond the round. */
typedef struct {
    uint64_t number;
    uint32_t cell;
} adg_late_cell;

typedef struct {
    adg_cell_list *bucket; /* [n_buckets], a power of two */
    size_t n_buckets;
    double per_minute; /* buckets */
    uint64_t first;    /* number of the bucket the window begins with */
    uint64_t number;   /* of the bucket that is being emptied */
    uint64_t furthest; /* the greatest number that was ever emptied */
    size_t n;          /* waiting in the buckets */
    adg_late_cell *late;
    size_t n_late, late_capacity;
    uint64_t first_late; /* the least number among them */
} adg_cell_queue;

/** Buckets of width_min minutes. longest_min: the most one step takes; more does no harm. */
adg_status adg_cell_queue_init(adg_cell_queue *queue, double width_min, double longest_min,
                               adg_error *error);
void adg_cell_queue_release(adg_cell_queue *queue);

bool adg_cell_list_grow(adg_cell_list *list);
bool adg_cell_queue_push_late(adg_cell_queue *queue, uint32_t cell, uint64_t number);

static inline adg_cell_list *adg_cell_queue_bucket(const adg_cell_queue *queue)
{
    return &queue->bucket[queue->number & (queue->n_buckets - 1)];
}

/** False: out of memory. */
static inline bool adg_cell_queue_push(adg_cell_queue *queue, uint32_t cell, double minutes)
{
    uint64_t number = (uint64_t)(minutes * queue->per_minute);
    if (number - queue->first >= queue->n_buckets)
        return adg_cell_queue_push_late(queue, cell, number);
    adg_cell_list *list = &queue->bucket[number & (queue->n_buckets - 1)];
    if (list->n == list->capacity && !adg_cell_list_grow(list))
        return false;
    list->cell[list->n++] = cell;
    queue->n++;
    return true;
}

/** Takes a cell of the present bucket out; false when it was scanned with fewer minutes before. */
static inline bool adg_cell_queue_is_due(adg_cell_queue *queue, double minutes)
{
    queue->n--;
    return (uint64_t)(minutes * queue->per_minute) == queue->number;
}

/** No cell waits. */
#define ADG_NO_BUCKET UINT64_MAX

/** Number of the first bucket that holds anything; ADG_NO_BUCKET: none does. */
uint64_t adg_cell_queue_earliest(const adg_cell_queue *queue);

/** Begins a window with bucket `first`; none before it may hold anything. False: out of memory. */
bool adg_cell_queue_begin(adg_cell_queue *queue, uint64_t first);

/** On to the next bucket; the present one is left empty. */
static inline void adg_cell_queue_next(adg_cell_queue *queue)
{
    adg_cell_queue_bucket(queue)->n = 0;
    queue->number++;
}

#endif
