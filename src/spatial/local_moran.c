/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/spatial.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "spatial/deviations.h"
#include "spatial/weights.h"

/* The local statistic as a standard deviate, when the other units change places: the lag is then a
 * weighted sum of values drawn without replacement from those of the others. */
static double standard_deviate(const adg_weights *weights, size_t i, double x, double y, double lag)
{
    double n = (double)weights->n, sum = 0, squares = 0;
    for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++) {
        sum += weights->weight[l];
        squares += weights->weight[l] * weights->weight[l];
    }
    double mean = -y / (n - 1);
    double variance = (n - y * y) / (n - 1) - mean * mean;
    double of_the_lag = variance * ((n - 1) * squares - sum * sum) / (n - 2);
    /* All others neighbours alike: the sum is the same wherever they are, but for rounding. */
    if (!(of_the_lag > 1e-12 * variance * squares) || x == 0)
        return NAN;
    double z = (lag - sum * mean) / sqrt(of_the_lag);
    return x > 0 ? z : -z;
}

adg_status adg_local_moran(const adg_weights *weights, const double *x, const double *y,
                           double *local, double *lag, double *z, adg_error *error)
{
    size_t n = weights->n;
    double *sx = ADG_NEW_ARRAY(double, n), *sy = ADG_NEW_ARRAY(double, n);
    adg_status status = sx && sy ? ADG_OK : adg_fail_memory(error);
    bool defined = status == ADG_OK && adg_standardise(x, n, sx) && adg_standardise(y, n, sy);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        bool island = adg_n_neighbours(weights, i) == 0;
        lag[i] = defined && !island ? adg_lag(weights, sy, i) : NAN;
        local[i] = !defined ? NAN : island ? 0 : sx[i] * lag[i];
        if (z)
            z[i] = defined && !island ? standard_deviate(weights, i, sx[i], sy[i], lag[i]) : NAN;
    }
    free(sx);
    free(sy);
    return status;
}
