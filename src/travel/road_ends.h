/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_ROAD_ENDS_H
#define ADG_TRAVEL_ROAD_ENDS_H

#include "travel/engine.h"

/** loose_ends of engine.h for the engine of travel by road (road_stops.h). */
adg_status adg_road_loose_ends(const adg_travel *travel, adg_loose_ends *ends, adg_error *error);

#endif
