/* SPDX-License-Identifier: MPL-2.0 */
#include "network/witness.h"

#include <math.h>
#include <stdlib.h>

#include "core/memory.h"

typedef struct {
    uint32_t ms, node;
} open_node;

typedef struct {
    double minutes;
    uint32_t ms;
} label;

struct adg_witness {
    label *label; /* [n_nodes], UNREACHED between searches */
    uint32_t *touched;
    size_t n_touched, touched_capacity;
    open_node *heap; /* binary, the least first */
    size_t n_open, heap_capacity;
};

adg_witness *adg_witness_new(uint32_t n_nodes)
{
    adg_witness *w = ADG_NEW_ARRAY(adg_witness, 1);
    if (!w)
        return NULL;
    w->label = ADG_NEW_ARRAY(label, n_nodes);
    if (!w->label) {
        free(w);
        return NULL;
    }
    for (uint32_t v = 0; v < n_nodes; v++)
        w->label[v] = (label){INFINITY, ADG_UNREACHED_MS};
    return w;
}

void adg_witness_free(adg_witness *w)
{
    if (!w)
        return;
    free(w->label);
    free(w->touched);
    free(w->heap);
    free(w);
}

static bool open(adg_witness *w, uint32_t node, uint32_t ms)
{
    open_node *grown = adg_grow_array(w->heap, w->n_open, &w->heap_capacity, sizeof *grown);
    if (!grown)
        return false;
    w->heap = grown;
    size_t at = w->n_open++;
    for (; at > 0 && w->heap[(at - 1) / 2].ms > ms; at = (at - 1) / 2)
        w->heap[at] = w->heap[(at - 1) / 2];
    w->heap[at] = (open_node){ms, node};
    return true;
}

static open_node take_least(adg_witness *w)
{
    open_node least = w->heap[0], last = w->heap[--w->n_open];
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < w->n_open; at = child) {
        if (child + 1 < w->n_open && w->heap[child + 1].ms < w->heap[child].ms)
            child++;
        if (w->heap[child].ms >= last.ms)
            break;
        w->heap[at] = w->heap[child];
    }
    w->heap[at] = last;
    return least;
}

static bool reach(adg_witness *w, uint32_t node, uint32_t ms, double minutes)
{
    label *l = &w->label[node];
    if (ms > l->ms || (ms == l->ms && minutes >= l->minutes))
        return true;
    if (l->ms == ADG_UNREACHED_MS) {
        uint32_t *grown =
            adg_grow_array(w->touched, w->n_touched, &w->touched_capacity, sizeof *grown);
        if (!grown)
            return false;
        w->touched = grown;
        w->touched[w->n_touched++] = node;
    }
    *l = (label){minutes, ms};
    return open(w, node, ms);
}

static void forget(adg_witness *w)
{
    for (size_t k = 0; k < w->n_touched; k++)
        w->label[w->touched[k]] = (label){INFINITY, ADG_UNREACHED_MS};
    w->n_touched = w->n_open = 0;
}

bool adg_witness_search(adg_witness *w, const adg_contraction_graph *g, uint32_t from,
                        uint32_t without, adg_witness_bound bound)
{
    forget(w);
    bool ok = reach(w, from, 0, 0);
    for (size_t links = 0; ok && w->n_open > 0 && links < bound.most_links;) {
        open_node next = take_least(w);
        if (next.ms > w->label[next.node].ms)
            continue;
        if (next.ms > bound.last_ms)
            break;
        const adg_links *at = &g->at[next.node];
        double minutes = w->label[next.node].minutes;
        links += at->n;
        for (size_t k = 0; ok && k < at->n; k++) {
            const adg_link *link = &at->link[k];
            if (link->other != without && link->out_ms <= bound.whole_ms - next.ms)
                ok = reach(w, link->other, next.ms + link->out_ms, minutes + link->out_min);
        }
    }
    return ok;
}

bool adg_witness_found(const adg_witness *w, uint32_t node, uint32_t ms, double minutes)
{
    return w->label[node].ms <= ms && w->label[node].minutes <= minutes;
}
