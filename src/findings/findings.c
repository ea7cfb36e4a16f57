/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/findings.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"

/* A service of which everything is known already. */
static adg_service_findings borrow(const adg_service_findings *known, const adg_service *service)
{
    adg_service_findings f = *known;
    f.service = service;
    f.borrowed = true;
    return f;
}

/* known: findings to take a service from where same [services] says so; both may be NULL. */
static adg_status make_services(const adg_study *study, const adg_study_travel *travel,
                                const adg_findings *known, const bool *same, const adg_context *ctx,
                                adg_findings *findings, adg_error *error)
{
    findings->service = ADG_NEW_ARRAY(adg_service_findings, study->n_services);
    adg_status status = findings->service ? ADG_OK : adg_fail_memory(error);
    for (size_t s = 0; status == ADG_OK && s < study->n_services; s++) {
        if (known && same[s])
            findings->service[s] = borrow(&known->service[s], &study->service[s]);
        else
            status = adg_service_findings_make(study, travel, &study->service[s], ctx,
                                               &findings->service[s], error);
        findings->n_services += status == ADG_OK;
    }
    return status;
}

adg_status adg_findings_make(const adg_study *study, const adg_study_travel *travel,
                             const adg_faults *faults, const adg_context *ctx,
                             adg_findings *findings, adg_error *error)
{
    return adg_findings_make_from(NULL, NULL, study, travel, faults, ctx, findings, error);
}

adg_status adg_findings_make_from(const adg_findings *other, const bool *same,
                                  const adg_study *study, const adg_study_travel *travel,
                                  const adg_faults *faults, const adg_context *ctx,
                                  adg_findings *findings, adg_error *error)
{
    *findings = (adg_findings){.study = study, .travel = travel};
    adg_status status = make_services(study, travel, other, same, ctx, findings, error);
    findings->fifth_of_cell = ADG_NEW_ARRAY(double, study->cells.n);
    if (status == ADG_OK && !findings->fifth_of_cell)
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_quantile_groups(study->deprivation, study->cells.people, study->cells.n,
                                     ADG_N_FIFTHS, findings->fifth_of_cell, error);
    if (status == ADG_OK)
        status = adg_zone_names_make(study, &findings->names, error);
    if (status == ADG_OK)
        status = adg_islands_find(study, travel, &findings->islands, error);
    if (status == ADG_OK)
        status = adg_output_cells_make(study, &findings->cells, error);
    if (status == ADG_OK)
        status = adg_warnings_collect(faults, &findings->warnings, error);
    if (status != ADG_OK)
        adg_findings_release(findings);
    return status;
}

void adg_findings_release(adg_findings *findings)
{
    for (size_t s = 0; s < findings->n_services; s++)
        if (!findings->service[s].borrowed)
            adg_service_findings_release(&findings->service[s], findings->study->n_levels);
    free(findings->service);
    free(findings->fifth_of_cell);
    adg_zone_names_release(&findings->names);
    adg_islands_release(&findings->islands);
    adg_output_cells_release(&findings->cells);
    adg_warnings_release(&findings->warnings);
    *findings = (adg_findings){0};
}
