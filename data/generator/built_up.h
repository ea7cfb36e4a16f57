/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_BUILT_UP_H
#define GENERATOR_BUILT_UP_H

#include "facts.h"

/** Radius of a town of so many people if it were a disc: larger towns are denser, from 900 persons
 *  per square kilometre in a village to about 2,300 in a city. */
double town_radius_m(int64_t people);

/** Metres from the middle of the town to its rim in the direction of a point. Towns have lobes:
 *  the rim lies between TOWN_MOST_LOBE times the radius and as much inside it. */
double town_rim_m(const region_facts *facts, size_t town, point towards);

/** No rim is farther out than this many radii. */
extern const double TOWN_MOST_LOBE;

/** The largest town that the point lies in; facts->n_towns in the country. */
size_t built_up_town(const region_facts *facts, point at);

#endif
