/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/gain.h"

#include <stdlib.h>
#include <time.h>

#include "checks/checks.h"
#include "core/error.h"
#include "core/plain_numbers.h"
#include "core/progress.h"
#include "core/text.h"
#include "findings/findings.h"
#include "pipeline/map_outputs.h"
#include "pipeline/one_service.h"
#include "pipeline/prepared.h"
#include "siting/service_gain.h"
#include "write/gain.h"
#include "write/run_record.h"
#include "write/tables.h"

/* The work: a study of the one service, what is found about it, what one more would give. */
typedef struct {
    const adg_gain_request *request;
    adg_prepared prepared;
    adg_study study; /* borrowed from prepared but for its list of services */
    adg_findings findings;
    adg_service_gain gain;
} work;

/* load -> prepare -> network -> check -> search -> gain */
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
    adg_stage(ctx, "gain");
    return adg_service_gain_make(&w->study, &p->travel, w->study.service, ADG_CAP_MIN, ctx,
                                 &w->gain, error);
}

/* ---- outputs ---- */

static adg_status write_table(const work *w, const adg_output_directory *output, adg_error *error)
{
    adg_table table;
    char *path = adg_output_path(output, "tables/gain.csv", error);
    adg_status status = path ? adg_table_of_gain(&w->gain, &table, error) : ADG_E_IO;
    if (status == ADG_OK) {
        status = adg_table_write_csv(&table, path, error);
        adg_table_release(&table);
    }
    free(path);
    return status;
}

static adg_status write_summary(const work *w, const adg_output_directory *output, adg_error *error)
{
    char *path = adg_output_path(output, "gain.json", error);
    adg_status status = path ? adg_gain_json_write(&w->gain, ADG_CAP_MIN, path, error) : ADG_E_IO;
    free(path);
    return status;
}

static adg_status write_maps(const work *w, const adg_output_directory *output,
                             const adg_context *ctx, adg_error *error)
{
    adg_styles *styles = NULL;
    adg_status status = adg_styles_load(&styles, error);
    if (status == ADG_OK)
        status = adg_map_outputs_write(&w->findings, &w->gain, &w->prepared.faults, styles, output,
                                       ctx, error);
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

static adg_status make(const adg_gain_request *request, const adg_context *ctx, adg_error *error)
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
    adg_service_gain_release(&w.gain);
    adg_findings_release(&w.findings);
    adg_prepared_release(&w.prepared);
    adg_stage(ctx, NULL);
    return status;
}

adg_status adg_gain_map(const adg_gain_request *request, const adg_context *ctx, adg_error *error)
{
    adg_plain_numbers plain;
    adg_status status = adg_plain_numbers_begin(&plain, error);
    if (status == ADG_OK)
        status = make(request, ctx, error);
    adg_plain_numbers_end(&plain);
    return status;
}
