/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/study_parts.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/sum.h"
#include "core/text.h"
#include "prepare/join.h"

static void report_zones(const adg_study *study, const adg_study_level *level,
                         const adg_zone_source *source, const uint32_t *shared, adg_faults *faults)
{
    const adg_cells *cells = &study->cells;
    const adg_place place = {source->source.path, source->source.layer, NULL, -1};
    size_t n_outside = 0, n_shared = 0;
    adg_sum outside = {0, 0}, in_two = {0, 0};
    for (size_t i = 0; i < cells->n; i++) {
        bool is_outside = level->zone_of_cell[i] == ADG_NONE && cells->people[i] > 0;
        bool is_shared = shared[i] != ADG_NONE && cells->people[i] > 0;
        n_outside += is_outside;
        n_shared += is_shared;
        adg_sum_add(&outside, is_outside ? cells->people[i] : 0);
        adg_sum_add(&in_two, is_shared ? cells->people[i] : 0);
    }
    if (n_outside) {
        adg_fault *fault = adg_faults_add(
            faults, ADG_WARNING, "outside_zones", place,
            ngettext_(
                "%s people in %s cell live outside every zone of level %s; they count in the "
                "region but in no zone.",
                "%s people in %s cells live outside every zone of level %s; they count in the "
                "region but in no zone.",
                n_outside),
            ADG_PEOPLE(adg_sum_value(&outside)), ADG_NUMBER(n_outside, 0), level->zones.level);
        fault->people = adg_sum_value(&outside);
    }
    if (n_shared) {
        adg_fault *fault = adg_faults_add(
            faults, ADG_WARNING, "overlapping_zones", place,
            ngettext_(
                "%s people in %s cell live where zones of level %s overlap; they count in the "
                "zone that comes first.",
                "%s people in %s cells live where zones of level %s overlap; they count in the "
                "zone that comes first.",
                n_shared),
            ADG_PEOPLE(adg_sum_value(&in_two)), ADG_NUMBER(n_shared, 0), level->zones.level);
        fault->people = adg_sum_value(&in_two);
    }
}

/* One count of the cells, added up in the zones they lie in. */
static double sum_zones(const adg_study_level *level, const double *count, size_t n, adg_sum *sum,
                        double *result)
{
    adg_sum outside = {0, 0};
    for (size_t z = 0; z < level->zones.n; z++)
        sum[z] = (adg_sum){0, 0};
    for (size_t i = 0; i < n; i++) {
        uint32_t z = level->zone_of_cell[i];
        adg_sum_add(z == ADG_NONE ? &outside : &sum[z], count[i]);
    }
    for (size_t z = 0; z < level->zones.n; z++)
        result[z] = adg_sum_value(&sum[z]);
    return adg_sum_value(&outside);
}

adg_status adg_study_count_zones(const adg_cells *cells, adg_study_level *level, adg_error *error)
{
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, level->zones.n);
    if (!sum || !level->people || !level->group) {
        free(sum);
        return adg_fail_memory(error);
    }
    level->people_outside = sum_zones(level, cells->people, cells->n, sum, level->people);
    for (size_t g = 0; g < cells->n_groups; g++)
        sum_zones(level, cells->group + g * cells->n, cells->n, sum,
                  level->group + g * level->zones.n);
    free(sum);
    return ADG_OK;
}

static adg_status prepare_level(const adg_study *study, const adg_zone_source *source,
                                adg_zone_level *zones, adg_study_level *level, adg_faults *faults,
                                adg_error *error)
{
    const adg_cells *cells = &study->cells;
    level->zones = *zones;
    *zones = (adg_zone_level){0};
    level->zone_of_cell = ADG_NEW_ARRAY(uint32_t, cells->n);
    level->people = ADG_NEW_ARRAY(double, level->zones.n);
    level->group = ADG_NEW_ARRAY(double, cells->n_groups * level->zones.n);
    uint32_t *shared = ADG_NEW_ARRAY(uint32_t, cells->n);
    adg_status status = level->zone_of_cell && shared
                            ? adg_join_polygons(&level->zones.shapes, cells->xy, cells->n,
                                                level->zone_of_cell, shared, error)
                            : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_study_count_zones(cells, level, error);
    if (status == ADG_OK)
        report_zones(study, level, source, shared, faults);
    free(shared);
    return status;
}

adg_status adg_study_prepare_levels(adg_study *study, adg_inputs *inputs, adg_faults *faults,
                                    adg_error *error)
{
    study->level = ADG_NEW_ARRAY(adg_study_level, inputs->n_levels);
    if (!study->level)
        return adg_fail_memory(error);
    study->n_levels = inputs->n_levels;
    adg_status status = ADG_OK;
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++)
        status = prepare_level(study, &study->project->zones[l], &inputs->level[l],
                               &study->level[l], faults, error);
    return status;
}
