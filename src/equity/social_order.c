/* SPDX-License-Identifier: MPL-2.0 */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"
#include "equity/units.h"

/* The tie groups and the middle of the people each spans. */
static void rank(const double *key, adg_social_order *o)
{
    adg_sum before = {0};
    for (size_t from = 0, to; from < o->n; from = to) {
        adg_sum group = {0};
        for (to = from; to < o->n && key[o->unit[to]] == key[o->unit[from]]; to++)
            adg_sum_add(&group, o->people[to]);
        double people = adg_sum_value(&group);
        o->rank[o->n_ties] = (adg_sum_value(&before) + people / 2) / o->population;
        o->tie[o->n_ties++] = from;
        adg_sum_add(&before, people);
    }
    o->tie[o->n_ties] = o->n;
}

static void fill(const double *value, const double *people, const double *key, adg_social_order *o,
                 size_t n)
{
    adg_sum population = {0}, total = {0}, size = {0};
    while (o->n < n && !isnan(key[o->unit[o->n]])) {
        uint32_t i = o->unit[o->n];
        o->value[o->n] = value[i];
        o->people[o->n++] = people[i];
        adg_sum_add(&population, people[i]);
        adg_sum_add(&total, people[i] * value[i]);
        adg_sum_add(&size, people[i] * fabs(value[i]));
    }
    o->population = adg_sum_value(&population);
    double sum = adg_sum_value(&total);
    if (fabs(sum) <= 2 * DBL_EPSILON * adg_sum_value(&size))
        sum = 0;
    o->mean = o->n ? sum / o->population : NAN;
    rank(key, o);
}

static adg_status allocate(size_t n, adg_social_order *o, adg_error *error)
{
    o->value = ADG_NEW_ARRAY(double, n);
    o->people = ADG_NEW_ARRAY(double, n);
    o->unit = ADG_NEW_ARRAY(uint32_t, n);
    o->tie = ADG_NEW_ARRAY(size_t, n + 1);
    o->rank = ADG_NEW_ARRAY(double, n);
    return o->value && o->people && o->unit && o->tie && o->rank ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_social_order_build(const double *value, const double *deprivation,
                                  const double *people, size_t n, adg_social_order *order,
                                  adg_error *error)
{
    *order = (adg_social_order){.mean = NAN};
    adg_status status = adg_check_people(people, n, error);
    if (status != ADG_OK)
        return status;
    double *key = ADG_NEW_ARRAY(double, n);
    status = key ? allocate(n, order, error) : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < n; i++)
            key[i] = adg_unit_counts(value[i], people[i]) && isfinite(deprivation[i])
                         ? -deprivation[i]
                         : NAN;
        status = adg_sort_order(key, n, order->unit, error);
    }
    if (status == ADG_OK)
        fill(value, people, key, order, n);
    free(key);
    return status;
}

void adg_social_order_release(adg_social_order *order)
{
    free(order->value);
    free(order->people);
    free(order->unit);
    free(order->tie);
    free(order->rank);
    *order = (adg_social_order){.mean = NAN};
}
