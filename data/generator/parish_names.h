/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_PARISH_NAMES_H
#define GENERATOR_PARISH_NAMES_H

#include "parishes.h"

/** Gives parish `number` (all before it have theirs) a code, a name and its municipality. Names are
 *  real town names with "Sogn" after them; code and name are not those of a real parish. */
void name_parish(parish_list *parishes, size_t number, const road_place *middle,
                 const region_facts *facts);

#endif
