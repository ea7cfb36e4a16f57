/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_VECTOR_WRITER_H
#define ADG_GEO_VECTOR_WRITER_H

#include "adgang/context.h"
#include "adgang/status.h"
#include "core/shapes.h"
#include "core/table.h"
#include "geo/crs.h"
#include "geo/vector_reader.h"

/** A vector file being written; it is complete only after a successful close. */
typedef struct adg_vector_writer adg_vector_writer;

typedef enum {
    ADG_GEOPACKAGE, /* many layers, in the given CRS, alias and title kept */
    ADG_GEOJSON     /* one layer, RFC 7946: WGS 84, 7 decimals */
} adg_vector_format;

/** One layer: row i of the table has shape i. Without shapes it is a plain table. Numbers that are
 *  NaN or infinite become null. */
typedef struct {
    const char *name;
    const char *title;       /* what people read; NULL: the name */
    const char *description; /* NULL: none */
    adg_geometry_kind geometry;
    const adg_shapes *shapes; /* NULL: a table without geometry */
    const adg_table *table;
    const adg_context *ctx; /* asked now and then whether to stop; NULL: never */
} adg_layer_content;

/** A style to embed for a layer of a GeoPackage (QGIS reads it when the layer is opened). */
typedef struct {
    const char *layer;
    const char *style_name;
    const char *qml;
} adg_layer_style;

/** time_stamp, "2026-01-31T12:00:00.000Z", is written wherever the format stores the time. */
adg_status adg_vector_create(const char *path, adg_vector_format format, const adg_crs *crs,
                             const char *time_stamp, adg_vector_writer **writer, adg_error *error);
adg_status adg_vector_add_layer(adg_vector_writer *writer, const adg_layer_content *content,
                                adg_error *error);
adg_status adg_vector_add_styles(adg_vector_writer *writer, const adg_layer_style *styles, size_t n,
                                 adg_error *error);

/** Closes the file and frees the writer, in every case. ADG_E_IO when anything did not reach the
 *  disk; status is what went before and is passed through when it is not ADG_OK. */
adg_status adg_vector_close(adg_vector_writer *writer, adg_status status, adg_error *error);

#endif
