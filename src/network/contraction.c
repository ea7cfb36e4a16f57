/* SPDX-License-Identifier: MPL-2.0 */
#include "network/contraction.h"

static adg_way way_over(const adg_link *in, const adg_link *out)
{
    return (adg_way){in->other, out->other, in->in_ms + out->out_ms, in->hops + out->hops,
                     in->in_min + out->out_min};
}

/* Whether a link leads there already that is no longer. */
static bool is_linked(const adg_links *links, const adg_way *way)
{
    for (size_t k = 0; k < links->n; k++)
        if (links->link[k].other == way->to)
            return links->link[k].out_ms <= way->ms && links->link[k].out_min <= way->minutes;
    return false;
}

/* Calls for every shortcut that is needed. */
typedef bool (*shortcut_visitor)(void *data, const adg_way *way);

/* A node that is to go, seen from one of its neighbours. */
typedef struct {
    const adg_contraction_graph *g;
    const adg_links *links; /* of the node */
    size_t from;            /* the neighbour's */
} view;

/* The way from the neighbour to the k-th other, when it has to be looked at. */
static bool open_way(const view *v, size_t k, adg_way *way)
{
    if (k == v->from || v->links->link[k].out_ms == ADG_UNREACHED_MS)
        return false;
    *way = way_over(&v->links->link[v->from], &v->links->link[k]);
    return way->ms <= ADG_MAX_PATH_MS && !is_linked(&v->g->at[way->from], way);
}

/* The longest of them; ADG_UNREACHED_MS: none. */
static uint32_t longest_over(const view *v)
{
    uint32_t longest = ADG_UNREACHED_MS;
    adg_way way;
    for (size_t k = 0; k < v->links->n; k++)
        if (open_way(v, k, &way) && (longest == ADG_UNREACHED_MS || way.ms > longest))
            longest = way.ms;
    return longest;
}

static bool shortcuts_from(const view *v, const adg_witness *witness, shortcut_visitor visit,
                           void *data)
{
    adg_way way;
    for (size_t k = 0; k < v->links->n; k++)
        if (open_way(v, k, &way) && !adg_witness_found(witness, way.to, way.ms, way.minutes) &&
            !visit(data, &way))
            return false;
    return true;
}

/* Visiting may change the graph elsewhere, never the links of the node. */
static bool visit_shortcuts(const adg_contraction_graph *g, adg_witness *witness, uint32_t node,
                            size_t most_links, shortcut_visitor visit, void *data)
{
    for (view v = {g, &g->at[node], 0}; v.from < v.links->n; v.from++) {
        const adg_link *in = &v.links->link[v.from];
        uint32_t bound_ms = in->in_ms == ADG_UNREACHED_MS ? in->in_ms : longest_over(&v);
        if (bound_ms == ADG_UNREACHED_MS)
            continue;
        if (!adg_witness_search(witness, g, in->other, node, bound_ms, most_links) ||
            !shortcuts_from(&v, witness, visit, data))
            return false;
    }
    return true;
}

static bool count(void *data, const adg_way *way)
{
    adg_contraction_cost *cost = data;
    cost->added++;
    cost->added_hops += way->hops;
    return true;
}

bool adg_contraction_try(const adg_contraction_graph *g, adg_witness *witness, uint32_t node,
                         size_t most_links, adg_contraction_cost *cost)
{
    const adg_links *links = &g->at[node];
    *cost = (adg_contraction_cost){0};
    for (size_t k = 0; k < links->n; k++) {
        const adg_link *link = &links->link[k];
        uint32_t arcs = (link->out_ms != ADG_UNREACHED_MS ? 1U : 0U) +
                        (link->in_ms != ADG_UNREACHED_MS ? 1U : 0U);
        cost->removed += arcs;
        cost->removed_hops += (uint64_t)arcs * link->hops;
    }
    return visit_shortcuts(g, witness, node, most_links, count, cost);
}

static bool offer(void *data, const adg_way *way)
{
    return adg_contraction_graph_offer(data, way);
}

bool adg_contraction_do(adg_contraction_graph *g, adg_witness *witness, uint32_t node,
                        size_t most_links, adg_links *links)
{
    if (!visit_shortcuts(g, witness, node, most_links, offer, g))
        return false;
    *links = adg_contraction_graph_take(g, node);
    return true;
}
