/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/spatial.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"
#include "core/text.h"

adg_status adg_fdr(const double *p, size_t n, double alpha, double *q, unsigned char *reject,
                   adg_fdr_result *result, adg_error *error)
{
    if (!(alpha > 0 && alpha < 1))
        return adg_fail(error, ADG_E_INVALID,
                        _("a false discovery rate of %g; it must lie between "
                          "0 and 1"),
                        alpha);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = order ? adg_sort_order(p, n, order, error) : adg_fail_memory(error);
    *result = (adg_fdr_result){0};
    for (size_t i = 0; i < n; i++)
        result->n_tested += isnan(p[i]) ? 0 : 1;
    double m = (double)result->n_tested, least = 1;
    /* From the largest p down: q is the least of p m / rank so far, which is how "step-up" reads. */
    for (size_t k = n; status == ADG_OK && k-- > 0;) {
        uint32_t i = order[k];
        q[i] = NAN;
        reject[i] = 0;
        if (isnan(p[i]))
            continue;
        least = fmin(least, p[i] * m / (double)(k + 1));
        q[i] = least;
        /* The comparison of the definition, p <= rank alpha / m, once it has been true. */
        if (result->n_rejected == 0 && p[i] <= (double)(k + 1) * alpha / m) {
            result->n_rejected = k + 1;
            result->critical_p = p[i];
        }
        reject[i] = result->n_rejected > 0;
    }
    free(order);
    return status;
}

size_t adg_fdr_floor(size_t n_tested, size_t draws, double alpha, double *least_p)
{
    *least_p = fmin(1, 2 / ((double)draws + 1));
    /* A whole number that rounding has lifted a little is that number. */
    return (size_t)ceil((double)n_tested * *least_p / alpha - 1e-9);
}
