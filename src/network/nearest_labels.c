/* SPDX-License-Identifier: MPL-2.0 */
#include "network/nearest_labels.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/bucket_search.h"

/* Nearer by this is nearer, however the rest of the way is summed. */
#define CLEARLY_MIN (2 * ADG_SOURCE_TIE_MIN)

adg_status adg_nearest_labels_init(size_t n_nodes, size_t k, adg_nearest_labels *labels,
                                   adg_error *error)
{
    size_t room = k + ADG_NEAREST_SPARE;
    *labels = (adg_nearest_labels){.n_nodes = n_nodes, .k = k, .room = room};
    if (room < k || (n_nodes && room > SIZE_MAX / n_nodes))
        return adg_fail_memory(error);
    labels->label = ADG_NEW_ARRAY(adg_nearest_label, n_nodes * room);
    return labels->label ? ADG_OK : adg_fail_memory(error);
}

void adg_nearest_labels_release(adg_nearest_labels *labels)
{
    free(labels->label);
    *labels = (adg_nearest_labels){0};
}

void adg_nearest_labels_clear(adg_nearest_labels *labels)
{
    for (size_t v = 0; v < labels->n_nodes; v++)
        adg_nearest_labels_at(labels, v)->source = ADG_NONE;
    labels->crowded = false;
}

/* Whether k of the first n labels stand before one in every order. */
static bool is_beaten(const adg_nearest_labels *l, const adg_nearest_label *list, size_t n,
                      uint32_t source, double total)
{
    size_t before = 0;
    if (n >= l->k && adg_nearest_total(l, &list[l->k - 1]) < total - CLEARLY_MIN)
        return true;
    for (size_t i = 0; i < n && before < l->k; i++) {
        double other = adg_nearest_total(l, &list[i]);
        before += other < total - CLEARLY_MIN || (other <= total && list[i].source < source);
    }
    return before >= l->k;
}

static bool is_last_beaten(const adg_nearest_labels *l, const adg_nearest_label *list, size_t n)
{
    const adg_nearest_label *last = &list[n - 1];
    return n > l->k && is_beaten(l, list, n - 1, last->source, adg_nearest_total(l, last));
}

/* Leaves out all that are beaten, for want of room. */
static size_t thin_out(const adg_nearest_labels *l, adg_nearest_label *list, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!is_beaten(l, list, kept, list[i].source, adg_nearest_total(l, &list[i])))
            list[kept++] = list[i];
    return kept;
}

/* Lists are ordered by total, then by source. */
static bool before(const adg_nearest_labels *l, const adg_nearest_label *a,
                   const adg_nearest_label *b)
{
    double one = adg_nearest_total(l, a), other = adg_nearest_total(l, b);
    return one < other || (one == other && a->source < b->source);
}

/* Puts a label where it belongs, over the one at position `over`, which is not before it. */
static void move_in(const adg_nearest_labels *l, adg_nearest_label *list, size_t over,
                    adg_nearest_label label)
{
    for (; over > 0 && before(l, &label, &list[over - 1]); over--)
        list[over] = list[over - 1];
    list[over] = label;
}

/* The list is full: somebody must be beaten. */
static size_t squeeze_in(adg_nearest_labels *l, adg_nearest_label *list, adg_nearest_label label)
{
    size_t n = thin_out(l, list, l->room);
    if (n < l->room) {
        move_in(l, list, n, label);
        return n + 1;
    }
    adg_nearest_label last = list[n - 1];
    move_in(l, list, n - 1, label);
    if (!is_beaten(l, list, n, last.source, adg_nearest_total(l, &last)))
        l->crowded = true;
    return n;
}

bool adg_nearest_labels_offer(adg_nearest_labels *l, size_t node, uint32_t source, double minutes)
{
    adg_nearest_label *list = adg_nearest_labels_at(l, node), fresh = {minutes, source, true};
    size_t n = 0, at = 0, own = l->room;
    for (; n < l->room && list[n].source != ADG_NONE; n++) {
        if (list[n].source == source)
            own = n;
        at += before(l, &list[n], &fresh);
    }
    if (own < n && list[own].minutes <= minutes)
        return false;
    if (at >= l->k && is_beaten(l, list, at, source, adg_nearest_total(l, &fresh)))
        return false;
    if (own < n)
        move_in(l, list, own, fresh);
    else if (n < l->room)
        move_in(l, list, n++, fresh);
    else
        n = squeeze_in(l, list, fresh);
    while (is_last_beaten(l, list, n))
        n--;
    if (n < l->room)
        list[n].source = ADG_NONE;
    return true;
}
