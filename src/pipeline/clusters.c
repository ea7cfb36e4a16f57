/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/clusters.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/path_ending.h"
#include "core/progress.h"
#include "core/text.h"
#include "findings/warnings.h"
#include "geo/polygons.h"
#include "load/gal.h"
#include "load/ids.h"
#include "load/points.h"
#include "load/repair.h"
#include "map/cluster_layer.h"
#include "spatial/contiguity.h"
#include "spatial/point_neighbours.h"
#include "spatial/weights.h"
#include "write/clusters.h"
#include "write/output_file.h"
#include "write/time_stamp.h"

enum {
    VALUE,
    SECOND,
    PEOPLE,
    ID,
    N_FIELDS,
    LEAST_UNITS = 3
};

typedef struct {
    const adg_clusters_request *request;
    const adg_context *ctx;
    adg_crs *crs;
    adg_faults faults;
    adg_layer layer;
    uint32_t *kept; /* [n_kept] units that take part */
    size_t n_kept, n_without_value, n_without_people;
    double *value, *second, *people; /* [n_kept] */
    adg_weights links;               /* among the kept */
    adg_cluster_request analysis;
    adg_cluster_result result;
} job;

/* ---- load ---- */

static const double *number_column(const job *j, int field)
{
    return j->layer.table.column[field].number;
}

static char *const *ids_of(const job *j)
{
    return j->request->id ? j->layer.table.column[ID].text : NULL;
}

static adg_status load_layer(job *j, adg_error *error)
{
    const adg_clusters_request *r = j->request;
    const adg_field_request fields[N_FIELDS] = {
        {r->value, false}, {r->second, false}, {r->population, false}, {r->id, true}};
    const adg_layer_request request = {.path = r->layer,
                                       .geometry = ADG_GEOMETRY_ANY,
                                       .fields = fields,
                                       .n_fields = N_FIELDS,
                                       .target = j->crs};
    adg_status status = adg_layer_load(&request, &j->layer, &j->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&j->faults, error);
    if (status == ADG_OK && j->layer.geometry == ADG_GEOMETRY_POLYGON)
        status = adg_load_repair(&request, &j->layer, &j->faults, error);
    if (status == ADG_OK && r->id) {
        const adg_ids ids = {j->layer.table.n_rows, j->layer.table.column[ID].text, j->layer.row,
                             NULL, adg_layer_place(&request, &j->layer, 0, r->id)};
        status = adg_ids_check(&ids, &j->faults, error);
    }
    return status == ADG_OK ? adg_faults_status(&j->faults, error) : status;
}

static adg_status say_warnings(const job *j, adg_error *error)
{
    adg_warnings warnings;
    adg_status status = adg_warnings_collect(&j->faults, &warnings, error);
    for (size_t w = 0; status == ADG_OK && w < warnings.n; w++)
        adg_warn(j->ctx, "%s", warnings.line[w]);
    adg_warnings_release(&warnings);
    return status;
}

/* ---- who takes part ---- */

static adg_status check_population(const job *j, adg_error *error)
{
    const double *people = number_column(j, PEOPLE);
    for (size_t i = 0; j->request->population && i < j->layer.table.n_rows; i++)
        if (people[i] < 0)
            return adg_fail(error, ADG_E_INVALID,
                            _("%s, row %lld, field %s: a population of %s; it must be 0 or "
                              "more"),
                            j->request->layer, j->layer.row[i], j->request->population,
                            ADG_NUMBER(people[i], ADG_AS_WRITTEN));
    return ADG_OK;
}

static double *kept_numbers(const job *j, int field)
{
    double *kept = ADG_NEW_ARRAY(double, j->n_kept);
    for (size_t k = 0; kept && k < j->n_kept; k++)
        kept[k] = number_column(j, field)[j->kept[k]];
    return kept;
}

static adg_status say_left_out(const job *j, adg_error *error)
{
    const char *layer = j->request->layer;
    if (j->n_without_value)
        adg_warn(j->ctx,
                 ngettext_("%s: %s unit has no value and takes no part.",
                           "%s: %s units have no value and take no part.", j->n_without_value),
                 layer, ADG_NUMBER(j->n_without_value, 0));
    if (j->n_without_people)
        adg_warn(j->ctx,
                 ngettext_("%s: %s unit has no people and takes no part.",
                           "%s: %s units have no people and take no part.", j->n_without_people),
                 layer, ADG_NUMBER(j->n_without_people, 0));
    if (j->n_kept >= LEAST_UNITS)
        return ADG_OK;
    return adg_fail(error, ADG_E_INVALID,
                    ngettext_("%s: only %s unit takes part; it takes at least %d for a pattern",
                              "%s: only %s units take part; it takes at least %d for a pattern",
                              j->n_kept),
                    layer, ADG_NUMBER(j->n_kept, 0), LEAST_UNITS);
}

static adg_status choose_units(job *j, adg_error *error)
{
    const double *value = number_column(j, VALUE), *second = number_column(j, SECOND);
    const double *people = number_column(j, PEOPLE);
    j->kept = ADG_NEW_ARRAY(uint32_t, j->layer.table.n_rows);
    adg_status status = j->kept ? check_population(j, error) : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < j->layer.table.n_rows; i++) {
        if (!isfinite(value[i]) || (j->request->second && !isfinite(second[i])))
            j->n_without_value++;
        else if (j->request->population && !(people[i] > 0 && isfinite(people[i])))
            j->n_without_people++;
        else
            j->kept[j->n_kept++] = (uint32_t)i;
    }
    if (status == ADG_OK)
        status = say_left_out(j, error);
    if (status != ADG_OK)
        return status;
    j->value = kept_numbers(j, VALUE);
    j->second = kept_numbers(j, SECOND);
    j->people = kept_numbers(j, PEOPLE);
    return j->value && j->second && j->people ? ADG_OK : adg_fail_memory(error);
}

/* ---- neighbours ---- */

/* Points of the units that take part: of polygons the centroid. */
static double *kept_points(const job *j, adg_error *error)
{
    const adg_shapes *shapes = &j->layer.shapes;
    double *all = ADG_NEW_ARRAY(double, 2 * shapes->n),
           *kept = ADG_NEW_ARRAY(double, 2 * j->n_kept);
    adg_status status = all && kept ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && j->layer.geometry == ADG_GEOMETRY_POLYGON)
        status = adg_polygons_points(shapes, true, all, error);
    else if (status == ADG_OK)
        for (size_t i = 0; i < shapes->n; i++)
            memcpy(all + 2 * i, shapes->xy + 2 * shapes->first_point[shapes->first_part[i]],
                   2 * sizeof *all);
    for (size_t k = 0; status == ADG_OK && k < j->n_kept; k++)
        memcpy(kept + 2 * k, all + 2 * (size_t)j->kept[k], 2 * sizeof *all);
    free(all);
    if (status == ADG_OK)
        return kept;
    free(kept);
    return NULL;
}

static adg_status neighbours_of_points(job *j, adg_error *error)
{
    double *xy = kept_points(j, error);
    if (!xy)
        return ADG_E_NOMEM;
    adg_status status =
        j->request->neighbours == ADG_NEIGHBOURS_NEAREST
            ? adg_nearest_neighbours(xy, j->n_kept, j->request->nearest, &j->links, error)
            : adg_band_neighbours(xy, j->n_kept, j->request->band_m, &j->links, error);
    free(xy);
    return status;
}

static adg_status neighbours_of_file(const job *j, adg_weights *all, adg_error *error)
{
    adg_gal gal;
    adg_status status = adg_gal_read(j->request->gal_file, (const char *const *)ids_of(j),
                                     j->layer.table.n_rows, &gal, error);
    if (status != ADG_OK)
        return status;
    const adg_links links = {gal.link, gal.n, gal.n};
    status = adg_weights_build(&links, j->layer.table.n_rows, all, error);
    adg_gal_release(&gal);
    return status;
}

static adg_status neighbours_of_areas(const job *j, adg_weights *all, adg_error *error)
{
    if (j->layer.geometry != ADG_GEOMETRY_POLYGON)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: points have no border to share. Use --weights knn:K or band:M"),
                        j->request->layer);
    return adg_contiguity_build(
        &j->layer.shapes, j->request->neighbours == ADG_NEIGHBOURS_QUEEN ? ADG_QUEEN : ADG_ROOK,
        all, error);
}

static adg_status find_neighbours(job *j, adg_error *error)
{
    adg_weights all = {0};
    if (j->request->neighbours == ADG_NEIGHBOURS_NEAREST ||
        j->request->neighbours == ADG_NEIGHBOURS_BAND)
        return neighbours_of_points(j, error);
    adg_status status = j->request->neighbours == ADG_NEIGHBOURS_FILE
                            ? neighbours_of_file(j, &all, error)
                            : neighbours_of_areas(j, &all, error);
    if (status == ADG_OK)
        status = adg_weights_restrict(&all, j->kept, j->n_kept, &j->links, error);
    adg_weights_release(&all);
    return status;
}

static void say_islands(const job *j)
{
    size_t n = 0, first = 0;
    for (size_t k = j->n_kept; k-- > 0;)
        if (adg_n_neighbours(&j->links, k) == 0) {
            n++;
            first = j->kept[k];
        }
    char row[32];
    snprintf(row, sizeof row, "%lld", j->layer.row[first]);
    if (n)
        adg_warn(j->ctx,
                 ngettext_("%s: %s unit has no neighbours (%s); it is not tested.",
                           "%s: %s units have no neighbours (the first is %s); they are not "
                           "tested.",
                           n),
                 j->request->layer, ADG_NUMBER(n, 0), ids_of(j) ? ids_of(j)[first] : row);
}

/* ---- analysis ---- */

static adg_status analyse(job *j, adg_error *error)
{
    const adg_clusters_request *r = j->request;
    j->analysis = (adg_cluster_request){.method = r->method,
                                        .links = &j->links,
                                        .value = j->value,
                                        .second = j->second,
                                        .people = r->population ? j->people : NULL,
                                        .unit = j->kept,
                                        .draws = r->draws,
                                        .seed = r->seed,
                                        .alpha = r->alpha};
    return adg_clusters_find(&j->analysis, j->ctx, &j->result, error);
}

/* ---- write ---- */

static adg_clusters_told told_of(const job *j)
{
    const adg_clusters_request *r = j->request;
    return (adg_clusters_told){.layer = r->layer,
                               .value_field = r->value,
                               .second_field = r->second,
                               .population_field = r->population,
                               .method = r->method_word,
                               .weights = r->weights_word,
                               .n_units = j->layer.table.n_rows,
                               .id = ids_of(j),
                               .row = j->layer.row,
                               .value = number_column(j, VALUE),
                               .second = r->second ? number_column(j, SECOND) : NULL,
                               .kept = j->kept,
                               .n_without_value = j->n_without_value,
                               .n_without_people = j->n_without_people,
                               .request = &j->analysis,
                               .result = &j->result};
}

/* Both files are whole before the first is moved into place. */
static adg_status write_layer(const job *j, adg_output_file *layer, adg_output_file *style,
                              adg_error *error)
{
    const adg_clusters_request *r = j->request;
    time_t latest = 0;
    char stamp[ADG_TIME_STAMP];
    adg_newest_file(r->layer, &latest);
    if (r->gal_file)
        adg_newest_file(r->gal_file, &latest);
    adg_time_stamp(latest, stamp);
    adg_clusters_told told = told_of(j);
    const adg_cluster_layer content = {&told, &j->layer.shapes, j->layer.geometry, j->crs, stamp};
    adg_status status =
        adg_cluster_layer_write(&content, layer->work,
                                adg_path_ends_in(r->out, ".geojson") ? ADG_GEOJSON : ADG_GEOPACKAGE,
                                style->work, j->ctx, error);
    if (status == ADG_OK)
        status = adg_output_file_commit(layer, error);
    if (status == ADG_OK && style->work)
        status = adg_output_file_commit(style, error);
    return status;
}

static adg_status begin_outputs(const adg_clusters_request *request, adg_output_file *layer,
                                adg_output_file *style, adg_error *error)
{
    if (!request->out)
        return ADG_OK;
    const char *const inputs[] = {request->layer, request->gal_file};
    size_t n = sizeof inputs / sizeof *inputs;
    adg_status status = adg_output_file_begin(request->out, request->overwrite, layer, error);
    if (status == ADG_OK)
        status = adg_output_file_spares(layer, inputs, n, error);
    if (status != ADG_OK || !adg_path_ends_in(request->out, ".geojson"))
        return status;
    char *path =
        adg_strdup_format("%.*sqml", (int)(strlen(request->out) - strlen("geojson")), request->out);
    status = path ? adg_output_file_begin(path, request->overwrite, style, error)
                  : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_output_file_spares(style, inputs, n, error);
    free(path);
    return status;
}

/* ---- the job ---- */

static adg_status load(job *j, adg_error *error)
{
    adg_status status = adg_crs_parse(j->request->crs, &j->crs, error);
    if (status == ADG_OK && !adg_crs_is_projected_in_metres(j->crs))
        status = adg_fail(error, ADG_E_INVALID,
                          _("--crs %s: distances need a coordinate system in metres, such as "
                            "EPSG:25832"),
                          j->request->crs);
    if (status == ADG_OK)
        status = load_layer(j, error);
    if (status == ADG_OK)
        status = say_warnings(j, error);
    return status == ADG_OK ? choose_units(j, error) : status;
}

static void release(job *j)
{
    adg_cluster_result_release(&j->result);
    adg_weights_release(&j->links);
    free(j->kept);
    free(j->value);
    free(j->second);
    free(j->people);
    adg_layer_release(&j->layer);
    adg_faults_release(&j->faults);
    adg_crs_free(j->crs);
}

adg_status adg_clusters(const adg_clusters_request *request, const adg_context *ctx, FILE *json,
                        adg_error *error)
{
    job j = {.request = request, .ctx = ctx};
    adg_output_file layer = {NULL, NULL}, style = {NULL, NULL};
    adg_status status = begin_outputs(request, &layer, &style, error);
    adg_stage(ctx, "load");
    if (status == ADG_OK)
        status = load(&j, error);
    adg_stage(ctx, "neighbours");
    if (status == ADG_OK)
        status = find_neighbours(&j, error);
    adg_stage(ctx, "search");
    if (status == ADG_OK) {
        say_islands(&j);
        status = analyse(&j, error);
    }
    adg_stage(ctx, "write");
    if (status == ADG_OK && request->out)
        status = write_layer(&j, &layer, &style, error);
    adg_stage(ctx, NULL);
    if (status == ADG_OK) {
        adg_clusters_told told = told_of(&j);
        status = adg_clusters_json(&told, json, error);
    }
    adg_output_file_end(&layer);
    adg_output_file_end(&style);
    release(&j);
    return status;
}
