/* SPDX-License-Identifier: MPL-2.0 */
#include "layer_writer.h"

#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

const char *const ORIGIN_TEXT = "syntetisk (adgang modelregion)";

static bool gdal_fail(const layer_writer *writer, failure *why, const char *what)
{
    return fail(why, "%s: %s: %s", writer->path, what, CPLGetLastErrorMsg());
}

static const char *shape_type(OGRwkbGeometryType geometry)
{
    switch (geometry) {
    case wkbPoint:
        return "SHPT=POINT";
    case wkbLineString:
        return "SHPT=ARC";
    default:
        return "SHPT=POLYGON";
    }
}

static bool create_field(layer_writer *writer, const layer_field *field, failure *why)
{
    OGRFieldDefnH definition = OGR_Fld_Create(field->name, field->type);
    OGR_Fld_SetWidth(definition, field->width);
    OGR_Fld_SetPrecision(definition, field->decimals);
    const bool done = OGR_L_CreateField(writer->layer, definition, 0) == OGRERR_NONE;
    OGR_Fld_Destroy(definition);
    return done || gdal_fail(writer, why, field->name);
}

bool layer_create(layer_writer *writer, const char *folder, const char *name,
                  OGRwkbGeometryType geometry, const map_projection *projection,
                  const layer_field *fields, size_t n_fields, failure *why)
{
    *writer = (layer_writer){0};
    snprintf(writer->path, sizeof writer->path, "%s/%s", folder, name);
    GDALDriverH driver = GDALGetDriverByName("ESRI Shapefile");
    if (!driver)
        return fail(why, "this GDAL has no shapefile driver");
    writer->file = GDALCreate(driver, writer->path, 0, 0, 0, GDT_Unknown, NULL);
    if (!writer->file)
        return gdal_fail(writer, why, "cannot be created");
    /* The header of a .dbf carries the day of writing; a fixed day keeps the bytes equal. */
    char **options = CSLAddString(NULL, "ENCODING=UTF-8");
    options = CSLAddString(options, "DBF_DATE_LAST_UPDATE=2021-01-01");
    options = CSLAddString(options, shape_type(geometry));
    writer->layer = GDALDatasetCreateLayer(writer->file, "", projection->map, geometry, options);
    CSLDestroy(options);
    if (!writer->layer)
        return gdal_fail(writer, why, "cannot be created");
    for (size_t f = 0; f < n_fields; f++)
        if (!create_field(writer, &fields[f], why))
            return false;
    const layer_field origin = {"ophav", OFTString, (int)strlen(ORIGIN_TEXT), 0};
    return create_field(writer, &origin, why);
}

bool layer_begin_feature(layer_writer *writer, failure *why)
{
    writer->feature = OGR_F_Create(OGR_L_GetLayerDefn(writer->layer));
    if (!writer->feature)
        return fail_memory(why);
    OGR_F_SetFieldString(writer->feature, OGR_F_GetFieldCount(writer->feature) - 1, ORIGIN_TEXT);
    return true;
}

void layer_set_text(layer_writer *writer, int field, const char *text)
{
    OGR_F_SetFieldString(writer->feature, field, text);
}

void layer_set_integer(layer_writer *writer, int field, int64_t value)
{
    OGR_F_SetFieldInteger64(writer->feature, field, value);
}

void layer_set_number(layer_writer *writer, int field, double value)
{
    if (!isnan(value))
        OGR_F_SetFieldDouble(writer->feature, field, value);
}

static bool end_feature(layer_writer *writer, OGRGeometryH geometry, failure *why)
{
    if (!geometry)
        return gdal_fail(writer, why, "a geometry could not be made");
    OGR_F_SetGeometryDirectly(writer->feature, geometry);
    const bool done = OGR_L_CreateFeature(writer->layer, writer->feature) == OGRERR_NONE;
    OGR_F_Destroy(writer->feature);
    writer->feature = NULL;
    return done || gdal_fail(writer, why, "a feature could not be written");
}

bool layer_end_with_area(layer_writer *writer, const geos_session *g, const GEOSGeometry *area,
                         failure *why)
{
    size_t size = 0;
    GEOSWKBWriter *encoder = GEOSWKBWriter_create_r(g->handle);
    unsigned char *bytes = encoder ? GEOSWKBWriter_write_r(g->handle, encoder, area, &size) : NULL;
    OGRGeometryH geometry = NULL;
    if (bytes)
        OGR_G_CreateFromWkb(bytes, NULL, &geometry, (int)size);
    GEOSFree_r(g->handle, bytes);
    if (encoder)
        GEOSWKBWriter_destroy_r(g->handle, encoder);
    return end_feature(writer, geometry, why);
}

bool layer_end_with_line(layer_writer *writer, const point *line, size_t n, failure *why)
{
    OGRGeometryH geometry = OGR_G_CreateGeometry(wkbLineString);
    for (size_t i = 0; geometry && i < n; i++)
        OGR_G_AddPoint_2D(geometry, (double)line[i].x, (double)line[i].y);
    return end_feature(writer, geometry, why);
}

bool layer_end_with_point(layer_writer *writer, point at, failure *why)
{
    OGRGeometryH geometry = OGR_G_CreateGeometry(wkbPoint);
    if (geometry)
        OGR_G_AddPoint_2D(geometry, (double)at.x, (double)at.y);
    return end_feature(writer, geometry, why);
}

bool layer_close(layer_writer *writer, bool done, failure *why)
{
    if (writer->feature)
        OGR_F_Destroy(writer->feature);
    writer->feature = NULL;
    if (!writer->file)
        return done;
    CPLErrorReset();
    GDALClose(writer->file);
    writer->file = NULL;
    if (done && CPLGetLastErrorType() >= CE_Failure)
        return gdal_fail(writer, why, "cannot be written");
    return done;
}
