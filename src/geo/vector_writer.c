/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/vector_writer.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <errno.h>
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"
#include "geo/crs_gdal.h"
#include "geo/gdal_session.h"
#include "geo/ogr_geometry.h"

struct adg_vector_writer {
    GDALDatasetH dataset;
    adg_vector_format format;
    const adg_crs *crs;
    char *path;
    char *memory; /* GeoJSON: where it is written first, NULL for others */
    adg_gdal_errors errors;
};

static adg_status write_failed(const adg_vector_writer *w, adg_error *error)
{
    return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), w->path,
                    w->errors.failures ? w->errors.first : _("the disk may be full"));
}

adg_status adg_vector_create(const char *path, adg_vector_format format, const adg_crs *crs,
                             const char *time_stamp, adg_vector_writer **writer, adg_error *error)
{
    adg_gdal_open();
    adg_vector_writer *w = ADG_NEW_ARRAY(adg_vector_writer, 1);
    bool ok = w && (w->path = adg_strdup(path)) != NULL;
    /* GDAL's GeoJSON driver does not notice a disk that is full: it writes to memory, and the bytes go
     * to the disk under our own eyes. */
    if (ok && format == ADG_GEOJSON)
        ok = (w->memory = adg_strdup_format("/vsimem/adgang-%p.geojson", (void *)w)) != NULL;
    if (!ok) {
        if (w)
            free(w->path);
        free(w);
        return adg_fail_memory(error);
    }
    w->format = format;
    w->crs = crs;
    adg_gdal_catch(&w->errors);
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", time_stamp);
    /* The file is moved into place when it is whole: no need to wait for the disk at every step. */
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    GDALDriverH driver = GDALGetDriverByName(format == ADG_GEOPACKAGE ? "GPKG" : "GeoJSON");
    const char *options[] = {"ADD_GPKG_OGR_CONTENTS=NO", NULL};
    w->dataset = GDALCreate(driver, w->memory ? w->memory : path, 0, 0, 0, GDT_Unknown,
                            format == ADG_GEOPACKAGE ? (char **)options : NULL);
    if (!w->dataset) {
        adg_status status = write_failed(w, error);
        adg_vector_close(w, status, error);
        return status;
    }
    *writer = w;
    return ADG_OK;
}

static OGRwkbGeometryType type_of(const adg_layer_content *content)
{
    if (!content->shapes)
        return wkbNone;
    if (content->geometry == ADG_GEOMETRY_POINT)
        return wkbPoint;
    return content->geometry == ADG_GEOMETRY_LINE ? wkbMultiLineString : wkbMultiPolygon;
}

/* ---- layers ---- */

static char **layer_options(const adg_vector_writer *w, const adg_layer_content *content)
{
    char **options = NULL;
    if (w->format == ADG_GEOJSON) {
        options = CSLSetNameValue(options, "RFC7946", "YES");
        options = CSLSetNameValue(options, "WRITE_BBOX", "YES");
        options = CSLSetNameValue(options, "COORDINATE_PRECISION", "7");
        if (content->description)
            options = CSLSetNameValue(options, "DESCRIPTION", content->description);
        return options;
    }
    options =
        CSLSetNameValue(options, "IDENTIFIER", content->title ? content->title : content->name);
    if (content->description)
        options = CSLSetNameValue(options, "DESCRIPTION", content->description);
    if (!content->shapes)
        options = CSLSetNameValue(options, "ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
    return options;
}

static bool create_fields(OGRLayerH layer, const adg_table *table)
{
    bool ok = true;
    for (size_t c = 0; ok && c < table->n_columns; c++) {
        const adg_column *column = &table->column[c];
        OGRFieldType type = column->is_text         ? OFTString
                            : column->decimals == 0 ? OFTInteger64
                                                    : OFTReal;
        OGRFieldDefnH field = OGR_Fld_Create(column->name, type);
        if (column->title)
            OGR_Fld_SetAlternativeName(field, column->title);
        ok = OGR_L_CreateField(layer, field, TRUE) == OGRERR_NONE;
        OGR_Fld_Destroy(field);
    }
    return ok;
}

static void set_field(OGRFeatureH feature, int index, const adg_column *column, size_t row)
{
    if (column->is_text) {
        if (column->text[row])
            OGR_F_SetFieldString(feature, index, column->text[row]);
        else
            OGR_F_SetFieldNull(feature, index);
    } else if (!isfinite(column->number[row])) {
        OGR_F_SetFieldNull(feature, index);
    } else if (column->decimals == 0) {
        OGR_F_SetFieldInteger64(feature, index, llround(column->number[row]));
    } else {
        OGR_F_SetFieldDouble(feature, index, column->number[row]);
    }
}

/* False when it failed, or (with *status) when the caller wants to stop. */
static bool write_features(OGRLayerH layer, const adg_layer_content *content, adg_status *status,
                           adg_error *error)
{
    enum {
        ASK_EVERY = 4096
    };
    const adg_table *table = content->table;
    bool ok = true;
    for (size_t i = 0; ok && i < table->n_rows; i++) {
        if (i % ASK_EVERY == 0)
            *status =
                adg_progress(content->ctx, (double)i / (double)table->n_rows, _("write"), error);
        if (*status != ADG_OK)
            return false;
        OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        for (size_t c = 0; c < table->n_columns; c++)
            set_field(feature, (int)c, &table->column[c], i);
        OGRGeometryH geometry =
            content->shapes ? adg_ogr_geometry(content->shapes, i, content->geometry) : NULL;
        if (geometry)
            OGR_F_SetGeometryDirectly(feature, geometry);
        ok = OGR_L_CreateFeature(layer, feature) == OGRERR_NONE;
        OGR_F_Destroy(feature);
    }
    return ok;
}

adg_status adg_vector_add_layer(adg_vector_writer *w, const adg_layer_content *content,
                                adg_error *error)
{
    char **options = layer_options(w, content);
    OGRLayerH layer =
        GDALDatasetCreateLayer(w->dataset, content->name, content->shapes ? w->crs->handle : NULL,
                               type_of(content), options);
    CSLDestroy(options);
    bool ok = layer && create_fields(layer, content->table);
    if (ok && w->format == ADG_GEOPACKAGE)
        ok = GDALDatasetStartTransaction(w->dataset, FALSE) == OGRERR_NONE;
    adg_status status = ADG_OK;
    ok = ok && write_features(layer, content, &status, error);
    if (status != ADG_OK)
        return status;
    if (ok && w->format == ADG_GEOPACKAGE)
        ok = GDALDatasetCommitTransaction(w->dataset) == OGRERR_NONE;
    return ok && w->errors.failures == 0 ? ADG_OK : write_failed(w, error);
}

/* ---- styles ---- */

static OGRLayerH create_style_table(adg_vector_writer *w)
{
    static const struct {
        const char *name;
        OGRFieldType type;
        int width;
    } fields[] = {{"f_table_catalog", OFTString, 256},
                  {"f_table_schema", OFTString, 256},
                  {"f_table_name", OFTString, 256},
                  {"f_geometry_column", OFTString, 256},
                  {"styleName", OFTString, 30},
                  {"styleQML", OFTString, 0},
                  {"styleSLD", OFTString, 0},
                  {"useAsDefault", OFTInteger, 0},
                  {"description", OFTString, 0},
                  {"owner", OFTString, 30},
                  {"ui", OFTString, 30},
                  {"update_time", OFTDateTime, 0}};
    const char *options[] = {"FID=id", "ASPATIAL_VARIANT=GPKG_ATTRIBUTES", NULL};
    OGRLayerH layer =
        GDALDatasetCreateLayer(w->dataset, "layer_styles", NULL, wkbNone, (char **)options);
    for (size_t i = 0; layer && i < sizeof fields / sizeof *fields; i++) {
        OGRFieldDefnH field = OGR_Fld_Create(fields[i].name, fields[i].type);
        OGR_Fld_SetWidth(field, fields[i].width);
        if (strcmp(fields[i].name, "useAsDefault") == 0)
            OGR_Fld_SetSubType(field, OFSTBoolean);
        if (OGR_L_CreateField(layer, field, TRUE) != OGRERR_NONE)
            layer = NULL;
        OGR_Fld_Destroy(field);
    }
    return layer;
}

static bool add_style(OGRLayerH table, const adg_layer_style *style)
{
    OGRFeatureH row = OGR_F_Create(OGR_L_GetLayerDefn(table));
    /* QGIS finds the style by these three; the schema must be '' and not NULL. */
    OGR_F_SetFieldString(row, 0, "");
    OGR_F_SetFieldString(row, 1, "");
    OGR_F_SetFieldString(row, 2, style->layer);
    OGR_F_SetFieldString(row, 3, "geom");
    OGR_F_SetFieldString(row, 4, style->style_name);
    OGR_F_SetFieldString(row, 5, style->qml);
    OGR_F_SetFieldString(row, 6, "");
    OGR_F_SetFieldInteger(row, 7, 1);
    OGR_F_SetFieldString(row, 8, "adgang");
    OGR_F_SetFieldString(row, 9, "");
    const char *now = CPLGetConfigOption("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z");
    OGR_F_SetFieldString(row, 11, now);
    bool ok = OGR_L_CreateFeature(table, row) == OGRERR_NONE;
    OGR_F_Destroy(row);
    return ok;
}

adg_status adg_vector_add_styles(adg_vector_writer *w, const adg_layer_style *styles, size_t n,
                                 adg_error *error)
{
    OGRLayerH table = create_style_table(w);
    bool ok = table != NULL;
    for (size_t i = 0; ok && i < n; i++)
        ok = add_style(table, &styles[i]);
    return ok && w->errors.failures == 0 ? ADG_OK : write_failed(w, error);
}

static adg_status write_memory(const adg_vector_writer *w, adg_error *error)
{
    vsi_l_offset length = 0;
    const GByte *bytes = VSIGetMemFileBuffer(w->memory, &length, FALSE);
    FILE *file = bytes ? fopen(w->path, "wb") : NULL;
    bool ok = file && fwrite(bytes, 1, (size_t)length, file) == (size_t)length;
    int reason = errno;
    if (file && fclose(file) != 0) {
        ok = false;
        reason = errno;
    }
    return ok ? ADG_OK
              : adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), w->path,
                         bytes ? strerror(reason) : _("the disk may be full"));
}

adg_status adg_vector_close(adg_vector_writer *w, adg_status status, adg_error *error)
{
    GDALClose(w->dataset);
    if (status == ADG_OK && w->errors.failures)
        status = write_failed(w, error);
    if (status == ADG_OK && w->memory)
        status = write_memory(w, error);
    if (w->memory)
        VSIUnlink(w->memory);
    free(w->memory);
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", NULL);
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", NULL);
    adg_gdal_release();
    free(w->path);
    free(w);
    return status;
}
