/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/isochrone.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/path_ending.h"
#include "core/progress.h"
#include "core/text.h"
#include "geo/polygons.h"
#include "geo/vector_writer.h"
#include "load/matrix_places.h"
#include "pipeline/step_roads.h"
#include "write/output_file.h"
#include "write/time_stamp.h"

/* What a polygon is of; also the layers of a GeoPackage. */
typedef enum {
    OF_ONE,
    OF_ALL,
    CATCHMENT,
    KINDS
} polygon_kind;

static const char *const layer_name[KINDS] = {"isochrones", "merged", "catchments"};
static const char *const kind_name[KINDS] = {"isochrone", "merged", "catchment"};

typedef struct {
    polygon_kind kind;
    uint32_t facility; /* ADG_NONE: of all */
    double minutes;
} polygon;

typedef struct {
    const adg_isochrone_request *request;
    const adg_context *ctx;
    adg_faults faults;
    adg_crs *crs;
    adg_places places;
    adg_road_network network;
    adg_snap *snap; /* [places.n] */
    adg_isochrones *isochrones;
    polygon *polygon; /* [shapes.n] */
    size_t n_polygons, capacity;
    adg_shapes shapes;
} job;

/* ---- load ---- */

static adg_status load(job *j, adg_error *error)
{
    const adg_isochrone_request *request = j->request;
    adg_status status = adg_step_crs(request->crs, &j->crs, error);
    if (status == ADG_OK)
        status = adg_places_load(request->origins, request->origin_id, j->crs, &j->places,
                                 &j->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&j->faults, error);
    if (status == ADG_OK)
        status = adg_step_network(request->roads, j->crs, j->ctx, &j->faults, &j->network, error);
    if (status != ADG_OK)
        return status;
    j->snap = adg_step_snap(&j->network, &j->places, request->polygons.max_snap_m, j->ctx);
    return j->snap ? ADG_OK : adg_fail_memory(error);
}

/* ---- polygons ---- */

static adg_status note(job *j, polygon_kind kind, uint32_t facility, double minutes,
                       adg_error *error)
{
    polygon *grown = adg_grow_array(j->polygon, j->n_polygons, &j->capacity, sizeof *grown);
    if (!grown)
        return adg_fail_memory(error);
    j->polygon = grown;
    j->polygon[j->n_polygons++] = (polygon){kind, facility, minutes};
    return ADG_OK;
}

/* One feature a limit, of one facility or of all. */
static adg_status add_limits(job *j, polygon_kind kind, uint32_t facility, adg_error *error)
{
    const adg_isochrone_options *options = &j->request->polygons;
    const adg_snap *snap = facility == ADG_NONE ? j->snap : j->snap + facility;
    adg_status status =
        adg_isochrones_add(j->isochrones, snap, facility == ADG_NONE ? j->places.n : 1, &j->shapes,
                           error);
    for (size_t k = 0; status == ADG_OK && k < options->n_limits; k++)
        status = note(j, kind, facility, options->limit_min[k], error);
    return status;
}

static adg_status add_catchments(job *j, adg_error *error)
{
    const adg_isochrone_options *options = &j->request->polygons;
    adg_status status =
        adg_isochrones_add_catchments(j->isochrones, j->snap, j->places.n, &j->shapes, error);
    for (size_t f = 0; status == ADG_OK && f < j->places.n; f++)
        status = note(j, CATCHMENT, (uint32_t)f, options->limit_min[options->n_limits - 1], error);
    return status;
}

static adg_status make_polygons(job *j, adg_error *error)
{
    adg_status status =
        adg_isochrones_new(&j->network, &j->request->polygons, j->ctx, &j->isochrones, error);
    for (size_t f = 0; status == ADG_OK && f < j->places.n; f++) {
        status = adg_progress(j->ctx, (double)f / (double)j->places.n, _("search"), error);
        if (status == ADG_OK && j->snap[f].reached)
            status = add_limits(j, OF_ONE, (uint32_t)f, error);
    }
    if (status == ADG_OK)
        status = adg_progress(j->ctx, 1, _("search"), error);
    if (status == ADG_OK && j->request->merged)
        status = add_limits(j, OF_ALL, ADG_NONE, error);
    if (status == ADG_OK && j->request->catchments)
        status = add_catchments(j, error);
    return status;
}

/* ---- write ---- */

static bool is_empty(const job *j, size_t p)
{
    return j->shapes.first_part[p] == j->shapes.first_part[p + 1];
}

/* Facilities off the roads were counted before. */
static void warn_of_empty(const job *j)
{
    size_t n = 0;
    for (size_t p = 0; p < j->n_polygons; p++) {
        uint32_t f = j->polygon[p].facility;
        n += is_empty(j, p) && (f == ADG_NONE || j->snap[f].reached);
    }
    if (n)
        adg_warn(j->ctx,
                 ngettext_("%s polygon is empty and left out: within its limit no square of %s m "
                           "is reached, its roads included. Try a smaller --cell-m.",
                           "%s polygons are empty and left out: within their limit no square of %s "
                           "m is reached, its roads included. Try a smaller --cell-m.",
                           n),
                 ADG_NUMBER(n, 0), ADG_NUMBER(adg_isochrones_cell(j->isochrones), ADG_AS_WRITTEN));
}

static bool copy_shape(const adg_shapes *from, size_t feature, adg_shapes *to)
{
    bool ok = adg_shapes_begin_feature(to);
    for (size_t p = from->first_part[feature]; ok && p < from->first_part[feature + 1]; p++) {
        ok = adg_shapes_begin_part(to, from->hole[p]);
        for (size_t k = from->first_point[p]; ok && k < from->first_point[p + 1]; k++)
            ok = adg_shapes_add_point(to, from->xy[2 * k], from->xy[2 * k + 1]);
    }
    return ok;
}

/* One layer: its polygons and their fields. */
typedef struct {
    adg_shapes shapes;
    adg_table table;
} layer;

static bool belongs(const job *j, size_t p, polygon_kind kind)
{
    return !is_empty(j, p) && (kind == KINDS || j->polygon[p].kind == kind);
}

static adg_status fill_table(const job *j, polygon_kind kind, layer *l, adg_error *error)
{
    l->table.n_rows = l->shapes.n;
    char **id = adg_table_add_text(&l->table, "id", NULL);
    double *minutes = id ? adg_table_add_number(&l->table, "minutes", NULL, 6) : NULL;
    double *area = minutes ? adg_table_add_number(&l->table, "area_km2", NULL, 6) : NULL;
    char **what = area ? adg_table_add_text(&l->table, "kind", NULL) : NULL;
    if (!what)
        return adg_fail_memory(error);
    adg_status status = adg_polygons_areas(&l->shapes, area, error);
    for (size_t p = 0, row = 0; status == ADG_OK && p < j->n_polygons; p++) {
        if (!belongs(j, p, kind))
            continue;
        const polygon *of = &j->polygon[p];
        id[row] = of->facility == ADG_NONE ? NULL : adg_strdup(j->places.id[of->facility]);
        what[row] = adg_strdup(kind_name[of->kind]);
        minutes[row] = of->minutes;
        area[row] /= 1e6;
        if (!what[row] || (!id[row] && of->facility != ADG_NONE))
            status = adg_fail_memory(error);
        row++;
    }
    return status;
}

/* KINDS: polygons of every kind. */
static adg_status fill_layer(const job *j, polygon_kind kind, layer *l, adg_error *error)
{
    adg_status status = adg_shapes_init(&l->shapes, error);
    for (size_t p = 0; status == ADG_OK && p < j->n_polygons; p++)
        if (belongs(j, p, kind) && !copy_shape(&j->shapes, p, &l->shapes))
            status = adg_fail_memory(error);
    return status == ADG_OK ? fill_table(j, kind, l, error) : status;
}

static adg_status add_layer(const job *j, adg_vector_writer *writer, polygon_kind kind,
                            const char *name, adg_error *error)
{
    layer l = {0};
    adg_status status = fill_layer(j, kind, &l, error);
    if (status == ADG_OK) {
        const adg_layer_content content = {.name = name,
                                           .geometry = ADG_GEOMETRY_POLYGON,
                                           .shapes = &l.shapes,
                                           .table = &l.table,
                                           .ctx = j->ctx};
        status = adg_vector_add_layer(writer, &content, error);
    }
    adg_table_release(&l.table);
    adg_shapes_release(&l.shapes);
    return status;
}

static adg_status write_file(const job *j, const char *path, const char *stamp, adg_error *error)
{
    bool wanted[KINDS] = {true, j->request->merged, j->request->catchments};
    bool geojson = adg_path_ends_in(j->request->out, ".geojson");
    adg_vector_writer *writer = NULL;
    adg_status status = adg_vector_create(path, geojson ? ADG_GEOJSON : ADG_GEOPACKAGE, j->crs,
                                          stamp, &writer, error);
    if (status != ADG_OK)
        return status;
    if (geojson)
        status = add_layer(j, writer, KINDS, layer_name[OF_ONE], error);
    for (int kind = 0; !geojson && status == ADG_OK && kind < KINDS; kind++)
        if (wanted[kind])
            status = add_layer(j, writer, (polygon_kind)kind, layer_name[kind], error);
    return adg_vector_close(writer, status, error);
}

static adg_status write(const job *j, adg_output_file *output, adg_error *error)
{
    char stamp[ADG_TIME_STAMP];
    time_t latest = 0;
    adg_newest_file(j->request->origins, &latest);
    adg_newest_file(j->request->roads->source.source.opened, &latest);
    adg_time_stamp(latest, stamp);
    adg_status status = write_file(j, output->work, stamp, error);
    return status == ADG_OK ? adg_output_file_commit(output, error) : status;
}

/* ---- the whole ---- */

static adg_status begin_output(const adg_isochrone_request *request, adg_output_file *output,
                               adg_error *error)
{
    if (!adg_path_ends_in(request->out, ".gpkg") && !adg_path_ends_in(request->out, ".geojson"))
        return adg_fail(error, ADG_E_USAGE,
                        _("%s: the result is a .gpkg or a .geojson; end its name in one of them"),
                        request->out);
    const char *const inputs[] = {request->origins, request->roads->source.source.opened};
    adg_status status = adg_output_file_begin(request->out, request->overwrite, output, error);
    return status == ADG_OK
               ? adg_output_file_spares(output, inputs, sizeof inputs / sizeof *inputs, error)
               : status;
}

static void release(job *j)
{
    adg_shapes_release(&j->shapes);
    free(j->polygon);
    adg_isochrones_free(j->isochrones);
    free(j->snap);
    adg_road_network_release(&j->network);
    adg_places_release(&j->places);
    adg_crs_free(j->crs);
    adg_faults_release(&j->faults);
}

adg_status adg_isochrone(const adg_isochrone_request *request, const adg_context *ctx,
                         adg_error *error)
{
    job j = {.request = request, .ctx = ctx};
    adg_output_file output = {NULL, NULL};
    adg_status status = begin_output(request, &output, error);
    adg_stage(ctx, "load");
    if (status == ADG_OK)
        status = adg_shapes_init(&j.shapes, error);
    if (status == ADG_OK)
        status = load(&j, error);
    adg_stage(ctx, "search");
    if (status == ADG_OK)
        status = make_polygons(&j, error);
    adg_stage(ctx, "write");
    if (status == ADG_OK) {
        warn_of_empty(&j);
        status = write(&j, &output, error);
    }
    adg_output_file_end(&output);
    release(&j);
    adg_stage(ctx, NULL);
    return status;
}
