/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_CLUSTERS_H
#define ADG_PIPELINE_CLUSTERS_H

#include <stdbool.h>
#include <stdio.h>

#include "adgang/context.h"
#include "adgang/status.h"
#include "spatial/clusters.h"

/** How neighbours are found. */
typedef enum {
    ADG_NEIGHBOURS_QUEEN,
    ADG_NEIGHBOURS_ROOK,
    ADG_NEIGHBOURS_NEAREST,
    ADG_NEIGHBOURS_BAND,
    ADG_NEIGHBOURS_FILE
} adg_neighbours_kind;

/** Where the values of a layer lie together. */
typedef struct {
    const char *layer;           /* polygons or points; or a CSV of points */
    const char *crs;             /* in metres: distances are measured in it */
    const char *value, *second;  /* fields; second: bivariate alone */
    const char *population, *id; /* fields; may be NULL */
    adg_cluster_method method;
    const char *method_word, *weights_word; /* as they were given */
    adg_neighbours_kind neighbours;
    size_t nearest;       /* of NEAREST, at least 1 */
    double band_m;        /* of BAND, above 0 */
    const char *gal_file; /* of FILE */
    size_t draws;
    uint64_t seed;
    double alpha;
    const char *out; /* .gpkg or .geojson; NULL: no layer */
    bool overwrite;
} adg_clusters_request;

/** Writes the layer and prints the numbers of the whole map as JSON. Units without a finite value,
 *  or with a population of 0, take no part: counted in a warning. ADG_E_INVALID for fewer than three
 *  that do. */
adg_status adg_clusters(const adg_clusters_request *request, const adg_context *ctx, FILE *json,
                        adg_error *error);

#endif
