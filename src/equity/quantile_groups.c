/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/stats.h"
#include "core/sum.h"
#include "core/text.h"

static adg_status check(const double *people, size_t n, int q, adg_error *error)
{
    if (q < 1)
        return adg_fail(error, ADG_E_INVALID, _("%d groups; there must be at least 1"), q);
    return adg_check_people(people, n, error);
}

adg_status adg_quantile_groups(const double *deprivation, const double *people, size_t n, int q,
                               double *group, adg_error *error)
{
    adg_status status = check(people, n, q, error);
    if (status == ADG_OK)
        status = adg_mid_rank(deprivation, people, n, group, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        if (isnan(group[i]))
            continue;
        double position = q * group[i];
        /* Exactly on a border but for the last digits of a sum of people. */
        if (fabs(position - round(position)) < 1e-9)
            position = round(position);
        group[i] = fmin(floor(position) + 1, q);
    }
    return status;
}

/* People and their outcome, added up: of the units of one deprivation, or of a group so far. */
typedef struct {
    adg_sum people, reachable, total, within;
} tally;

static tally add_ties(const uint32_t *order, size_t from, size_t to, const double *people,
                      const double *value, double limit)
{
    tally t = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};
    for (size_t k = from; k < to; k++) {
        uint32_t i = order[k];
        adg_sum_add(&t.people, people[i]);
        if (isfinite(value[i])) {
            adg_sum_add(&t.reachable, people[i]);
            adg_sum_add(&t.total, people[i] * value[i]);
        }
        if (value[i] <= limit)
            adg_sum_add(&t.within, people[i]);
    }
    return t;
}

/* Deals a tie group out to the groups it spans, in equal proportion of everything. */
static void deal(const tally *ties, double size, int q, tally *group, int *current)
{
    double left = adg_sum_value(&ties->people), all = left;
    while (left > 0) {
        tally *g = &group[*current];
        double room = size - adg_sum_value(&g->people);
        bool last = *current == q - 1;
        double taken = last || left <= room ? left : fmax(room, 0);
        double share = taken / all;
        adg_sum_add(&g->people, taken);
        adg_sum_add(&g->reachable, share * adg_sum_value(&ties->reachable));
        adg_sum_add(&g->total, share * adg_sum_value(&ties->total));
        adg_sum_add(&g->within, share * adg_sum_value(&ties->within));
        left -= taken;
        if (!last && left > 0)
            ++*current;
        else
            break;
    }
}

static void finish(const tally *group, int q, adg_quantile_group *groups)
{
    for (int g = 0; g < q; g++) {
        double reachable = adg_sum_value(&group[g].reachable);
        double people = adg_sum_value(&group[g].people);
        groups[g] =
            (adg_quantile_group){people, reachable,
                                 reachable > 0 ? adg_sum_value(&group[g].total) / reachable : NAN,
                                 people > 0 ? adg_sum_value(&group[g].within) / people : NAN};
    }
}

static void split(const uint32_t *order, size_t m, const double *key, const double *people,
                  const double *value, double limit, int q, tally *group,
                  adg_quantile_group *groups)
{
    adg_sum all = {0};
    for (size_t k = 0; k < m; k++)
        adg_sum_add(&all, people[order[k]]);
    int current = 0;
    for (size_t from = 0, to; from < m; from = to) {
        for (to = from + 1; to < m && key[order[to]] == key[order[from]]; to++) {
        }
        tally ties = add_ties(order, from, to, people, value, limit);
        deal(&ties, adg_sum_value(&all) / q, q, group, &current);
    }
    if (m > 0 && key[order[0]] < key[order[m - 1]])
        finish(group, q, groups);
}

adg_status adg_quantile_split(const double *deprivation, const double *people, const double *value,
                              size_t n, double limit, int q, adg_quantile_group *groups,
                              adg_error *error)
{
    adg_status status = check(people, n, q, error);
    if (status != ADG_OK)
        return status;
    double *key = ADG_NEW_ARRAY(double, n);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    tally *group = ADG_NEW_ARRAY(tally, (size_t)q);
    if (!key || !order || !group)
        status = adg_fail_memory(error);
    for (int g = 0; g < q; g++)
        groups[g] = (adg_quantile_group){0, 0, NAN, NAN};
    if (status == ADG_OK) {
        for (size_t i = 0; i < n; i++)
            key[i] = people[i] > 0 && isfinite(deprivation[i]) ? -deprivation[i] : NAN;
        status = adg_sort_order(key, n, order, error);
    }
    if (status == ADG_OK) {
        size_t m = n;
        while (m > 0 && isnan(key[order[m - 1]]))
            m--;
        split(order, m, key, people, value, limit, q, group, groups);
    }
    free(key);
    free(order);
    free(group);
    return status;
}
