/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/gradient.h"

enum {
    FEW_CLUSTERS = 30
};
static const double NORMAL_975 = 1.959963984540054, COVERAGE = 0.95,
                    QUARTER_TURN = 1.5707963267948966;

/* P(|T| < tan(angle) sqrt(df)), a finite series for whole degrees of freedom (Abramowitz & Stegun
 * 26.7.3 and 26.7.4). */
static double student_within(double angle, size_t df)
{
    double c = cos(angle), s = sin(angle), term, sum;
    size_t k = df % 2 == 1 ? 3 : 2;
    if (df == 1)
        return angle / QUARTER_TURN;
    term = sum = df % 2 == 1 ? c : 1;
    for (; k < df; k += 2) {
        term *= c * c * (double)(k - 1) / (double)k;
        sum += term;
    }
    return df % 2 == 1 ? (angle + s * sum) / QUARTER_TURN : s * sum;
}

/* By halving: the distribution rises with the angle. */
static double student_975(size_t df)
{
    double low = 0, high = QUARTER_TURN;
    for (int i = 0; i < 100; i++) {
        double middle = low + (high - low) / 2;
        if (student_within(middle, df) < COVERAGE)
            low = middle;
        else
            high = middle;
    }
    return tan(low) * sqrt((double)df);
}

static double quantile(size_t clusters)
{
    if (clusters < 2)
        return NAN;
    return clusters < FEW_CLUSTERS ? student_975(clusters - 1) : NORMAL_975;
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
