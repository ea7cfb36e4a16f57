/* SPDX-License-Identifier: MPL-2.0 */
#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "adgang/spread.h"
#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"
#include "equity/units.h"

/* A total that is nothing but what rounding left of values that cancel out counts as 0: an index
 * relative to it would be noise. */
static double total_of(const adg_distribution *d)
{
    adg_sum total = {0}, size = {0};
    for (size_t i = 0; i < d->n; i++) {
        adg_sum_add(&total, d->people[i] * d->value[i]);
        adg_sum_add(&size, d->people[i] * fabs(d->value[i]));
    }
    double sum = adg_sum_value(&total);
    return fabs(sum) > 2 * DBL_EPSILON * adg_sum_value(&size) ? sum : 0;
}

/* Takes the units over in their order; those that do not count are not among them. */
static void fill(const double *value, const double *people, const uint32_t *order, size_t n,
                 adg_distribution *d)
{
    adg_sum population = {0}, unreachable = {0};
    for (size_t k = 0; k < n; k++) {
        uint32_t i = order[k];
        if (people[i] > 0 && value[i] == INFINITY)
            adg_sum_add(&unreachable, people[i]);
        if (!adg_unit_counts(value[i], people[i]))
            continue;
        d->value[d->n] = value[i];
        d->people[d->n] = people[i];
        d->unit[d->n++] = i;
        adg_sum_add(&population, people[i]);
    }
    d->population = adg_sum_value(&population);
    d->unreachable = adg_sum_value(&unreachable);
    d->total = total_of(d);
    d->mean = d->n ? d->total / d->population : NAN;
}

adg_status adg_distribution_build(const double *value, const double *people, size_t n,
                                  adg_distribution *distribution, adg_error *error)
{
    *distribution = (adg_distribution){.mean = NAN};
    adg_status status = adg_check_people(people, n, error);
    if (status != ADG_OK)
        return status;
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    distribution->value = ADG_NEW_ARRAY(double, n);
    distribution->people = ADG_NEW_ARRAY(double, n);
    distribution->unit = ADG_NEW_ARRAY(uint32_t, n);
    status = order && distribution->value && distribution->people && distribution->unit
                 ? adg_sort_order(value, n, order, error)
                 : adg_fail_memory(error);
    if (status == ADG_OK)
        fill(value, people, order, n, distribution);
    free(order);
    return status;
}

void adg_distribution_release(adg_distribution *distribution)
{
    free(distribution->value);
    free(distribution->people);
    free(distribution->unit);
    *distribution = (adg_distribution){.mean = NAN};
}
