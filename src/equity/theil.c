/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/arguments.h"
#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sum.h"
#include "equity/units.h"

typedef struct {
    double people, total; /* sum N, sum N x */
    bool negative, zero;
} moments;

static moments moments_of(const double *value, const double *people, size_t n)
{
    adg_sum weight = {0}, total = {0};
    moments m = {0, 0, false, false};
    for (size_t i = 0; i < n; i++) {
        if (!adg_unit_counts(value[i], people[i]))
            continue;
        adg_sum_add(&weight, people[i]);
        adg_sum_add(&total, people[i] * value[i]);
        m.negative = m.negative || value[i] < 0;
        m.zero = m.zero || value[i] == 0;
    }
    m.people = adg_sum_value(&weight);
    m.total = adg_sum_value(&total);
    return m;
}

/* T and L over the units that count. */
static void totals(const double *value, const double *people, size_t n, const moments *m, double *t,
                   double *l)
{
    double mean = m->total / m->people;
    adg_sum t_sum = {0}, l_sum = {0};
    for (size_t i = 0; i < n; i++) {
        if (!adg_unit_counts(value[i], people[i]))
            continue;
        double ratio = value[i] / mean;
        if (ratio > 0) {
            adg_sum_add(&t_sum, people[i] * ratio * log(ratio));
            adg_sum_add(&l_sum, -people[i] * log(ratio));
        }
    }
    *t = adg_sum_value(&t_sum) / m->people;
    *l = m->zero ? NAN : adg_sum_value(&l_sum) / m->people;
}

static void between(const adg_sum *group_people, const adg_sum *group_total, size_t n_groups,
                    const moments *m, adg_theil_parts *parts)
{
    adg_sum t = {0}, l = {0};
    double mean = m->total / m->people;
    bool empty_group = false;
    for (size_t g = 0; g < n_groups; g++) {
        double people = adg_sum_value(&group_people[g]);
        if (!(people > 0))
            continue;
        double ratio = adg_sum_value(&group_total[g]) / people / mean;
        empty_group = empty_group || ratio == 0;
        if (ratio > 0) {
            adg_sum_add(&t, people * ratio * log(ratio));
            adg_sum_add(&l, -people * log(ratio));
        }
    }
    parts->t_between = adg_sum_value(&t) / m->people;
    parts->l_between = m->zero || empty_group ? NAN : adg_sum_value(&l) / m->people;
}

/* One more group than there are: the units without one. */
static adg_status decompose(const double *value, const double *people, size_t n,
                            const uint32_t *group, size_t n_groups, const moments *m,
                            adg_theil_parts *parts, adg_error *error)
{
    adg_sum *group_people = ADG_NEW_ARRAY(adg_sum, n_groups + 1);
    adg_sum *group_total = ADG_NEW_ARRAY(adg_sum, n_groups + 1);
    adg_status status = group_people && group_total ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < n; i++) {
            size_t g = group[i] == ADG_NONE ? n_groups : group[i];
            if (!adg_unit_counts(value[i], people[i]))
                continue;
            adg_sum_add(&group_people[g], people[i]);
            adg_sum_add(&group_total[g], people[i] * value[i]);
        }
        between(group_people, group_total, n_groups + 1, m, parts);
        parts->t_within = parts->t - parts->t_between;
        parts->l_within = parts->l - parts->l_between;
    }
    free(group_people);
    free(group_total);
    return status;
}

adg_status adg_theil(const double *value, const double *people, size_t n, const uint32_t *group,
                     size_t n_groups, adg_theil_parts *parts, adg_error *error)
{
    *parts = (adg_theil_parts){NAN, NAN, NAN, NAN, NAN, NAN};
    adg_status status = adg_check_people(people, n, error);
    if (status == ADG_OK && group)
        status = adg_check_positions(group, n, n_groups, 1, "group", error);
    if (status != ADG_OK)
        return status;
    moments m = moments_of(value, people, n);
    if (m.negative || !(m.total > 0))
        return ADG_OK;
    totals(value, people, n, &m, &parts->t, &parts->l);
    return group ? decompose(value, people, n, group, n_groups, &m, parts, error) : ADG_OK;
}
