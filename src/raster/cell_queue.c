/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/cell_queue.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

enum {
    MIN_BUCKETS = 64,
    MAX_BUCKETS = 1 << 16
};

adg_status adg_cell_queue_init(adg_cell_queue *queue, double width_min, double longest_min,
                               adg_error *error)
{
    *queue = (adg_cell_queue){.n_buckets = MIN_BUCKETS, .per_minute = 1};
    if (width_min > 0)
        queue->per_minute = 1 / width_min;
    while (queue->n_buckets < MAX_BUCKETS &&
           (double)queue->n_buckets < longest_min * queue->per_minute + 2)
        queue->n_buckets *= 2;
    queue->bucket = ADG_NEW_ARRAY(adg_cell_list, queue->n_buckets);
    return queue->bucket ? ADG_OK : adg_fail_memory(error);
}

void adg_cell_queue_release(adg_cell_queue *queue)
{
    for (size_t b = 0; queue->bucket && b < queue->n_buckets; b++)
        free(queue->bucket[b].cell);
    free(queue->bucket);
    free(queue->late);
    *queue = (adg_cell_queue){0};
}

bool adg_cell_list_grow(adg_cell_list *list)
{
    uint32_t *grown = adg_grow_array(list->cell, list->n, &list->capacity, sizeof *grown);
    if (!grown)
        return false;
    list->cell = grown;
    return true;
}

bool adg_cell_queue_push_late(adg_cell_queue *queue, uint32_t cell, uint64_t number)
{
    adg_late_cell *grown =
        adg_grow_array(queue->late, queue->n_late, &queue->late_capacity, sizeof *grown);
    if (!grown)
        return false;
    queue->late = grown;
    if (queue->n_late == 0 || number < queue->first_late)
        queue->first_late = number;
    queue->late[queue->n_late++] = (adg_late_cell){number, cell};
    return true;
}

/* Puts the late cells that the window has come to into their buckets. */
static bool admit_late(adg_cell_queue *queue)
{
    size_t n = queue->n_late;
    queue->n_late = 0;
    for (size_t i = 0; i < n; i++) {
        adg_late_cell late = queue->late[i];
        if (late.number - queue->first >= queue->n_buckets) {
            /* There is room: this one was just taken out. */
            if (!adg_cell_queue_push_late(queue, late.cell, late.number))
                return false;
            continue;
        }
        adg_cell_list *list = &queue->bucket[late.number & (queue->n_buckets - 1)];
        if (list->n == list->capacity && !adg_cell_list_grow(list))
            return false;
        list->cell[list->n++] = late.cell;
        queue->n++;
    }
    return true;
}

uint64_t adg_cell_queue_earliest(const adg_cell_queue *queue)
{
    if (queue->n == 0)
        return queue->n_late > 0 ? queue->first_late : ADG_NO_BUCKET;
    uint64_t number = queue->first;
    while (queue->bucket[number & (queue->n_buckets - 1)].n == 0)
        number++;
    return queue->n_late > 0 && queue->first_late < number ? queue->first_late : number;
}

bool adg_cell_queue_begin(adg_cell_queue *queue, uint64_t first)
{
    queue->first = queue->number = first;
    return queue->n_late == 0 || queue->first_late - first >= queue->n_buckets || admit_late(queue);
}
