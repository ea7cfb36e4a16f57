/* SPDX-License-Identifier: MPL-2.0 */
#include "network/customisable.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/nested_dissection.h"

/* ---- the order ---- */

static adg_status place_edges(const adg_graph *graph, adg_customisable *c, adg_error *error)
{
    c->edge_link = ADG_NEW_ARRAY(uint32_t, graph->n_edges);
    c->edge_up = ADG_NEW_ARRAY(bool, graph->n_edges);
    if (!c->edge_link || !c->edge_up)
        return adg_fail_memory(error);
    for (uint32_t e = 0; e < graph->n_edges; e++) {
        uint32_t a = c->rank[graph->edge[e].from], b = c->rank[graph->edge[e].to];
        c->edge_up[e] = a < b;
        c->edge_link[e] =
            a == b ? ADG_NONE : adg_elimination_link(&c->elimination, a < b ? a : b, a < b ? b : a);
    }
    return ADG_OK;
}

adg_status adg_customisable_build(const adg_graph *graph, adg_customisable *customisable,
                                  adg_error *error)
{
    adg_customisable c = {.n_nodes = graph->n_nodes,
                          .n_edges = graph->n_edges,
                          .rank = ADG_NEW_ARRAY(uint32_t, graph->n_nodes)};
    adg_status status =
        c.rank ? adg_nested_dissection(graph, c.rank, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_eliminate(graph, c.rank, &c.elimination, error);
    if (status == ADG_OK)
        status = place_edges(graph, &c, error);
    if (status == ADG_OK)
        *customisable = c;
    else
        adg_customisable_release(&c);
    return status;
}

void adg_customisable_release(adg_customisable *customisable)
{
    free(customisable->rank);
    free(customisable->edge_link);
    free(customisable->edge_up);
    adg_elimination_release(&customisable->elimination);
    *customisable = (adg_customisable){0};
}

/* ---- the times ---- */

static uint32_t edge_ms(double minutes)
{
    return isfinite(minutes) ? (uint32_t)llround(minutes * ADG_MS_PER_MIN) : ADG_UNREACHED_MS;
}

adg_status adg_edge_times_of(const adg_graph *graph, uint32_t **forward_ms, uint32_t **backward_ms,
                             adg_error *error)
{
    uint32_t *forward = ADG_NEW_ARRAY(uint32_t, graph->n_edges);
    uint32_t *backward = ADG_NEW_ARRAY(uint32_t, graph->n_edges);
    if (!forward || !backward) {
        free(forward);
        free(backward);
        return adg_fail_memory(error);
    }
    for (uint32_t e = 0; e < graph->n_edges; e++) {
        forward[e] = edge_ms(graph->edge[e].minutes_forward);
        backward[e] = edge_ms(graph->edge[e].minutes_backward);
    }
    *forward_ms = forward;
    *backward_ms = backward;
    return ADG_OK;
}

/* a + b; the sum of two that are reached and within the longest path does not wrap. */
static inline uint32_t joined(uint32_t a, uint32_t b)
{
    uint64_t sum = (uint64_t)a + b;
    return sum <= ADG_MAX_PATH_MS ? (uint32_t)sum : ADG_UNREACHED_MS;
}

static inline void lower(uint32_t *ms, uint32_t other)
{
    *ms = other < *ms ? other : *ms;
}

/* Every link gets the quickest of the edges that lie on it. */
static void put_edges(const adg_customisable *c, const adg_edge_times *times, adg_customised *m)
{
    memset(m->up_ms, 0xFF, c->elimination.n_links * sizeof *m->up_ms);
    memset(m->down_ms, 0xFF, c->elimination.n_links * sizeof *m->down_ms);
    for (uint32_t e = 0; e < c->n_edges; e++) {
        uint32_t l = c->edge_link[e];
        if (l == ADG_NONE)
            continue;
        lower(&m->up_ms[l], c->edge_up[e] ? times->forward_ms[e] : times->backward_ms[e]);
        lower(&m->down_ms[l], c->edge_up[e] ? times->backward_ms[e] : times->forward_ms[e]);
    }
}

/* The links of x may be quicker through a node r below it, whose own links are settled by then. */
static void lower_triangles(const adg_elimination *t, uint32_t x, const uint32_t *link_to,
                            adg_customised *m)
{
    for (uint32_t i = t->below[x]; i < t->below[x + 1]; i++) {
        uint32_t r = t->tail[i], rx = t->link[i];
        uint32_t to_x = m->up_ms[rx], from_x = m->down_ms[rx];
        for (uint32_t ry = rx + 1; ry < t->first[r + 1]; ry++) {
            uint32_t xy = link_to[t->head[ry]];
            lower(&m->up_ms[xy], joined(from_x, m->up_ms[ry]));
            lower(&m->down_ms[xy], joined(m->down_ms[ry], to_x));
        }
    }
}

adg_status adg_customise(const adg_customisable *customisable, const adg_edge_times *times,
                         adg_customised *customised, adg_error *error)
{
    const adg_elimination *t = &customisable->elimination;
    adg_customised m = {ADG_NEW_ARRAY(uint32_t, t->n_links), ADG_NEW_ARRAY(uint32_t, t->n_links)};
    uint32_t *link_to = ADG_NEW_ARRAY(uint32_t, t->n_nodes);
    if (!m.up_ms || !m.down_ms || !link_to) {
        free(link_to);
        adg_customised_release(&m);
        return adg_fail_memory(error);
    }
    put_edges(customisable, times, &m);
    for (uint32_t x = 0; x < t->n_nodes; x++) {
        for (uint32_t l = t->first[x]; l < t->first[x + 1]; l++)
            link_to[t->head[l]] = l;
        lower_triangles(t, x, link_to, &m);
    }
    free(link_to);
    *customised = m;
    return ADG_OK;
}

void adg_customised_release(adg_customised *customised)
{
    free(customised->up_ms);
    free(customised->down_ms);
    *customised = (adg_customised){0};
}

/* ---- searches ---- */

/* Lowers the labels of all nodes above r, along the tree. */
static void climb(const adg_elimination *t, const uint32_t *up_ms, uint32_t r, uint32_t *label)
{
    label[r] = 0;
    for (; r != ADG_NONE; r = adg_elimination_parent(t, r))
        for (uint32_t l = t->first[r]; l < t->first[r + 1]; l++)
            lower(&label[t->head[l]], joined(label[r], up_ms[l]));
}

void adg_customised_sweep(const adg_customisable *customisable, const adg_customised *customised,
                          uint32_t node, bool against, uint32_t *label, uint32_t *ms)
{
    const adg_elimination *t = &customisable->elimination;
    const uint32_t *down_ms = against ? customised->up_ms : customised->down_ms;
    memset(label, 0xFF, t->n_nodes * sizeof *label);
    climb(t, against ? customised->down_ms : customised->up_ms, customisable->rank[node], label);
    for (uint32_t r = t->n_nodes; r-- > 0;)
        for (uint32_t l = t->first[r]; l < t->first[r + 1]; l++)
            lower(&label[r], joined(label[t->head[l]], down_ms[l]));
    for (uint32_t v = 0; v < t->n_nodes; v++)
        ms[v] = label[customisable->rank[v]];
}

static void forget(const adg_elimination *t, uint32_t r, uint32_t *label)
{
    for (; r != ADG_NONE; r = adg_elimination_parent(t, r))
        label[r] = ADG_UNREACHED_MS;
}

uint32_t adg_customised_ms(const adg_customisable *customisable, const adg_customised *customised,
                           uint32_t from, uint32_t to, uint32_t *label)
{
    const adg_elimination *t = &customisable->elimination;
    uint32_t a = customisable->rank[from], b = customisable->rank[to];
    uint32_t *label_to = label + t->n_nodes, shortest = ADG_UNREACHED_MS;
    climb(t, customised->up_ms, a, label);
    climb(t, customised->down_ms, b, label_to);
    for (uint32_t r = a; r != ADG_NONE; r = adg_elimination_parent(t, r))
        lower(&shortest, joined(label[r], label_to[r]));
    forget(t, a, label);
    forget(t, b, label_to);
    return shortest;
}
