/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/access.h"

#include "core/sum.h"

double adg_step_weight(const adg_step_weights *steps, double minutes)
{
    for (size_t k = 0; k < steps->n_steps; k++)
        if (minutes <= steps->limit_min[k])
            return steps->weight[k];
    return 0;
}

double adg_e2sfca_add(const adg_step_weights *steps, const double *minutes, const double *demand,
                      size_t n, double supply, double *access)
{
    adg_sum in_reach = {0};
    for (size_t i = 0; i < n; i++)
        adg_sum_add(&in_reach, demand[i] * adg_step_weight(steps, minutes[i]));
    if (!(adg_sum_value(&in_reach) > 0))
        return 0;
    double ratio = supply / adg_sum_value(&in_reach);
    for (size_t i = 0; i < n; i++)
        access[i] += ratio * adg_step_weight(steps, minutes[i]);
    return ratio;
}
