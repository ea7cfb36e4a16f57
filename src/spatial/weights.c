/* SPDX-License-Identifier: MPL-2.0 */
#include "spatial/weights.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"

bool adg_links_add(adg_links *links, uint32_t from, uint32_t to)
{
    void *grown = adg_grow_array(links->link, links->n, &links->capacity, sizeof *links->link);
    if (!grown)
        return false;
    links->link = grown;
    links->link[links->n][0] = from;
    links->link[links->n++][1] = to;
    return true;
}

void adg_links_release(adg_links *links)
{
    free(links->link);
    *links = (adg_links){0};
}

void adg_weights_release(adg_weights *weights)
{
    free(weights->first);
    free(weights->neighbour);
    free(weights->weight);
    *weights = (adg_weights){0};
}

static adg_status make_room(size_t n, size_t n_links, adg_weights *weights, adg_error *error)
{
    *weights = (adg_weights){n, ADG_NEW_ARRAY(size_t, n + 1), ADG_NEW_ARRAY(uint32_t, n_links),
                             ADG_NEW_ARRAY(double, n_links)};
    if (weights->first && weights->neighbour && weights->weight)
        return ADG_OK;
    adg_weights_release(weights);
    return adg_fail_memory(error);
}

/* Links in the order of (from, to). */
static uint32_t *sorted_links(const adg_links *links, adg_error *error)
{
    uint64_t *key = ADG_NEW_ARRAY(uint64_t, links->n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, links->n);
    adg_status status = key && order ? ADG_OK : adg_fail_memory(error);
    for (size_t l = 0; status == ADG_OK && l < links->n; l++)
        key[l] = (uint64_t)links->link[l][0] << 32 | links->link[l][1];
    if (status == ADG_OK)
        status = adg_sort_order_u64(key, links->n, order, error);
    free(key);
    if (status == ADG_OK)
        return order;
    free(order);
    return NULL;
}

adg_status adg_weights_build(const adg_links *links, size_t n, adg_weights *weights,
                             adg_error *error)
{
    uint32_t *order = sorted_links(links, error);
    if (!order)
        return ADG_E_NOMEM;
    adg_status status = make_room(n, links->n, weights, error);
    size_t n_links = 0;
    for (size_t l = 0; status == ADG_OK && l < links->n; l++) {
        const uint32_t *link = links->link[order[l]];
        if (l > 0 && memcmp(link, links->link[order[l - 1]], sizeof *links->link) == 0)
            continue;
        weights->neighbour[n_links] = link[1];
        weights->weight[n_links] = 1;
        weights->first[link[0] + 1] = ++n_links;
    }
    /* Units without neighbours begin where the unit before them ends. */
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        if (weights->first[i + 1] < weights->first[i])
            weights->first[i + 1] = weights->first[i];
    free(order);
    return status;
}

void adg_weights_standardise(adg_weights *weights)
{
    for (size_t i = 0; i < weights->n; i++) {
        adg_sum sum = {0};
        for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++)
            adg_sum_add(&sum, weights->weight[l]);
        for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++)
            weights->weight[l] /= adg_sum_value(&sum);
    }
}

adg_status adg_weights_with_self(const adg_weights *weights, adg_weights *with_self,
                                 adg_error *error)
{
    adg_status status =
        make_room(weights->n, weights->first[weights->n] + weights->n, with_self, error);
    size_t n_links = 0;
    for (size_t i = 0; status == ADG_OK && i < weights->n; i++) {
        size_t l = weights->first[i], end = weights->first[i + 1];
        for (bool placed = false; l < end || !placed;) {
            bool self = !placed && (l == end || weights->neighbour[l] > i);
            with_self->neighbour[n_links] = self ? (uint32_t)i : weights->neighbour[l];
            with_self->weight[n_links++] = self ? 1 : weights->weight[l];
            placed = placed || self;
            l += self ? 0 : 1;
        }
        with_self->first[i + 1] = n_links;
    }
    return status;
}

static bool has_link(const adg_weights *weights, uint32_t from, uint32_t to)
{
    size_t low = weights->first[from], end = weights->first[from + 1], high = end;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (weights->neighbour[middle] < to)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && weights->neighbour[low] == to;
}

int adg_weights_is_symmetric(const adg_weights *weights)
{
    for (size_t i = 0; i < weights->n; i++)
        for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++)
            if (!has_link(weights, weights->neighbour[l], (uint32_t)i))
                return 0;
    return 1;
}

adg_status adg_weights_restrict(const adg_weights *weights, const uint32_t *kept, size_t n_kept,
                                adg_weights *restricted, adg_error *error)
{
    uint32_t *place = ADG_NEW_ARRAY(uint32_t, weights->n);
    if (!place)
        return adg_fail_memory(error);
    for (size_t i = 0; i < weights->n; i++)
        place[i] = ADG_NONE;
    for (size_t k = 0; k < n_kept; k++)
        place[kept[k]] = (uint32_t)k;
    adg_status status = make_room(n_kept, weights->first[weights->n], restricted, error);
    size_t n_links = 0;
    for (size_t k = 0; status == ADG_OK && k < n_kept; k++) {
        for (size_t l = weights->first[kept[k]]; l < weights->first[kept[k] + 1]; l++) {
            if (place[weights->neighbour[l]] == ADG_NONE)
                continue;
            restricted->neighbour[n_links] = place[weights->neighbour[l]];
            restricted->weight[n_links++] = weights->weight[l];
        }
        restricted->first[k + 1] = n_links;
    }
    free(place);
    return status;
}

adg_status adg_weights_copy(const adg_weights *weights, adg_weights *copy, adg_error *error)
{
    size_t n = weights->n, n_links = weights->first[n];
    *copy = (adg_weights){n, adg_copy_array(weights->first, n + 1, sizeof *copy->first),
                          adg_copy_array(weights->neighbour, n_links, sizeof *copy->neighbour),
                          adg_copy_array(weights->weight, n_links, sizeof *copy->weight)};
    if (copy->first && copy->neighbour && copy->weight)
        return ADG_OK;
    adg_weights_release(copy);
    return adg_fail_memory(error);
}

double adg_lag(const adg_weights *weights, const double *value, size_t i)
{
    adg_sum sum = {0};
    for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++)
        adg_sum_add(&sum, weights->weight[l] * value[weights->neighbour[l]]);
    return adg_sum_value(&sum);
}
