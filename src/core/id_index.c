/* SPDX-License-Identifier: MPL-2.0 */
#include "core/id_index.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"

typedef struct {
    const char *id;
    uint32_t position;
} entry;

static int compare_entries(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    int by_id = strcmp(x->id, y->id);
    if (by_id != 0)
        return by_id;
    return (x->position > y->position) - (x->position < y->position);
}

adg_status adg_id_index_build(const char *const *ids, size_t n, adg_id_index *index,
                              adg_error *error)
{
    entry *entries = ADG_NEW_ARRAY(entry, n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    if (!entries || !order) {
        free(entries);
        free(order);
        return adg_fail_memory(error);
    }
    for (size_t i = 0; i < n; i++)
        entries[i] = (entry){ids[i], (uint32_t)i};
    qsort(entries, n, sizeof *entries, compare_entries);
    for (size_t i = 0; i < n; i++)
        order[i] = entries[i].position;
    free(entries);
    *index = (adg_id_index){ids, order, n};
    return ADG_OK;
}

uint32_t adg_id_index_find(const adg_id_index *index, const char *id)
{
    size_t low = 0, high = index->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index->ids[index->order[middle]], id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < index->n && strcmp(index->ids[index->order[low]], id) == 0)
        return index->order[low];
    return ADG_NONE;
}

uint32_t adg_id_index_duplicate(const adg_id_index *index, uint32_t *first)
{
    uint32_t found = ADG_NONE;
    for (size_t i = 1; i < index->n; i++) {
        uint32_t position = index->order[i], before = index->order[i - 1];
        if (position < found && strcmp(index->ids[position], index->ids[before]) == 0) {
            found = position;
            *first = adg_id_index_find(index, index->ids[position]);
        }
    }
    return found;
}

void adg_id_index_release(adg_id_index *index)
{
    free(index->order);
    *index = (adg_id_index){NULL, NULL, 0};
}
