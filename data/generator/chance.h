/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_CHANCE_H
#define GENERATOR_CHANCE_H

#include <stdint.h>

#include "core/random.h"
#include "geometry.h"

/** What random numbers are drawn for. Each purpose has streams of its own, so that a change in one
 *  step does not reshuffle the others. */
typedef enum {
    CHANCE_COAST = 1,
    CHANCE_VILLAGES,
    CHANCE_HAMLETS,
    CHANCE_CURVES,
    CHANCE_STREETS,
    CHANCE_TOWN_SHAPES,
    CHANCE_TOWN_CELLS,
    CHANCE_COUNTRY_CELLS,
    CHANCE_HAMLET_SIZE,
    CHANCE_DEPRIVATION,
    CHANCE_MISSING,
    CHANCE_BROADBAND,
    CHANCE_FACILITIES
} chance_purpose;

/** The stream of one unit (town, cell, parish ...) of a purpose.
 *
 *  Draw once in an expression: C leaves open in which order the arguments of a call or the members
 *  of an initialiser are evaluated, and compilers differ. */
adg_random chance_stream(chance_purpose purpose, uint64_t unit);

/** Uniform between low and high. */
double chance_between(adg_random *random, double low, double high);

/** A point of the box from low to high, to whole metres. */
point chance_point(adg_random *random, point low, point high);

/** About standard normal: the sum of twelve uniforms less 6. Made of additions only, where the
 *  usual formulas need logarithms whose last digit differs between machines. */
double chance_normal(adg_random *random);

#endif
