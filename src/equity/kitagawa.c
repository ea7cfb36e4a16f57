/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdbool.h>

#include "adgang/gradient.h"
#include "core/sum.h"

void adg_kitagawa(const double *share_a, const double *share_b, const double *mean_a,
                  const double *mean_b, size_t n, adg_kitagawa_parts *parts, double *composition,
                  double *rate)
{
    adg_sum by_composition = {0}, by_rate = {0};
    for (size_t s = 0; s < n; s++) {
        double a = isnan(mean_a[s]) ? mean_b[s] : mean_a[s];
        double b = isnan(mean_b[s]) ? mean_a[s] : mean_b[s];
        bool empty = share_a[s] == 0 && share_b[s] == 0;
        double c = empty ? 0 : (share_a[s] - share_b[s]) * (a + b) / 2;
        double r = empty ? 0 : (a - b) * (share_a[s] + share_b[s]) / 2;
        adg_sum_add(&by_composition, c);
        adg_sum_add(&by_rate, r);
        if (composition)
            composition[s] = c;
        if (rate)
            rate[s] = r;
    }
    parts->composition = adg_sum_value(&by_composition);
    parts->rate = adg_sum_value(&by_rate);
    parts->total = parts->composition + parts->rate;
}
