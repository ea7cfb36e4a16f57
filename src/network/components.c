/* SPDX-License-Identifier: MPL-2.0 */
#include "network/components.h"

#include <stdlib.h>

#include "core/disjoint_sets.h"
#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"

/* Renumbers arbitrary labels by first appearance; number [n] is working memory for the labels. */
static uint32_t renumber(uint32_t *component, uint32_t n, uint32_t *number)
{
    uint32_t next = 0;
    for (uint32_t v = 0; v < n; v++)
        number[v] = ADG_NONE;
    for (uint32_t v = 0; v < n; v++) {
        uint32_t label = component[v];
        if (number[label] == ADG_NONE)
            number[label] = next++;
        component[v] = number[label];
    }
    return next;
}

adg_status adg_components(const adg_graph *graph, const bool *leave_out, uint32_t *component,
                          uint32_t *n, adg_error *error)
{
    uint32_t *work = ADG_NEW_ARRAY(uint32_t, graph->n_nodes);
    if (!work)
        return adg_fail_memory(error);
    adg_sets_init(work, graph->n_nodes);
    for (uint32_t e = 0; e < graph->n_edges; e++)
        if (!leave_out || !leave_out[e])
            adg_sets_join(work, graph->edge[e].from, graph->edge[e].to);
    for (uint32_t v = 0; v < graph->n_nodes; v++)
        component[v] = adg_sets_root(work, v);
    *n = renumber(component, graph->n_nodes, work);
    free(work);
    return ADG_OK;
}

/* Tarjan's depth-first search without recursion: a network is deeper than any stack. */
typedef struct {
    const adg_star *star;
    uint32_t *index; /* order of discovery; ADG_NONE = not yet */
    uint32_t *low;   /* lowest index reachable from the subtree */
    uint32_t *next;  /* the arc to look at when the node is on top again */
    uint32_t *path;  /* nodes being explored */
    uint32_t *open;  /* nodes whose component is not yet known */
    uint32_t *component;
    uint32_t n_path, n_open, n_found;
} tarjan;

static void discover(tarjan *t, uint32_t v)
{
    t->index[v] = t->low[v] = t->n_found++;
    t->next[v] = t->star->first[v];
    t->path[t->n_path++] = v;
    t->open[t->n_open++] = v;
}

/* All arcs of v are seen: closes its component if v is the root, and hands its low point up. */
static void leave(tarjan *t, uint32_t v)
{
    if (t->low[v] == t->index[v]) {
        uint32_t w;
        do {
            w = t->open[--t->n_open];
            t->component[w] = v;
        } while (w != v);
    }
    t->n_path--;
    if (t->n_path > 0) {
        uint32_t parent = t->path[t->n_path - 1];
        if (t->low[v] < t->low[parent])
            t->low[parent] = t->low[v];
    }
}

static void explore_from(tarjan *t, uint32_t root)
{
    discover(t, root);
    while (t->n_path > 0) {
        uint32_t v = t->path[t->n_path - 1];
        if (t->next[v] == t->star->first[v + 1]) {
            leave(t, v);
            continue;
        }
        uint32_t w = t->star->arc[t->next[v]++].head;
        if (t->index[w] == ADG_NONE)
            discover(t, w);
        else if (t->component[w] == ADG_NONE && t->index[w] < t->low[v])
            t->low[v] = t->index[w];
    }
}

adg_status adg_strong_components(const adg_graph *graph, uint32_t *component, uint32_t *n,
                                 adg_error *error)
{
    uint32_t nodes = graph->n_nodes;
    uint32_t *work = ADG_NEW_ARRAY(uint32_t, 5 * (size_t)nodes);
    if (!work)
        return adg_fail_memory(error);
    tarjan t = {.star = &graph->out,
                .index = work,
                .low = work + nodes,
                .next = work + 2 * (size_t)nodes,
                .path = work + 3 * (size_t)nodes,
                .open = work + 4 * (size_t)nodes,
                .component = component};
    for (uint32_t v = 0; v < nodes; v++)
        t.index[v] = component[v] = ADG_NONE;
    for (uint32_t v = 0; v < nodes; v++)
        if (t.index[v] == ADG_NONE)
            explore_from(&t, v);
    *n = renumber(component, nodes, work);
    free(work);
    return ADG_OK;
}
