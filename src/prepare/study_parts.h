/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PREPARE_STUDY_PARTS_H
#define ADG_PREPARE_STUDY_PARTS_H

/* For the files of prepare/ alone: the steps of adg_study_prepare, in order. */
#include "prepare/study.h"

/** Takes the zones and finds which cell lies in which. */
adg_status adg_study_prepare_levels(adg_study *study, adg_inputs *inputs, adg_faults *faults,
                                    adg_error *error);

/** Adds the cells' people and groups up in the zones of a level; its arrays must be there. */
adg_status adg_study_count_zones(const adg_cells *cells, adg_study_level *level, adg_error *error);

/** Scores the areas and gives every cell the score of its area. */
adg_status adg_study_prepare_deprivation(adg_study *study, const adg_deprivation_areas *areas,
                                         adg_faults *faults, adg_error *error);

/** Picks the open facilities of every service. */
adg_status adg_study_prepare_services(adg_study *study, adg_faults *faults, adg_error *error);

#endif
