/* SPDX-License-Identifier: MPL-2.0 */
#include "network/elimination.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"

/* Ends of edges by their lower node: own[r] ... own[r + 1]. */
typedef struct {
    uint32_t *own;   /* [n + 1] */
    uint32_t *upper; /* [n_edges] */
    uint32_t *seen;  /* [n] the node that has a node among its heads */
    uint32_t *child; /* [n] first child in the tree, and [n] the next one of the same parent */
    uint32_t *sibling;
    size_t capacity; /* of heads */
} work;

static void list_edges(const adg_graph *graph, const uint32_t *rank, work *w)
{
    for (int turn = 0; turn < 2; turn++) {
        for (uint32_t e = 0; e < graph->n_edges; e++) {
            uint32_t a = rank[graph->edge[e].from], b = rank[graph->edge[e].to];
            uint32_t low = a < b ? a : b;
            if (a != b && turn == 0)
                w->own[low + 1]++;
            else if (a != b)
                w->upper[w->own[low]++] = a < b ? b : a;
        }
        for (uint32_t r = 0; turn == 0 && r < graph->n_nodes; r++)
            w->own[r + 1] += w->own[r];
    }
    memmove(w->own + 1, w->own, graph->n_nodes * sizeof *w->own);
    w->own[0] = 0;
}

static adg_status add_head(work *w, adg_elimination *t, uint32_t r, uint32_t head, adg_error *error)
{
    if (head == r || w->seen[head] == r)
        return ADG_OK;
    if (t->n_links == UINT32_MAX - 1)
        return adg_fail(error, ADG_E_INVALID, "%s", _("the network is too dense to be ordered"));
    uint32_t *grown = adg_grow_array(t->head, t->n_links, &w->capacity, sizeof *grown);
    if (!grown)
        return adg_fail_memory(error);
    t->head = grown;
    w->seen[head] = r;
    t->head[t->n_links++] = head;
    return ADG_OK;
}

static int by_number(const void *a, const void *b)
{
    uint32_t p, q;
    memcpy(&p, a, sizeof p);
    memcpy(&q, b, sizeof q);
    return (p > q) - (p < q);
}

/* The heads of r: those of its own edges, and of its children in the tree but for r itself. */
static adg_status gather_heads(work *w, adg_elimination *t, uint32_t r, adg_error *error)
{
    adg_status status = ADG_OK;
    for (uint32_t i = w->own[r]; status == ADG_OK && i < w->own[r + 1]; i++)
        status = add_head(w, t, r, w->upper[i], error);
    for (uint32_t c = w->child[r]; c != ADG_NONE; c = w->sibling[c])
        for (uint32_t l = t->first[c]; status == ADG_OK && l < t->first[c + 1]; l++)
            status = add_head(w, t, r, t->head[l], error);
    t->first[r + 1] = t->n_links;
    uint32_t n = t->n_links - t->first[r];
    if (status == ADG_OK && n > 0) {
        qsort(t->head + t->first[r], n, sizeof *t->head, by_number);
        uint32_t parent = t->head[t->first[r]];
        w->sibling[r] = w->child[parent];
        w->child[parent] = r;
    }
    return status;
}

static adg_status list_below(adg_elimination *t, adg_error *error)
{
    t->below = ADG_NEW_ARRAY(uint32_t, (size_t)t->n_nodes + 2);
    t->link = ADG_NEW_ARRAY(uint32_t, t->n_links);
    t->tail = ADG_NEW_ARRAY(uint32_t, t->n_links);
    if (!t->below || !t->link || !t->tail)
        return adg_fail_memory(error);
    for (uint32_t l = 0; l < t->n_links; l++)
        t->below[t->head[l] + 2]++;
    for (uint32_t r = 0; r < t->n_nodes; r++)
        t->below[r + 1] += t->below[r];
    for (uint32_t r = 0; r < t->n_nodes; r++)
        for (uint32_t l = t->first[r]; l < t->first[r + 1]; l++) {
            uint32_t i = t->below[t->head[l] + 1]++;
            t->link[i] = l;
            t->tail[i] = r;
        }
    return ADG_OK;
}

adg_status adg_eliminate(const adg_graph *graph, const uint32_t *rank, adg_elimination *elimination,
                         adg_error *error)
{
    uint32_t n = graph->n_nodes;
    adg_elimination t = {.n_nodes = n, .first = ADG_NEW_ARRAY(uint32_t, (size_t)n + 1)};
    work w = {.own = ADG_NEW_ARRAY(uint32_t, (size_t)n + 1),
              .upper = ADG_NEW_ARRAY(uint32_t, graph->n_edges),
              .seen = ADG_NEW_ARRAY(uint32_t, n),
              .child = ADG_NEW_ARRAY(uint32_t, n),
              .sibling = ADG_NEW_ARRAY(uint32_t, n)};
    bool room = t.first && w.own && w.upper && w.seen && w.child && w.sibling;
    adg_status status = room ? ADG_OK : adg_fail_memory(error);
    if (room) {
        memset(w.seen, 0xFF, n * sizeof *w.seen);
        memset(w.child, 0xFF, n * sizeof *w.child);
        memset(w.sibling, 0xFF, n * sizeof *w.sibling);
        list_edges(graph, rank, &w);
    }
    for (uint32_t r = 0; status == ADG_OK && r < n; r++)
        status = gather_heads(&w, &t, r, error);
    if (status == ADG_OK)
        status = list_below(&t, error);
    free(w.own);
    free(w.upper);
    free(w.seen);
    free(w.child);
    free(w.sibling);
    if (status == ADG_OK)
        *elimination = t;
    else
        adg_elimination_release(&t);
    return status;
}

void adg_elimination_release(adg_elimination *t)
{
    free(t->first);
    free(t->head);
    free(t->below);
    free(t->link);
    free(t->tail);
    *t = (adg_elimination){0};
}

uint32_t adg_elimination_parent(const adg_elimination *t, uint32_t r)
{
    return t->first[r] < t->first[r + 1] ? t->head[t->first[r]] : ADG_NONE;
}

uint32_t adg_elimination_link(const adg_elimination *t, uint32_t a, uint32_t b)
{
    uint32_t low = t->first[a], high = t->first[a + 1];
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (t->head[middle] <= b)
            low = middle;
        else
            high = middle;
    }
    return low;
}
