/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_NODING_H
#define GENERATOR_NODING_H

#include "roads.h"

/** Cuts the surface roads where they meet or cross, so that afterwards they touch only at their
 *  ends and the ends are equal to the metre. Motorways, ramps and ferries stay whole: where they
 *  cross other roads there is a bridge. */
bool roads_node(road_list *roads, failure *why);

#endif
