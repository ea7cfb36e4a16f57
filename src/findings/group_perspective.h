/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_GROUP_PERSPECTIVE_H
#define ADG_FINDINGS_GROUP_PERSPECTIVE_H

#include "adgang/gradient.h"
#include "prepare/study.h"

/** Perspective A of methods 3: a defined group against everybody else. Perspective B, the gradient
 *  over all, is in the inequality of the service. */
typedef struct {
    const char *name; /* of a group of the population; NULL: the most deprived fifth, whole areas */
    adg_group_comparison comparison;
} adg_group_perspective;

/** One for each group of the population - those that somewhere count more than the people there, and
 *  households, are left out - and, with deprivation, one for the most deprived fifth. minutes, fifth [cells];
 *  *perspectives [*n], which the caller frees.  O(groups x cells). */
adg_status adg_group_perspectives_make(const adg_study *study, const double *minutes,
                                       const double *fifth, double line,
                                       adg_group_perspective **perspectives, size_t *n,
                                       adg_error *error);

#endif
