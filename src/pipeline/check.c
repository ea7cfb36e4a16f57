/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/check.h"

#include "checks/checks.h"
#include "core/error.h"
#include "core/progress.h"
#include "pipeline/scenarios.h"
#include "write/check_files.h"

static adg_status examine(const char *path, const adg_context *ctx, adg_prepared *p,
                          adg_error *error)
{
    bool complete;
    adg_status status = adg_examine_project(path, ctx, p, &complete, error);
    if (status != ADG_OK || !complete)
        return status;
    adg_stage(ctx, "check");
    status = adg_check_places(&p->study, &p->faults, error);
    if (status == ADG_OK)
        status = adg_scenarios_check(p, ctx, error);
    return status == ADG_OK ? adg_check_roads(&p->study, &p->travel, ctx, &p->faults, error)
                            : status;
}

adg_status adg_check(const adg_check_request *request, const adg_context *ctx,
                     adg_prepared *prepared, adg_error *error)
{
    adg_output_directory output = {0};
    adg_status status = ADG_OK;
    if (request->out)
        status = adg_output_begin(request->out, request->overwrite, &output, error);
    if (status == ADG_OK)
        status = examine(request->project, ctx, prepared, error);
    if (status == ADG_OK && prepared->faults.failed)
        status = adg_fail_memory(error);
    if (status == ADG_OK && request->out)
        status = adg_check_files_write(prepared->project, &prepared->faults, &output, error);
    if (status == ADG_OK && request->out)
        status = adg_output_commit(&output, error);
    adg_output_end(&output);
    adg_stage(ctx, NULL);
    return status;
}
