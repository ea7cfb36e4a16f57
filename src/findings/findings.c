/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/findings.h"

#include <math.h>
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

/* Fifths of fewer people than may be shown. */
static void hide_fifths(const adg_suppression_rules *rules, adg_service_findings *f)
{
    for (int q = 0; q < ADG_N_FIFTHS; q++)
        if (isnan(adg_round_count(rules, f->fifth[q].people, 1)))
            f->fifth[q].people = f->fifth[q].reachable = NAN;
}

/* A comparison of a handful of people with everybody else, or the other way round. */
static void hide_perspectives(const adg_suppression_rules *rules, adg_service_findings *f)
{
    for (size_t p = 0; p < f->n_perspectives; p++) {
        adg_group_comparison *c = &f->perspective[p].comparison;
        if (isnan(adg_round_count(rules, c->group_people, 1)) ||
            isnan(adg_round_count(rules, c->rest_people, 1)))
            *c = (adg_group_comparison){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    }
}

static void hide_of_service(const adg_study *study, const adg_discretion *d,
                            adg_service_findings *f)
{
    for (size_t i = 0; i < study->cells.n; i++)
        if (d->cell_hidden[i]) {
            f->priority[i] = NAN;
            f->class3x3[i] = ADG_HIDDEN_CODE;
        }
    for (size_t l = 0; l < study->n_levels; l++)
        for (size_t z = 0; z < study->level[l].zones.n; z++)
            if (d->zone_hidden[l][z])
                f->zone_priority[l][z] = NAN;
    if (!d->on)
        return;
    hide_fifths(&d->rules, f);
    hide_perspectives(&d->rules, f);
}

/* Once, after everything is computed and before anything is written: no writer sees more. */
static void hide_social(adg_findings *findings)
{
    const adg_discretion *d = &findings->discretion;
    for (size_t i = 0; i < findings->study->cells.n; i++)
        if (d->cell_hidden[i])
            findings->fifth_of_cell[i] = ADG_HIDDEN_CODE;
    for (size_t s = 0; s < findings->n_services; s++)
        hide_of_service(findings->study, d, &findings->service[s]);
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
    for (size_t s = 0; status == ADG_OK && s < findings->n_services; s++) {
        adg_service_findings *f = &findings->service[s];
        if (!f->borrowed) /* else it has the other's */
            status = adg_group_perspectives_make(study, f->minutes, findings->fifth_of_cell,
                                                 f->service->settings->headline_min,
                                                 &f->perspective, &f->n_perspectives, error);
    }
    if (status == ADG_OK)
        status = adg_zone_names_make(study, &findings->names, error);
    if (status == ADG_OK)
        status = adg_islands_find(study, travel, &findings->islands, error);
    if (status == ADG_OK)
        status = adg_output_cells_make(study, &findings->cells, error);
    if (status == ADG_OK)
        status = adg_discretion_make(study, &findings->cells, &findings->discretion, error);
    if (status == ADG_OK)
        hide_social(findings);
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
    if (findings->study)
        adg_discretion_release(&findings->discretion, findings->study->n_levels);
    adg_output_cells_release(&findings->cells);
    adg_warnings_release(&findings->warnings);
    *findings = (adg_findings){0};
}
