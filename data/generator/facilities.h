/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_FACILITIES_H
#define GENERATOR_FACILITIES_H

#include "cells.h"

typedef struct {
    char id[16], name[96], subtype[40];
    const facility_fact *plan;
    int64_t capacity;
    size_t municipality;
    point at;
} facility_site;

typedef struct {
    facility_site *facility;
    size_t n, capacity;
} facility_list;

/** Facilities of the plan, each near the middle of its town and within a short walk of a street. */
bool facilities_build(const region_facts *facts, const cell_grid *cells,
                      const parish_list *parishes, const road_list *roads, facility_list *list,
                      failure *why);
void facilities_release(facility_list *list);

#endif
