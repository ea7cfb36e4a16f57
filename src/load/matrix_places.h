/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_MATRIX_PLACES_H
#define ADG_LOAD_MATRIX_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adgang/travel.h"
#include "core/faults.h"
#include "geo/crs.h"

/** Where the places of a matrix stand. */
typedef struct {
    const char *origins, *destinations;     /* layers, or tables with x,y or lon,lat */
    const char *origin_id, *destination_id; /* their id fields */
    const char *edges; /* table from,to,minutes[,both]: then the places are its nodes, tables with
                          an id alone will do, and nothing has coordinates; NULL: none */
    const char *pairs; /* table origin,destination; NULL: all pairs */
} adg_matrix_sources;

/** One side of a matrix. */
typedef struct {
    char *shown;
    size_t n;
    char **id;      /* [n] unique */
    double *xy;     /* [2 n]; NULL for nodes */
    uint32_t *node; /* [n]; NULL for places with coordinates */
} adg_places;

/** Reads places with coordinates and unique ids from a layer or a table; what is wrong goes to
 *  faults. */
adg_status adg_places_load(const char *path, const char *id_field, const adg_crs *crs,
                           adg_places *places, adg_faults *faults, adg_error *error);
void adg_places_release(adg_places *places);

/** Everything a matrix is asked over. */
typedef struct {
    adg_places origin, destination;
    size_t n_pairs;
    uint32_t *pair_origin, *pair_destination; /* [n_pairs] positions */
    uint32_t n_nodes;
    size_t n_edges;
    adg_graph_edge *edge;   /* [n_edges] */
    size_t n_unknown_nodes; /* places that no edge touches: reachable from themselves alone */
} adg_matrix_places;

/** Reads them; what is wrong goes to faults. */
adg_status adg_matrix_places_load(const adg_matrix_sources *sources, const adg_crs *crs,
                                  adg_matrix_places *places, adg_faults *faults, adg_error *error);
void adg_matrix_places_release(adg_matrix_places *places);

#endif
