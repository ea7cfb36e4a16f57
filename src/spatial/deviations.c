/* SPDX-License-Identifier: MPL-2.0 */
#include "spatial/deviations.h"

#include <math.h>

#include "core/sum.h"

static double mean_of(const double *value, size_t n)
{
    adg_sum sum = {0};
    for (size_t i = 0; i < n; i++)
        adg_sum_add(&sum, value[i]);
    return adg_sum_value(&sum) / (double)n;
}

static bool all_equal(const double *value, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (value[i] != value[0])
            return false;
    return true;
}

void adg_deviations(const double *value, size_t n, double *deviation, double *squares)
{
    double mean = all_equal(value, n) ? (n ? value[0] : 0) : mean_of(value, n);
    adg_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        deviation[i] = value[i] - mean;
        adg_sum_add(&sum, deviation[i] * deviation[i]);
    }
    *squares = adg_sum_value(&sum);
}

bool adg_standardise(const double *value, size_t n, double *standardised)
{
    double squares;
    adg_deviations(value, n, standardised, &squares);
    if (!(squares > 0))
        return false;
    double sd = sqrt(squares / (double)n);
    for (size_t i = 0; i < n; i++)
        standardised[i] /= sd;
    return true;
}
