/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/study.h"

#include <stdlib.h>

#include "core/text.h"
#include "prepare/study_parts.h"

static void check_people(const adg_study *study, adg_faults *faults)
{
    const adg_source *source = &study->project->population.source;
    if (!(study->cells.total > 0))
        adg_faults_add(faults, ADG_ERROR, "no_people", (adg_place){source->path, NULL, NULL, -1},
                       "%s", _("nobody lives here: the population adds up to 0."));
}

/* Said loudly: what is written then may tell of single people. */
static void check_discretion(const adg_study *study, adg_faults *faults)
{
    bool social = study->cells.n_groups > 0 || study->project->deprivation.given;
    if (social && !study->project->discretion.on)
        adg_faults_add(faults, ADG_WARNING, "discretion_off",
                       (adg_place){study->project->path, NULL, "discretion", -1}, "%s",
                       _("discretion is switched off: small numbers of people are not hidden. Do "
                         "not publish what this run writes."));
}

adg_status adg_study_prepare(const adg_project *project, adg_inputs *inputs, adg_study *study,
                             adg_faults *faults, adg_error *error)
{
    *study = (adg_study){.project = project, .facilities = inputs->facilities};
    inputs->facilities = (adg_facilities){0};
    adg_status status =
        adg_cells_make(&project->population, &inputs->population, &study->cells, error);
    if (status == ADG_OK) {
        check_people(study, faults);
        check_discretion(study, faults);
        status = adg_study_prepare_levels(study, inputs, faults, error);
    }
    if (status == ADG_OK)
        status = adg_study_prepare_deprivation(study, &inputs->deprivation, faults, error);
    if (status == ADG_OK)
        status = adg_study_prepare_services(study, faults, error);
    if (status != ADG_OK)
        adg_study_release(study);
    return status;
}

void adg_study_release(adg_study *study)
{
    for (size_t l = 0; study->level && l < study->n_levels; l++) {
        adg_zones_release(&study->level[l].zones);
        free(study->level[l].zone_of_cell);
        free(study->level[l].people);
        free(study->level[l].group);
    }
    for (size_t s = 0; study->service && s < study->n_services; s++)
        free(study->service[s].facility);
    free(study->level);
    free(study->service);
    free(study->deprivation);
    free(study->deprivation_people);
    adg_facilities_release(&study->facilities);
    adg_cells_release(&study->cells);
    *study = (adg_study){0};
}
