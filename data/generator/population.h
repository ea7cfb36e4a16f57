/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_POPULATION_H
#define GENERATOR_POPULATION_H

#include "cells.h"

/** Settles every municipality's people in its cells, whole persons, exactly as many as the facts
 *  say: towns as discs that thin out from the centre, villages and hamlets as small clusters, the
 *  rest on farms near roads. Then counts the parishes. */
bool population_build(const region_facts *facts, const land_map *land, const place_list *places,
                      parish_list *parishes, cell_grid *cells, failure *why);

#endif
