/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/prepared.h"

#include "core/progress.h"

adg_status adg_examine_project(const char *path, const adg_context *ctx, adg_prepared *p,
                               bool *complete, adg_error *error)
{
    *complete = false;
    adg_stage(ctx, "load");
    adg_status status = adg_project_read(path, &p->project, error);
    if (status == ADG_OK)
        status = adg_inputs_load(p->project, ctx, &p->inputs, &p->faults, error);
    if (status != ADG_OK || p->faults.count[ADG_ERROR])
        return status;

    adg_stage(ctx, "prepare");
    status = adg_study_prepare(p->project, &p->inputs, &p->study, &p->faults, error);
    if (status != ADG_OK || p->faults.count[ADG_ERROR])
        return status;

    adg_stage(ctx, "network");
    status = adg_study_travel_build(&p->study, &p->inputs, ctx, &p->travel, &p->faults, error);
    *complete = status == ADG_OK;
    return status;
}

adg_status adg_prepare_project(const char *path, const adg_context *ctx, adg_prepared *prepared,
                               adg_error *error)
{
    bool complete;
    adg_status status = adg_examine_project(path, ctx, prepared, &complete, error);
    return status == ADG_OK ? adg_faults_status(&prepared->faults, error) : status;
}

void adg_prepared_release(adg_prepared *p)
{
    adg_study_travel_release(&p->travel);
    adg_study_release(&p->study);
    adg_inputs_release(&p->inputs);
    adg_faults_release(&p->faults);
    adg_project_free(p->project);
}
