/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_OGR_GEOMETRY_H
#define ADG_GEO_OGR_GEOMETRY_H

/* For the files of geo/ alone: between OGR's geometries and plain arrays. */
#include <ogr_api.h>
#include <stdbool.h>

#include "core/shapes.h"
#include "geo/vector_reader.h"

/** Adds to the current feature the parts of the wanted kind that a geometry holds, however nested;
 *  curves become lines and a third dimension is dropped. False = out of memory. */
bool adg_ogr_add_parts(adg_shapes *shapes, OGRGeometryH geometry, adg_geometry_kind kind);

/** The geometry of a feature as point, multi-line or multi-polygon; NULL when it has no parts. */
OGRGeometryH adg_ogr_geometry(const adg_shapes *shapes, size_t feature, adg_geometry_kind kind);

#endif
