/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/uncertainty.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/stats.h"
#include "core/sum.h"

/* Product-moment correlation of two rank columns; units that do not count are NaN in both. */
static double correlation(const double *a, const double *b, size_t n)
{
    adg_sum ab = {0}, aa = {0}, bb = {0};
    for (size_t i = 0; i < n; i++)
        if (!isnan(a[i])) {
            double x = a[i] - 0.5, y = b[i] - 0.5; /* the mean mid-rank is a half */
            adg_sum_add(&ab, x * y);
            adg_sum_add(&aa, x * x);
            adg_sum_add(&bb, y * y);
        }
    double spread = sqrt(adg_sum_value(&aa) * adg_sum_value(&bb));
    return spread > 0 ? adg_sum_value(&ab) / spread : NAN;
}

adg_status adg_spearman(const double *x, const double *y, size_t n, double *rho, adg_error *error)
{
    double *counts = ADG_NEW_ARRAY(double, n), *rank_x = ADG_NEW_ARRAY(double, n),
           *rank_y = ADG_NEW_ARRAY(double, n);
    adg_status status = counts && rank_x && rank_y ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        counts[i] = !isnan(x[i]) && !isnan(y[i]);
    if (status == ADG_OK)
        status = adg_mid_rank(x, counts, n, rank_x, error);
    if (status == ADG_OK)
        status = adg_mid_rank(y, counts, n, rank_y, error);
    if (status == ADG_OK)
        *rho = correlation(rank_x, rank_y, n);
    free(counts);
    free(rank_x);
    free(rank_y);
    return status;
}
