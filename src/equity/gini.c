/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>
#include <stdlib.h>

#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/sum.h"
#include "equity/units.h"

adg_status adg_gini(const double *value, const double *people, size_t n, double *gini,
                    adg_error *error)
{
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = order ? adg_check_people(people, n, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_sort_order(value, n, order, error);
    if (status == ADG_OK) {
        /* sum_i sum_j p_i p_j |x_i - x_j| / 2 = sum over the sorted units of p x (P_before -
         * P_after), which equal values share without needing a common rank. */
        adg_sum weight = {0}, total = {0}, spread = {0}, before = {0};
        for (size_t k = 0; k < n; k++) {
            uint32_t i = order[k];
            if (!adg_unit_counts(value[i], people[i]))
                continue;
            adg_sum_add(&weight, people[i]);
            adg_sum_add(&total, people[i] * value[i]);
        }
        double all = adg_sum_value(&weight);
        for (size_t k = 0; k < n; k++) {
            uint32_t i = order[k];
            if (!adg_unit_counts(value[i], people[i]))
                continue;
            double below = adg_sum_value(&before);
            adg_sum_add(&before, people[i]);
            double above = all - adg_sum_value(&before);
            adg_sum_add(&spread, people[i] * value[i] * (below - above));
        }
        double sum = adg_sum_value(&total);
        *gini = sum != 0 ? adg_sum_value(&spread) / (all * sum) : NAN;
    }
    free(order);
    return status;
}
