/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "access/sorted_row.h"
#include "core/error.h"
#include "core/sum.h"
#include "core/text.h"

static double mean_of(const adg_place_in_reach *row, size_t n)
{
    adg_sum sum = {0};
    for (size_t r = 0; r < n; r++)
        adg_sum_add(&sum, row[r].minutes);
    return n > 0 ? adg_sum_value(&sum) / (double)n : INFINITY;
}

adg_status adg_k_nearest(const adg_reach *reach, const double *supply, size_t k, int available,
                         double limit_min, double *mean, double *n_used, adg_error *error)
{
    adg_status status = adg_reach_check(reach, NULL, supply, error);
    if (status == ADG_OK && k == 0)
        status = adg_fail(error, ADG_E_INVALID, "%s", _("k must be 1 or more"));
    if (status != ADG_OK)
        return status;
    adg_place_in_reach *row = adg_sorted_row_new(reach);
    if (!row)
        return adg_fail_memory(error);
    for (size_t i = 0; i < reach->n_origins; i++) {
        size_t n = adg_sorted_row(reach, supply, limit_min, i, row);
        size_t used = n < k ? n : k;
        mean[i] = used == k || available ? mean_of(row, used) : INFINITY;
        if (n_used)
            n_used[i] = (double)used;
    }
    free(row);
    return ADG_OK;
}
