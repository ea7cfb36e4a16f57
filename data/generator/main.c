/* SPDX-License-Identifier: MPL-2.0 */
/* Makes the model region: a small Southern Denmark built from facts and constructed by rule. */
#include <cpl_error.h>
#include <gdal.h>
#include <stdio.h>
#include <stdlib.h>

#include "broadband.h"
#include "population.h"
#include "road_network.h"
#include "write_layers.h"

/* Everything the region consists of, in the order in which it comes into being. */
typedef struct {
    map_projection projection;
    geos_session geos;
    region_facts facts;
    land_map land;
    place_list places;
    parish_list parishes;
    road_list roads;
    cell_grid cells;
    deprivation_table deprivation;
    double *broadband;
    facility_list facilities;
} model_region;

static bool build(const char *facts_folder, model_region *r, failure *why)
{
    return projection_open(&r->projection, why) && geos_open(&r->geos, why) &&
           facts_read(facts_folder, &r->projection, &r->facts, why) &&
           land_build(&r->facts, &r->land, why) &&
           places_add_parish_middles(&r->places, &r->land, &r->facts, why) &&
           parishes_build(&r->geos, &r->places, &r->land, &r->facts, &r->parishes, why) &&
           road_network_build(&r->facts, &r->land, &r->places, &r->roads, why) &&
           cells_build(&r->geos, &r->land, &r->parishes, &r->roads, &r->cells, why) &&
           population_build(&r->facts, &r->land, &r->places, &r->parishes, &r->cells, why) &&
           deprivation_build(&r->facts, &r->places, &r->parishes, &r->deprivation, why) &&
           broadband_build(&r->geos, &r->facts, &r->places, &r->parishes, &r->broadband, why) &&
           facilities_build(&r->facts, &r->cells, &r->parishes, &r->roads, &r->facilities, why);
}

static bool write_region(const char *folder, const model_region *r, failure *why)
{
    const map_projection *map = &r->projection;
    return write_coast(folder, map, &r->geos, &r->land, &r->parishes, why) &&
           write_municipalities(folder, map, &r->geos, &r->facts, &r->parishes, why) &&
           write_parishes(folder, map, &r->geos, &r->facts, &r->parishes, why) &&
           write_population(folder, map, &r->cells, why) &&
           write_deprivation(folder, map, &r->geos, &r->facts, &r->parishes, &r->deprivation,
                             why) &&
           write_roads(folder, map, &r->roads, why) &&
           write_facilities(folder, map, &r->facts, &r->facilities, why) &&
           write_broadband(folder, map, &r->geos, &r->facts, &r->parishes, r->broadband, why) &&
           write_digital(folder, &r->facts, why);
}

static void release(model_region *r)
{
    facilities_release(&r->facilities);
    free(r->broadband);
    deprivation_release(&r->deprivation);
    cells_release(&r->cells);
    roads_release(&r->roads);
    if (r->geos.handle)
        parishes_release(&r->geos, &r->parishes);
    places_release(&r->places);
    land_release(&r->land);
    facts_release(&r->facts);
    geos_release(&r->geos);
    projection_release(&r->projection);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "Usage: make_model_region FACTS_DIR OUT_DIR\n"
                        "Builds the model region of adgang from the facts and writes its layers\n"
                        "into the existing folder OUT_DIR, over files of the same names.\n");
        return 2;
    }
    GDALAllRegister();
    CPLSetErrorHandler(CPLQuietErrorHandler);
    model_region r = {0};
    failure why = {{0}};
    const bool done = build(argv[1], &r, &why) && write_region(argv[2], &r, &why);
    if (done)
        printf("%zu municipalities, %zu parishes, %zu roads, %zu facilities\n",
               r.facts.n_municipalities, r.parishes.n, r.roads.n, r.facilities.n);
    else
        fprintf(stderr, "make_model_region: %s\n", why.message);
    release(&r);
    GDALDestroy();
    return done ? 0 : 1;
}
