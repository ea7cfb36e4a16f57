/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/spatial.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "adgang/equity.h"
#include "core/arguments.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/stats.h"

adg_status adg_priority(const double *deprivation, const double *minutes, const double *people,
                        size_t n, double limit_min, double cap_min, double *priority,
                        adg_error *error)
{
    adg_status status = adg_check_people(people, n, error);
    if (status == ADG_OK)
        status = adg_mid_rank(deprivation, people, n, priority, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        double excess = (isinf(minutes[i]) ? cap_min : minutes[i]) - limit_min;
        double equity_weight = 2 * (1 - priority[i]);
        /* Not fmax: it would turn unknown minutes into none. */
        priority[i] = people[i] > 0 ? people[i] * equity_weight * (excess < 0 ? 0 : excess) : 0;
    }
    return status;
}

adg_status adg_class_3x3(const double *deprivation, const double *minutes, const double *people,
                         size_t n, double *code, adg_error *error)
{
    double *time = ADG_NEW_ARRAY(double, n), *time_class = ADG_NEW_ARRAY(double, n);
    adg_status status = time && time_class ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t i = 0; i < n; i++)
            time[i] = isinf(minutes[i]) ? DBL_MAX : minutes[i];
        status = adg_quantile_groups(time, people, n, 3, time_class, error);
    }
    if (status == ADG_OK)
        status = adg_quantile_groups(deprivation, people, n, 3, code, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        code[i] = 10 * code[i] + time_class[i];
    free(time);
    free(time_class);
    return status;
}
