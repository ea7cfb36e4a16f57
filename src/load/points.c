/* SPDX-License-Identifier: MPL-2.0 */
#include "load/points.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/path_ending.h"
#include "core/text.h"
#include "load/csv_table.h"
#include "load/ids.h"

bool adg_path_is_csv(const char *path)
{
    return adg_path_ends_in(path, ".csv");
}

/* ---- .csv ---- */

/* One column as the request wants it. */
static bool take_column(const adg_layer_request *request, size_t f, const adg_csv *csv,
                        adg_points *points, adg_faults *faults)
{
    const adg_field_request *field = &request->fields[f];
    const char *name = field->name ? field->name : "";
    size_t n = csv->table.n_rows;
    if (field->is_text) {
        char **text = adg_table_add_text(&points->table, name, NULL);
        char **from = field->name ? adg_csv_texts(csv, field->name, false, faults) : NULL;
        bool ok = text != NULL;
        for (size_t i = 0; ok && from && i < n; i++)
            if (from[i])
                ok = (text[i] = adg_strdup(from[i])) != NULL;
        return ok;
    }
    double *number = adg_table_add_number(&points->table, name, NULL, 6);
    double *from =
        field->name ? adg_csv_numbers(csv, field->name, false, ADG_EMPTY_IS_NAN, faults) : NULL;
    if (number && from)
        memcpy(number, from, n * sizeof *number);
    free(from);
    return number != NULL;
}

static void check_finite(const adg_csv *csv, const adg_points *points, adg_faults *faults)
{
    for (size_t i = 0; i < points->n; i++)
        if (!isfinite(points->xy[2 * i]) || !isfinite(points->xy[2 * i + 1]))
            adg_faults_add(faults, ADG_ERROR, "bad_coordinate", adg_csv_place(csv, i, NULL), "%s",
                           _("the coordinates are missing, or outside their coordinate system."));
}

/* Coordinates of the rows, in the target CRS. */
static adg_status take_coordinates(const adg_layer_request *request, const adg_csv *csv,
                                   adg_points *points, adg_faults *faults, adg_error *error)
{
    bool geographic = !adg_table_find(&csv->table, "x") && adg_table_find(&csv->table, "lon");
    double *x = adg_csv_numbers(csv, geographic ? "lon" : "x", false, ADG_EMPTY_IS_NAN, faults);
    double *y = adg_csv_numbers(csv, geographic ? "lat" : "y", false, ADG_EMPTY_IS_NAN, faults);
    adg_crs *wgs84 = NULL;
    adg_status status = ADG_OK;
    points->xy = ADG_NEW_ARRAY(double, 2 * points->n);
    if (!points->xy)
        status = adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < points->n; i++) {
        points->xy[2 * i] = x ? x[i] : 0;
        points->xy[2 * i + 1] = y ? y[i] : 0;
    }
    if (status == ADG_OK && geographic)
        status = adg_crs_parse("EPSG:4326", &wgs84, error);
    if (status == ADG_OK && geographic)
        status = adg_crs_transform(wgs84, request->target, points->xy, points->n, error);
    if (status == ADG_OK && x && y)
        check_finite(csv, points, faults);
    adg_crs_free(wgs84);
    free(x);
    free(y);
    return status;
}

static adg_status load_csv(const adg_layer_request *request, adg_points *points, adg_faults *faults,
                           adg_error *error)
{
    adg_csv csv;
    adg_status status = adg_csv_read(request->path, request->shown, &csv, faults, error);
    if (status != ADG_OK)
        return status;
    points->n = points->table.n_rows = csv.table.n_rows;
    if (csv.table.n_columns > 0)
        status = take_coordinates(request, &csv, points, faults, error);
    bool ok = true;
    for (size_t f = 0; ok && f < request->n_fields; f++)
        ok = take_column(request, f, &csv, points, faults);
    if (status == ADG_OK && !ok)
        status = adg_fail_memory(error);
    if (status == ADG_OK && csv.table.n_columns > 0 && points->n == 0)
        adg_faults_add(faults, ADG_ERROR, "empty_layer", (adg_place){csv.shown, NULL, NULL, -1},
                       "%s", _("the table has no rows."));
    points->row = csv.line;
    csv.line = NULL;
    adg_csv_release(&csv);
    return status;
}

/* ---- layer ---- */

static adg_status load_layer(const adg_layer_request *request, adg_points *points,
                             adg_faults *faults, adg_error *error)
{
    adg_layer layer;
    adg_layer_request as_points = *request;
    as_points.geometry = ADG_GEOMETRY_POINT;
    adg_status status = adg_vector_read(&as_points, &layer, faults, error);
    if (status != ADG_OK)
        return status;
    points->n = layer.table.n_rows;
    points->table = layer.table;
    points->row = layer.row;
    layer.table = (adg_table){0};
    layer.row = NULL;
    points->xy = ADG_NEW_ARRAY(double, 2 * points->n);
    for (size_t i = 0; points->xy && i < points->n; i++)
        memcpy(points->xy + 2 * i,
               layer.shapes.xy + 2 * layer.shapes.first_point[layer.shapes.first_part[i]],
               2 * sizeof(double));
    if (!points->xy)
        status = adg_fail_memory(error);
    adg_layer_release(&layer);
    return status;
}

adg_status adg_points_load(const adg_layer_request *request, adg_points *points, adg_faults *faults,
                           adg_error *error)
{
    *points = (adg_points){.shown = request->shown ? request->shown : request->path,
                           .layer = request->layer};
    adg_status status = adg_path_is_csv(request->path) ? load_csv(request, points, faults, error)
                                                       : load_layer(request, points, faults, error);
    if (status != ADG_OK)
        adg_points_release(points);
    return status;
}

/* Moves points into a layer. */
static adg_status take_layer(adg_points *points, adg_layer *layer, adg_error *error)
{
    adg_status status = adg_shapes_init(&layer->shapes, error);
    bool ok = true;
    for (size_t i = 0; status == ADG_OK && ok && i < points->n; i++)
        ok = adg_shapes_begin_feature(&layer->shapes) &&
             adg_shapes_begin_part(&layer->shapes, false) &&
             adg_shapes_add_point(&layer->shapes, points->xy[2 * i], points->xy[2 * i + 1]);
    if (status == ADG_OK && !ok)
        status = adg_fail_memory(error);
    layer->table = points->table;
    layer->row = points->row;
    points->table = (adg_table){0};
    points->row = NULL;
    return status;
}

adg_status adg_layer_load(const adg_layer_request *request, adg_layer *layer, adg_faults *faults,
                          adg_error *error)
{
    if (!adg_path_is_csv(request->path))
        return adg_vector_read(request, layer, faults, error);
    adg_points points;
    *layer = (adg_layer){.geometry = ADG_GEOMETRY_POINT};
    adg_status status = adg_points_load(request, &points, faults, error);
    if (status != ADG_OK)
        return status;
    status = take_layer(&points, layer, error);
    adg_points_release(&points);
    if (status != ADG_OK)
        adg_layer_release(layer);
    return status;
}

void adg_points_release(adg_points *points)
{
    adg_table_release(&points->table);
    free(points->xy);
    free(points->row);
    *points = (adg_points){0};
}

adg_place adg_points_place(const adg_points *points, size_t i, const char *field)
{
    return (adg_place){points->shown, points->layer, field, i < points->n ? points->row[i] : -1};
}

adg_status adg_points_check_ids(const adg_points *points, size_t id_column, const char *field,
                                adg_faults *faults, adg_error *error)
{
    const adg_ids ids = {points->n, points->table.column[id_column].text, points->row, points->xy,
                         adg_points_place(points, points->n, field)};
    return adg_ids_check(&ids, faults, error);
}
