/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/monitoring.h"
#include "core/sum.h"

/* The people-weighted mean change of the areas on one side. */
static double mean_change(const double *people, const double *before, const double *after,
                          const int *treated, size_t n, int side)
{
    adg_sum change = {0}, weight = {0};
    for (size_t i = 0; i < n; i++) {
        double d = after[i] - before[i];
        if (!treated[i] == !side && isfinite(d) && people[i] > 0) {
            adg_sum_add(&change, people[i] * d);
            adg_sum_add(&weight, people[i]);
        }
    }
    return adg_sum_value(&weight) > 0 ? adg_sum_value(&change) / adg_sum_value(&weight) : NAN;
}

void adg_compare_changes(const double *people, const double *before, const double *after,
                         const int *treated, size_t n, adg_difference_in_differences *changes)
{
    changes->treated = mean_change(people, before, after, treated, n, 1);
    changes->control = mean_change(people, before, after, treated, n, 0);
    changes->difference = changes->treated - changes->control;
}
