/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_ROAD_NETWORK_H
#define GENERATOR_ROAD_NETWORK_H

#include "places.h"
#include "roads.h"

/** The whole road layer: motorways, ordinary roads, streets, ferries, cut at their crossings and
 *  connected. Adds to the places what roads need: ramp ends, bridgeheads, harbours, hamlets. */
bool road_network_build(const region_facts *facts, const land_map *land, place_list *places,
                        road_list *roads, failure *why);

#endif
