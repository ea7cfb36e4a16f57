/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_STUDY_TRAVEL_PARTS_H
#define ADG_TRAVEL_STUDY_TRAVEL_PARTS_H

/* For the files of travel/ alone: the last steps of adg_study_travel_build. */
#include "travel/study_travel.h"

/** From the network and both snaps to the engine. */
adg_status adg_study_travel_over_roads(const adg_study *study, adg_study_travel *travel,
                                       adg_faults *faults, adg_error *error);

/** From the surface to the engine; makes facility_cell. */
adg_status adg_study_travel_over_surface(const adg_study *study, adg_study_travel *travel,
                                         adg_faults *faults, adg_error *error);

/** Local travel within travel.intrazonal_m, where the project asks for it. */
adg_status adg_study_travel_add_local(const adg_study *study, adg_study_travel *travel,
                                      adg_error *error);

#endif
