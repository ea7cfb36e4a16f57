/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/uncertainty.h"
#include "core/sum.h"

typedef struct {
    double mean, variance;
} moments;

static moments moments_of(const double *y_a, const double *y_b, size_t n)
{
    adg_sum sum = {0}, squares = {0};
    for (size_t i = 0; i < n; i++) {
        adg_sum_add(&sum, y_a[i]);
        adg_sum_add(&sum, y_b[i]);
    }
    double mean = adg_sum_value(&sum) / (2 * (double)n);
    for (size_t i = 0; i < n; i++) {
        adg_sum_add(&squares, (y_a[i] - mean) * (y_a[i] - mean));
        adg_sum_add(&squares, (y_b[i] - mean) * (y_b[i] - mean));
    }
    return (moments){mean, adg_sum_value(&squares) / (2 * (double)n)};
}

void adg_sobol_indices(const double *y_a, const double *y_b, const double *y_ab, size_t n, size_t k,
                       double *first, double *total)
{
    const moments m = moments_of(y_a, y_b, n);
    const double scale = m.variance > 0 ? m.variance * (double)n : NAN;
    for (size_t c = 0; c < k; c++) {
        const double *with = y_ab + c * n;
        adg_sum alone = {0}, all = {0};
        for (size_t i = 0; i < n; i++) {
            double step = with[i] - y_a[i];
            /* About the mean the estimate scatters less than about 0. */
            adg_sum_add(&alone, (y_b[i] - m.mean) * step);
            adg_sum_add(&all, step * step);
        }
        first[c] = adg_sum_value(&alone) / scale;
        total[c] = adg_sum_value(&all) / 2 / scale;
    }
}
