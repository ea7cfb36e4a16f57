/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/costdistance.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/path_ending.h"
#include "core/progress.h"
#include "core/text.h"
#include "findings/warnings.h"
#include "geo/raster_rows.h"
#include "load/points.h"
#include "load/road_cache.h"
#include "raster/places.h"
#include "raster/road_burning.h"
#include "write/output_file.h"

typedef struct {
    const adg_costdistance_request *request;
    const adg_context *ctx;
    adg_faults faults;
    adg_raster *grid;
    adg_friction_surface surface;
    adg_points points;
    adg_cost_source *source; /* [n_sources]: those inside the raster */
    uint32_t *place;         /* [n_sources] of each in the list, from 1 */
    size_t n_sources;
    uint32_t *nearest;        /* [cells with border]; NULL: not asked for */
    adg_big_array allocation; /* where it lies */
} job;

/* ---- load ---- */

static adg_status take_sources(job *j, adg_error *error)
{
    j->source = ADG_NEW_ARRAY(adg_cost_source, j->points.n);
    j->place = ADG_NEW_ARRAY(uint32_t, j->points.n);
    if (!j->source || !j->place)
        return adg_fail_memory(error);
    adg_status status = adg_friction_places(&j->surface, j->grid, adg_raster_crs(j->grid),
                                            j->points.xy, j->points.n, j->place, error);
    if (status != ADG_OK)
        return status;
    for (size_t i = 0; i < j->points.n; i++) {
        if (j->place[i] == ADG_NONE)
            continue;
        j->source[j->n_sources] = (adg_cost_source){j->place[i], 0};
        j->place[j->n_sources++] = (uint32_t)i + 1;
    }
    size_t n_left_out = j->points.n - j->n_sources;
    if (j->n_sources == 0)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: no source lies on a cell that can be passed. Are the coordinates in "
                          "the raster's system (%s)?"),
                        j->request->sources, adg_crs_code(adg_raster_crs(j->grid)));
    if (n_left_out)
        adg_warn(
            j->ctx,
            ngettext_("%s: %s source lies outside the raster or on a barrier and is left out.",
                      "%s: %s sources lie outside the raster or on a barrier and are left out.",
                      n_left_out),
            j->request->sources, ADG_NUMBER(n_left_out, 0));
    return ADG_OK;
}

/* What is odd about the roads is said, and the work goes on. */
static adg_status warn_of_roads(const job *j, const adg_burnt_roads *burnt, adg_error *error)
{
    adg_warnings warnings;
    adg_status status = adg_warnings_collect(&j->faults, &warnings, error);
    for (size_t w = 0; status == ADG_OK && w < warnings.n; w++)
        adg_warn(j->ctx, "%s", warnings.line[w]);
    adg_warnings_release(&warnings);
    if (burnt->n_lowered == 0)
        adg_warn(j->ctx, _("%s: no road makes a cell of the friction raster faster."),
                 j->request->roads->source.source.path);
    return status;
}

static adg_status burn_roads(job *j, adg_error *error)
{
    const adg_crs *crs = adg_raster_crs(j->grid);
    adg_roads roads = {0};
    adg_burnt_roads burnt;
    adg_status status =
        adg_roads_load_cached(j->request->roads, crs, j->ctx, &roads, &j->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&j->faults, error);
    if (status == ADG_OK)
        status = adg_burn_roads(&j->surface, j->grid, crs, &roads, &burnt, error);
    if (status == ADG_OK)
        status = warn_of_roads(j, &burnt, error);
    adg_roads_release(&roads);
    return status;
}

static adg_status load(job *j, adg_error *error)
{
    adg_status status =
        adg_friction_read(&j->request->surface, &j->surface, &j->grid, &j->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&j->faults, error);
    if (status == ADG_OK && j->request->roads)
        status = burn_roads(j, error);
    if (status != ADG_OK)
        return status;
    const adg_layer_request request = {.path = j->request->sources,
                                       .target = adg_raster_crs(j->grid)};
    status = adg_points_load(&request, &j->points, &j->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&j->faults, error);
    return status == ADG_OK ? take_sources(j, error) : status;
}

/* ---- write ---- */

typedef void (*row_maker)(const job *j, size_t r, double *value);

static void minutes_row(const job *j, size_t r, double *value)
{
    adg_cost_row(&j->surface, r, value);
    for (size_t c = 0; c < j->surface.width; c++)
        value[c] = isfinite(value[c]) ? value[c] : NAN;
}

static void nearest_row(const job *j, size_t r, double *value)
{
    for (size_t c = 0; c < j->surface.width; c++) {
        uint32_t source = j->nearest[adg_cell_number(&j->surface, r, c)];
        value[c] = source == ADG_NONE ? 0 : j->place[source];
    }
}

static adg_status write_rows(const job *j, const char *path, adg_rows_kind kind, row_maker make,
                             const char *title, adg_error *error)
{
    double corner[2];
    adg_raster_corner(j->grid, corner);
    const adg_grid grid = {j->surface.width, j->surface.height, corner[0], corner[1],
                           j->surface.cell_m};
    double *value = ADG_NEW_ARRAY(double, grid.width);
    adg_raster_rows *rows = NULL;
    adg_status status = value ? adg_raster_rows_create(path, kind, &grid, adg_raster_crs(j->grid),
                                                       title, NULL, &rows, error)
                              : adg_fail_memory(error);
    if (status == ADG_OK) {
        for (size_t r = 0; status == ADG_OK && r < grid.height; r++) {
            make(j, r, value);
            status = adg_raster_rows_put(rows, r, value, error);
            if (status == ADG_OK && r % 256 == 0)
                status = adg_ask(j->ctx, error);
        }
        status = adg_raster_rows_close(rows, status, error);
    }
    free(value);
    return status;
}

static adg_status begin_output(const char *path, bool overwrite, adg_output_file *output,
                               adg_error *error)
{
    if (!adg_path_ends_in(path, ".tif") && !adg_path_ends_in(path, ".tiff"))
        return adg_fail(error, ADG_E_USAGE,
                        _("%s: the result is a GeoTIFF, a file; end its name in .tif"), path);
    return adg_output_file_begin(path, overwrite, output, error);
}

static adg_status begin_outputs(const adg_costdistance_request *request, adg_output_file *minutes,
                                adg_output_file *nearest, adg_error *error)
{
    const char *others[] = {request->surface.friction, request->surface.elevation, request->sources,
                            request->roads ? request->roads->source.source.opened : NULL,
                            request->allocation};
    size_t n = sizeof others / sizeof *others;
    adg_status status = begin_output(request->out, request->overwrite, minutes, error);
    if (status == ADG_OK)
        status = adg_output_file_spares(minutes, others, n, error);
    if (status != ADG_OK || !request->allocation)
        return status;
    status = begin_output(request->allocation, request->overwrite, nearest, error);
    return status == ADG_OK ? adg_output_file_spares(nearest, others, n - 1, error) : status;
}

/* Both files are whole before the first is moved into place. */
static adg_status write_outputs(const job *j, adg_output_file *minutes, adg_output_file *nearest,
                                adg_error *error)
{
    adg_status status =
        write_rows(j, minutes->work, ADG_ROWS_DOUBLE, minutes_row, _("minutes"), error);
    if (status == ADG_OK && j->nearest)
        status =
            write_rows(j, nearest->work, ADG_ROWS_CODE, nearest_row, _("nearest source"), error);
    if (status == ADG_OK)
        status = adg_output_file_commit(minutes, error);
    if (status == ADG_OK && j->nearest)
        status = adg_output_file_commit(nearest, error);
    return status;
}

/* ---- the job ---- */

static void tell_of_file(const job *j)
{
    if (j->surface.cells.in_file)
        adg_warn(j->ctx,
                 _("the raster takes %zu MB, more than half of the memory: it lies in a temporary "
                   "file, and the search is slower"),
                 j->surface.cells.bytes >> 20);
}

static adg_status search(job *j, adg_error *error)
{
    tell_of_file(j);
    if (j->request->allocation) {
        adg_status status = adg_big_array_new(adg_friction_surface_cells(&j->surface),
                                              sizeof *j->nearest, &j->allocation, error);
        if (status != ADG_OK)
            return status;
        j->nearest = j->allocation.start;
    }
    return adg_cost_distance(&j->surface, &j->request->options, j->source, j->n_sources, j->nearest,
                             j->ctx, error);
}

static void release(job *j)
{
    adg_big_array_release(&j->allocation);
    free(j->source);
    free(j->place);
    adg_points_release(&j->points);
    adg_friction_surface_release(&j->surface);
    adg_raster_close(j->grid);
    adg_faults_release(&j->faults);
}

adg_status adg_costdistance(const adg_costdistance_request *request, const adg_context *ctx,
                            adg_error *error)
{
    job j = {.request = request, .ctx = ctx};
    adg_output_file minutes = {NULL, NULL}, nearest = {NULL, NULL};
    adg_status status = begin_outputs(request, &minutes, &nearest, error);
    adg_stage(ctx, "load");
    if (status == ADG_OK)
        status = load(&j, error);
    adg_stage(ctx, "search");
    if (status == ADG_OK)
        status = search(&j, error);
    adg_stage(ctx, "write");
    if (status == ADG_OK)
        status = write_outputs(&j, &minutes, &nearest, error);
    adg_output_file_end(&minutes);
    adg_output_file_end(&nearest);
    release(&j);
    adg_stage(ctx, NULL);
    return status;
}
