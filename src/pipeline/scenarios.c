/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/scenarios.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/progress.h"
#include "core/text.h"
#include "pipeline/outputs.h"
#include "scenario/scenario.h"

/* ---- which ---- */

static bool is_wanted(const adg_run_request *request, const char *name)
{
    bool wanted = request->all_scenarios != 0;
    for (size_t k = 0; request->scenario && request->scenario[k]; k++)
        wanted = wanted || adg_text_equal(request->scenario[k], name);
    return wanted;
}

static bool has_scenario(const adg_project *project, const char *name)
{
    bool found = false;
    for (unsigned s = 0; s < project->scenarios_count; s++)
        found = found || adg_text_equal(project->scenarios[s].name, name);
    return found;
}

static adg_status fail_unknown(const adg_project *project, const char *name, adg_error *error)
{
    adg_text names = ADG_TEXT_INIT;
    for (unsigned s = 0; s < project->scenarios_count; s++)
        adg_text_format(&names, "%s%s", s ? ", " : "", project->scenarios[s].name);
    adg_status status =
        project->scenarios_count
            ? adg_fail(error, ADG_E_USAGE, _("%s has no scenario \"%s\"; it has: %s"),
                       project->path, name, adg_text_string(&names))
            : adg_fail(error, ADG_E_USAGE, _("%s has no scenario \"%s\", and no other either"),
                       project->path, name);
    adg_text_release(&names);
    return status;
}

adg_status adg_scenarios_check_names(const adg_run_request *request, adg_error *error)
{
    adg_project *project = NULL;
    if (!request->scenario || !request->scenario[0])
        return ADG_OK;
    adg_status status = adg_project_read(request->project, &project, error);
    for (size_t k = 0; status == ADG_OK && request->scenario[k]; k++)
        if (!has_scenario(project, request->scenario[k]))
            status = fail_unknown(project, request->scenario[k], error);
    adg_project_free(project);
    return status;
}

/* ---- one ---- */

/* What a scenario says that the baseline has not said. */
static void tell_warnings(const adg_findings *findings, const adg_findings *baseline,
                          const adg_context *ctx)
{
    for (size_t w = 0; w < findings->warnings.n; w++) {
        bool known = false;
        for (size_t b = 0; b < baseline->warnings.n; b++)
            known = known || adg_text_equal(findings->warnings.line[w], baseline->warnings.line[b]);
        if (!known)
            adg_warn(ctx, "%s: %s", findings->difference->name, findings->warnings.line[w]);
    }
}

/* The folder of a scenario within that of the run. */
static adg_status write_scenario(const adg_findings *findings, const adg_faults *faults,
                                 const adg_output_directory *output, time_t started,
                                 const adg_context *ctx, adg_error *error)
{
    adg_output_directory folder = {
        .work = adg_strdup_format("%s/scenarios/%s", output->work, findings->difference->name)};
    adg_status status = folder.work
                            ? adg_outputs_write(findings, faults, &folder, started, ctx, error)
                            : adg_fail_memory(error);
    free(folder.work);
    return status;
}

typedef struct {
    adg_prepared *prepared;
    const adg_findings *baseline;
    const adg_output_directory *output;
    time_t started;
    const adg_context *ctx;
    adg_side_by_side *all;
} running;

static adg_status analyse(const running *r, const adg_scenario *scenario, const adg_faults *faults,
                          adg_error *error)
{
    const adg_scenario_settings *settings = scenario->settings;
    adg_findings findings = {0};
    adg_difference difference = {0};
    adg_status status =
        adg_findings_make_from(r->baseline, scenario->same_service, &scenario->study,
                               &scenario->travel, faults, r->ctx, &findings, error);
    if (status == ADG_OK)
        status = adg_difference_make(r->baseline, &findings, settings->name, settings->label,
                                     &difference, error);
    if (status == ADG_OK) {
        findings.difference = &difference;
        tell_warnings(&findings, r->baseline, r->ctx);
        status = adg_side_by_side_add(&findings, settings->name, settings->label, r->all, error);
    }
    if (status == ADG_OK) {
        adg_stage(r->ctx, "write");
        status = write_scenario(&findings, faults, r->output, r->started, r->ctx, error);
    }
    adg_difference_release(&difference);
    if (findings.study)
        adg_findings_release(&findings);
    return status;
}

static adg_status run_one(const running *r, const adg_scenario_settings *settings, adg_error *error)
{
    const adg_baseline baseline = {&r->prepared->study, &r->prepared->travel, &r->prepared->inputs};
    adg_scenario scenario = {0};
    adg_faults faults = {0};
    adg_stage(r->ctx, "scenario");
    adg_status status = adg_scenario_make(&baseline, settings, r->ctx, &scenario, &faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&faults, error);
    if (status == ADG_OK)
        status = analyse(r, &scenario, &faults, error);
    adg_scenario_release(&scenario);
    adg_faults_release(&faults);
    return status;
}

/* ---- all ---- */

adg_status adg_scenarios_run(const adg_run_request *request, adg_prepared *prepared,
                             const adg_findings *baseline, const adg_output_directory *output,
                             time_t started, const adg_context *ctx, adg_side_by_side *all,
                             adg_error *error)
{
    const adg_project *project = prepared->project;
    const running r = {prepared, baseline, output, started, ctx, all};
    adg_status status = adg_side_by_side_begin(1 + (size_t)project->scenarios_count,
                                               baseline->n_services, all, error);
    if (status == ADG_OK)
        status = adg_side_by_side_add(baseline, "baseline", _("Today"), all, error);
    for (unsigned s = 0; status == ADG_OK && s < project->scenarios_count; s++)
        if (is_wanted(request, project->scenarios[s].name))
            status = run_one(&r, &project->scenarios[s], error);
    return status;
}

adg_status adg_scenarios_check(adg_prepared *prepared, const adg_context *ctx, adg_error *error)
{
    const adg_project *project = prepared->project;
    const adg_baseline baseline = {&prepared->study, &prepared->travel, &prepared->inputs};
    adg_status status = ADG_OK;
    for (unsigned s = 0; status == ADG_OK && s < project->scenarios_count; s++) {
        adg_scenario scenario = {0};
        adg_faults faults = {0};
        status =
            adg_scenario_make(&baseline, &project->scenarios[s], ctx, &scenario, &faults, error);
        /* What is odd but usable has been said of the baseline. */
        if (status == ADG_OK && faults.count[ADG_ERROR])
            adg_faults_move(&faults, &prepared->faults);
        adg_scenario_release(&scenario);
        adg_faults_release(&faults);
    }
    return status;
}
