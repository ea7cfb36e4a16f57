/* SPDX-License-Identifier: MPL-2.0 */
#include "network/contraction_graph.h"

#include <math.h>
#include <stdlib.h>

#include "core/memory.h"

/* Most nodes have three or four links: room is made for few at a time. */
static bool make_room(adg_links *links)
{
    if (links->n < links->capacity)
        return true;
    size_t larger = links->capacity ? 2 * links->capacity : 4;
    adg_link *grown = realloc(links->link, larger * sizeof *grown);
    if (!grown)
        return false;
    links->link = grown;
    links->capacity = larger;
    return true;
}

/* The link to another node, made where there is none; NULL without memory. */
static adg_link *link_to(adg_links *links, uint32_t other)
{
    for (size_t k = 0; k < links->n; k++)
        if (links->link[k].other == other)
            return &links->link[k];
    if (!make_room(links))
        return NULL;
    links->link[links->n] =
        (adg_link){other, UINT32_MAX, ADG_UNREACHED_MS, ADG_UNREACHED_MS, INFINITY, INFINITY};
    return &links->link[links->n++];
}

bool adg_contraction_graph_offer(adg_contraction_graph *g, const adg_way *way)
{
    adg_link *out = link_to(&g->at[way->from], way->to);
    adg_link *in = out ? link_to(&g->at[way->to], way->from) : NULL;
    if (!in)
        return false;
    if (way->ms < out->out_ms)
        out->out_ms = in->in_ms = way->ms;
    if (way->minutes < out->out_min)
        out->out_min = in->in_min = way->minutes;
    if (way->hops < out->hops)
        out->hops = in->hops = way->hops;
    return true;
}

bool adg_contraction_graph_init(const adg_graph *graph, adg_contraction_graph *g)
{
    const adg_star *star = &graph->out;
    *g = (adg_contraction_graph){graph->n_nodes, ADG_NEW_ARRAY(adg_links, graph->n_nodes)};
    if (!g->at)
        return false;
    for (uint32_t v = 0; v < star->n_nodes; v++)
        for (uint32_t a = star->first[v]; a < star->first[v + 1]; a++) {
            const adg_way way = {v, star->arc[a].head, star->arc[a].ms, 1, star->minutes[a]};
            if (way.to != v && !adg_contraction_graph_offer(g, &way))
                return false;
        }
    return true;
}

void adg_contraction_graph_release(adg_contraction_graph *g)
{
    for (uint32_t v = 0; g->at && v < g->n_nodes; v++)
        free(g->at[v].link);
    free(g->at);
    *g = (adg_contraction_graph){0};
}

adg_links adg_contraction_graph_take(adg_contraction_graph *g, uint32_t node)
{
    adg_links taken = g->at[node];
    g->at[node] = (adg_links){0};
    for (size_t k = 0; k < taken.n; k++) {
        adg_links *links = &g->at[taken.link[k].other];
        size_t at = 0;
        while (links->link[at].other != node)
            at++;
        links->link[at] = links->link[--links->n];
    }
    return taken;
}
