/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_ROAD_NEAREST_H
#define ADG_TRAVEL_ROAD_NEAREST_H

#include "travel/engine.h"

/** What the engine of travel by road (road_stops.h) offers to those who ask for the nearest:
 *  nearest and k_nearest of engine.h. query is an adg_search. */
adg_status adg_road_nearest(const adg_travel *travel, void *query, const uint32_t *facility,
                            size_t n, double limit_min, uint32_t *which, double *minutes,
                            adg_error *error);
adg_status adg_road_k_nearest(const adg_travel *travel, const uint32_t *facility, size_t n,
                              size_t k, double limit_min, adg_candidate_taker take, void *data,
                              bool *complete, adg_error *error);

#endif
