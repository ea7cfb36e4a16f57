/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_CLUSTER_LAYER_H
#define ADG_MAP_CLUSTER_LAYER_H

#include "adgang/context.h"
#include "core/shapes.h"
#include "geo/crs.h"
#include "geo/vector_writer.h"
#include "write/clusters.h"

/** What is written of the units and how it looks: classes after FDR (method moran: the quadrants). */
typedef struct {
    const adg_clusters_told *told;
    const adg_shapes *shapes;
    adg_geometry_kind geometry; /* POINT or POLYGON */
    const adg_crs *crs;
    const char *time_stamp;
} adg_cluster_layer;

/** A GeoPackage with its style inside; a GeoJSON where the path ends so, whose style goes to
 *  qml_path. */
adg_status adg_cluster_layer_write(const adg_cluster_layer *layer, const char *path,
                                   adg_vector_format format, const char *qml_path,
                                   const adg_context *ctx, adg_error *error);

#endif
