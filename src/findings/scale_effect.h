/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_SCALE_EFFECT_H
#define ADG_FINDINGS_SCALE_EFFECT_H

#include "prepare/study.h"

/** The same indices of the minutes at one scale: of the cells, or of zones that count with the mean
 *  of their people. What zones hide inside is gone: indices of two scales must not be compared as if
 *  they were of one (the modifiable areal unit problem, methods 8.6). */
typedef struct {
    size_t n; /* units with people who can get there */
    double mean_min, gini, theil_t, concentration_index, sii;
} adg_scale_indices;

/** scales [1 + levels] (out): the cells first, then each level. Zones without people are left out,
 *  cells outside every zone of a level too. minutes [cells].  O(levels x cells). */
adg_status adg_scale_indices_make(const adg_study *study, const double *minutes,
                                  adg_scale_indices **scales, adg_error *error);

#endif
