/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_WRITE_LAYERS_H
#define GENERATOR_WRITE_LAYERS_H

#include "cells.h"
#include "deprivation.h"
#include "facilities.h"
#include "layer_writer.h"

/** The files of data/model_region/, one function for each. */

bool write_coast(const char *folder, const map_projection *projection, const geos_session *geos,
                 const land_map *land, const parish_list *parishes, failure *why);
bool write_municipalities(const char *folder, const map_projection *projection,
                          const geos_session *geos, const region_facts *facts,
                          const parish_list *parishes, failure *why);
bool write_parishes(const char *folder, const map_projection *projection, const geos_session *geos,
                    const region_facts *facts, const parish_list *parishes, failure *why);
bool write_deprivation(const char *folder, const map_projection *projection,
                       const geos_session *geos, const region_facts *facts,
                       const parish_list *parishes, const deprivation_table *table, failure *why);
bool write_broadband(const char *folder, const map_projection *projection, const geos_session *geos,
                     const region_facts *facts, const parish_list *parishes, const double *share,
                     failure *why);
bool write_roads(const char *folder, const map_projection *projection, const road_list *roads,
                 failure *why);
bool write_facilities(const char *folder, const map_projection *projection,
                      const region_facts *facts, const facility_list *facilities, failure *why);
bool write_population(const char *folder, const map_projection *projection, const cell_grid *cells,
                      failure *why);
bool write_digital(const char *folder, const region_facts *facts, failure *why);

#endif
