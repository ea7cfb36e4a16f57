/* SPDX-License-Identifier: MPL-2.0 */
#include "access/reach.h"
#include "core/sum.h"

adg_status adg_gravity(const adg_reach *reach, const double *supply, int count,
                       const adg_decay *decay, double *access, adg_error *error)
{
    adg_status status = adg_reach_check(reach, NULL, supply, error);
    if (status == ADG_OK)
        status = adg_decay_check(decay, error);
    for (size_t i = 0; status == ADG_OK && i < reach->n_origins; i++) {
        adg_sum sum = {0};
        for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++) {
            uint32_t j = reach->facility[k];
            double opportunities = count || !supply ? adg_is_open(supply, j) : supply[j];
            adg_sum_add(&sum, opportunities * adg_decay_weight(decay, reach->minutes[k]));
        }
        access[i] = adg_sum_value(&sum);
    }
    return status;
}
