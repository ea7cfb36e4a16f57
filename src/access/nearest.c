/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "access/reach.h"

adg_status adg_nearest(const adg_reach *reach, const double *supply, double limit_min,
                       double *minutes, uint32_t *which, adg_error *error)
{
    adg_status status = adg_reach_check(reach, NULL, supply, error);
    for (size_t i = 0; status == ADG_OK && i < reach->n_origins; i++) {
        double best = INFINITY;
        uint32_t best_at = ADG_NONE;
        for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++) {
            if (!adg_is_open(supply, reach->facility[k]) || reach->minutes[k] > limit_min ||
                !(reach->minutes[k] < best))
                continue;
            best = reach->minutes[k];
            best_at = reach->facility[k];
        }
        minutes[i] = best;
        if (which)
            which[i] = best_at;
    }
    return status;
}
