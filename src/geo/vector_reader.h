/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_VECTOR_READER_H
#define ADG_GEO_VECTOR_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"
#include "core/faults.h"
#include "core/shapes.h"
#include "core/table.h"
#include "geo/crs.h"

typedef enum {
    ADG_GEOMETRY_POINT,   /* points; of lines and polygons a point on them */
    ADG_GEOMETRY_LINE,    /* lines, one part each */
    ADG_GEOMETRY_POLYGON, /* polygons, one part for each ring */
    ADG_GEOMETRY_ANY      /* points or polygons, as the layer has them */
} adg_geometry_kind;

/** A field to read. */
typedef struct {
    const char *name; /* NULL: not wanted; its column stays empty */
    bool is_text;
} adg_field_request;

/** What to read of a layer. */
typedef struct {
    const char *path;  /* file; GDAL's and QGIS's "file.gpkg|layername=x" are understood */
    const char *shown; /* the path as the user wrote it, for messages; NULL: path */
    const char *layer; /* NULL: the only layer of the file */
    adg_geometry_kind geometry;
    const adg_field_request *fields;
    size_t n_fields;
    const adg_crs *target; /* coordinates are transformed to it */
} adg_layer_request;

/** A layer in memory: feature i has shape i, row[i] and row i of every column. */
typedef struct {
    adg_geometry_kind geometry; /* POINT, LINE or POLYGON */
    adg_shapes shapes;
    adg_table table; /* column f belongs to request f; missing fields give empty columns */
    long long *row;  /* [n] feature id as QGIS shows it */
} adg_layer;

/** Reads a layer. What is wrong with single rows goes to faults and the reading goes on; a file
 *  that cannot be opened, a layer without CRS, a missing field, geometries of the wrong kind are
 *  error faults as well, and the layer comes back empty. Features without geometry are left out
 *  with a warning that counts them. Text is UTF-8 (bytes that are not are taken as CP1252).
 *  Returns an error only for what faults cannot carry (memory).  O(points). */
adg_status adg_vector_read(const adg_layer_request *request, adg_layer *layer, adg_faults *faults,
                           adg_error *error);

/** The place of a row of this layer, for a fault. */
adg_place adg_layer_place(const adg_layer_request *request, const adg_layer *layer, size_t feature,
                          const char *field);

void adg_layer_release(adg_layer *layer);

#endif
