/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/access.h"

void adg_choice_add(const double *minutes, size_t n, double limit_min, double *count)
{
    adg_cumulative_add(minutes, n, limit_min, 1, count);
}

void adg_cumulative_add(const double *minutes, size_t n, double limit_min, double capacity,
                        double *sum)
{
    for (size_t i = 0; i < n; i++)
        if (minutes[i] <= limit_min)
            sum[i] += capacity;
}
