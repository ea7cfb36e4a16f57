/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "core/error.h"
#include "core/memory.h"

adg_status adg_horizontal_inequity(const double *use, const double *need, const double *deprivation,
                                   const double *people, size_t n, double *inequity,
                                   adg_error *error)
{
    double *rank_key = ADG_NEW_ARRAY(double, n);
    if (!rank_key)
        return adg_fail_memory(error);
    for (size_t i = 0; i < n; i++)
        rank_key[i] = isfinite(use[i]) && isfinite(need[i]) ? deprivation[i] : NAN;
    adg_gradient of_use, of_need;
    adg_status status = adg_social_gradient(use, rank_key, people, n, &of_use, error);
    if (status == ADG_OK)
        status = adg_social_gradient(need, rank_key, people, n, &of_need, error);
    if (status == ADG_OK)
        *inequity = of_use.concentration_index - of_need.concentration_index;
    free(rank_key);
    return status;
}
