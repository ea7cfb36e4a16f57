/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "siting/siting_case.h"

static adg_status solve_model(adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    switch (c->model) {
    case ADG_SITING_LSCP:
    case ADG_SITING_P_CENTER:
        return adg_siting_by_cover(c, answer, error);
    case ADG_SITING_LEXIMIN:
    case ADG_SITING_ORDERED_MEDIAN:
        return adg_siting_by_tree(c, answer, error);
    default:
        return c->problem->capacity ? adg_siting_by_tree(c, answer, error)
                                    : adg_siting_by_sum(c, answer, error);
    }
}

/* A place goes to the site that takes most of it (ties: the lower). */
static adg_status assign_flows(const adg_siting_case *c, adg_siting_answer *answer,
                               adg_error *error)
{
    double *most = ADG_NEW_ARRAY(double, c->n);
    adg_status status = most ? adg_siting_flows(c, answer, error) : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < c->n; i++)
        answer->assigned[i] = c->counts[i] ? ADG_NONE : answer->assigned[i];
    for (size_t f = 0; status == ADG_OK && f < answer->n_flows; f++) {
        const adg_siting_flow *flow = &answer->flow[f];
        if (flow->demand > most[flow->place]) {
            most[flow->place] = flow->demand;
            answer->assigned[flow->place] = flow->site;
        }
    }
    free(most);
    return status;
}

static double minutes_between(const adg_reach *r, size_t place, uint32_t site)
{
    for (size_t e = r->first[place]; e < r->first[place + 1]; e++)
        if (r->facility[e] == site)
            return r->minutes[e];
    return INFINITY;
}

static adg_status finish(adg_siting_case *c, adg_siting_answer *answer, adg_error *error)
{
    answer->n_unservable = c->n_unservable;
    answer->unservable = adg_copy_array(c->unservable, c->n, sizeof *c->unservable);
    if (!answer->unservable)
        return adg_fail_memory(error);
    if (!answer->feasible)
        return ADG_OK;
    adg_status status = adg_siting_answer_fill(c, answer, error);
    if (status == ADG_OK && c->problem->capacity) {
        status = assign_flows(c, answer, error);
        for (size_t i = 0; status == ADG_OK && i < c->n; i++)
            answer->minutes[i] = minutes_between(c->problem->reach, i, answer->assigned[i]);
    }
    return status;
}

adg_status adg_siting_solve(adg_siting_model model, const adg_siting_problem *problem,
                            const adg_context *ctx, adg_siting_answer *answer, adg_error *error)
{
    adg_siting_case c;
    *answer = (adg_siting_answer){0};
    adg_status status = adg_siting_case_build(model, problem, ctx, &c, error);
    if (status == ADG_OK)
        status = solve_model(&c, answer, error);
    if (status == ADG_OK)
        status = finish(&c, answer, error);
    adg_siting_case_release(&c);
    if (status != ADG_OK)
        adg_siting_answer_release(answer);
    return status;
}

adg_status adg_siting_close(adg_siting_model model, const adg_siting_problem *problem,
                            const adg_context *ctx, adg_siting_answer *answer, adg_error *error)
{
    size_t m = problem->reach->n_facilities, n_open = 0;
    *answer = (adg_siting_answer){0};
    for (size_t j = 0; problem->fixed && j < m; j++)
        n_open += problem->fixed[j] != 0;
    if (problem->p >= n_open)
        return adg_fail(error, ADG_E_INVALID,
                        _("%zu sites are to be closed and %zu are open; one at least must remain"),
                        problem->p, n_open);
    adg_siting_problem keep = *problem;
    keep.allowed = problem->fixed;
    keep.fixed = NULL;
    keep.p = n_open - problem->p;
    return adg_siting_solve(model, &keep, ctx, answer, error);
}
