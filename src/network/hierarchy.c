/* SPDX-License-Identifier: MPL-2.0 */
#include "network/hierarchy.h"

#include <stdbool.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "network/contraction_order.h"

/* ---- places ---- */

/* A node whose links are being followed. */
typedef struct {
    uint32_t node;
    size_t next;
} step;

/* Depth first from every node along the links, all of which lead upwards: a node gets its place
 * after all nodes above it. */
static void give_places(adg_hierarchy *h, const adg_links *links, step *stack)
{
    uint32_t n_placed = 0;
    for (uint32_t v = 0; v < h->n_nodes; v++)
        h->place[v] = ADG_NONE;
    for (uint32_t v = 0; v < h->n_nodes; v++) {
        size_t depth = 0;
        if (h->place[v] == ADG_NONE)
            stack[depth++] = (step){v, 0};
        while (depth > 0) {
            step *top = &stack[depth - 1];
            const adg_links *at = &links[top->node];
            while (top->next < at->n && h->place[at->link[top->next].other] != ADG_NONE)
                top->next++;
            if (top->next < at->n) {
                stack[depth++] = (step){at->link[top->next++].other, 0};
                continue;
            }
            h->node[n_placed] = top->node;
            h->place[top->node] = n_placed++;
            depth--;
        }
    }
}

static adg_status order_places(adg_hierarchy *h, const adg_links *links, adg_error *error)
{
    step *stack = ADG_NEW_ARRAY(step, (size_t)h->n_nodes + 1);
    h->place = ADG_NEW_ARRAY(uint32_t, h->n_nodes);
    h->node = ADG_NEW_ARRAY(uint32_t, h->n_nodes);
    bool ok = stack && h->place && h->node;
    if (ok)
        give_places(h, links, stack);
    free(stack);
    return ok ? ADG_OK : adg_fail_memory(error);
}

/* ---- stars ---- */

static uint32_t ms_of(const adg_link *link, bool up)
{
    return up ? link->out_ms : link->in_ms;
}

static size_t count_arcs(const adg_hierarchy *h, const adg_links *links, bool up)
{
    size_t n = 0;
    for (uint32_t v = 0; v < h->n_nodes; v++)
        for (size_t k = 0; k < links[v].n; k++)
            n += ms_of(&links[v].link[k], up) != ADG_UNREACHED_MS;
    return n;
}

static void fill_star(const adg_hierarchy *h, const adg_links *links, bool up, adg_star *star)
{
    uint32_t a = 0;
    for (uint32_t p = 0; p < h->n_nodes; p++) {
        const adg_links *at = &links[h->node[p]];
        for (size_t k = 0; k < at->n; k++) {
            const adg_link *link = &at->link[k];
            uint32_t ms = ms_of(link, up);
            if (ms == ADG_UNREACHED_MS)
                continue;
            star->arc[a] = (adg_arc){h->place[link->other], ms};
            star->minutes[a++] = up ? link->out_min : link->in_min;
            star->longest_ms = ms > star->longest_ms ? ms : star->longest_ms;
        }
        star->first[p + 1] = a;
    }
}

static adg_status make_star(const adg_hierarchy *h, const adg_links *links, bool up, adg_star *star,
                            adg_error *error)
{
    size_t n_arcs = count_arcs(h, links, up);
    if (n_arcs > UINT32_MAX)
        return adg_fail_memory(error);
    star->n_nodes = h->n_nodes;
    star->n_arcs = (uint32_t)n_arcs;
    star->first = ADG_NEW_ARRAY(uint32_t, (size_t)h->n_nodes + 1);
    star->arc = ADG_NEW_ARRAY(adg_arc, n_arcs);
    star->minutes = ADG_NEW_ARRAY(double, n_arcs);
    if (!star->first || !star->arc || !star->minutes)
        return adg_fail_memory(error);
    fill_star(h, links, up, star);
    return ADG_OK;
}

/* ---- the whole ---- */

static adg_status contract(const adg_graph *graph, int threads, adg_links *links, adg_error *error)
{
    adg_contraction_graph g;
    bool ok = adg_contraction_graph_init(graph, &g) && adg_contract_all(&g, threads, links);
    adg_contraction_graph_release(&g);
    return ok ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_hierarchy_build(const adg_graph *graph, int threads, adg_hierarchy *hierarchy,
                               adg_error *error)
{
    *hierarchy = (adg_hierarchy){.n_nodes = graph->n_nodes};
    adg_links *links = ADG_NEW_ARRAY(adg_links, graph->n_nodes);
    adg_status status = links ? contract(graph, threads, links, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = order_places(hierarchy, links, error);
    if (status == ADG_OK)
        status = make_star(hierarchy, links, true, &hierarchy->up, error);
    if (status == ADG_OK)
        status = make_star(hierarchy, links, false, &hierarchy->down, error);
    for (uint32_t v = 0; links && v < graph->n_nodes; v++)
        free(links[v].link);
    free(links);
    if (status != ADG_OK)
        adg_hierarchy_release(hierarchy);
    return status;
}

void adg_hierarchy_release(adg_hierarchy *hierarchy)
{
    adg_star *star[] = {&hierarchy->up, &hierarchy->down};
    for (int k = 0; k < 2; k++) {
        free(star[k]->first);
        free(star[k]->arc);
        free(star[k]->minutes);
    }
    free(hierarchy->place);
    free(hierarchy->node);
    *hierarchy = (adg_hierarchy){0};
}
