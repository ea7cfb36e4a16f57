/* SPDX-License-Identifier: MPL-2.0 */
#include "network/contraction.h"

/* The longest way over the node from one neighbour to any other; ADG_UNREACHED_MS: none. */
static uint32_t longest_over(const adg_links *links, size_t from)
{
    uint32_t longest = ADG_UNREACHED_MS;
    for (size_t k = 0; k < links->n; k++) {
        uint32_t out_ms = links->link[k].out_ms;
        if (k != from && out_ms != ADG_UNREACHED_MS &&
            (longest == ADG_UNREACHED_MS || out_ms > longest))
            longest = out_ms;
    }
    return longest == ADG_UNREACHED_MS ? longest : links->link[from].in_ms + longest;
}

static adg_way way_over(const adg_link *in, const adg_link *out)
{
    return (adg_way){in->other, out->other, in->in_ms + out->out_ms, in->hops + out->hops,
                     in->in_min + out->out_min};
}

/* Calls for every shortcut that is needed. */
typedef bool (*shortcut_visitor)(void *data, const adg_way *way);

static bool shortcuts_from(const adg_links *links, size_t from, const adg_witness *witness,
                           shortcut_visitor visit, void *data)
{
    const adg_link *in = &links->link[from];
    for (size_t k = 0; k < links->n; k++) {
        if (k == from || links->link[k].out_ms == ADG_UNREACHED_MS)
            continue;
        const adg_way way = way_over(in, &links->link[k]);
        if (way.ms <= ADG_MAX_PATH_MS && !adg_witness_found(witness, way.to, way.ms, way.minutes) &&
            !visit(data, &way))
            return false;
    }
    return true;
}

/* links: those of the node; visit may change the graph elsewhere, never these. */
static bool visit_shortcuts(const adg_contraction_graph *g, adg_witness *witness, uint32_t node,
                            size_t most_links, shortcut_visitor visit, void *data)
{
    const adg_links *links = &g->at[node];
    for (size_t k = 0; k < links->n; k++) {
        if (links->link[k].in_ms == ADG_UNREACHED_MS)
            continue;
        uint32_t bound_ms = longest_over(links, k);
        if (bound_ms == ADG_UNREACHED_MS)
            continue;
        if (!adg_witness_search(witness, g, links->link[k].other, node, bound_ms, most_links) ||
            !shortcuts_from(links, k, witness, visit, data))
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
