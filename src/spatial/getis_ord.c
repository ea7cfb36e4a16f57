/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/spatial.h"
#include "core/error.h"
#include "core/memory.h"
#include "spatial/deviations.h"
#include "spatial/weights.h"

/* d: deviations from the mean of all; Gi leaves the unit itself out of mean and variance. */
static double deviate(const adg_weights *weights, const double *d, double squares, size_t i,
                      bool star)
{
    double n = (double)weights->n - (star ? 0 : 1), sum = 0, sum2 = 0;
    double mean = star ? 0 : -d[i] / n;
    double variance = star ? squares / n : (squares - d[i] * d[i]) / n - mean * mean;
    for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++) {
        sum += weights->weight[l];
        sum2 += weights->weight[l] * weights->weight[l];
    }
    double spread = (n * sum2 - sum * sum) / (n - 1);
    /* Everybody alike: nothing but rounding is left of the spread. */
    if (!(spread > 1e-12 * sum2) || !(variance > 1e-14 * squares / n))
        return NAN;
    return (adg_lag(weights, d, i) - mean * sum) / sqrt(variance * spread);
}

adg_status adg_getis_ord(const adg_weights *weights, const double *value, int star, double *z,
                         adg_error *error)
{
    size_t n = weights->n;
    double *d = ADG_NEW_ARRAY(double, n), squares;
    if (!d)
        return adg_fail_memory(error);
    adg_deviations(value, n, d, &squares);
    for (size_t i = 0; i < n; i++)
        z[i] = squares > 0 ? deviate(weights, d, squares, i, star) : NAN;
    free(d);
    return ADG_OK;
}
