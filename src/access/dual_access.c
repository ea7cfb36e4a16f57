/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "access/sorted_row.h"
#include "core/error.h"
#include "core/sum.h"
#include "core/text.h"

/* Ten times 0.1 is 1, whatever rounding says. */
#define ENOUGH (1 - 1e-12)

static double minutes_until(const adg_place_in_reach *row, size_t n, const double *supply,
                            double amount)
{
    adg_sum reached = {0};
    for (size_t r = 0; r < n; r++) {
        adg_sum_add(&reached, supply ? supply[row[r].facility] : 1);
        if (adg_sum_value(&reached) >= amount * ENOUGH)
            return row[r].minutes;
    }
    return INFINITY;
}

adg_status adg_dual_access(const adg_reach *reach, const double *supply, double amount,
                           double limit_min, double *minutes, adg_error *error)
{
    adg_status status = adg_reach_check(reach, NULL, supply, error);
    if (status == ADG_OK && !(amount > 0 && isfinite(amount)))
        status =
            adg_fail(error, ADG_E_INVALID, _("%g opportunities: it must be more than 0"), amount);
    if (status != ADG_OK)
        return status;
    adg_place_in_reach *row = adg_sorted_row_new(reach);
    if (!row)
        return adg_fail_memory(error);
    for (size_t i = 0; i < reach->n_origins; i++) {
        size_t n = adg_sorted_row(reach, supply, limit_min, i, row);
        minutes[i] = minutes_until(row, n, supply, amount);
    }
    free(row);
    return ADG_OK;
}
