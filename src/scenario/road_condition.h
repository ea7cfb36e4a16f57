/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SCENARIO_ROAD_CONDITION_H
#define ADG_SCENARIO_ROAD_CONDITION_H

#include "geo/feature_selection.h"
#include "load/project.h"
#include "load/roads.h"

/** The roads that meet a condition: selected [n] (out). The condition is asked of the attributes of the road
 *  layer, in OGR's SQL; OpenStreetMap roads have one attribute here, their class, called "class" or
 *  "highway". condition->problem says what is wrong with it.  O(features).
 *  docs/decisions/0036-scenarios.md */
adg_status adg_roads_select(const adg_road_source *source, const adg_roads *roads,
                            adg_condition *condition, bool *selected, adg_error *error);

#endif
