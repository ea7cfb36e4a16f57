/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ROAD_BUILDING_H
#define ADG_LOAD_ROAD_BUILDING_H

#include "load/roads.h"

/** What every reader of roads shares: roads that grow piece by piece. */
typedef struct {
    const adg_road_rules *rules;
    adg_roads *roads;
    size_t capacity;
    size_t n_zero_length; /* pieces left out */
} adg_road_builder;

/** Number of a class (ADG_NONE for NULL), which is added when it is new. False: out of memory. */
bool adg_road_class_number(adg_roads *roads, const char *name, uint32_t *number);

/** Whether points may get on and off on roads of the class. */
bool adg_road_may_stop(const adg_road_rules *rules, const char *class_name);

/** Minutes a ferry adds to its crossing: half the time between departures (NaN: not known), capped,
 *  and boarding. */
double adg_ferry_waiting(const adg_road_rules *rules, double headway_min);

/** Adds a road whose line the caller has just added to roads->lines; the name (NULL: none) is copied.
 *  False: out of memory. */
bool adg_road_add(adg_road_builder *builder, const adg_road *road, const char *name);

/** Notes what was left out; an error where nothing is left. */
void adg_road_notes(const adg_road_builder *builder, adg_faults *faults);

#endif
