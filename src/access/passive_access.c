/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "access/reach.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

adg_status adg_passive_access(const adg_reach *reach, const double *demand, const double *supply,
                              const adg_decay *decay, double *people, adg_error *error)
{
    adg_status status = adg_reach_check(reach, demand, supply, error);
    if (status == ADG_OK)
        status = adg_decay_check(decay, error);
    if (status != ADG_OK)
        return status;
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, reach->n_facilities);
    if (!sum)
        return adg_fail_memory(error);
    for (size_t i = 0; i < reach->n_origins; i++)
        for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++)
            adg_sum_add(&sum[reach->facility[k]],
                        demand[i] * adg_decay_weight(decay, reach->minutes[k]));
    for (uint32_t j = 0; j < reach->n_facilities; j++)
        people[j] = adg_is_open(supply, j) ? adg_sum_value(&sum[j]) : 0;
    free(sum);
    return ADG_OK;
}
