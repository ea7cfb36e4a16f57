/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_STREETS_H
#define GENERATOR_STREETS_H

#include "land.h"
#include "roads.h"

/** Streets of all towns: a turned and slightly irregular grid over the disc of the town, with the
 *  town's place as one crossing. In the larger towns every fourth line is a distributor road, and
 *  between those every second line is one-way, alternately this way and that. Streets keep clear
 *  of the water, of the motorways already in `roads`, and of a larger town's grid. */
bool streets_build(const region_facts *facts, const land_map *land, road_list *roads, failure *why);

#endif
