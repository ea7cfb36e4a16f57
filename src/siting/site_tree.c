/* SPDX-License-Identifier: MPL-2.0 */
/* Leximin, the ordered median and capacities: whatever a set of sites is worth, opening one more never
 * makes it worse. So everything that may still be opened, open at once, bounds what a branch can
 * give. Worth is a list of numbers, the first counting most. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "siting/siting_case.h"
#include "siting/transport.h"

enum {
    MOST_NUMBERS = 5
};

typedef struct {
    double number[MOST_NUMBERS];
} worth;

typedef struct {
    adg_siting_case *c;
    double *part; /* [n x 5] of the fifths */
    double people[5];
    double *minutes;       /* [n] room */
    unsigned char *maybe;  /* [m] open, or may still be opened */
    unsigned char *chosen; /* [m] opened by the branch */
    uint32_t *order;       /* [n_candidates] the order of branching */
    worth best;
    bool found, out_of_time, settled;
} tree;

/* ---- worth ---- */

static bool is_worse(const worth *a, const worth *b)
{
    for (int q = 0; q < MOST_NUMBERS; q++) {
        double tolerance = 1e-12 * (1 + fabs(b->number[q]));
        if (fabs(a->number[q] - b->number[q]) > tolerance)
            return a->number[q] > b->number[q];
    }
    return true; /* no better is no gain */
}

static double no_way_minutes(const adg_siting_case *c)
{
    double cap = c->problem->unreachable_min;
    return isnan(cap) ? c->no_way_weight * (c->longest > 0 ? c->longest : 1) : cap;
}

static int upwards(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int downwards(const void *a, const void *b)
{
    return upwards(b, a);
}

static worth of_fifths(const tree *t, const unsigned char *open)
{
    adg_sum sum[5] = {{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}};
    worth w = {{0}};
    for (size_t i = 0; i < t->c->n; i++) {
        if (!t->c->counts[i])
            continue;
        double minutes = adg_siting_nearest(t->c, open, i, NULL);
        minutes = isinf(minutes) ? no_way_minutes(t->c) : minutes;
        for (size_t q = 0; q < 5; q++)
            adg_sum_add(&sum[q], t->part[5 * i + q] * minutes);
    }
    for (int q = 0; q < 5; q++)
        w.number[q] = t->people[q] > 0 ? adg_sum_value(&sum[q]) / t->people[q] : 0;
    qsort(w.number, 5, sizeof *w.number, downwards);
    return w;
}

static worth of_order(const tree *t, const unsigned char *open)
{
    size_t n = 0;
    worth w = {{0}};
    adg_sum sum = {0};
    for (size_t i = 0; i < t->c->n; i++)
        if (t->c->counts[i]) {
            double minutes = adg_siting_nearest(t->c, open, i, NULL);
            t->minutes[n++] = isinf(minutes) ? no_way_minutes(t->c) : minutes;
        }
    qsort(t->minutes, n, sizeof *t->minutes, upwards);
    for (size_t k = 0; k < n; k++)
        adg_sum_add(&sum, t->c->problem->lambda[k] * t->minutes[k]);
    w.number[0] = adg_sum_value(&sum);
    return w;
}

/* For a bound, demand may always be split. */
static adg_status of_capacity(tree *t, const unsigned char *open, bool bound_only, worth *w,
                              adg_error *error)
{
    adg_transport transport;
    adg_status status = adg_transport_solve(t->c, open, &transport, error);
    if (status == ADG_OK && t->c->problem->single && !bound_only && transport.unserved == 0) {
        double below = t->found && t->best.number[0] == 0 ? t->best.number[1] : INFINITY;
        adg_transport_release(&transport);
        status = adg_single_assignment(t->c, open, below, &transport, &t->settled, error);
    }
    if (status != ADG_OK)
        return status;
    *w = (worth){{transport.unserved, transport.cost}};
    adg_transport_release(&transport);
    return ADG_OK;
}

static adg_status judge(tree *t, const unsigned char *open, bool bound_only, worth *w,
                        adg_error *error)
{
    if (t->c->model == ADG_SITING_P_MEDIAN)
        return of_capacity(t, open, bound_only, w, error);
    *w = t->c->model == ADG_SITING_LEXIMIN ? of_fifths(t, open) : of_order(t, open);
    return ADG_OK;
}

static adg_status offer(tree *t, const unsigned char *open, adg_error *error)
{
    worth w;
    adg_status status = judge(t, open, false, &w, error);
    if (status == ADG_OK && (!t->found || !is_worse(&w, &t->best))) {
        t->found = true;
        t->best = w;
        memcpy(t->c->open, open, t->c->m);
    }
    return status;
}

/* ---- a first answer ---- */

/* The p-median of the same places, then swaps as long as they help. */
static adg_status begin(tree *t, double *mean_bound, adg_error *error)
{
    adg_siting_case *c = t->c;
    adg_cost_rows rows;
    adg_sum_search how = ADG_SUM_SEARCH_INIT;
    adg_sum_answer sum;
    how.deadline = c->deadline;
    how.seed = c->problem->seed;
    how.known_bound = 0;
    adg_status status = adg_siting_weighted_rows(c, c->demand, &rows, error);
    if (status != ADG_OK)
        return status;
    status = adg_sum_location(&rows, c->problem->p, &how, t->chosen, &sum, error);
    adg_cost_rows_release(&rows);
    *mean_bound = status == ADG_OK ? sum.bound : 0;
    return status == ADG_OK ? offer(t, t->chosen, error) : status;
}

static adg_status look_up(tree *t, adg_error *error)
{
    t->out_of_time = t->out_of_time || adg_deadline_passed(&t->c->deadline);
    return adg_ask(t->c->deadline.ctx, error);
}

static adg_status try_swap(tree *t, uint32_t in, uint32_t out, bool *gained, adg_error *error)
{
    worth before = t->best;
    memcpy(t->chosen, t->c->open, t->c->m);
    t->chosen[in] = 1;
    t->chosen[out] = 0;
    adg_status status = offer(t, t->chosen, error);
    *gained = status == ADG_OK && memcmp(&before, &t->best, sizeof before) != 0;
    return status;
}

static adg_status improve(tree *t, adg_error *error)
{
    adg_status status = ADG_OK;
    adg_siting_case *c = t->c;
    for (bool any = true; any && status == ADG_OK && !t->out_of_time;) {
        any = false;
        for (uint32_t in = 0; in < c->m && status == ADG_OK; in++)
            for (uint32_t out = 0; out < c->m && status == ADG_OK; out++) {
                if (c->open[in] || c->state[in] != ADG_SITE_FREE || !c->open[out])
                    continue;
                bool gained = false;
                status = look_up(t, error);
                if (status == ADG_OK && !t->out_of_time)
                    status = try_swap(t, in, out, &gained, error);
                any = any || gained;
            }
    }
    return status;
}

/* ---- the tree ---- */

static adg_status explore(tree *t, size_t at, size_t k, size_t left, adg_error *error)
{
    adg_status status = look_up(t, error);
    if (status != ADG_OK || t->out_of_time)
        return status;
    if (k == 0)
        return offer(t, t->chosen, error);
    if (k == left)
        return offer(t, t->maybe, error);
    worth bound;
    status = judge(t, t->maybe, true, &bound, error);
    if (status != ADG_OK || is_worse(&bound, &t->best))
        return status;
    uint32_t j = t->order[at];
    t->chosen[j] = 1;
    status = explore(t, at + 1, k - 1, left - 1, error);
    t->chosen[j] = 0;
    if (status != ADG_OK)
        return status;
    t->maybe[j] = 0;
    status = explore(t, at + 1, k, left - 1, error);
    t->maybe[j] = 1;
    return status;
}

/* The best answer's sites last, so that branches without them are closed soon. */
static void set_order(tree *t)
{
    size_t n = 0;
    for (int in_best = 1; in_best >= 0; in_best--)
        for (uint32_t j = 0; j < t->c->m; j++)
            if (t->c->state[j] == ADG_SITE_FREE && t->c->open[j] == in_best)
                t->order[n++] = j;
}

static adg_status search(tree *t, double *bound, adg_error *error)
{
    adg_siting_case *c = t->c;
    double mean_bound = 0;
    worth all;
    for (size_t j = 0; j < c->m; j++)
        t->maybe[j] = c->state[j] == ADG_SITE_FREE;
    adg_status status = begin(t, &mean_bound, error);
    if (status == ADG_OK)
        status = judge(t, t->maybe, true, &all, error);
    if (status == ADG_OK)
        status = improve(t, error);
    if (status != ADG_OK)
        return status;
    *bound = c->model == ADG_SITING_P_MEDIAN ? all.number[1] : all.number[0];
    if (c->model == ADG_SITING_P_MEDIAN)
        *bound = fmax(*bound, mean_bound);
    set_order(t);
    memset(t->chosen, 0, c->m);
    status = explore(t, 0, c->problem->p, c->n_candidates, error);
    t->settled = t->settled && !t->out_of_time;
    return status;
}

/* ---- answers ---- */

static adg_status list_flows(const adg_siting_case *c, const adg_transport *t,
                             adg_siting_answer *answer, adg_error *error)
{
    answer->flow = ADG_NEW_ARRAY(adg_siting_flow, t->n_rows * t->n_open);
    if (!answer->flow)
        return adg_fail_memory(error);
    for (size_t row = 0; row < t->n_rows; row++)
        for (size_t s = 0; s < t->n_open; s++)
            if (t->flow[row * t->n_open + s] > 1e-12 * c->demand[t->place[row]])
                answer->flow[answer->n_flows++] =
                    (adg_siting_flow){t->place[row], t->site[s], t->flow[row * t->n_open + s]};
    return ADG_OK;
}

adg_status adg_siting_flows(const adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    adg_transport t;
    bool settled = true;
    adg_status status = c->problem->single
                            ? adg_single_assignment(c, c->open, INFINITY, &t, &settled, error)
                            : adg_transport_solve(c, c->open, &t, error);
    if (status == ADG_OK)
        status = list_flows(c, &t, answer, error);
    adg_transport_release(&t);
    return status;
}

static void set_answer(const tree *t, double bound, adg_siting_answer *answer)
{
    const adg_siting_case *c = t->c;
    if (c->model != ADG_SITING_P_MEDIAN)
        adg_siting_answer_set(answer, t->best.number[0], fmin(bound, t->best.number[0]),
                              t->settled);
    else if (t->best.number[0] == 0)
        adg_siting_answer_set(answer, t->best.number[1], fmin(bound, t->best.number[1]),
                              t->settled);
    else
        adg_siting_answer_none(answer, t->settled);
}

adg_status adg_siting_by_tree(adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    tree t = {.c = c, .settled = true};
    t.minutes = ADG_NEW_ARRAY(double, c->n);
    t.maybe = ADG_NEW_ARRAY(unsigned char, c->m);
    t.chosen = ADG_NEW_ARRAY(unsigned char, c->m);
    t.order = ADG_NEW_ARRAY(uint32_t, c->m);
    double bound = 0;
    adg_status status =
        t.minutes && t.maybe && t.chosen && t.order ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && c->model == ADG_SITING_LEXIMIN)
        status = adg_siting_fifths(c, &t.part, t.people, error);
    if (status == ADG_OK)
        status = search(&t, &bound, error);
    if (status == ADG_OK)
        set_answer(&t, bound, answer);
    free(t.part);
    free(t.minutes);
    free(t.maybe);
    free(t.chosen);
    free(t.order);
    return status;
}
