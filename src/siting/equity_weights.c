/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "core/stats.h"
#include "siting/gain_surface.h"

adg_status adg_equity_weights(const double *deprivation, const double *people, size_t n,
                              double *weight, adg_error *error)
{
    adg_status status = adg_mid_rank(deprivation, people, n, weight, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        weight[i] = isnan(weight[i]) ? 0 : people[i] * 2 * (1 - weight[i]);
    return status;
}
