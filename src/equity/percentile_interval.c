/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sort.h"

/* draw in the order of order, of which m are numbers. */
static double percentile(const double *draw, const uint32_t *order, size_t m, double share)
{
    double position = share * (double)(m - 1);
    size_t below = (size_t)position;
    double low = draw[order[below]], high = draw[order[below + 1 < m ? below + 1 : below]];
    return low + (position - (double)below) * (high - low);
}

adg_status adg_percentile_interval(const double *draw, size_t n, double lower, double upper,
                                   double interval[2], adg_error *error)
{
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = order ? adg_sort_order(draw, n, order, error) : adg_fail_memory(error);
    if (status == ADG_OK) {
        size_t m = n;
        while (m > 0 && isnan(draw[order[m - 1]]))
            m--;
        interval[0] = m ? percentile(draw, order, m, lower) : NAN;
        interval[1] = m ? percentile(draw, order, m, upper) : NAN;
    }
    free(order);
    return status;
}
