/* SPDX-License-Identifier: MPL-2.0 */
#include "network/graph.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "network/hilbert.h"

static bool usable_minutes(double minutes)
{
    return isinf(minutes) ? minutes > 0
                          : minutes >= 0 && minutes * ADG_MS_PER_MIN <= ADG_MAX_ARC_MS;
}

static adg_status check_edges(uint32_t n_nodes, const adg_edge *edges, uint32_t n_edges,
                              adg_error *error)
{
    for (uint32_t e = 0; e < n_edges; e++) {
        if (edges[e].from >= n_nodes || edges[e].to >= n_nodes)
            return adg_fail(error, ADG_E_INVALID, _("edge %u: there is no such node"), e);
        bool forward = usable_minutes(edges[e].minutes_forward);
        if (!forward || !usable_minutes(edges[e].minutes_backward))
            return adg_fail(error, ADG_E_INVALID,
                            _("edge %u: a time of %g minutes cannot be used; it must be 0 or more, "
                              "and below %.0f"),
                            e, forward ? edges[e].minutes_backward : edges[e].minutes_forward,
                            ADG_MAX_ARC_MS / ADG_MS_PER_MIN);
    }
    return ADG_OK;
}

static adg_status renumber(const double *xy, adg_graph *graph, adg_error *error)
{
    uint32_t n = graph->n_nodes;
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n), *number = ADG_NEW_ARRAY(uint32_t, n);
    graph->xy = ADG_NEW_ARRAY(double, 2 * (size_t)n);
    adg_status status = order && number && graph->xy ? adg_hilbert_order(xy, n, order, error)
                                                     : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (uint32_t k = 0; k < n; k++) {
            number[order[k]] = k;
            memcpy(graph->xy + 2 * (size_t)k, xy + 2 * (size_t)order[k], 2 * sizeof *xy);
        }
        for (uint32_t e = 0; e < graph->n_edges; e++) {
            graph->edge[e].from = number[graph->edge[e].from];
            graph->edge[e].to = number[graph->edge[e].to];
        }
    }
    free(order);
    free(number);
    return status;
}

/* One arc of the star: from tail to head, unless the direction is closed. */
typedef void (*arc_visitor)(adg_star *star, uint32_t tail, uint32_t head, double minutes,
                            uint32_t edge);

static void count_arc(adg_star *star, uint32_t tail, uint32_t head, double minutes, uint32_t edge)
{
    (void)head;
    (void)minutes;
    (void)edge;
    star->first[tail + 1]++;
}

/* first[] runs ahead by one node while the arcs are put down, and ends where it belongs. */
static void place_arc(adg_star *star, uint32_t tail, uint32_t head, double minutes, uint32_t edge)
{
    uint32_t a = star->first[tail]++;
    uint32_t ms = (uint32_t)llround(minutes * ADG_MS_PER_MIN);
    star->arc[a] = (adg_arc){head, ms};
    star->longest_ms = ms > star->longest_ms ? ms : star->longest_ms;
    star->minutes[a] = minutes;
    star->edge[a] = edge;
}

static void visit_arcs(const adg_graph *graph, bool reversed, adg_star *star, arc_visitor visit)
{
    for (uint32_t e = 0; e < graph->n_edges; e++) {
        const adg_edge *edge = &graph->edge[e];
        double along = reversed ? edge->minutes_backward : edge->minutes_forward;
        double against = reversed ? edge->minutes_forward : edge->minutes_backward;
        if (isfinite(along))
            visit(star, edge->from, edge->to, along, e);
        if (isfinite(against))
            visit(star, edge->to, edge->from, against, e);
    }
}

static adg_status build_star(const adg_graph *graph, bool reversed, adg_star *star,
                             adg_error *error)
{
    star->n_nodes = graph->n_nodes;
    star->first = ADG_NEW_ARRAY(uint32_t, (size_t)graph->n_nodes + 2);
    if (!star->first)
        return adg_fail_memory(error);
    visit_arcs(graph, reversed, star, count_arc);
    for (uint32_t v = 0; v < graph->n_nodes; v++)
        star->first[v + 1] += star->first[v];
    star->n_arcs = star->first[graph->n_nodes];
    star->arc = ADG_NEW_ARRAY(adg_arc, star->n_arcs);
    star->minutes = ADG_NEW_ARRAY(double, star->n_arcs);
    star->edge = ADG_NEW_ARRAY(uint32_t, star->n_arcs);
    if (!star->arc || !star->minutes || !star->edge)
        return adg_fail_memory(error);
    visit_arcs(graph, reversed, star, place_arc);
    memmove(star->first + 1, star->first, graph->n_nodes * sizeof *star->first);
    star->first[0] = 0;
    return ADG_OK;
}

adg_status adg_graph_build(uint32_t n_nodes, const double *xy, const adg_edge *edges,
                           uint32_t n_edges, adg_graph *graph, adg_error *error)
{
    *graph = (adg_graph){.n_nodes = n_nodes, .n_edges = n_edges};
    if (n_edges > UINT32_MAX / 2 - 1)
        return adg_fail(error, ADG_E_INVALID, _("more than 2 billion edges cannot be searched"));
    adg_status status = check_edges(n_nodes, edges, n_edges, error);
    if (status != ADG_OK)
        return status;
    graph->edge = ADG_NEW_ARRAY(adg_edge, n_edges);
    if (!graph->edge)
        return adg_fail_memory(error);
    if (n_edges)
        memcpy(graph->edge, edges, n_edges * sizeof *edges);
    if (xy)
        status = renumber(xy, graph, error);
    if (status == ADG_OK)
        status = build_star(graph, false, &graph->out, error);
    if (status == ADG_OK)
        status = build_star(graph, true, &graph->in, error);
    if (status != ADG_OK)
        adg_graph_release(graph);
    return status;
}

void adg_star_release(adg_star *star)
{
    free(star->first);
    free(star->arc);
    free(star->minutes);
    free(star->edge);
}

void adg_graph_release(adg_graph *graph)
{
    adg_star_release(&graph->out);
    adg_star_release(&graph->in);
    free(graph->edge);
    free(graph->xy);
    *graph = (adg_graph){0};
}
