/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/gradient.h"
#include "core/student.h"

enum {
    FEW_CLUSTERS = 30
};
static const double NORMAL_975 = 1.959963984540054;

static double quantile(size_t clusters)
{
    if (clusters < 2)
        return NAN;
    return clusters < FEW_CLUSTERS ? adg_student_975(clusters - 1) : NORMAL_975;
}

void adg_interval(double estimate, double se, size_t clusters, double interval[2])
{
    double reach = quantile(clusters) * se;
    interval[0] = estimate - reach;
    interval[1] = estimate + reach;
}

void adg_ratio_interval(double estimate, double ln_se, size_t clusters, double interval[2])
{
    double factor = exp(quantile(clusters) * ln_se);
    interval[0] = estimate / factor;
    interval[1] = estimate * factor;
}
