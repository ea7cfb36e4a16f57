/* SPDX-License-Identifier: MPL-2.0 */
#include "network/turns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/text.h"

typedef struct {
    const adg_graph *graph;
    adg_turn_costs costs;
    adg_turn_rule *rule; /* [n_rules] sorted by from */
    size_t n_rules;
    uint32_t *first;   /* [nodes + 1] */
    uint32_t *leaving; /* edges driven one way by the node they leave, as arcs in a star */
} turning;

/* The rules of one edge driven one way. */
typedef struct {
    const adg_turn_rule *rule;
    size_t n;
    bool only; /* one of them at least says so */
} signs;

double adg_driven_minutes(const adg_graph *graph, uint32_t driven)
{
    const adg_edge *edge = &graph->edge[driven / 2];
    return driven % 2 ? edge->minutes_backward : edge->minutes_forward;
}

uint32_t adg_turns_first(const adg_graph *graph, uint32_t node)
{
    return 2 * (graph->n_edges + node);
}

uint32_t adg_turns_last(const adg_graph *graph, uint32_t node)
{
    return adg_turns_first(graph, node) + 1;
}

static uint32_t tail_of(const adg_graph *graph, uint32_t driven)
{
    const adg_edge *edge = &graph->edge[driven / 2];
    return driven % 2 ? edge->to : edge->from;
}

static uint32_t head_of(const adg_graph *graph, uint32_t driven)
{
    return tail_of(graph, driven ^ 1);
}

/* ---- what is allowed ---- */

static int by_from(const void *a, const void *b)
{
    const adg_turn_rule *p = a, *q = b;
    return (p->from > q->from) - (p->from < q->from);
}

static signs signs_at(const turning *t, uint32_t from)
{
    size_t low = 0, high = t->n_rules;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (t->rule[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    signs s = {t->rule + low, 0, false};
    for (; low + s.n < t->n_rules && s.rule[s.n].from == from; s.n++)
        s.only = s.only || s.rule[s.n].only;
    return s;
}

static bool is_allowed(const signs *s, uint32_t to)
{
    bool named = false;
    for (size_t i = 0; i < s->n; i++) {
        if (s->rule[i].to != to)
            continue;
        if (!s->rule[i].only)
            return false;
        named = true;
    }
    return named || !s->only;
}

/* ---- the turns ---- */

/* One turn that may be made. */
typedef void (*turn_visitor)(void *data, uint32_t from, uint32_t to, double turn_min);

static void visit_turns_from(const turning *t, uint32_t from, turn_visitor visit, void *data)
{
    const uint32_t node = head_of(t->graph, from), back = from ^ 1;
    const signs s = signs_at(t, from);
    bool dead_end = true;
    for (uint32_t k = t->first[node]; k < t->first[node + 1]; k++) {
        uint32_t to = t->leaving[k];
        if (to == back || !is_allowed(&s, to))
            continue;
        dead_end = false;
        visit(data, from, to, t->costs.turn_min);
    }
    double round_min = dead_end ? t->costs.turn_min : t->costs.u_turn_min;
    bool allowed = dead_end || is_allowed(&s, back);
    if (allowed && isfinite(round_min) && isfinite(adg_driven_minutes(t->graph, back)))
        visit(data, from, back, round_min);
}

static void visit_turns(const turning *t, turn_visitor visit, void *data)
{
    for (uint32_t from = 0; from < 2 * t->graph->n_edges; from++)
        if (isfinite(adg_driven_minutes(t->graph, from)))
            visit_turns_from(t, from, visit, data);
}

/* ---- arcs ---- */

static double minutes_of(const adg_graph *graph, uint32_t node)
{
    return node < 2 * graph->n_edges ? adg_driven_minutes(graph, node) : 0;
}

/* Both stars while they are filled: what is done with every arc. */
typedef struct filling filling;
struct filling {
    const adg_graph *graph;
    adg_turns *turns;
    void (*arc)(filling *f, adg_star *star, uint32_t tail, uint32_t head, double turn_min);
    uint64_t n;
};

static void count_arc(filling *f, adg_star *star, uint32_t tail, uint32_t head, double turn_min)
{
    (void)head;
    (void)turn_min;
    star->first[tail + 1]++;
    f->n++;
}

/* first[] runs ahead by one node while the arcs are put down, as in graph.c. */
static void place_arc(filling *f, adg_star *star, uint32_t tail, uint32_t head, double turn_min)
{
    uint32_t a = star->first[tail]++;
    double minutes = minutes_of(f->graph, tail) + turn_min;
    uint32_t ms = (uint32_t)llround(minutes * ADG_MS_PER_MIN);
    star->arc[a] = (adg_arc){head, ms};
    star->longest_ms = ms > star->longest_ms ? ms : star->longest_ms;
    star->minutes[a] = minutes;
    star->edge[a] = tail < 2 * f->graph->n_edges ? tail / 2 : ADG_NONE;
}

static void take_turn(void *data, uint32_t from, uint32_t to, double turn_min)
{
    filling *f = data;
    f->arc(f, &f->turns->out, from, to, turn_min);
    f->arc(f, &f->turns->in, to, from, turn_min);
}

/* From a junction on to every edge, and from every edge to its junction. */
static void take_junctions(filling *f)
{
    const adg_graph *graph = f->graph;
    for (uint32_t v = 0; v < graph->n_nodes; v++) {
        f->arc(f, &f->turns->out, adg_turns_first(graph, v), adg_turns_last(graph, v), 0);
        f->arc(f, &f->turns->in, adg_turns_first(graph, v), adg_turns_last(graph, v), 0);
    }
    for (uint32_t d = 0; d < 2 * graph->n_edges; d++) {
        if (isinf(adg_driven_minutes(graph, d)))
            continue;
        uint32_t tail = tail_of(graph, d), head = head_of(graph, d);
        f->arc(f, &f->turns->out, adg_turns_first(graph, tail), d, 0);
        f->arc(f, &f->turns->out, d, adg_turns_last(graph, head), 0);
        f->arc(f, &f->turns->in, adg_turns_first(graph, head), d, 0);
        f->arc(f, &f->turns->in, d, adg_turns_last(graph, tail), 0);
    }
}

static void take_all(const turning *t, filling *f)
{
    visit_turns(t, take_turn, f);
    take_junctions(f);
}

/* ---- stars ---- */

static bool begin_star(adg_star *star, uint32_t n_nodes)
{
    star->n_nodes = n_nodes;
    star->first = ADG_NEW_ARRAY(uint32_t, (size_t)n_nodes + 2);
    return star->first != NULL;
}

static bool make_room(adg_star *star)
{
    for (uint32_t v = 0; v < star->n_nodes; v++)
        star->first[v + 1] += star->first[v];
    star->n_arcs = star->first[star->n_nodes];
    star->arc = ADG_NEW_ARRAY(adg_arc, star->n_arcs);
    star->minutes = ADG_NEW_ARRAY(double, star->n_arcs);
    star->edge = ADG_NEW_ARRAY(uint32_t, star->n_arcs);
    return star->arc && star->minutes && star->edge;
}

static void end_star(adg_star *star)
{
    memmove(star->first + 1, star->first, star->n_nodes * sizeof *star->first);
    star->first[0] = 0;
}

static adg_status fill_stars(const turning *t, adg_turns *turns, adg_error *error)
{
    filling f = {t->graph, turns, count_arc, 0};
    uint64_t n_nodes = 2 * ((uint64_t)t->graph->n_edges + t->graph->n_nodes);
    if (n_nodes >= UINT32_MAX)
        return adg_fail(error, ADG_E_INVALID, _("more than 2 billion edges cannot be searched"));
    if (!begin_star(&turns->out, (uint32_t)n_nodes) || !begin_star(&turns->in, (uint32_t)n_nodes))
        return adg_fail_memory(error);
    take_all(t, &f);
    if (f.n >= UINT32_MAX)
        return adg_fail(error, ADG_E_INVALID, _("more than 4 billion turns cannot be searched"));
    if (!make_room(&turns->out) || !make_room(&turns->in))
        return adg_fail_memory(error);
    f.arc = place_arc;
    take_all(t, &f);
    end_star(&turns->out);
    end_star(&turns->in);
    return ADG_OK;
}

/* ---- the whole ---- */

/* Deals the edges, each driven both ways where that is open, to the nodes they leave. */
static void find_leaving(turning *t)
{
    const adg_graph *graph = t->graph;
    for (int placing = 0; placing < 2; placing++) {
        for (uint32_t d = 0; d < 2 * graph->n_edges; d++) {
            if (isinf(adg_driven_minutes(graph, d)))
                continue;
            uint32_t v = tail_of(graph, d);
            if (placing)
                t->leaving[t->first[v]++] = d;
            else
                t->first[v + 1]++;
        }
        for (uint32_t v = 0; !placing && v < graph->n_nodes; v++)
            t->first[v + 1] += t->first[v];
    }
    memmove(t->first + 1, t->first, graph->n_nodes * sizeof *t->first);
    t->first[0] = 0;
}

static adg_status prepare(turning *t, const adg_turn_rule *rules, adg_error *error)
{
    t->rule = ADG_NEW_ARRAY(adg_turn_rule, t->n_rules);
    t->first = ADG_NEW_ARRAY(uint32_t, (size_t)t->graph->n_nodes + 2);
    t->leaving = ADG_NEW_ARRAY(uint32_t, 2 * (size_t)t->graph->n_edges);
    if (!t->rule || !t->first || !t->leaving)
        return adg_fail_memory(error);
    if (t->n_rules) {
        memcpy(t->rule, rules, t->n_rules * sizeof *rules);
        qsort(t->rule, t->n_rules, sizeof *t->rule, by_from);
    }
    find_leaving(t);
    return ADG_OK;
}

adg_status adg_turns_build(const adg_graph *graph, const adg_turn_rule *rules, size_t n_rules,
                           adg_turn_costs costs, adg_turns *turns, adg_error *error)
{
    turning t = {.graph = graph, .costs = costs, .n_rules = n_rules};
    *turns = (adg_turns){0};
    adg_status status = prepare(&t, rules, error);
    if (status == ADG_OK)
        status = fill_stars(&t, turns, error);
    free(t.rule);
    free(t.first);
    free(t.leaving);
    if (status != ADG_OK)
        adg_turns_release(turns);
    return status;
}

void adg_turns_release(adg_turns *turns)
{
    adg_star_release(&turns->out);
    adg_star_release(&turns->in);
    *turns = (adg_turns){0};
}
