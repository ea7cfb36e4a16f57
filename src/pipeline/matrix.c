/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/matrix.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/path_ending.h"
#include "core/progress.h"
#include "core/text.h"
#include "geo/crs.h"
#include "network/road_network.h"
#include "pipeline/matrix_job.h"
#include "pipeline/matrix_stream.h"
#include "pipeline/matrix_times.h"
#include "pipeline/step_roads.h"
#include "raster/places.h"
#include "travel/friction.h"
#include "travel/road.h"
#include "write/matrix_table.h"
#include "write/output_file.h"
#include "write/time_stamp.h"

/* ---- the engine ---- */

static adg_travel_direction engine_direction(const adg_matrix_job *job)
{
    bool to = job->request->direction == ADG_TO_FACILITY;
    return to != job->from_origins ? ADG_TO_FACILITY : ADG_FROM_FACILITY;
}

/* The two sides as the engine sees them. */
static const adg_places *people_side(const adg_matrix_job *job)
{
    return job->from_origins ? &job->places.destination : &job->places.origin;
}

static const adg_places *facility_side(const adg_matrix_job *job)
{
    return job->from_origins ? &job->places.origin : &job->places.destination;
}

static adg_status build_road_engine(adg_matrix_job *job, adg_error *error)
{
    adg_status status = adg_step_network(job->request->roads, job->crs, job->ctx, &job->faults,
                                         &job->network, error);
    if (status != ADG_OK)
        return status;
    double max_snap_m = job->request->max_snap_m;
    adg_snap *people = adg_step_snap(&job->network, people_side(job), max_snap_m, job->ctx);
    adg_snap *facilities = adg_step_snap(&job->network, facility_side(job), max_snap_m, job->ctx);
    if (people && facilities)
        status = adg_road_travel_new(&job->network, people, people_side(job)->n, facilities,
                                     facility_side(job)->n, job->request->access_kmh,
                                     engine_direction(job), &job->travel, error);
    else
        status = adg_fail_memory(error);
    free(people);
    free(facilities);
    return status;
}

static adg_status place_on_surface(const adg_matrix_job *job, const adg_raster *grid,
                                   const adg_places *places, uint32_t **cell, adg_error *error)
{
    *cell = ADG_NEW_ARRAY(uint32_t, places->n);
    if (!*cell)
        return adg_fail_memory(error);
    adg_status status =
        adg_friction_places(&job->surface, grid, job->crs, places->xy, places->n, *cell, error);
    size_t n = 0;
    for (size_t i = 0; status == ADG_OK && i < places->n; i++)
        n += (*cell)[i] == ADG_NONE;
    if (n)
        adg_warn(job->ctx,
                 _("%s: %s of %s places lie outside the friction raster or on a barrier and are "
                   "unreachable."),
                 places->shown, ADG_NUMBER(n, 0), ADG_NUMBER(places->n, 0));
    return status;
}

static adg_status build_friction_engine(adg_matrix_job *job, adg_error *error)
{
    const adg_places *people = people_side(job), *facilities = facility_side(job);
    uint32_t *people_cell = NULL, *facility_cell = NULL;
    adg_raster *grid = NULL;
    adg_status status =
        adg_friction_read(&job->request->friction, &job->surface, &grid, &job->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&job->faults, error);
    if (status == ADG_OK)
        status = place_on_surface(job, grid, people, &people_cell, error);
    if (status == ADG_OK)
        status = place_on_surface(job, grid, facilities, &facility_cell, error);
    if (status == ADG_OK)
        status = adg_friction_travel_new(&job->surface, &job->request->cost, people_cell, people->n,
                                         facility_cell, facilities->n, engine_direction(job),
                                         &job->travel, error);
    adg_raster_close(grid);
    free(people_cell);
    free(facility_cell);
    return status;
}

static adg_status build_engine(adg_matrix_job *job, adg_error *error)
{
    const adg_places *people = people_side(job), *facilities = facility_side(job);
    if (job->request->places.edges)
        return adg_graph_travel_new(job->places.n_nodes, job->places.edge, job->places.n_edges,
                                    people->node, people->n, facilities->node, facilities->n,
                                    engine_direction(job), &job->travel, error);
    if (job->request->straight)
        return adg_straight_new(people->xy, people->n, facilities->xy, facilities->n,
                                job->request->access_kmh, &job->travel, error);
    return job->request->friction.friction ? build_friction_engine(job, error)
                                           : build_road_engine(job, error);
}

/* ---- what is written ---- */

typedef struct {
    const adg_matrix_job *job;
    adg_matrix_table *table;
} pair_adding;

static adg_status add_origin(void *data, uint32_t origin, const double *minutes, adg_error *error)
{
    pair_adding *adding = data;
    size_t m = adding->job->places.destination.n;
    for (size_t j = 0; j < m; j++)
        if (!adg_matrix_table_add(adding->table, origin, (uint32_t)j, minutes[j], 0))
            return adg_fail_memory(error);
    return ADG_OK;
}

static adg_status all_pairs(adg_matrix_job *job, adg_matrix_table *table, adg_error *error)
{
    pair_adding adding = {job, table};
    return adg_matrix_times(job, NULL, add_origin, &adding, error);
}

static const uint32_t *pair_starts(const adg_matrix_job *job)
{
    return job->from_origins ? job->places.pair_origin : job->places.pair_destination;
}

/* The asked pairs by the place their search starts from. */
typedef struct {
    const adg_matrix_job *job;
    size_t n_starts;
    uint32_t *start; /* [n_starts] those that are named, each once */
    size_t *end;     /* [n_starts + 1] pairs of start k: pair[end[k] ... end[k + 1] - 1] */
    uint32_t *pair;  /* [pairs] */
    double *minutes; /* [pairs] */
} pair_filling;

static void release_pairs(pair_filling *f)
{
    free(f->start);
    free(f->end);
    free(f->pair);
    free(f->minutes);
}

/* Sorts the pairs by start: counted, then dealt out. */
static adg_status sort_pairs(const adg_matrix_job *job, pair_filling *f, adg_error *error)
{
    size_t n = adg_matrix_n_starts(job), n_pairs = job->places.n_pairs;
    const uint32_t *start = pair_starts(job);
    size_t *at = ADG_NEW_ARRAY(size_t, n);
    *f = (pair_filling){job,
                        0,
                        ADG_NEW_ARRAY(uint32_t, n),
                        ADG_NEW_ARRAY(size_t, n + 1),
                        ADG_NEW_ARRAY(uint32_t, n_pairs),
                        ADG_NEW_ARRAY(double, n_pairs)};
    bool ok = at && f->start && f->end && f->pair && f->minutes;
    for (size_t p = 0; ok && p < n_pairs; p++)
        at[start[p]]++;
    for (size_t s = 0, sum = 0; ok && s < n; s++) {
        size_t count = at[s];
        at[s] = sum;
        if (count == 0)
            continue;
        f->start[f->n_starts++] = (uint32_t)s;
        f->end[f->n_starts] = sum += count;
    }
    for (size_t p = 0; ok && p < n_pairs; p++)
        f->pair[at[start[p]]++] = (uint32_t)p;
    free(at);
    return ok ? ADG_OK : adg_fail_memory(error);
}

static adg_status take_pairs(void *data, size_t k, const double *minutes, adg_error *error)
{
    (void)error;
    pair_filling *f = data;
    const adg_matrix_places *places = &f->job->places;
    const uint32_t *other = f->job->from_origins ? places->pair_destination : places->pair_origin;
    for (size_t i = f->end[k]; i < f->end[k + 1]; i++)
        f->minutes[f->pair[i]] = minutes[other[f->pair[i]]];
    return ADG_OK;
}

/* Searches only from the places the pairs name. */
static adg_status asked_pairs(adg_matrix_job *job, adg_matrix_table *table, adg_error *error)
{
    pair_filling f;
    adg_status status = sort_pairs(job, &f, error);
    if (status == ADG_OK)
        status = adg_travel_rows(job->travel, job->ctx, _("search"), f.start, f.n_starts,
                                 job->request->max_min, take_pairs, &f, error);
    for (size_t p = 0; status == ADG_OK && p < job->places.n_pairs; p++)
        if (!adg_matrix_table_add(table, job->places.pair_origin[p],
                                  job->places.pair_destination[p], f.minutes[p], 0))
            status = adg_fail_memory(error);
    release_pairs(&f);
    return status;
}

/* Up to k rows an origin by rank, at least one. */
static bool add_ranked(adg_matrix_table *table, uint32_t origin, const uint32_t *which,
                       const double *minutes, size_t k)
{
    bool ok = true;
    for (size_t r = 0; ok && r < k && (r == 0 || which[r] != ADG_NONE); r++)
        ok = adg_matrix_table_add(table, origin, which[r], minutes[r],
                                  which[r] == ADG_NONE ? 0 : (uint32_t)r + 1);
    return ok;
}

static adg_status nearest(adg_matrix_job *job, adg_matrix_table *table, adg_error *error)
{
    size_t n = job->places.origin.n, m = job->places.destination.n;
    size_t k = job->request->nearest < m ? job->request->nearest : m;
    uint32_t *facility = adg_matrix_counting(m), *which = ADG_NEW_ARRAY(uint32_t, n * k);
    double *minutes = ADG_NEW_ARRAY(double, n *k);
    adg_status status = facility && which && minutes
                            ? adg_travel_nearest(job->travel, job->ctx, facility, m, k,
                                                 job->request->max_min, which, minutes, error)
                            : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        if (!add_ranked(table, (uint32_t)i, which + i * k, minutes + i * k, k))
            status = adg_fail_memory(error);
    free(facility);
    free(which);
    free(minutes);
    return status;
}

enum {
    N_INPUTS = 6
};

/* The files it is made from; NULL: none. */
static void list_inputs(const adg_matrix_request *request, const char *input[N_INPUTS])
{
    const char *const all[N_INPUTS] = {
        request->places.origins,    request->places.destinations,
        request->places.edges,      request->places.pairs,
        request->friction.friction, request->roads ? request->roads->source.source.opened : NULL};
    memcpy(input, all, sizeof all);
}

static adg_status write_table(const adg_matrix_job *job, const adg_matrix_table *table,
                              adg_error *error)
{
    const adg_matrix_request *request = job->request;
    if (!request->out)
        return adg_matrix_table_print(table, stdout, error);
    const char *input[N_INPUTS];
    time_t latest = 0;
    char stamp[ADG_TIME_STAMP];
    list_inputs(request, input);
    for (size_t i = 0; i < N_INPUTS; i++)
        if (input[i])
            adg_newest_file(input[i], &latest);
    adg_time_stamp(latest, stamp);
    adg_output_file output;
    adg_status status = adg_output_file_begin(request->out, request->overwrite, &output, error);
    if (status != ADG_OK)
        return status;
    status = adg_matrix_table_write(table, job->crs, job->ctx, stamp, output.work, error);
    if (status == ADG_OK)
        status = adg_output_file_commit(&output, error);
    adg_output_file_end(&output);
    return status;
}

static adg_status fill_and_write(adg_matrix_job *job, adg_error *error)
{
    adg_matrix_table table = {.origin = &job->places.origin,
                              .destination = &job->places.destination,
                              .ranked = job->request->nearest > 0};
    adg_status status = job->request->nearest        ? nearest(job, &table, error)
                        : job->request->places.pairs ? asked_pairs(job, &table, error)
                                                     : all_pairs(job, &table, error);
    adg_stage(job->ctx, "write");
    if (status == ADG_OK)
        status = write_table(job, &table, error);
    adg_matrix_table_release(&table);
    return status;
}

/* ---- the whole ---- */

static adg_status search_and_write(adg_matrix_job *job, adg_error *error)
{
    const adg_matrix_request *request = job->request;
    if (request->nearest || request->places.pairs ||
        (request->out && adg_path_ends_in(request->out, ".gpkg")))
        return fill_and_write(job, error);
    return adg_matrix_stream(job, error);
}

/* The place for the result is looked at first: a long search must not end with "exists already". */
static adg_status check_output(const adg_matrix_request *request, adg_error *error)
{
    adg_output_file output;
    if (!request->out)
        return ADG_OK;
    adg_status status = adg_output_file_begin(request->out, request->overwrite, &output, error);
    bool device = status == ADG_OK && strcmp(output.work, output.target) == 0;
    if (status == ADG_OK && !device && !adg_path_ends_in(request->out, ".csv") &&
        !adg_path_ends_in(request->out, ".gpkg"))
        status = adg_fail(error, ADG_E_USAGE,
                          _("%s: the result is a .csv or a .gpkg; end its name in one of them"),
                          request->out);
    const char *input[N_INPUTS];
    list_inputs(request, input);
    if (status == ADG_OK)
        status = adg_output_file_spares(&output, input, N_INPUTS, error);
    adg_output_file_end(&output);
    return status;
}

static adg_status load(adg_matrix_job *job, adg_error *error)
{
    adg_status status = adg_step_crs(job->request->crs, &job->crs, error);
    if (status == ADG_OK)
        status = adg_matrix_places_load(&job->request->places, job->crs, &job->places, &job->faults,
                                        error);
    if (status == ADG_OK)
        status = adg_faults_status(&job->faults, error);
    if (status == ADG_OK && job->places.n_unknown_nodes)
        adg_warn(job->ctx,
                 ngettext_("%s place is not the end of any edge and reaches nothing.",
                           "%s places are not the end of any edge and reach nothing.",
                           job->places.n_unknown_nodes),
                 ADG_NUMBER(job->places.n_unknown_nodes, 0));
    return status;
}

static void release(adg_matrix_job *job)
{
    adg_travel_free(job->travel);
    adg_road_network_release(&job->network);
    adg_friction_surface_release(&job->surface);
    adg_matrix_places_release(&job->places);
    adg_faults_release(&job->faults);
    adg_crs_free(job->crs);
}

adg_status adg_matrix(const adg_matrix_request *request, const adg_context *ctx, adg_error *error)
{
    adg_matrix_job job = {.request = request, .ctx = ctx};
    adg_status status = check_output(request, error);
    adg_stage(ctx, "load");
    if (status == ADG_OK)
        status = load(&job, error);
    /* Nearest destinations are found from the destinations, whatever their number. */
    job.from_origins = request->nearest == 0 && job.places.origin.n < job.places.destination.n;
    adg_stage(ctx, "network");
    if (status == ADG_OK)
        status = build_engine(&job, error);
    adg_stage(ctx, "search");
    if (status == ADG_OK)
        status = search_and_write(&job, error);
    release(&job);
    adg_stage(ctx, NULL);
    return status;
}
