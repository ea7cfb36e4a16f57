/* SPDX-License-Identifier: MPL-2.0 */
#include "siting/siting_case.h"

#include <stdlib.h>
#include <string.h>

#include "access/reach.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/stats.h"
#include "core/sum.h"
#include "core/text.h"

/* Beyond this, sums of costs would lose the digits that tell answers apart. */
static const double MOST_NO_WAY_WEIGHT = 1e6;

static bool needs_deprivation(adg_siting_model model)
{
    return model == ADG_SITING_EQUITY_P_MEDIAN || model == ADG_SITING_LEXIMIN;
}

static bool needs_limit(adg_siting_model model)
{
    return model == ADG_SITING_MCLP || model == ADG_SITING_LSCP;
}

static bool is_sum(adg_siting_model model)
{
    return model == ADG_SITING_P_MEDIAN || model == ADG_SITING_EQUITY_P_MEDIAN ||
           model == ADG_SITING_MCLP || model == ADG_SITING_KOLM_POLLAK;
}

/* ---- checks ---- */

static adg_status check_request(adg_siting_model model, const adg_siting_problem *p,
                                adg_error *error)
{
    if (needs_limit(model) && !(p->limit_min >= 0))
        return adg_fail(error, ADG_E_INVALID, "%s",
                        _("covering needs a limit in minutes, 0 or more"));
    if (needs_deprivation(model) && !p->deprivation)
        return adg_fail(error, ADG_E_INVALID, "%s",
                        _("this model needs to know how deprived each place is"));
    if (model == ADG_SITING_KOLM_POLLAK && (!isfinite(p->kappa) || p->kappa == 0))
        return adg_fail(error, ADG_E_INVALID, "%s", _("kappa must be a number other than 0"));
    if (model == ADG_SITING_ORDERED_MEDIAN && !p->lambda)
        return adg_fail(error, ADG_E_INVALID, "%s", _("the ordered median needs its lambdas"));
    if (p->capacity && model != ADG_SITING_P_MEDIAN)
        return adg_fail(error, ADG_E_USAGE, "%s", _("only p_median knows capacities"));
    if (p->min_volume && (!is_sum(model) || p->capacity))
        return adg_fail(error, ADG_E_USAGE, "%s",
                        _("only the models of sums without capacities know least volumes"));
    return ADG_OK;
}

static adg_status check_arrays(const adg_siting_problem *p, adg_error *error)
{
    adg_status status = adg_reach_check(p->reach, p->demand, p->capacity, error);
    if (status == ADG_OK && p->min_volume)
        status = adg_check_amounts(p->min_volume, p->reach->n_facilities, "least volume", error);
    return status;
}

static adg_status check_number_of_sites(const adg_siting_case *c, adg_error *error)
{
    size_t p = c->problem->p;
    if (c->model == ADG_SITING_LSCP)
        return ADG_OK;
    if (p > c->n_candidates)
        return adg_fail(error, ADG_E_INVALID,
                        ngettext_("%zu sites are asked for and there is only %zu candidate",
                                  "%zu sites are asked for and there are only %zu candidates",
                                  c->n_candidates),
                        p, c->n_candidates);
    if (p + c->n_fixed == 0)
        return adg_fail(error, ADG_E_INVALID, "%s",
                        _("no site is open and none is asked for; p must be at least 1"));
    return ADG_OK;
}

/* ---- what is worked out ---- */

static void set_states(adg_siting_case *c)
{
    const adg_siting_problem *p = c->problem;
    for (size_t j = 0; j < c->m; j++) {
        bool fixed = p->fixed && p->fixed[j], allowed = !p->allowed || p->allowed[j];
        c->state[j] = fixed ? ADG_SITE_OPEN : allowed ? ADG_SITE_FREE : ADG_SITE_CLOSED;
        c->n_fixed += fixed;
        c->n_candidates += !fixed && allowed;
    }
}

/* A place counts when it has demand and something that is not closed reaches it. */
static void set_counts(adg_siting_case *c)
{
    const adg_reach *r = c->problem->reach;
    adg_sum total = {0};
    for (size_t i = 0; i < c->n; i++) {
        bool within = false;
        c->counts[i] = 0;
        for (size_t e = r->first[i]; e < r->first[i + 1]; e++) {
            if (c->state[r->facility[e]] == ADG_SITE_CLOSED)
                continue;
            c->counts[i] = c->demand[i] > 0;
            c->longest = c->demand[i] > 0 ? fmax(c->longest, r->minutes[e]) : c->longest;
            within = within || !needs_limit(c->model) || r->minutes[e] <= c->problem->limit_min;
        }
        if (c->demand[i] > 0 && !(c->counts[i] && within))
            c->unservable[c->n_unservable++] = (uint32_t)i;
        if (c->counts[i])
            adg_sum_add(&total, c->demand[i]);
    }
    c->total = adg_sum_value(&total);
}

/* One place without a way weighs more than everybody's longest way, as far as the numbers allow. */
static void set_no_way_weight(adg_siting_case *c)
{
    double least = INFINITY;
    for (size_t i = 0; i < c->n; i++)
        if (c->counts[i] && c->weight[i] > 0)
            least = fmin(least, c->weight[i]);
    c->no_way_weight = isinf(least) ? 1 : ceil(fmin(MOST_NO_WAY_WEIGHT, 2 * c->total / least + 1));
}

static adg_status set_weights(adg_siting_case *c, adg_error *error)
{
    const adg_siting_problem *p = c->problem;
    if (p->deprivation) {
        c->rank = ADG_NEW_ARRAY(double, c->n);
        if (!c->rank)
            return adg_fail_memory(error);
        adg_status status = adg_mid_rank(p->deprivation, c->demand, c->n, c->rank, error);
        if (status != ADG_OK)
            return status;
    }
    for (size_t i = 0; i < c->n; i++) {
        /* Who has no rank counts as much as on average. */
        bool ranked = c->model == ADG_SITING_EQUITY_P_MEDIAN && !isnan(c->rank[i]);
        c->weight[i] = c->demand[i] * (ranked ? 2 * (1 - c->rank[i]) : 1);
    }
    return ADG_OK;
}

static adg_status check_unreachable(const adg_siting_case *c, adg_error *error)
{
    double cap = c->problem->unreachable_min;
    if (isnan(cap) || cap >= c->longest)
        return ADG_OK;
    return adg_fail(
        error, ADG_E_INVALID,
        _("having no way counts %g minutes, less than the longest way of %g; it must be "
          "at least that"),
        cap, c->longest);
}

adg_status adg_siting_case_build(adg_siting_model model, const adg_siting_problem *problem,
                                 const adg_context *ctx, adg_siting_case *c, adg_error *error)
{
    *c = (adg_siting_case){.problem = problem, .model = model};
    adg_status status = check_request(model, problem, error);
    if (status == ADG_OK)
        status = check_arrays(problem, error);
    if (status != ADG_OK)
        return status;
    c->n = problem->reach->n_origins;
    c->m = problem->reach->n_facilities;
    c->deadline = adg_deadline_in(problem->time_limit_s, ctx);
    c->demand = ADG_NEW_ARRAY(double, c->n);
    c->weight = ADG_NEW_ARRAY(double, c->n);
    c->counts = ADG_NEW_ARRAY(unsigned char, c->n);
    c->unservable = ADG_NEW_ARRAY(uint32_t, c->n);
    c->state = ADG_NEW_ARRAY(unsigned char, c->m);
    c->open = ADG_NEW_ARRAY(unsigned char, c->m);
    if (!c->demand || !c->weight || !c->counts || !c->unservable || !c->state || !c->open)
        return adg_fail_memory(error);
    for (size_t i = 0; i < c->n; i++)
        c->demand[i] = problem->demand ? problem->demand[i] : 1;
    set_states(c);
    status = set_weights(c, error);
    if (status == ADG_OK)
        status = check_number_of_sites(c, error);
    if (status != ADG_OK)
        return status;
    set_counts(c);
    set_no_way_weight(c);
    return check_unreachable(c, error);
}

void adg_siting_case_release(adg_siting_case *c)
{
    free(c->demand);
    free(c->weight);
    free(c->rank);
    free(c->counts);
    free(c->unservable);
    free(c->state);
    free(c->open);
    *c = (adg_siting_case){0};
}

/* ---- costs ---- */

static double cost_of_minutes(const adg_siting_case *c, double minutes)
{
    double kappa = c->problem->kappa;
    switch (c->model) {
    case ADG_SITING_MCLP:
        return minutes <= c->problem->limit_min ? 0 : 1;
    case ADG_SITING_KOLM_POLLAK:
        return kappa < 0 ? expm1(-kappa * minutes) : -expm1(-kappa * minutes);
    default:
        return minutes;
    }
}

double adg_siting_cost(const void *data, size_t place, double minutes)
{
    const adg_siting_case *c = data;
    if (c->model == ADG_SITING_MCLP || isfinite(minutes))
        return c->weight[place] * cost_of_minutes(c, minutes);
    if (!isnan(c->problem->unreachable_min))
        return c->weight[place] * cost_of_minutes(c, c->problem->unreachable_min);
    double longest = cost_of_minutes(c, c->longest);
    return c->weight[place] * c->no_way_weight * (longest > 0 ? longest : 1);
}

static adg_status rows_of(const adg_siting_case *c, const adg_site_cost *cost, adg_cost_rows *rows,
                          adg_error *error)
{
    adg_cost_rows all;
    adg_status status = adg_cost_rows_build(c->problem->reach, c->counts, cost, &all, error);
    if (status != ADG_OK)
        return status;
    status = adg_cost_rows_restrict(&all, c->state, rows, error);
    adg_cost_rows_release(&all);
    return status;
}

adg_status adg_siting_rows(const adg_siting_case *c, adg_cost_rows *rows, adg_error *error)
{
    const adg_site_cost cost = {adg_siting_cost, c};
    return rows_of(c, &cost, rows, error);
}

adg_status adg_siting_weighted_rows(const adg_siting_case *c, const double *weight,
                                    adg_cost_rows *rows, adg_error *error)
{
    adg_siting_case other = *c;
    other.model = ADG_SITING_P_MEDIAN;
    other.weight = (double *)weight;
    const adg_site_cost cost = {adg_siting_cost, &other};
    return rows_of(c, &cost, rows, error);
}

/* ---- fifths ---- */

/* Of a tie group that spans [from, to] of all people, the share in each fifth. */
static void share_out(double from, double to, double *part, double demand)
{
    for (int q = 0; q < 5; q++) {
        double low = fmax(from, q / 5.0), high = fmin(to, (q + 1) / 5.0);
        part[q] = high > low ? demand * (high - low) / (to - from) : 0;
    }
}

/* The parts of the places order[from ... to - 1], which share a rank, after those before. */
static void share_out_ties(const adg_siting_case *c, const uint32_t *order, size_t from, size_t to,
                           double all, adg_sum *before, double *part)
{
    double start = adg_sum_value(before) / all;
    for (size_t k = from; k < to; k++)
        adg_sum_add(before, c->demand[order[k]]);
    double end = adg_sum_value(before) / all;
    for (size_t k = from; k < to; k++)
        if (c->counts[order[k]])
            share_out(start, end, part + 5 * order[k], c->demand[order[k]]);
}

static void share_out_all(const adg_siting_case *c, const double *rank, const uint32_t *order,
                          size_t n_ranked, double *part)
{
    adg_sum all = {0}, before = {0};
    for (size_t k = 0; k < n_ranked; k++)
        adg_sum_add(&all, c->demand[order[k]]);
    for (size_t from = 0, to; from < n_ranked; from = to) {
        for (to = from + 1; to < n_ranked && rank[order[to]] == rank[order[from]]; to++) {
        }
        share_out_ties(c, order, from, to, adg_sum_value(&all), &before, part);
    }
}

adg_status adg_siting_fifths(const adg_siting_case *c, double **part, double people[5],
                             adg_error *error)
{
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, c->n);
    *part = ADG_NEW_ARRAY(double, 5 * c->n);
    adg_status status = order && *part ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_sort_order(c->rank, c->n, order, error);
    if (status == ADG_OK) {
        size_t n_ranked = c->n; /* NaN comes last */
        while (n_ranked > 0 && isnan(c->rank[order[n_ranked - 1]]))
            n_ranked--;
        share_out_all(c, c->rank, order, n_ranked, *part);
    }
    for (size_t q = 0; status == ADG_OK && q < 5; q++) {
        adg_sum sum = {0};
        for (size_t i = 0; i < c->n; i++)
            adg_sum_add(&sum, (*part)[5 * i + q]);
        people[q] = adg_sum_value(&sum);
    }
    free(order);
    if (status != ADG_OK) {
        free(*part);
        *part = NULL;
    }
    return status;
}
