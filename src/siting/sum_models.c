/* SPDX-License-Identifier: MPL-2.0 */
/* The models whose objective is a sum over places of what each costs at its nearest site: p-median,
 * equity p-median, maximal covering, Kolm-Pollak. */
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"
#include "siting/siting_case.h"

/* ---- least volumes ---- */

static double drawn_by(const adg_siting_case *c, const unsigned char *open, uint32_t site)
{
    double volume = 0;
    for (size_t i = 0; i < c->n; i++) {
        uint32_t nearest;
        adg_siting_nearest(c, open, i, &nearest);
        volume += nearest == site ? c->demand[i] : 0;
    }
    return volume;
}

/* Does every open site draw what it must? */
static int volumes_hold(const void *data, const unsigned char *open)
{
    const adg_siting_case *c = data;
    for (uint32_t j = 0; j < c->m; j++) {
        double least = c->problem->min_volume[j];
        if (least > 0 && (open[j] || c->state[j] == ADG_SITE_OPEN) && drawn_by(c, open, j) < least)
            return 0;
    }
    return 1;
}

/* ---- between the sum of costs and the objective ---- */

/* A sum of costs over all places that count, in the model's own terms. */
static double in_own_terms(const adg_siting_case *c, double sum)
{
    double kappa = c->problem->kappa;
    switch (c->model) {
    case ADG_SITING_MCLP:
        return c->total - sum;
    case ADG_SITING_KOLM_POLLAK:
        return c->total > 0 ? -log1p((kappa < 0 ? 1 : -1) * sum / c->total) / kappa : 0;
    default:
        return sum;
    }
}

/* Sum of costs of the places with a way (or all, where having none counts a given time), and what
 * the others cost. */
static double cost_of_sites(const adg_siting_case *c, double *of_others, double *people)
{
    adg_sum sum = {0}, others = {0}, reached = {0};
    for (size_t i = 0; i < c->n; i++) {
        if (!c->counts[i])
            continue;
        double minutes = adg_siting_nearest(c, c->open, i, NULL);
        bool counted =
            isfinite(minutes) || !isnan(c->problem->unreachable_min) || c->model == ADG_SITING_MCLP;
        adg_sum_add(counted ? &sum : &others, adg_siting_cost(c, i, minutes));
        if (counted)
            adg_sum_add(&reached, c->demand[i]);
    }
    *of_others = adg_sum_value(&others);
    *people = adg_sum_value(&reached);
    return adg_sum_value(&sum);
}

static void set_answer(const adg_siting_case *c, const adg_sum_answer *sum,
                       adg_siting_answer *answer)
{
    double of_others, people, cost = cost_of_sites(c, &of_others, &people);
    adg_siting_case reached = *c;
    if (c->model == ADG_SITING_KOLM_POLLAK)
        reached.total = people;
    double bound = fmin(fmax(sum->bound - of_others, 0), cost);
    adg_siting_answer_set(answer, in_own_terms(&reached, cost), in_own_terms(&reached, bound),
                          sum->proven);
}

static adg_status search(adg_siting_case *c, const adg_site_rule *rule, adg_sum_answer *sum,
                         adg_error *error)
{
    adg_cost_rows rows;
    adg_status status = adg_siting_rows(c, &rows, error);
    if (status != ADG_OK)
        return status;
    adg_sum_search how = ADG_SUM_SEARCH_INIT;
    how.rule = rule;
    how.deadline = c->deadline;
    how.seed = c->problem->seed;
    how.known_bound = 0;
    status = adg_sum_location(&rows, c->problem->p, &how, c->open, sum, error);
    adg_cost_rows_release(&rows);
    return status;
}

adg_status adg_siting_by_sum(adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    const adg_site_rule rule = {volumes_hold, c};
    adg_sum_answer sum;
    adg_status status = search(c, c->problem->min_volume ? &rule : NULL, &sum, error);
    if (status == ADG_OK && sum.found)
        set_answer(c, &sum, answer);
    else if (status == ADG_OK)
        adg_siting_answer_none(answer, sum.proven);
    return status;
}

/* ---- the simple methods ---- */

static adg_status check_is_sum(adg_siting_model model, adg_error *error)
{
    if (model == ADG_SITING_P_MEDIAN || model == ADG_SITING_EQUITY_P_MEDIAN ||
        model == ADG_SITING_MCLP || model == ADG_SITING_KOLM_POLLAK)
        return ADG_OK;
    return adg_fail(error, ADG_E_USAGE, "%s", _("this is only for the models of sums"));
}

adg_status adg_siting_greedy(adg_siting_model model, const adg_siting_problem *problem,
                             adg_siting_move *moves, adg_error *error)
{
    adg_siting_case c = {0};
    adg_cost_rows rows = {0};
    uint32_t *added = NULL;
    adg_status status = check_is_sum(model, error);
    if (status == ADG_OK)
        status = adg_siting_case_build(model, problem, NULL, &c, error);
    if (status == ADG_OK)
        status = adg_siting_rows(&c, &rows, error);
    if (status == ADG_OK && !(added = ADG_NEW_ARRAY(uint32_t, problem->p)))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_greedy_add(&rows, problem->p, c.open, added, error);
    if (c.open)
        memset(c.open, 0, c.m);
    for (size_t s = 0; status == ADG_OK && s < problem->p; s++) {
        double others, people;
        c.open[added[s]] = 1;
        double cost = cost_of_sites(&c, &others, &people);
        moves[s] = (adg_siting_move){added[s], ADG_NONE, in_own_terms(&c, cost)};
    }
    free(added);
    adg_cost_rows_release(&rows);
    adg_siting_case_release(&c);
    return status;
}

/* The best site to give up for `in`, and the sum then; ADG_NONE when none is a gain. */
static uint32_t best_exchange(const adg_cost_rows *rows, uint32_t in, unsigned char *open,
                              double *sum)
{
    uint32_t best = ADG_NONE;
    open[in] = 1;
    for (size_t f = 0; f < rows->n_free; f++) {
        uint32_t out = rows->free[f];
        if (!open[out] || out == in)
            continue;
        open[out] = 0;
        double after = adg_cost_rows_sum(rows, open);
        open[out] = 1;
        if (after < *sum - 1e-12 * fabs(*sum)) {
            *sum = after;
            best = out;
        }
    }
    open[in] = 0;
    return best;
}

static adg_status add_move(adg_siting_move **moves, size_t *n, size_t *capacity,
                           adg_siting_move move, adg_error *error)
{
    adg_siting_move *grown = adg_grow_array(*moves, *n, capacity, sizeof move);
    if (!grown)
        return adg_fail_memory(error);
    *moves = grown;
    grown[(*n)++] = move;
    return ADG_OK;
}

static adg_status substitute(const adg_siting_case *c, const adg_cost_rows *rows, double *sum,
                             adg_siting_move **moves, size_t *n_moves, adg_error *error)
{
    adg_status status = ADG_OK;
    size_t capacity = 0;
    *sum = adg_cost_rows_sum(rows, c->open);
    for (bool any = true; any && status == ADG_OK;) {
        any = false;
        for (size_t f = 0; f < rows->n_free && status == ADG_OK; f++) {
            uint32_t in = rows->free[f];
            uint32_t out = c->open[in] ? ADG_NONE : best_exchange(rows, in, c->open, sum);
            if (out == ADG_NONE)
                continue;
            c->open[in] = 1;
            c->open[out] = 0;
            any = true;
            const adg_siting_move move = {in, out, in_own_terms(c, *sum)};
            status = add_move(moves, n_moves, &capacity, move, error);
        }
    }
    return status;
}

static adg_status open_start(adg_siting_case *c, const uint32_t *site, adg_error *error)
{
    for (size_t s = 0; s < c->problem->p; s++) {
        if (site[s] >= c->m || c->state[site[s]] != ADG_SITE_FREE || c->open[site[s]])
            return adg_fail(error, ADG_E_INVALID,
                            _("site %u of the start is no candidate, or stands twice"), site[s]);
        c->open[site[s]] = 1;
    }
    return ADG_OK;
}

adg_status adg_siting_substitute(adg_siting_model model, const adg_siting_problem *problem,
                                 uint32_t *site, adg_siting_move **moves, size_t *n_moves,
                                 double *objective, adg_error *error)
{
    adg_siting_case c = {0};
    adg_cost_rows rows = {0};
    double sum = 0;
    *moves = NULL;
    *n_moves = 0;
    adg_status status = check_is_sum(model, error);
    if (status == ADG_OK)
        status = adg_siting_case_build(model, problem, NULL, &c, error);
    if (status == ADG_OK)
        status = open_start(&c, site, error);
    if (status == ADG_OK)
        status = adg_siting_rows(&c, &rows, error);
    if (status == ADG_OK)
        status = substitute(&c, &rows, &sum, moves, n_moves, error);
    if (status == ADG_OK) {
        size_t s = 0;
        for (uint32_t j = 0; j < c.m; j++)
            if (c.open[j])
                site[s++] = j;
        double others, people, cost = cost_of_sites(&c, &others, &people);
        *objective = in_own_terms(&c, cost);
    } else {
        free(*moves);
        *moves = NULL;
        *n_moves = 0;
    }
    adg_cost_rows_release(&rows);
    adg_siting_case_release(&c);
    return status;
}
