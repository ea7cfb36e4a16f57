/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ROAD_COPY_H
#define ADG_LOAD_ROAD_COPY_H

#include "load/roads.h"

/** Copies the roads for which keep [n] is true, in their order, with the turn rules among them.
 *  position [n] (out): where each is in the copy; ADG_NONE: left out.  O(points). */
adg_status adg_roads_copy(const adg_roads *roads, const bool *keep, uint32_t *position,
                          adg_roads *copy, adg_error *error);

/** Adds the roads of another layer to the end; more stays as it is. */
adg_status adg_roads_append(const adg_roads *more, adg_roads *roads, adg_error *error);

#endif
