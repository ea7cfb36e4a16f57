/* SPDX-License-Identifier: MPL-2.0 */
#include "access/reach.h"
#include "core/sum.h"

static bool is_reached(const adg_reach *reach, const double *supply, const adg_decay *decay,
                       size_t i)
{
    for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++)
        if (adg_is_open(supply, reach->facility[k]) &&
            adg_decay_weight(decay, reach->minutes[k]) > 0)
            return true;
    return false;
}

double adg_people_beyond(const adg_reach *reach, const double *demand, const double *supply,
                         const adg_decay *decay, size_t *n_places)
{
    adg_sum people = {0};
    size_t n = 0;
    for (size_t i = 0; i < reach->n_origins; i++)
        if (demand[i] > 0 && !is_reached(reach, supply, decay, i)) {
            adg_sum_add(&people, demand[i]);
            n++;
        }
    if (n_places)
        *n_places = n;
    return adg_sum_value(&people);
}
