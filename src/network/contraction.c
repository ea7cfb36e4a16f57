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
    uint32_t node;
    const adg_links *links; /* of the node */
    size_t from;            /* the neighbour's */
    size_t most_links;
} view;

/* The way from the neighbour to the k-th other, when it has to be looked at. */
static bool open_way(const view *v, size_t k, adg_way *way)
{
    if (k == v->from || v->links->link[k].out_ms == ADG_UNREACHED_MS)
        return false;
    *way = way_over(&v->links->link[v->from], &v->links->link[k]);
    return way->ms <= ADG_MAX_PATH_MS && !is_linked(&v->g->at[way->from], way);
}

/* The shortest last step to a node, unless it is from the one that goes. */
static uint32_t last_step(const view *v, uint32_t to)
{
    const adg_links *links = &v->g->at[to];
    uint32_t node = v->node, shortest = ADG_UNREACHED_MS;
    for (size_t k = 0; k < links->n; k++)
        if (links->link[k].other != node && links->link[k].in_ms < shortest)
            shortest = links->link[k].in_ms;
    return shortest;
}

/* As far as the longest of them, and on to where a last step leads to its end; false: there is none. */
static bool bound_ways(const view *v, adg_witness_bound *bound)
{
    bool any = false;
    adg_way way;
    *bound = (adg_witness_bound){0, -1, v->most_links};
    for (size_t k = 0; k < v->links->n; k++) {
        if (!open_way(v, k, &way))
            continue;
        int64_t last_ms = (int64_t)way.ms - last_step(v, way.to);
        bound->whole_ms = way.ms > bound->whole_ms ? way.ms : bound->whole_ms;
        bound->last_ms = last_ms > bound->last_ms ? last_ms : bound->last_ms;
        any = true;
    }
    return any;
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
    for (view v = {g, node, &g->at[node], 0, most_links}; v.from < v.links->n; v.from++) {
        const adg_link *in = &v.links->link[v.from];
        adg_witness_bound bound;
        if (in->in_ms == ADG_UNREACHED_MS || !bound_ways(&v, &bound))
            continue;
        if (!adg_witness_search(witness, g, in->other, node, bound) ||
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
