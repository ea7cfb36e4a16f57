/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/vector_reader.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <math.h>
#include <ogr_api.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "geo/crs_gdal.h"
#include "geo/encoding.h"
#include "geo/gdal_session.h"
#include "geo/ogr_geometry.h"
#include "geo/vector_source.h"

/* A reading under way. */
typedef struct {
    adg_vector_source source;
    adg_layer *layer;
    size_t row_capacity;
    size_t n_without_geometry;
    size_t n_of_several_points;
} reading;

/* ---- geometry ---- */

/* Where a point is wanted of a line, a polygon or several points: one that lies on them. */
static OGRGeometryH point_of(OGRGeometryH geometry)
{
    OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    if (type == wkbPoint)
        return OGR_G_Clone(geometry);
    if (type == wkbMultiPoint && OGR_G_GetGeometryCount(geometry) == 1)
        return OGR_G_Clone(OGR_G_GetGeometryRef(geometry, 0));
    return OGR_G_PointOnSurface(geometry);
}

static bool has_several_points(OGRGeometryH geometry)
{
    return wkbFlatten(OGR_G_GetGeometryType(geometry)) == wkbMultiPoint &&
           OGR_G_GetGeometryCount(geometry) > 1;
}

/* The dimension of what is in the layer decides what "any" means: the first geometry says it. */
static void settle_kind(reading *r, OGRGeometryH geometry)
{
    if (r->layer->geometry == ADG_GEOMETRY_ANY)
        r->layer->geometry =
            OGR_G_GetDimension(geometry) == 2 ? ADG_GEOMETRY_POLYGON : ADG_GEOMETRY_POINT;
}

/* Adds the feature's shape; *kept says whether it had a geometry of the kind. false = no memory. */
static bool add_shape(reading *r, OGRFeatureH feature, bool *kept)
{
    adg_shapes *shapes = &r->layer->shapes;
    OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
    *kept = false;
    if (!geometry || OGR_G_IsEmpty(geometry))
        return true;
    settle_kind(r, geometry);
    OGRGeometryH plain = OGR_G_GetLinearGeometry(geometry, 0, NULL);
    if (plain && r->layer->geometry == ADG_GEOMETRY_POINT) {
        r->n_of_several_points += has_several_points(plain);
        OGRGeometryH point = point_of(plain);
        OGR_G_DestroyGeometry(plain);
        plain = point;
    }
    size_t parts_before = shapes->n_parts;
    bool ok = adg_shapes_begin_feature(shapes) &&
              (!plain || adg_ogr_add_parts(shapes, plain, r->layer->geometry));
    OGR_G_DestroyGeometry(plain);
    *kept = shapes->n_parts > parts_before;
    if (ok && !*kept)
        shapes->n--;
    return ok;
}

/* ---- fields ---- */

static double number_of(reading *r, OGRFeatureH feature, int field, const char *name)
{
    OGRFieldType type = OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field));
    if (type != OFTString)
        return OGR_F_GetFieldAsDouble(feature, field);
    const char *text = OGR_F_GetFieldAsString(feature, field);
    double value = NAN;
    if (*text == '\0' || adg_parse_number(text, true, false, &value))
        return value;
    char *shown = adg_utf8_copy(text);
    adg_fault_advise(adg_faults_add(r->source.faults, ADG_ERROR, "not_a_number",
                                    (adg_place){r->source.shown, r->source.request->layer, name,
                                                OGR_F_GetFID(feature)},
                                    _("\"%s\" is not a number."), shown ? shown : ""),
                     _("Write numbers as 1234.5 or 1234,5, without thousands separators."));
    free(shown);
    return NAN;
}

static bool read_fields(reading *r, OGRFeatureH feature, size_t position)
{
    for (size_t f = 0; f < r->source.request->n_fields; f++) {
        int index = r->source.field_index[f];
        if (index < 0 || !OGR_F_IsFieldSetAndNotNull(feature, index))
            continue;
        adg_column *column = &r->layer->table.column[f];
        if (!column->is_text) {
            column->number[position] =
                number_of(r, feature, index, r->source.request->fields[f].name);
            continue;
        }
        const char *given = OGR_F_GetFieldAsString(feature, index);
        if (given[strspn(given, " \t")] == '\0')
            continue; /* a text of nothing is missing, as in tables */
        column->text[position] = adg_utf8_copy(given);
        if (!column->text[position])
            return false;
    }
    return true;
}

/* ---- rows ---- */

/* Columns are made for the announced number of rows and grow where the source has more. */
static bool make_room(reading *r, size_t needed)
{
    if (needed <= r->row_capacity)
        return true;
    size_t capacity = r->row_capacity * 2 + 64;
    long long *row = realloc(r->layer->row, capacity * sizeof *row);
    if (!row)
        return false;
    r->layer->row = row;
    for (size_t f = 0; f < r->source.request->n_fields; f++) {
        adg_column *column = &r->layer->table.column[f];
        void *old = column->is_text ? (void *)column->text : (void *)column->number;
        size_t size = column->is_text ? sizeof(char *) : sizeof(double);
        void *grown = realloc(old, capacity * size);
        if (!grown)
            return false;
        if (column->is_text)
            column->text = grown;
        else
            column->number = grown;
        for (size_t i = r->row_capacity; i < capacity; i++) {
            if (column->is_text)
                column->text[i] = NULL;
            else
                column->number[i] = NAN;
        }
    }
    r->row_capacity = capacity;
    return true;
}

static bool make_columns(reading *r)
{
    bool ok = true;
    for (size_t f = 0; ok && f < r->source.request->n_fields; f++) {
        const adg_field_request *field = &r->source.request->fields[f];
        const char *name = field->name ? field->name : "";
        ok = field->is_text ? adg_table_add_text(&r->layer->table, name, NULL) != NULL
                            : adg_table_add_number(&r->layer->table, name, NULL, 6) != NULL;
    }
    return ok;
}

static adg_status read_feature(reading *r, OGRFeatureH feature, adg_error *error)
{
    bool kept = false;
    size_t position = r->layer->table.n_rows;
    if (!make_room(r, position + 1) || !add_shape(r, feature, &kept))
        return adg_fail_memory(error);
    if (!kept) {
        r->n_without_geometry++;
        return ADG_OK;
    }
    r->layer->row[position] = OGR_F_GetFID(feature);
    /* Counted before the fields are read, so that release frees the texts of a row that failed. */
    r->layer->table.n_rows = position + 1;
    return read_fields(r, feature, position) ? ADG_OK : adg_fail_memory(error);
}

static adg_status read_features(reading *r, adg_error *error)
{
    adg_status status = ADG_OK;
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    OGR_L_ResetReading(r->source.layer);
    OGRFeatureH feature;
    while (status == ADG_OK && (feature = OGR_L_GetNextFeature(r->source.layer)) != NULL) {
        status = read_feature(r, feature, error);
        OGR_F_Destroy(feature);
    }
    adg_gdal_release();
    if (status == ADG_OK && errors.failures) {
        char message[ADG_ERROR_CAPACITY / 2];
        snprintf(message, sizeof message, _("is damaged: %s."), errors.first);
        adg_fault_advise(
            adg_source_fault(&r->source, "damaged_file", NULL, message),
            _("The file may have been cut short in a copy or download; get it again."));
    }
    return status;
}

/* ---- after reading ---- */

static const char *missing_geometry_words(adg_geometry_kind wanted, size_t n)
{
    switch (wanted) {
    case ADG_GEOMETRY_POINT:
        return ngettext_("%s feature has no point and is left out.",
                         "%s features have no point and are left out.", n);
    case ADG_GEOMETRY_LINE:
        return ngettext_("%s feature has no line and is left out.",
                         "%s features have no line and are left out.", n);
    case ADG_GEOMETRY_POLYGON:
        return ngettext_("%s feature has no polygon and is left out.",
                         "%s features have no polygon and are left out.", n);
    default:
        return ngettext_("%s feature has no geometry and is left out.",
                         "%s features have no geometry and are left out.", n);
    }
}

static void report_missing_geometry(reading *r)
{
    if (r->n_without_geometry == 0)
        return;
    bool all = r->layer->table.n_rows == 0;
    adg_fault *fault =
        adg_faults_add(r->source.faults, all ? ADG_ERROR : ADG_WARNING,
                       all ? "wrong_geometry" : "no_geometry",
                       (adg_place){r->source.shown, r->source.request->layer, NULL, -1},
                       missing_geometry_words(r->source.request->geometry, r->n_without_geometry),
                       ADG_NUMBER(r->n_without_geometry, 0));
    if (all)
        adg_fault_advise(fault, _("Is it the right layer?"));
}

static void report_several_points(reading *r)
{
    size_t n = r->n_of_several_points;
    if (n == 0)
        return;
    adg_fault *fault =
        adg_faults_add(r->source.faults, ADG_WARNING, "several_points",
                       (adg_place){r->source.shown, r->source.request->layer, NULL, -1},
                       ngettext_("%s feature has several points; one of them is used.",
                                 "%s features have several points; one of them is used.", n),
                       ADG_NUMBER(n, 0));
    adg_fault_advise(fault, _("Split them in QGIS: Vector > Geometry Tools > Multipart to "
                              "Singleparts."));
}

/* Coordinates that are not numbers, in the source or after the transformation. */
static void check_coordinates(reading *r)
{
    const adg_shapes *shapes = &r->layer->shapes;
    for (size_t f = 0; f < shapes->n; f++) {
        size_t from = shapes->first_point[shapes->first_part[f]];
        size_t to = shapes->first_point[shapes->first_part[f + 1]];
        bool finite = true;
        for (size_t k = 2 * from; k < 2 * to; k++)
            finite = finite && isfinite(shapes->xy[k]);
        if (finite)
            continue;
        adg_fault_advise(
            adg_faults_add(r->source.faults, ADG_ERROR, "bad_coordinate",
                           adg_layer_place(r->source.request, r->layer, f, NULL), "%s",
                           _("a coordinate is not a number, or lies outside its coordinate "
                             "system.")),
            _("Check that the layer's CRS is right (QGIS: Layer > Set CRS)."));
        r->source.usable = false;
    }
}

/* What is done about coordinate systems is always said (features rule 4). */
static void note_transformation(reading *r, const adg_crs *own)
{
    adg_faults_add(r->source.faults, ADG_NOTE, "transformed",
                   (adg_place){r->source.shown, r->source.request->layer, NULL, -1},
                   _("the layer is in %s (%s) and is transformed to %s."), adg_crs_name(own),
                   adg_crs_code(own), adg_crs_code(r->source.request->target));
}

static adg_status to_target(reading *r, adg_error *error)
{
    adg_crs *own = NULL;
    adg_error local = ADG_ERROR_INIT;
    const adg_crs *target = r->source.request->target;
    adg_status status = adg_crs_from_handle(OGR_L_GetSpatialRef(r->source.layer), &own, error);
    if (status != ADG_OK)
        return status;
    adg_shapes *shapes = &r->layer->shapes;
    if (!adg_crs_same(own, target))
        note_transformation(r, own);
    if (adg_crs_transform(own, target, shapes->xy, shapes->n_points, &local) != ADG_OK)
        adg_source_fault(&r->source, "bad_crs", NULL, local.message);
    adg_crs_free(own);
    return ADG_OK;
}

static adg_status read_source(reading *r, adg_error *error)
{
    if (!r->source.usable)
        return ADG_OK;
    adg_status status = read_features(r, error);
    if (status != ADG_OK)
        return status;
    report_missing_geometry(r);
    report_several_points(r);
    if (r->layer->table.n_rows == 0 && r->n_without_geometry == 0)
        adg_fault_advise(adg_source_fault(&r->source, "empty_layer", NULL,
                                          _("the layer has no features.")),
                         _("Is it the right layer?"));
    if (r->source.usable)
        status = to_target(r, error);
    if (status == ADG_OK)
        check_coordinates(r);
    return status;
}

adg_status adg_vector_read(const adg_layer_request *request, adg_layer *layer, adg_faults *faults,
                           adg_error *error)
{
    adg_gdal_open();
    *layer = (adg_layer){.geometry = request->geometry};
    reading r = {.layer = layer};
    adg_status status = adg_vector_source_open(request, faults, &r.source, error);
    if (status == ADG_OK)
        status = adg_shapes_init(&layer->shapes, error);
    if (status == ADG_OK && !make_columns(&r))
        status = adg_fail_memory(error);
    if (status == ADG_OK && r.source.layer)
        status = read_source(&r, error);
    if (layer->geometry == ADG_GEOMETRY_ANY)
        layer->geometry = ADG_GEOMETRY_POINT;
    adg_vector_source_close(&r.source);
    if (status != ADG_OK)
        adg_layer_release(layer);
    return status;
}

adg_place adg_layer_place(const adg_layer_request *request, const adg_layer *layer, size_t feature,
                          const char *field)
{
    return (adg_place){request->shown ? request->shown : request->path, request->layer, field,
                       layer->row[feature]};
}

void adg_layer_release(adg_layer *layer)
{
    adg_shapes_release(&layer->shapes);
    adg_table_release(&layer->table);
    free(layer->row);
    *layer = (adg_layer){.geometry = ADG_GEOMETRY_POINT};
}
