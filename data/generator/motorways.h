/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_MOTORWAYS_H
#define GENERATOR_MOTORWAYS_H

#include "places.h"
#include "roads.h"

/** Motorways as two one-way carriageways.
 *
 *       ramp end (a place of the ordinary road graph)
 *          x
 *         / \           ramps, one way
 *   =====o=o=o=====>    carriageway; o are its nodes
 *   <====o=o=o======    the other carriageway
 *         \ /
 *          x
 *
 *  The ordinary road between the two ramp ends passes over the motorway without a node. Where
 *  stretches meet (kryds) every way in is linked with every other way out. Where a motorway ends
 *  or leaves the region both carriageways meet in one node, so that nobody is trapped. */
bool motorways_build(const region_facts *facts, const land_map *land, place_list *places,
                     road_list *roads, failure *why);

#endif
