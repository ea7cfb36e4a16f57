/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "access/catchment.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

/* ---- the two steps ---- */

/* R_j; 0 for a facility without demand in reach. */
static adg_status first_step(const adg_catchment *c, double *ratio, adg_error *error)
{
    const adg_reach *r = c->reach;
    adg_sum *demand = ADG_NEW_ARRAY(adg_sum, r->n_facilities);
    if (!demand)
        return adg_fail_memory(error);
    for (size_t i = 0; i < r->n_origins; i++)
        for (size_t k = r->first[i]; k < r->first[i + 1]; k++)
            adg_sum_add(&demand[r->facility[k]], c->demand[i] * c->first_step[k]);
    for (size_t j = 0; j < r->n_facilities; j++) {
        double in_reach = adg_sum_value(&demand[j]);
        ratio[j] = in_reach > 0 ? c->supply[j] / in_reach : 0;
    }
    free(demand);
    return ADG_OK;
}

static void second_step(const adg_catchment *c, const double *ratio, double *access)
{
    const adg_reach *r = c->reach;
    for (size_t i = 0; i < r->n_origins; i++) {
        adg_sum sum = {0};
        for (size_t k = r->first[i]; k < r->first[i + 1]; k++)
            adg_sum_add(&sum, ratio[r->facility[k]] * c->second_step[k]);
        access[i] = adg_sum_value(&sum);
    }
}

/* ---- what becomes of the supply ---- */

static double sum_of(const double *value, const double *weight, size_t n)
{
    adg_sum sum = {0};
    for (size_t i = 0; i < n; i++)
        adg_sum_add(&sum, weight ? weight[i] * value[i] : value[i]);
    return adg_sum_value(&sum);
}

static adg_supply_balance balance_of(const adg_catchment *c, const double *access,
                                     const double *ratio)
{
    adg_sum used = {0}, unused = {0};
    adg_supply_balance b = {.served = sum_of(access, c->demand, c->reach->n_origins)};
    for (size_t j = 0; j < c->reach->n_facilities; j++) {
        bool is_unused = c->supply[j] > 0 && !(ratio[j] > 0);
        adg_sum_add(is_unused ? &unused : &used, c->supply[j]);
        b.n_unused += is_unused;
    }
    b.used = adg_sum_value(&used);
    b.unused = adg_sum_value(&unused);
    return b;
}

/* Modified methods lose access with distance on purpose, and conserve nothing. */
static adg_status check_balance(const adg_catchment *c, adg_fca member, const double *access,
                                const double *ratio, const adg_supply_balance *b, adg_error *error)
{
    if (member == ADG_FCA_BFCA)
        return adg_check_conserved("bfca", sum_of(access, NULL, c->reach->n_origins),
                                   sum_of(ratio, NULL, c->reach->n_facilities), error);
    if (member == ADG_FCA_M2SFCA || member == ADG_FCA_MH3SFCA)
        return ADG_OK;
    return adg_check_conserved("sfca", b->served, b->used, error);
}

/* ---- the family ---- */

static adg_status make_weights(adg_catchment *c, const adg_decay *decay, adg_fca member,
                               adg_error *error)
{
    for (size_t k = 0; k < c->reach->first[c->reach->n_origins]; k++)
        c->first_step[k] = c->second_step[k] = adg_decay_weight(decay, c->reach->minutes[k]);
    switch (member) {
    case ADG_FCA_2SFCA:
        break;
    case ADG_FCA_M2SFCA:
        adg_modified_weights(c);
        break;
    case ADG_FCA_3SFCA:
        adg_selection_weights(c, false, false);
        break;
    case ADG_FCA_HUFF3SFCA:
        adg_selection_weights(c, true, false);
        break;
    case ADG_FCA_MH3SFCA:
        adg_selection_weights(c, true, true);
        break;
    case ADG_FCA_BFCA:
        return adg_balanced_weights(c, error);
    }
    return ADG_OK;
}

static adg_status run_steps(adg_catchment *c, const adg_decay *decay, adg_fca member,
                            double *access, double *ratio, adg_supply_balance *balance,
                            adg_error *error)
{
    adg_status status = make_weights(c, decay, member, error);
    if (status == ADG_OK)
        status = first_step(c, ratio, error);
    if (status != ADG_OK)
        return status;
    second_step(c, ratio, access);
    adg_supply_balance b = balance_of(c, access, ratio);
    b.people_beyond = adg_people_beyond(c->reach, c->demand, c->supply, decay, NULL);
    if (balance)
        *balance = b;
    return check_balance(c, member, access, ratio, &b, error);
}

adg_status adg_floating_catchment(const adg_reach *reach, const double *demand,
                                  const double *supply, const adg_decay *decay, adg_fca member,
                                  double *access, double *ratio, adg_supply_balance *balance,
                                  adg_error *error)
{
    adg_status status = adg_reach_check(reach, demand, supply, error);
    if (status == ADG_OK)
        status = adg_decay_check(decay, error);
    if (status != ADG_OK)
        return status;
    size_t n_pairs = reach->first[reach->n_origins];
    adg_catchment c = {reach, demand, supply, ADG_NEW_ARRAY(double, n_pairs),
                       ADG_NEW_ARRAY(double, n_pairs)};
    double *own_ratio = ratio ? NULL : ADG_NEW_ARRAY(double, reach->n_facilities);
    if (c.first_step && c.second_step && (ratio || own_ratio))
        status = run_steps(&c, decay, member, access, ratio ? ratio : own_ratio, balance, error);
    else
        status = adg_fail_memory(error);
    free(c.first_step);
    free(c.second_step);
    free(own_ratio);
    return status;
}
