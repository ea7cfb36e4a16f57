/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_ZONE_VALUES_H
#define ADG_FINDINGS_ZONE_VALUES_H

#include <stdbool.h>

#include "prepare/study.h"

/** A value of the cells by zone: the sum of the cells of each zone, or with `weighted` the
 *  people-weighted mean. Cells without a finite value are left out; NaN where people live but none
 *  of them has one. value [cells]; *result [zones] (out), the caller frees it.  O(cells). */
adg_status adg_zone_values(const adg_study *study, const adg_study_level *level,
                           const double *value, bool weighted, double **result, adg_error *error);

#endif
