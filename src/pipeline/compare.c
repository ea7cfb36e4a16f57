/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/compare.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/plain_numbers.h"
#include "core/progress.h"
#include "core/text.h"
#include "write/comparison.h"
#include "write/output_directory.h"
#include "write/same_method.h"
#include "write/tables.h"

/* The work: two runs, their squares, and what is found. */
typedef struct {
    adg_run_folder before, after;
    adg_run_squares squares_before, squares_after;
    adg_square_pairs pairs;
    adg_comparison comparison;
} work;

static void release(work *w)
{
    free(w->comparison.service);
    adg_square_pairs_release(&w->pairs);
    adg_run_squares_release(&w->squares_before);
    adg_run_squares_release(&w->squares_after);
    adg_run_folder_release(&w->before);
    adg_run_folder_release(&w->after);
}

/* ---- read ---- */

static adg_status list_services(work *w, adg_error *error)
{
    adg_comparison *c = &w->comparison;
    json_t *before = json_object_get(w->before.results, "services"), *service;
    const char *name;
    *c = (adg_comparison){.before = &w->before, .after = &w->after};
    c->dead_band_min = json_number_value(adg_run_setting(&w->after, "outputs.dead_band_min"));
    c->deprivation = adg_run_setting(&w->after, "deprivation") != NULL;
    c->service = ADG_NEW_ARRAY(adg_compared_runs_service, json_object_size(before));
    if (!c->service)
        return adg_fail_memory(error);
    json_object_foreach(json_object_get(w->after.results, "services"), name, service)
    {
        const json_t *old = json_object_get(before, name);
        if (!json_is_object(old) || !json_is_object(service))
            return adg_fail(error, ADG_E_INVALID,
                            _("%s/results.json has no service \"%s\". Run `adgang run` again."),
                            w->before.path, name);
        c->service[c->n_services++] =
            (adg_compared_runs_service){.name = name, .before = old, .after = service};
    }
    return ADG_OK;
}

static adg_status read_squares(const work *w, const adg_run_folder *run, const char *const *names,
                               adg_run_squares *squares, adg_error *error)
{
    const char *crs = json_string_value(adg_run_setting(run, "crs"));
    adg_faults faults = {0};
    adg_status status =
        adg_run_squares_read(run->path, crs ? crs : "", names, w->comparison.n_services,
                             w->comparison.deprivation, squares, &faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&faults, error);
    adg_faults_release(&faults);
    return status;
}

static adg_status read_all_squares(work *w, adg_error *error)
{
    const adg_comparison *c = &w->comparison;
    const char **names = ADG_NEW_ARRAY(const char *, c->n_services);
    if (!names)
        return adg_fail_memory(error);
    for (size_t s = 0; s < c->n_services; s++)
        names[s] = c->service[s].name;
    adg_status status = read_squares(w, &w->before, names, &w->squares_before, error);
    if (status == ADG_OK)
        status = read_squares(w, &w->after, names, &w->squares_after, error);
    free(names);
    return status;
}

static adg_status read_runs(const adg_compare_request *request, work *w, adg_error *error)
{
    adg_status status = adg_run_folder_open(request->before, &w->before, error);
    if (status == ADG_OK)
        status = adg_run_folder_open(request->after, &w->after, error);
    if (status == ADG_OK)
        status = adg_same_method(&w->before, &w->after, error);
    if (status == ADG_OK)
        status = list_services(w, error);
    return status == ADG_OK ? read_all_squares(w, error) : status;
}

/* ---- compare ---- */

/* everybody [squares]: one group; fifth [squares]. */
static adg_status compare_service(const work *w, size_t s, const uint32_t *everybody,
                                  const uint32_t *fifth, adg_error *error)
{
    const adg_comparison *c = &w->comparison;
    adg_compared_runs_service *service = &c->service[s];
    adg_status status =
        adg_square_changes(&w->pairs, s, c->dead_band_min, everybody, 1, &service->region, error);
    if (status == ADG_OK)
        status = adg_square_changes(&w->pairs, s, c->dead_band_min, fifth, ADG_N_FIFTHS,
                                    service->fifth, error);
    return status == ADG_OK ? adg_mean_split_make(&w->pairs, s, &service->mean, error) : status;
}

static adg_status compare(work *w, adg_error *error)
{
    size_t n = w->squares_after.n;
    uint32_t *everybody = ADG_NEW_ARRAY(uint32_t, n), *fifth = ADG_NEW_ARRAY(uint32_t, n);
    adg_status status = everybody && fifth ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_square_pairs_make(&w->squares_before, &w->squares_after, &w->pairs, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        fifth[i] = w->squares_after.fifth[i] ? (uint32_t)w->squares_after.fifth[i] - 1 : ADG_NONE;
    w->comparison.people_only_before = w->pairs.only_before;
    w->comparison.people_only_after = w->pairs.only_after;
    for (size_t s = 0; status == ADG_OK && s < w->comparison.n_services; s++)
        status = compare_service(w, s, everybody, fifth, error);
    free(everybody);
    free(fifth);
    return status;
}

/* ---- write ---- */

/* A run must not be replaced by what is said of it. */
static adg_status check_out(const char *out, const char *run, adg_error *error)
{
    char *there = realpath(out, NULL), *source = realpath(run, NULL);
    size_t n = there ? strlen(there) : 0;
    bool holds = there && source && strncmp(source, there, n) == 0 &&
                 (source[n] == '/' || source[n] == '\0');
    free(there);
    free(source);
    return holds ? adg_fail(error, ADG_E_USAGE,
                            _("--out %s would replace the run %s; choose another folder"), out, run)
                 : ADG_OK;
}

typedef adg_status (*table_maker)(const adg_comparison *comparison, adg_table *table,
                                  adg_error *error);

static adg_status write_table(const work *w, table_maker make, const char *file,
                              const adg_output_directory *output, adg_error *error)
{
    adg_table table;
    char *path = adg_output_path(output, file, error);
    adg_status status = path ? make(&w->comparison, &table, error) : ADG_E_IO;
    if (status == ADG_OK) {
        status = adg_table_write_csv(&table, path, error);
        adg_table_release(&table);
    }
    free(path);
    return status;
}

static adg_status write_all(const work *w, const adg_output_directory *output, adg_error *error)
{
    char *path = adg_output_path(output, "compare.json", error);
    adg_status status = path ? adg_comparison_json_write(&w->comparison, path, error) : ADG_E_IO;
    free(path);
    if (status == ADG_OK)
        status = write_table(w, adg_table_of_service_changes, "tables/change_services.csv", output,
                             error);
    if (status == ADG_OK)
        status =
            write_table(w, adg_table_of_zone_changes, "tables/change_zones.csv", output, error);
    return status;
}

static adg_status make(const adg_compare_request *request, work *w, const adg_context *ctx,
                       adg_error *error)
{
    adg_output_directory output;
    adg_status status = adg_output_begin(request->out, request->overwrite, &output, error);
    if (status != ADG_OK)
        return status;
    adg_stage(ctx, "load");
    status = read_runs(request, w, error);
    adg_stage(ctx, "compare");
    if (status == ADG_OK)
        status = compare(w, error);
    adg_stage(ctx, "write");
    if (status == ADG_OK)
        status = write_all(w, &output, error);
    if (status == ADG_OK)
        status = adg_output_commit(&output, error);
    adg_output_end(&output);
    return status;
}

adg_status adg_compare_runs(const adg_compare_request *request, const adg_context *ctx,
                            adg_error *error)
{
    work w = {.before = {.path = NULL}};
    adg_plain_numbers plain;
    adg_status status = check_out(request->out, request->before, error);
    if (status == ADG_OK)
        status = check_out(request->out, request->after, error);
    if (status == ADG_OK)
        status = adg_plain_numbers_begin(&plain, error);
    if (status != ADG_OK)
        return status;
    status = make(request, &w, ctx, error);
    adg_plain_numbers_end(&plain);
    if (status == ADG_OK)
        adg_comparison_say(&w.comparison, request->say);
    release(&w);
    adg_stage(ctx, NULL);
    return status;
}
