/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_LAYER_WRITER_H
#define GENERATOR_LAYER_WRITER_H

#include <ogr_api.h>

#include "geos.h"
#include "projection.h"

/** A shapefile that is being written, UTF-8, with the same bytes every time. */
typedef struct {
    char path[4096];
    OGRDataSourceH file;
    OGRLayerH layer;
    OGRFeatureH feature; /* the row that is being filled */
} layer_writer;

typedef struct {
    const char *name;
    OGRFieldType type;
    int width, decimals;
} layer_field;

/** What every feature of every layer says of its origin, in the field `ophav`. */
extern const char *const ORIGIN_TEXT;

/** Creates folder/name with the fields and, after them, `ophav`. */
bool layer_create(layer_writer *writer, const char *folder, const char *name,
                  OGRwkbGeometryType geometry, const map_projection *projection,
                  const layer_field *fields, size_t n_fields, failure *why);

/** Begins a feature; fields are set by their position. Unset fields are null. */
bool layer_begin_feature(layer_writer *writer, failure *why);
void layer_set_text(layer_writer *writer, int field, const char *text);
void layer_set_integer(layer_writer *writer, int field, int64_t value);
void layer_set_number(layer_writer *writer, int field, double value); /* NaN: null */

/** Gives the feature its geometry and writes it. */
bool layer_end_with_area(layer_writer *writer, const geos_session *geos, const GEOSGeometry *area,
                         failure *why);
bool layer_end_with_line(layer_writer *writer, const point *line, size_t n, failure *why);
bool layer_end_with_point(layer_writer *writer, point at, failure *why);

/** Closes the file; errors of writing come out here at the latest. Safe to call after a failure
 *  (`done` false), then it only frees. */
bool layer_close(layer_writer *writer, bool done, failure *why);

#endif
