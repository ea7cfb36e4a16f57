/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_DISTINCT_STOPS_H
#define ADG_TRAVEL_DISTINCT_STOPS_H

#include "travel/road_stops.h"

/** Facilities of a list that can be among the k nearest of anybody: of those at the very same place
 *  only the first k can, for the others are as far and stand later in the list. */
typedef struct {
    uint32_t *facility; /* [n] in the order of the list */
    uint32_t *listed;   /* [n] where each stands in the list, increasing */
    size_t n;
} adg_distinct_stops;

/** Of a list [n].  O(n log n). */
adg_status adg_distinct_stops_select(const adg_road_travel *t, const uint32_t *facility, size_t n,
                                     size_t k, adg_distinct_stops *distinct, adg_error *error);
void adg_distinct_stops_release(adg_distinct_stops *distinct);

#endif
