/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_HOME_ZONES_H
#define ADG_FINDINGS_HOME_ZONES_H

#include "prepare/study.h"

/** The zone where most of the people of a set of cells live. */
typedef struct {
    uint32_t zone;   /* ADG_NONE where nobody lives, or in no zone */
    double people;   /* of the set, in that zone */
    double in_zones; /* of the set, in any zone */
} adg_home_zone;

/** Finds it for every set of cells at once: set_of_cell [cells] numbers below n_sets, ADG_NONE = in
 *  none; home [n_sets] (out). Of zones with equally many people, the one whose cell comes first.
 *  O(cells). */
adg_status adg_home_zones(const adg_study *study, const adg_study_level *level,
                          const uint32_t *set_of_cell, size_t n_sets, adg_home_zone *home,
                          adg_error *error);

#endif
