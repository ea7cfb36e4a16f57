/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_FACTS_READING_H
#define GENERATOR_FACTS_READING_H

#include "facts.h"

/** What the two readers of facts share: read_facts.c for people and land, read_road_facts.c for
 *  roads and ferries. */

/* The files, in the order of facts.table. */
enum {
    MUNICIPALITIES,
    TOWNS,
    DISTRICTS,
    COAST,
    WAYPOINTS,
    BRIDGES,
    HARBOURS,
    FERRIES,
    ROUTES,
    CLOSED_ROADS,
    PARAMETERS,
    INDICATORS,
    BROADBAND,
    FACILITIES,
    DIGITAL
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/** Reads a file into records; the table stays with the facts and owns the texts. */
bool read_table(region_facts *f, const char *folder, int table, const csv_field *fields,
                size_t n_fields, size_t record_size, void **records, size_t *n, failure *why);

/** A town by "name" or "name@municipality code". */
bool find_town(const region_facts *f, const char *text, size_t length, size_t *found);

/** Motorways, bridges, harbours, ferries, routes and closed roads; towns are read before. */
bool read_road_facts(region_facts *f, const char *folder, const map_projection *map, failure *why);

#endif
