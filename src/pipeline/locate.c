/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/locate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "checks/checks.h"
#include "core/error.h"
#include "core/number_text.h"
#include "core/plain_numbers.h"
#include "core/progress.h"
#include "core/text.h"
#include "findings/findings.h"
#include "pipeline/map_outputs.h"
#include "pipeline/one_service.h"
#include "pipeline/prepared.h"
#include "siting/deadline.h"
#include "siting/service_sites.h"
#include "write/run_record.h"
#include "write/sites.h"
#include "write/siting_json.h"
#include "write/tables.h"

/* The work: a study of the one service, what is found about it, the sites that are best. */
typedef struct {
    const adg_locate_request *request;
    adg_prepared prepared;
    adg_study study; /* borrowed from prepared but for its list of services */
    adg_findings findings;
    adg_service_sites sites;
    double seconds;
} work;

/* What the answer leaves open. */
static void say_answer(const adg_service_sites *sites, const adg_context *ctx)
{
    const adg_siting_answer *a = &sites->answer;
    if (!a->feasible)
        adg_warn(ctx, "%s", _("No answer was found in the time there was."));
    else if (!a->proven)
        adg_warn(ctx, _("Heuristic, not proven optimal: the best answer may be up to %s%% better."),
                 ADG_PERCENT(a->gap));
    if (sites->n_chosen < sites->problem.p && a->feasible)
        adg_warn(ctx, _("Only %s of %s sites are chosen: more of them would change nothing."),
                 ADG_NUMBER(sites->n_chosen, 0), ADG_NUMBER(sites->problem.p, 0));
}

/* load -> prepare -> network -> check -> search -> siting */
static adg_status analyse(work *w, const adg_context *ctx, adg_error *error)
{
    adg_prepared *p = &w->prepared;
    adg_status status = adg_prepare_project(w->request->project, ctx, p, error);
    if (status == ADG_OK)
        status = adg_study_of_service(&p->study, w->request->service, &w->study, error);
    if (status != ADG_OK)
        return status;
    adg_stage(ctx, "check");
    status = adg_check_roads(&p->study, &p->travel, ctx, &p->faults, error);
    if (status == ADG_OK)
        status = adg_findings_make(&w->study, &p->travel, &p->faults, ctx, &w->findings, error);
    if (status != ADG_OK)
        return status;
    for (size_t k = 0; k < w->findings.warnings.n; k++)
        adg_warn(ctx, "%s", w->findings.warnings.line[k]);
    adg_stage(ctx, "siting");
    const adg_sites_question question = {
        .model = w->request->model,
        .p = w->request->p,
        .close = w->request->close,
        .cap_min = ADG_CAP_MIN,
        .time_limit_s = w->request->time_limit_s,
        .most_pairs = w->request->most_pairs,
    };
    double begun = adg_now_s();
    status = adg_service_sites_find(&w->study, &p->travel, w->study.service, &question, ctx,
                                    &w->sites, error);
    w->seconds = adg_now_s() - begun;
    if (status == ADG_OK)
        say_answer(&w->sites, ctx);
    return status;
}

/* ---- outputs ---- */

static adg_status write_table(const work *w, const adg_output_directory *output, adg_error *error)
{
    adg_table table;
    char *path = adg_output_path(output, "tables/sites.csv", error);
    adg_status status = path ? adg_table_of_sites(&w->sites, &table, error) : ADG_E_IO;
    if (status == ADG_OK) {
        status = adg_table_write_csv(&table, path, error);
        adg_table_release(&table);
    }
    free(path);
    return status;
}

static adg_status print_summary(const work *w, const char *path, adg_error *error)
{
    const adg_service_sites *s = &w->sites;
    const adg_siting_result result = {w->request->objective, &s->problem, &s->answer,
                                      s->cells.id,           s->site_id,  w->seconds};
    FILE *file = fopen(path, "w");
    if (!file)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(errno));
    adg_status status = adg_siting_print_json(&result, file, error);
    bool failed = ferror(file) != 0;
    failed = fclose(file) != 0 || failed;
    return status == ADG_OK && failed
               ? adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(errno))
               : status;
}

static adg_status write_summary(const work *w, const adg_output_directory *output, adg_error *error)
{
    char *path = adg_output_path(output, "siting.json", error);
    adg_status status = path ? print_summary(w, path, error) : ADG_E_IO;
    free(path);
    return status;
}

static adg_status write_maps(const work *w, const adg_output_directory *output,
                             const adg_context *ctx, adg_error *error)
{
    adg_styles *styles = NULL;
    adg_status status = adg_styles_load(&styles, error);
    if (status == ADG_OK)
        status = adg_map_outputs_write(&w->findings, NULL, &w->prepared.faults, styles, output, ctx,
                                       error);
    adg_styles_free(styles);
    return status;
}

static adg_status write_outputs(const work *w, const adg_output_directory *output, time_t started,
                                const adg_context *ctx, adg_error *error)
{
    adg_stage(ctx, "write");
    adg_status status = write_table(w, output, error);
    if (status == ADG_OK)
        status = write_summary(w, output, error);
    if (status == ADG_OK)
        status = write_maps(w, output, ctx, error);
    if (status == ADG_OK)
        status = adg_progress(ctx, 0.9, _("write"), error);
    if (status == ADG_OK)
        status = adg_run_record_write(w->prepared.project, output, started, error);
    return status;
}

static adg_status make(const adg_locate_request *request, const adg_context *ctx, adg_error *error)
{
    const time_t started = time(NULL);
    work w = {.request = request};
    adg_output_directory output;
    adg_status status = adg_output_begin(request->out, request->overwrite, &output, error);
    if (status != ADG_OK)
        return status;
    status = analyse(&w, ctx, error);
    if (status == ADG_OK)
        status = write_outputs(&w, &output, started, ctx, error);
    if (status == ADG_OK)
        status = adg_output_commit(&output, error);
    adg_output_end(&output);
    adg_service_sites_release(&w.sites);
    adg_findings_release(&w.findings);
    adg_prepared_release(&w.prepared);
    adg_stage(ctx, NULL);
    return status;
}

adg_status adg_locate(const adg_locate_request *request, const adg_context *ctx, adg_error *error)
{
    adg_plain_numbers plain;
    adg_status status = adg_plain_numbers_begin(&plain, error);
    if (status == ADG_OK)
        status = make(request, ctx, error);
    adg_plain_numbers_end(&plain);
    return status;
}
