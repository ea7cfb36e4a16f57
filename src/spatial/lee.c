/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/spatial.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "spatial/deviations.h"
#include "spatial/weights.h"

adg_status adg_lee(const adg_weights *weights, const double *x, const double *y, double *l,
                   adg_error *error)
{
    size_t n = weights->n;
    double *dx = ADG_NEW_ARRAY(double, n), *dy = ADG_NEW_ARRAY(double, n);
    double *one = ADG_NEW_ARRAY(double, n), squares_x, squares_y;
    adg_status status = dx && dy && one ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        adg_sum together = {0}, rows = {0};
        adg_deviations(x, n, dx, &squares_x);
        adg_deviations(y, n, dy, &squares_y);
        for (size_t i = 0; i < n; i++)
            one[i] = 1;
        for (size_t i = 0; i < n; i++) {
            double row = adg_lag(weights, one, i);
            adg_sum_add(&rows, row * row);
            adg_sum_add(&together, adg_lag(weights, dx, i) * adg_lag(weights, dy, i));
        }
        bool defined = squares_x > 0 && squares_y > 0 && adg_sum_value(&rows) > 0;
        *l = defined ? (double)n / adg_sum_value(&rows) * adg_sum_value(&together) /
                           (sqrt(squares_x) * sqrt(squares_y))
                     : NAN;
    }
    free(dx);
    free(dy);
    free(one);
    return status;
}
