/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "adgang/equity.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "siting/siting_case.h"

static void add_up(const adg_siting_case *c, const double *minutes, adg_siting_summary *s)
{
    adg_sum sum = {0}, reached = {0}, unreached = {0}, covered = {0};
    s->longest = NAN;
    for (size_t i = 0; i < c->n; i++) {
        if (!(c->demand[i] > 0))
            continue;
        if (isinf(minutes[i])) {
            adg_sum_add(&unreached, c->demand[i]);
            continue;
        }
        adg_sum_add(&sum, c->demand[i] * minutes[i]);
        adg_sum_add(&reached, c->demand[i]);
        s->longest = fmax(s->longest, minutes[i]);
        if (minutes[i] <= c->problem->limit_min)
            adg_sum_add(&covered, c->demand[i]);
    }
    s->sum = adg_sum_value(&sum);
    s->mean = s->sum / adg_sum_value(&reached);
    s->covered = adg_sum_value(&covered);
    s->unreached = adg_sum_value(&unreached);
}

static adg_status add_social(const adg_siting_case *c, const double *minutes, adg_siting_summary *s,
                             adg_error *error)
{
    adg_gradient gradient;
    adg_quantile_group fifth[5];
    const adg_siting_problem *p = c->problem;
    for (int q = 0; q < 5; q++)
        s->fifth_mean[q] = NAN;
    s->worst_fifth = s->gap = s->concentration = s->achievement = NAN;
    if (!p->deprivation)
        return ADG_OK;
    adg_status status =
        adg_social_gradient(minutes, p->deprivation, c->demand, c->n, &gradient, error);
    if (status == ADG_OK)
        status =
            adg_quantile_split(p->deprivation, c->demand, minutes, c->n, INFINITY, 5, fifth, error);
    if (status != ADG_OK)
        return status;
    for (int q = 0; q < 5; q++) {
        s->fifth_mean[q] = fifth[q].mean;
        s->worst_fifth = fmax(s->worst_fifth, fifth[q].mean);
    }
    s->gap = s->fifth_mean[0] - s->fifth_mean[4];
    s->concentration = gradient.concentration_index;
    s->achievement = gradient.mean * (1 - gradient.concentration_index);
    return ADG_OK;
}

static adg_status add_kolm_pollak(const adg_siting_case *c, const double *minutes,
                                  adg_siting_summary *s, adg_error *error)
{
    adg_distribution d = {0};
    adg_status status = adg_distribution_build(minutes, c->demand, c->n, &d, error);
    if (status == ADG_OK)
        s->kolm_pollak = adg_kolm_pollak_ede(&d, c->problem->kappa);
    adg_distribution_release(&d);
    return status;
}

adg_status adg_siting_summarise(const adg_siting_problem *problem, const unsigned char *open,
                                adg_siting_summary *summary, adg_error *error)
{
    adg_siting_case c;
    double *minutes = NULL;
    adg_siting_problem any = *problem;
    any.p = 0;
    any.fixed = open;
    adg_status status = adg_siting_case_build(ADG_SITING_P_MEDIAN, &any, NULL, &c, error);
    if (status == ADG_OK && !(minutes = ADG_NEW_ARRAY(double, c.n)))
        status = adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < c.n; i++)
        minutes[i] = adg_siting_nearest(&c, open, i, NULL);
    if (status == ADG_OK) {
        add_up(&c, minutes, summary);
        status = add_social(&c, minutes, summary, error);
    }
    if (status == ADG_OK)
        status = add_kolm_pollak(&c, minutes, summary, error);
    free(minutes);
    adg_siting_case_release(&c);
    return status;
}
