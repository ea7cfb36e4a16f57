/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/prepared.h"

#include "core/error.h"
#include "core/progress.h"
#include "core/text.h"

/* What a project asks for and this version does not do yet. */
static void warn_of_unused_parts(const adg_project *project, adg_faults *faults)
{
    const adg_place place = {project->path, NULL, NULL, -1};
    if (project->telepsychiatry.given)
        adg_faults_add(faults, ADG_WARNING, "not_computed", place, "%s",
                       _("\"telepsychiatry\" is read but not computed by this version."));
}

adg_status adg_examine_project(const char *path, const adg_context *ctx, adg_prepared *p,
                               bool *complete, adg_error *error)
{
    *complete = false;
    adg_stage(ctx, "load");
    adg_status status = adg_project_read(path, &p->project, error);
    if (status == ADG_OK)
        warn_of_unused_parts(p->project, &p->faults);
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
    *complete = status == ADG_OK && p->faults.count[ADG_ERROR] == 0;
    return status;
}

adg_status adg_prepare_project(const char *path, const adg_context *ctx, adg_prepared *prepared,
                               adg_error *error)
{
    bool complete;
    adg_status status = adg_examine_project(path, ctx, prepared, &complete, error);
    if (status != ADG_OK)
        return status;
    status = adg_faults_status(&prepared->faults, error);
    if (status != ADG_E_INVALID || prepared->faults.count[ADG_ERROR] < 2)
        return status;
    const adg_error first = *error;
    return adg_fail(error, status, _("%s\n`adgang check` lists them all."), first.message);
}

void adg_prepared_release(adg_prepared *p)
{
    adg_study_travel_release(&p->travel);
    adg_study_release(&p->study);
    adg_inputs_release(&p->inputs);
    adg_faults_release(&p->faults);
    adg_project_free(p->project);
}
