/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SCENARIO_ROAD_CHANGES_H
#define ADG_SCENARIO_ROAD_CHANGES_H

#include "adgang/context.h"
#include "load/project_schema.h"
#include "travel/snap_reuse.h"

/** How much of a road network a scenario has of its own. */
typedef enum {
    ADG_ROADS_SHARED,  /* nothing changes */
    ADG_ROADS_RETIMED, /* the same lines at other times */
    ADG_ROADS_REBUILT  /* lines are gone or new */
} adg_roads_change;

/** The roads of a scenario and how they follow from the baseline's. */
typedef struct {
    adg_roads_change change;
    adg_road_network network; /* shares with the baseline what it can */
    adg_road *road;           /* of a retimed one */
    uint32_t *position;       /* of a rebuilt one, for lines */
    adg_line_reuse lines;
} adg_changed_roads;

/** Carries out roads, add_roads and ferries. project: the scenario's, whose ferries are as they shall be.
 *  Closed roads are taken out, as if the layer did not have them; a speed factor does not touch ferries;
 *  new roads have the fields of the road layer and join the others where their ends meet. Ferries that
 *  run another way need the roads read again. A condition that is not understood or that no road meets
 *  is an error fault.  O(roads) without new lines. */
adg_status adg_roads_change_make(const adg_project *project, const adg_project *before,
                                 const adg_scenario_settings *scenario,
                                 const adg_road_network *baseline, const adg_context *ctx,
                                 adg_changed_roads *changed, adg_faults *faults, adg_error *error);
void adg_changed_roads_release(adg_changed_roads *changed);

#endif
