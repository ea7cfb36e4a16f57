/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/explain.h"

#include "core/progress.h"
#include "findings/explanation.h"
#include "load/inputs.h"
#include "pipeline/prepared.h"
#include "write/explanation_text.h"

adg_status adg_explain(const adg_explain_request *request, const adg_context *ctx, FILE *out,
                       adg_error *error)
{
    adg_prepared prepared = {0};
    adg_explanation explanation = {0};
    adg_status status = adg_prepare_project(request->project, ctx, &prepared, error);
    if (status == ADG_OK) {
        adg_stage(ctx, "search");
        status = adg_explain_place(&prepared.study, &prepared.travel, request->x, request->y,
                                   request->service, ctx, &explanation, error);
    }
    if (status == ADG_OK)
        status = request->json ? adg_explanation_print_json(&explanation, out, error)
                               : adg_explanation_print(&explanation, out, error);
    adg_explanation_release(&explanation);
    adg_prepared_release(&prepared);
    adg_stage(ctx, NULL);
    return status;
}
