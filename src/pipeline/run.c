/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/run.h"

#include <time.h>

#include "checks/checks.h"
#include "core/plain_numbers.h"
#include "core/progress.h"
#include "findings/findings.h"
#include "pipeline/outputs.h"
#include "pipeline/prepared.h"
#include "pipeline/scenarios.h"

static void tell_warnings(const adg_findings *findings, const adg_context *ctx)
{
    for (size_t w = 0; w < findings->warnings.n; w++)
        adg_warn(ctx, "%s", findings->warnings.line[w]);
}

/* load -> prepare -> network -> check -> search -> access -> equity */
static adg_status analyse(const char *project, const adg_context *ctx, adg_prepared *prepared,
                          adg_findings *findings, adg_error *error)
{
    adg_status status = adg_prepare_project(project, ctx, prepared, error);
    if (status != ADG_OK)
        return status;
    adg_stage(ctx, "check");
    status = adg_check_roads(&prepared->study, &prepared->travel, ctx, &prepared->faults, error);
    if (status != ADG_OK)
        return status;
    status = adg_findings_make(&prepared->study, &prepared->travel, &prepared->faults, ctx,
                               findings, error);
    if (status == ADG_OK)
        tell_warnings(findings, ctx);
    return status;
}

static adg_status run(const adg_run_request *request, const adg_context *ctx, adg_error *error)
{
    const time_t started = time(NULL);
    adg_prepared prepared = {0};
    adg_findings findings = {0};
    adg_side_by_side scenarios = {0};
    adg_output_directory output;
    /* The place is asked for first: a long run must not end with "exists already". */
    adg_status status = adg_output_begin(request->out, request->overwrite, &output, error);
    if (status != ADG_OK)
        return status;
    status = adg_scenarios_check_names(request, error);
    if (status == ADG_OK)
        status = analyse(request->project, ctx, &prepared, &findings, error);
    if (status == ADG_OK)
        status = adg_scenarios_run(request, &prepared, &findings, &output, started, ctx, &scenarios,
                                   error);
    if (status == ADG_OK) {
        findings.scenarios = scenarios.n > 1 ? &scenarios : NULL;
        adg_stage(ctx, "write");
        status = adg_outputs_write(&findings, &prepared.faults, &output, started, ctx, error);
    }
    if (status == ADG_OK)
        status = adg_output_commit(&output, error);
    adg_output_end(&output);
    adg_side_by_side_release(&scenarios);
    adg_findings_release(&findings);
    adg_prepared_release(&prepared);
    adg_stage(ctx, NULL);
    return status;
}

adg_status adg_run(const adg_run_request *request, const adg_context *ctx, adg_error *error)
{
    adg_plain_numbers plain;
    adg_status status = adg_plain_numbers_begin(&plain, error);
    if (status == ADG_OK)
        status = run(request, ctx, error);
    adg_plain_numbers_end(&plain);
    return status;
}
