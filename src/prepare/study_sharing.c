/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/study_sharing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "prepare/study_parts.h"

adg_status adg_study_share(const adg_study *baseline, const adg_project *project,
                           adg_facilities *facilities, adg_study *study, adg_faults *faults,
                           adg_error *error)
{
    *study = *baseline;
    study->project = project;
    study->facilities = *facilities;
    study->service = NULL;
    *facilities = (adg_facilities){0};
    study->level = ADG_NEW_ARRAY(adg_study_level, baseline->n_levels);
    if (!study->level)
        return adg_fail_memory(error);
    memcpy(study->level, baseline->level, baseline->n_levels * sizeof *study->level);
    return adg_study_prepare_services(study, faults, error);
}

/* ---- people of its own ---- */

/* count [n] times factor [n]; *total is their sum. NULL: no memory. */
static double *scaled(const double *count, const double *factor, size_t n, double *total)
{
    double *result = ADG_NEW_ARRAY(double, n);
    adg_sum sum = {0, 0};
    for (size_t i = 0; result && i < n; i++) {
        result[i] = count[i] * factor[i];
        adg_sum_add(&sum, result[i]);
    }
    *total = adg_sum_value(&sum);
    return result;
}

static adg_status scale_groups(const double *factor, adg_cells *cells, adg_error *error)
{
    const double *before = cells->group;
    cells->group = ADG_NEW_ARRAY(double, cells->n_groups * cells->n);
    cells->group_total = ADG_NEW_ARRAY(double, cells->n_groups);
    if (!cells->group || !cells->group_total)
        return adg_fail_memory(error);
    for (size_t g = 0; g < cells->n_groups; g++) {
        double *group = scaled(before + g * cells->n, factor, cells->n, &cells->group_total[g]);
        if (!group)
            return adg_fail_memory(error);
        memcpy(cells->group + g * cells->n, group, cells->n * sizeof *group);
        free(group);
    }
    return ADG_OK;
}

static double people_without_deprivation(const adg_study *study)
{
    adg_sum without = {0, 0};
    for (size_t i = 0; i < study->cells.n; i++)
        if (isnan(study->deprivation[i]))
            adg_sum_add(&without, study->cells.people[i]);
    return adg_sum_value(&without);
}

adg_status adg_study_share_people(const double *factor, adg_study *study, adg_error *error)
{
    adg_cells *cells = &study->cells;
    cells->people = scaled(cells->people, factor, cells->n, &cells->total);
    adg_status status = scale_groups(factor, cells, error);
    if (!cells->people)
        status = adg_fail_memory(error);
    for (size_t l = 0; l < study->n_levels; l++) {
        study->level[l].people = ADG_NEW_ARRAY(double, study->level[l].zones.n);
        study->level[l].group = ADG_NEW_ARRAY(double, cells->n_groups * study->level[l].zones.n);
    }
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++)
        status = adg_study_count_zones(cells, &study->level[l], error);
    if (status == ADG_OK)
        study->people_without_deprivation = people_without_deprivation(study);
    return status;
}

/* ---- the end ---- */

static void free_own(void *own, const void *shared)
{
    if (own != shared)
        free(own);
}

void adg_study_share_release(const adg_study *baseline, adg_study *study)
{
    for (size_t l = 0; study->level && l < study->n_levels; l++) {
        free_own(study->level[l].people, baseline->level[l].people);
        free_own(study->level[l].group, baseline->level[l].group);
    }
    for (size_t s = 0; study->service && s < study->n_services; s++)
        free(study->service[s].facility);
    free(study->service);
    free(study->level);
    free_own(study->cells.people, baseline->cells.people);
    free_own(study->cells.group, baseline->cells.group);
    free_own(study->cells.group_total, baseline->cells.group_total);
    adg_facilities_release(&study->facilities);
    *study = (adg_study){0};
}
