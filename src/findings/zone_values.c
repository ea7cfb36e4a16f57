/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/zone_values.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"

adg_status adg_zone_values(const adg_study *study, const adg_study_level *level,
                           const double *value, bool weighted, double **result, adg_error *error)
{
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, level->zones.n);
    adg_sum *known = ADG_NEW_ARRAY(adg_sum, level->zones.n);
    *result = ADG_NEW_ARRAY(double, level->zones.n);
    bool ok = sum && known && *result;
    for (size_t i = 0; ok && i < study->cells.n; i++) {
        uint32_t z = level->zone_of_cell[i];
        if (z == ADG_NONE || !isfinite(value[i]))
            continue;
        adg_sum_add(&known[z], study->cells.people[i]);
        adg_sum_add(&sum[z], weighted ? value[i] * study->cells.people[i] : value[i]);
    }
    for (size_t z = 0; ok && z < level->zones.n; z++) {
        double people = adg_sum_value(&known[z]);
        (*result)[z] = adg_sum_value(&sum[z]) / (weighted ? people : 1);
        if (level->people[z] > 0 && !(people > 0))
            (*result)[z] = NAN;
    }
    free(sum);
    free(known);
    return ok ? ADG_OK : adg_fail_memory(error);
}
