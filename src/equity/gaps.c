/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/gradient.h"
#include "core/sum.h"

void adg_gaps_between(const double *people, const double *mean, size_t q, adg_gaps *gaps)
{
    *gaps = (adg_gaps){NAN, NAN, NAN, NAN};
    adg_sum excess = {0}, total = {0};
    double least_deprived = q ? mean[q - 1] : NAN;
    for (size_t g = 0; g < q; g++) {
        if (isnan(mean[g]))
            return;
        adg_sum_add(&excess, people[g] * (mean[g] - least_deprived));
        adg_sum_add(&total, people[g] * mean[g]);
    }
    if (q == 0)
        return;
    gaps->absolute = mean[0] - least_deprived;
    gaps->excess = adg_sum_value(&excess);
    if (least_deprived > 0)
        gaps->ratio = mean[0] / least_deprived;
    if (adg_sum_value(&total) != 0)
        gaps->attributable_fraction = gaps->excess / adg_sum_value(&total);
}
