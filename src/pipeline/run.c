/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/run.h"

#include <time.h>

#include "core/progress.h"
#include "findings/findings.h"
#include "load/inputs.h"
#include "write/outputs.h"

/* Every object of a run, so that one place releases them, in whatever state they are. */
typedef struct {
    adg_project *project;
    adg_faults faults;
    adg_inputs inputs;
    adg_study study;
    adg_study_travel travel;
    adg_findings findings;
} run_objects;

static void release(run_objects *o)
{
    adg_findings_release(&o->findings);
    adg_study_travel_release(&o->travel);
    adg_study_release(&o->study);
    adg_inputs_release(&o->inputs);
    adg_faults_release(&o->faults);
    adg_project_free(o->project);
}

static void tell_warnings(const adg_findings *findings, const adg_context *ctx)
{
    for (size_t w = 0; w < findings->n_warnings; w++)
        adg_warn(ctx, "%s", findings->warning[w]);
}

/* load -> prepare -> travel -> access -> equity -> findings */
static adg_status analyse(const char *path, const adg_context *ctx, run_objects *o,
                          adg_error *error)
{
    adg_stage(ctx, "load");
    adg_status status = adg_project_read(path, &o->project, error);
    if (status == ADG_OK)
        status = adg_inputs_load(o->project, ctx, &o->inputs, &o->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&o->faults, error);
    if (status != ADG_OK)
        return status;

    adg_stage(ctx, "prepare");
    status = adg_study_prepare(o->project, &o->inputs, &o->study, &o->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&o->faults, error);
    if (status != ADG_OK)
        return status;

    adg_stage(ctx, "network");
    status = adg_study_travel_build(&o->study, &o->inputs, ctx, &o->travel, &o->faults, error);
    if (status != ADG_OK)
        return status;

    status = adg_findings_make(&o->study, &o->travel, &o->faults, ctx, &o->findings, error);
    if (status == ADG_OK)
        tell_warnings(&o->findings, ctx);
    return status;
}

adg_status adg_run(const adg_run_request *request, const adg_context *ctx, adg_error *error)
{
    time_t started = time(NULL);
    run_objects objects = {0};
    adg_output_directory output;
    /* The place is asked for first: a long run must not end with "exists already". */
    adg_status status = adg_output_begin(request->out, request->overwrite, &output, error);
    if (status != ADG_OK)
        return status;
    status = analyse(request->project, ctx, &objects, error);
    if (status == ADG_OK) {
        adg_stage(ctx, "write");
        status = adg_outputs_write(&objects.findings, &objects.faults, &output, request->danish,
                                   started, ctx, error);
    }
    if (status == ADG_OK)
        status = adg_output_commit(&output, error);
    adg_output_end(&output);
    release(&objects);
    adg_stage(ctx, NULL);
    return status;
}
