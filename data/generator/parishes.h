/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_PARISHES_H
#define GENERATOR_PARISHES_H

#include "geos.h"
#include "places.h"

/** Parish i is the land nearest to place i of the parish middles (on the same piece of land). */
typedef struct {
    char code[5], name[80];
    size_t place, municipality;
    GEOSGeometry *area; /* polygon, corners in whole metres, shared with its neighbours */
    int64_t people;
} parish_area;

typedef struct {
    parish_area *parish;
    size_t n;
    GEOSGeometry **municipality_area; /* [n_municipalities] unions of the parishes */
    GEOSGeometry **ring_area;         /* [n_rings] the land once more, with the parishes' corners */
    size_t n_municipalities, n_rings;
} parish_list;

/** Makes one parish for each place in `middles` (which holds parish middles only). */
bool parishes_build(const geos_session *geos, const place_list *middles, const land_map *land,
                    const region_facts *facts, parish_list *parishes, failure *why);
void parishes_release(const geos_session *geos, parish_list *parishes);

#endif
