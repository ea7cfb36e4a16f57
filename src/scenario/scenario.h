/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SCENARIO_SCENARIO_H
#define ADG_SCENARIO_SCENARIO_H

#include "scenario/facility_changes.h"
#include "scenario/road_changes.h"
#include "travel/study_travel.h"

/** What a scenario begins with: a study that is prepared and how its people travel. */
typedef struct {
    const adg_study *study;
    const adg_study_travel *travel;
    adg_inputs *inputs; /* for a given matrix */
} adg_baseline;

/** A scenario made: another study, and how its people travel. Everything after is the same code as for
 *  the baseline, which it shares all unchanged things with and which must outlive it. */
typedef struct {
    const adg_scenario_settings *settings;
    const adg_study *baseline;
    adg_project project; /* the baseline's, but for its name and what the scenario sets */
    char *name;          /* of the project */
    adg_changed_roads roads;
    adg_study study;
    adg_study_travel travel;
    bool *same_service; /* [services] nothing changes that its findings depend on */
} adg_scenario;

/** Makes it. What is wrong with a change is an error fault naming its line (the scenario is then not
 *  complete): unknown ids and zones, a new site too far from a road one may stop on or off the friction
 *  surface, a condition no road meets. Release it in every case. */
adg_status adg_scenario_make(const adg_baseline *baseline, const adg_scenario_settings *settings,
                             const adg_context *ctx, adg_scenario *scenario, adg_faults *faults,
                             adg_error *error);
void adg_scenario_release(adg_scenario *scenario);

#endif
