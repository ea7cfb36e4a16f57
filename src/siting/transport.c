/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/transport.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

typedef struct {
    adg_transport *t;
    double *minutes; /* [n_rows x n_open] */
    double *room;    /* [n_open] */
    double *length;  /* [n_open] shortest way to each site from the place being served */
    uint32_t *from;  /* [n_open] site that the way comes through; ADG_NONE: directly */
    uint32_t *by;    /* [n_open] row that is pushed on from there */
    double *edge;    /* [n_open x n_open] cheapest push from site to site ... */
    uint32_t *mover; /* [n_open x n_open] ... and the row that is pushed */
} flow_work;

void adg_transport_release(adg_transport *t)
{
    free(t->flow);
    free(t->place);
    free(t->site);
    *t = (adg_transport){0};
}

static void release(flow_work *w)
{
    free(w->minutes);
    free(w->room);
    free(w->length);
    free(w->from);
    free(w->by);
    free(w->edge);
    free(w->mover);
}

static adg_status prepare(const adg_siting_case *c, const unsigned char *open, adg_transport *t,
                          flow_work *w, adg_error *error)
{
    *t = (adg_transport){.place = ADG_NEW_ARRAY(uint32_t, c->n),
                         .site = ADG_NEW_ARRAY(uint32_t, c->m)};
    *w = (flow_work){.t = t};
    if (!t->place || !t->site)
        return adg_fail_memory(error);
    for (uint32_t j = 0; j < c->m; j++)
        if (open[j] || c->state[j] == ADG_SITE_OPEN)
            t->site[t->n_open++] = j;
    for (uint32_t i = 0; i < c->n; i++)
        if (c->counts[i])
            t->place[t->n_rows++] = i;
    size_t n_pairs = t->n_rows * t->n_open, n_sites = t->n_open * t->n_open;
    t->flow = ADG_NEW_ARRAY(double, n_pairs);
    w->minutes = ADG_NEW_ARRAY(double, n_pairs);
    w->room = ADG_NEW_ARRAY(double, t->n_open);
    w->length = ADG_NEW_ARRAY(double, t->n_open);
    w->from = ADG_NEW_ARRAY(uint32_t, t->n_open);
    w->by = ADG_NEW_ARRAY(uint32_t, t->n_open);
    w->edge = ADG_NEW_ARRAY(double, n_sites);
    w->mover = ADG_NEW_ARRAY(uint32_t, n_sites);
    if (!t->flow || !w->minutes || !w->room || !w->length || !w->from || !w->by || !w->edge ||
        !w->mover)
        return adg_fail_memory(error);
    return ADG_OK;
}

static void set_minutes(const adg_siting_case *c, const adg_transport *t, double *minutes)
{
    const adg_reach *r = c->problem->reach;
    for (size_t row = 0; row < t->n_rows; row++)
        for (size_t s = 0, e = r->first[t->place[row]]; s < t->n_open; s++) {
            while (e < r->first[t->place[row] + 1] && r->facility[e] < t->site[s])
                e++;
            bool there = e < r->first[t->place[row] + 1] && r->facility[e] == t->site[s];
            minutes[row * t->n_open + s] = there ? r->minutes[e] : INFINITY;
        }
}

/* What it costs to push one of its places from each site on to each other. */
static void set_edges(flow_work *w)
{
    size_t k = w->t->n_open;
    for (size_t e = 0; e < k * k; e++)
        w->edge[e] = INFINITY;
    for (uint32_t row = 0; row < w->t->n_rows; row++)
        for (size_t a = 0; a < k; a++) {
            if (!(w->t->flow[row * k + a] > 0))
                continue;
            for (size_t b = 0; b < k; b++) {
                double cost = w->minutes[row * k + b] - w->minutes[row * k + a];
                if (cost < w->edge[a * k + b]) {
                    w->edge[a * k + b] = cost;
                    w->mover[a * k + b] = row;
                }
            }
        }
}

/* Shortest ways from a row to every site (Bellman & Ford: pushes may save time). Returns the nearest
 * site with room, or n_open. */
static size_t find_way(flow_work *w, size_t row)
{
    size_t k = w->t->n_open;
    for (size_t s = 0; s < k; s++) {
        w->length[s] = w->minutes[row * k + s];
        w->from[s] = ADG_NONE;
    }
    bool any = true;
    for (size_t round = 0; any && round < k; round++) {
        any = false;
        for (uint32_t a = 0; a < k; a++)
            for (size_t b = 0; b < k; b++) {
                double length = w->length[a] + w->edge[a * k + b];
                if (length < w->length[b] - 1e-12 * (1 + fabs(length))) {
                    w->length[b] = length;
                    w->from[b] = a;
                    w->by[b] = w->mover[a * k + b];
                    any = true;
                }
            }
    }
    size_t best = k;
    for (size_t s = 0; s < k; s++)
        if (w->room[s] > 0 && isfinite(w->length[s]) &&
            (best == k || w->length[s] < w->length[best]))
            best = s;
    return best;
}

/* Sends as much as the way allows. */
static double push(flow_work *w, size_t row, size_t to, double wanted)
{
    size_t k = w->t->n_open;
    double amount = fmin(wanted, w->room[to]);
    size_t s = to;
    for (; w->from[s] != ADG_NONE; s = w->from[s])
        amount = fmin(amount, w->t->flow[w->by[s] * k + w->from[s]]);
    for (s = to; w->from[s] != ADG_NONE; s = w->from[s]) {
        w->t->flow[w->by[s] * k + s] += amount;
        w->t->flow[w->by[s] * k + w->from[s]] -= amount;
    }
    w->t->flow[row * k + s] += amount;
    w->room[to] -= amount;
    return amount;
}

static void sum_up(const adg_siting_case *c, const double *minutes, adg_transport *t)
{
    adg_sum cost = {0}, served = {0}, all = {0};
    for (size_t row = 0; row < t->n_rows; row++) {
        adg_sum_add(&all, c->demand[t->place[row]]);
        for (size_t s = 0; s < t->n_open; s++) {
            double flow = t->flow[row * t->n_open + s];
            if (flow > 0) {
                adg_sum_add(&served, flow);
                adg_sum_add(&cost, flow * minutes[row * t->n_open + s]);
            }
        }
    }
    double unserved = adg_sum_value(&all) - adg_sum_value(&served);
    t->unserved = unserved > 1e-9 * adg_sum_value(&all) ? unserved : 0;
    t->cost = adg_sum_value(&cost);
}

adg_status adg_transport_solve(const adg_siting_case *c, const unsigned char *open,
                               adg_transport *t, adg_error *error)
{
    flow_work w;
    adg_status status = prepare(c, open, t, &w, error);
    if (status == ADG_OK)
        set_minutes(c, t, w.minutes);
    for (size_t s = 0; status == ADG_OK && s < t->n_open; s++)
        w.room[s] = c->problem->capacity[t->site[s]];
    for (size_t row = 0; status == ADG_OK && row < t->n_rows; row++) {
        double left = c->demand[t->place[row]];
        double least = 1e-12 * left;
        while (left > least) {
            set_edges(&w);
            size_t to = find_way(&w, row);
            if (to == t->n_open)
                break;
            double sent = push(&w, row, to, left);
            left = sent >= left ? 0 : left - sent;
        }
    }
    if (status == ADG_OK)
        sum_up(c, w.minutes, t);
    release(&w);
    if (status != ADG_OK)
        adg_transport_release(t);
    return status;
}

/* ---- each place to one site ---- */

typedef struct {
    const adg_siting_case *c;
    const adg_transport *t;
    const double *minutes;
    double *room;     /* [n_open] */
    uint32_t *order;  /* [n_rows] rows, the largest demand first */
    double *rest;     /* [n_rows + 1] least cost of the rows from there on */
    uint32_t *chosen; /* [n_rows] site of each row, in order */
    uint32_t *best;   /* [n_rows] */
    double best_cost;
    unsigned steps;
    bool out_of_time;
} assignment;

static void assign_from(assignment *a, size_t at, double cost)
{
    size_t k = a->t->n_open;
    if (++a->steps % 4096 == 0)
        a->out_of_time = a->out_of_time || adg_deadline_passed(&a->c->deadline) ||
                         adg_ask(a->c->deadline.ctx, NULL) != ADG_OK;
    if (a->out_of_time || cost + a->rest[at] >= a->best_cost)
        return;
    if (at == a->t->n_rows) {
        a->best_cost = cost;
        memcpy(a->best, a->chosen, a->t->n_rows * sizeof *a->best);
        return;
    }
    uint32_t row = a->order[at];
    double demand = a->c->demand[a->t->place[row]], last = -1;
    uint32_t last_site = 0;
    /* The sites from near to far; ties by position. */
    for (size_t tried = 0; tried < k; tried++) {
        uint32_t next = ADG_NONE;
        for (uint32_t s = 0; s < k; s++) {
            double minutes = a->minutes[row * k + s];
            bool after = minutes > last || (minutes == last && s > last_site);
            if (after && isfinite(minutes) &&
                (next == ADG_NONE || minutes < a->minutes[row * k + next]))
                next = s;
        }
        if (next == ADG_NONE)
            break;
        last = a->minutes[row * k + next];
        last_site = next;
        if (a->room[next] < demand * (1 - 1e-12))
            continue;
        a->room[next] -= demand;
        a->chosen[at] = next;
        assign_from(a, at + 1, cost + demand * last);
        a->room[next] += demand;
    }
}

static void order_rows(assignment *a)
{
    const adg_transport *t = a->t;
    for (uint32_t row = 0; row < t->n_rows; row++) {
        size_t at = row;
        for (; at > 0 && a->c->demand[t->place[a->order[at - 1]]] < a->c->demand[t->place[row]];
             at--)
            a->order[at] = a->order[at - 1];
        a->order[at] = row;
    }
    for (size_t at = t->n_rows; at-- > 0;) {
        double least = INFINITY;
        for (size_t s = 0; s < t->n_open; s++)
            least = fmin(least, a->minutes[a->order[at] * t->n_open + s]);
        a->rest[at] = a->rest[at + 1] + a->c->demand[t->place[a->order[at]]] * least;
    }
}

adg_status adg_single_assignment(const adg_siting_case *c, const unsigned char *open, double below,
                                 adg_transport *t, bool *settled, adg_error *error)
{
    flow_work w;
    adg_status status = prepare(c, open, t, &w, error);
    assignment a = {.c = c, .t = t, .minutes = w.minutes, .room = w.room, .best_cost = below};
    if (status == ADG_OK) {
        a.order = ADG_NEW_ARRAY(uint32_t, t->n_rows);
        a.rest = ADG_NEW_ARRAY(double, t->n_rows + 1);
        a.chosen = ADG_NEW_ARRAY(uint32_t, t->n_rows);
        a.best = ADG_NEW_ARRAY(uint32_t, t->n_rows);
        if (!a.order || !a.rest || !a.chosen || !a.best)
            status = adg_fail_memory(error);
    }
    if (status == ADG_OK) {
        set_minutes(c, t, w.minutes);
        for (size_t s = 0; s < t->n_open; s++)
            a.room[s] = c->problem->capacity[t->site[s]];
        order_rows(&a);
        assign_from(&a, 0, 0);
        *settled = *settled && !a.out_of_time;
        for (size_t at = 0; a.best_cost < below && at < t->n_rows; at++)
            t->flow[a.order[at] * t->n_open + a.best[at]] = c->demand[t->place[a.order[at]]];
        sum_up(c, w.minutes, t);
    }
    free(a.order);
    free(a.rest);
    free(a.chosen);
    free(a.best);
    release(&w);
    if (status != ADG_OK)
        adg_transport_release(t);
    return status;
}
