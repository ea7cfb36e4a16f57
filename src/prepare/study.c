/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/study.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "adgang/deprivation.h"
#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"
#include "prepare/join.h"

/* ---- zones ---- */

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
            _("%.0f people in %zu cells live outside every zone of level %s; they count in the "
              "region but in no zone."),
            adg_sum_value(&outside), n_outside, level->zones.level);
        fault->people = adg_sum_value(&outside);
    }
    if (n_shared) {
        adg_fault *fault = adg_faults_add(
            faults, ADG_WARNING, "overlapping_zones", place,
            _("%.0f people in %zu cells live where zones of level %s overlap; they count in the "
              "zone that comes first."),
            adg_sum_value(&in_two), n_shared, level->zones.level);
        fault->people = adg_sum_value(&in_two);
    }
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
    uint32_t *shared = ADG_NEW_ARRAY(uint32_t, cells->n);
    adg_sum *people = ADG_NEW_ARRAY(adg_sum, level->zones.n);
    adg_status status = level->zone_of_cell && level->people && shared && people
                            ? adg_join_polygons(&level->zones.shapes, cells->xy, cells->n,
                                                level->zone_of_cell, shared, error)
                            : adg_fail_memory(error);
    if (status == ADG_OK) {
        adg_sum outside = {0, 0};
        for (size_t i = 0; i < cells->n; i++) {
            uint32_t z = level->zone_of_cell[i];
            adg_sum_add(z == ADG_NONE ? &outside : &people[z], cells->people[i]);
        }
        for (size_t z = 0; z < level->zones.n; z++)
            level->people[z] = adg_sum_value(&people[z]);
        level->people_outside = adg_sum_value(&outside);
        report_zones(study, level, source, shared, faults);
    }
    free(shared);
    free(people);
    return status;
}

static adg_status prepare_levels(adg_study *study, adg_inputs *inputs, adg_faults *faults,
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

/* ---- deprivation ---- */

static adg_status join_areas(const adg_study *study, const adg_deprivation_areas *areas,
                             uint32_t *area_of_cell, adg_error *error)
{
    const adg_cells *cells = &study->cells;
    return areas->is_polygons
               ? adg_join_polygons(&areas->shapes, cells->xy, cells->n, area_of_cell, NULL, error)
               : adg_join_nearest(areas->xy, areas->n, cells->xy, cells->n, area_of_cell, error);
}

static adg_status area_people(const adg_study *study, const uint32_t *area_of_cell, size_t n_areas,
                              double *people, adg_error *error)
{
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, n_areas);
    if (!sum)
        return adg_fail_memory(error);
    for (size_t i = 0; i < study->cells.n; i++)
        if (area_of_cell[i] != ADG_NONE)
            adg_sum_add(&sum[area_of_cell[i]], study->cells.people[i]);
    for (size_t a = 0; a < n_areas; a++)
        people[a] = adg_sum_value(&sum[a]);
    free(sum);
    return ADG_OK;
}

static adg_status settle_weights(const adg_deprivation_source *source, double *weight,
                                 adg_error *error)
{
    const char **domain = ADG_NEW_ARRAY(const char *, source->n_indicators);
    if (!domain)
        return adg_fail_memory(error);
    for (size_t k = 0; k < source->n_indicators; k++)
        domain[k] = source->indicators[k].domain;
    adg_deprivation_domain_weights(domain, source->n_indicators, weight);
    for (size_t k = 0; k < source->n_indicators; k++)
        if (!isnan(source->indicators[k].weight))
            weight[k] = source->indicators[k].weight;
    free(domain);
    return ADG_OK;
}

static void warn_constant(const adg_deprivation_source *source, const double *sd,
                          adg_faults *faults)
{
    for (size_t k = 0; k < source->n_indicators; k++)
        if (!(sd[k] > 0))
            adg_faults_add(faults, ADG_WARNING, "constant_indicator",
                           (adg_place){source->source.path, source->source.layer,
                                       source->indicators[k].field, -1},
                           "%s",
                           _("the indicator has the same value everywhere and contributes "
                             "nothing."));
}

/* Scores of the areas by the project's method. */
static adg_status score_areas(const adg_deprivation_source *source,
                              const adg_deprivation_areas *areas, const double *people,
                              double *score, adg_faults *faults, adg_error *error)
{
    size_t m = source->n_indicators;
    double *work = ADG_NEW_ARRAY(double, 4 * m);
    if (!work)
        return adg_fail_memory(error);
    double *direction = work, *weight = work + m, *mean = work + 2 * m, *sd = work + 3 * m;
    for (size_t k = 0; k < m; k++)
        direction[k] = source->indicators[k].direction == ADG_DIRECTION_UP ? 1 : -1;
    adg_status status = ADG_OK;
    if (source->method == ADG_DEPRIVATION_READY) {
        for (size_t a = 0; a < areas->n; a++)
            score[a] = direction[0] * areas->indicator[a];
    } else {
        status = settle_weights(source, weight, error);
        const adg_indicators indicators = {areas->n,  m,      areas->indicator,
                                           direction, weight, people};
        if (status == ADG_OK)
            status = adg_deprivation_zscore(&indicators, score, mean, sd, error);
        if (status == ADG_OK)
            warn_constant(source, sd, faults);
    }
    free(work);
    return status;
}

static void report_without_deprivation(adg_study *study, adg_faults *faults)
{
    const adg_deprivation_source *source = &study->project->deprivation;
    adg_sum without = {0, 0};
    for (size_t i = 0; i < study->cells.n; i++)
        if (isnan(study->deprivation[i]))
            adg_sum_add(&without, study->cells.people[i]);
    study->people_without_deprivation = adg_sum_value(&without);
    if (!(study->people_without_deprivation > 0) || !source->given)
        return;
    adg_fault *fault = adg_faults_add(
        faults, ADG_WARNING, "no_deprivation",
        (adg_place){source->source.path, source->source.layer, NULL, -1},
        _("the deprivation of %.0f people (%.1f %%) is not known; they are left out of every "
          "comparison by deprivation."),
        study->people_without_deprivation,
        100 * study->people_without_deprivation / study->cells.total);
    fault->people = study->people_without_deprivation;
}

static adg_status prepare_deprivation(adg_study *study, const adg_deprivation_areas *areas,
                                      adg_faults *faults, adg_error *error)
{
    size_t n = study->cells.n;
    study->deprivation = ADG_NEW_ARRAY(double, n);
    uint32_t *area_of_cell = ADG_NEW_ARRAY(uint32_t, n);
    double *people = ADG_NEW_ARRAY(double, areas->n), *score = ADG_NEW_ARRAY(double, areas->n);
    bool ok = study->deprivation && area_of_cell && people && score;
    adg_status status = ok ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; ok && i < n; i++)
        study->deprivation[i] = NAN;
    if (status == ADG_OK && areas->n > 0) {
        status = join_areas(study, areas, area_of_cell, error);
        if (status == ADG_OK)
            status = area_people(study, area_of_cell, areas->n, people, error);
        if (status == ADG_OK)
            status = score_areas(&study->project->deprivation, areas, people, score, faults, error);
        for (size_t i = 0; status == ADG_OK && i < n; i++)
            if (area_of_cell[i] != ADG_NONE)
                study->deprivation[i] = score[area_of_cell[i]];
    }
    if (status == ADG_OK)
        report_without_deprivation(study, faults);
    free(area_of_cell);
    free(people);
    free(score);
    return status;
}

/* ---- services ---- */

static bool has_type(const adg_service_settings *settings, const char *type)
{
    for (unsigned t = 0; t < settings->types_count; t++)
        if (adg_text_equal(settings->types[t], type))
            return true;
    return false;
}

/* A type that no facility has is a slip of the pen; say which types there are. */
static void check_types(const adg_study *study, const adg_service_settings *settings,
                        adg_faults *faults)
{
    const adg_facilities *facilities = &study->facilities;
    for (unsigned t = 0; t < settings->types_count; t++) {
        bool found = false;
        adg_text types = ADG_TEXT_INIT;
        for (size_t j = 0; j < facilities->n && !found; j++) {
            bool first = true;
            for (size_t i = 0; i < j && first; i++)
                first = !adg_text_equal(facilities->type[i], facilities->type[j]);
            if (first)
                adg_text_format(&types, "%s%s", types.length ? ", " : "", facilities->type[j]);
            found = adg_text_equal(facilities->type[j], settings->types[t]);
        }
        if (!found) {
            const adg_facility_source *source = &study->project->facilities;
            char advice[ADG_ERROR_CAPACITY / 2];
            snprintf(advice, sizeof advice, _("The layer has: %s."), adg_text_string(&types));
            adg_fault_advise(
                adg_faults_add(faults, ADG_ERROR, "unknown_type",
                               (adg_place){source->source.path, source->source.layer, source->type,
                                           -1},
                               _("service \"%s\" asks for type \"%s\", which no facility has."),
                               settings->name, settings->types[t]),
                advice);
        }
        adg_text_release(&types);
    }
}

static adg_status prepare_service(const adg_study *study, const adg_service_settings *settings,
                                  adg_service *service, adg_faults *faults, adg_error *error)
{
    const adg_facilities *facilities = &study->facilities;
    service->settings = settings;
    service->facility = ADG_NEW_ARRAY(uint32_t, facilities->n);
    if (!service->facility)
        return adg_fail_memory(error);
    for (size_t j = 0; j < facilities->n; j++)
        if (has_type(settings, facilities->type[j]) && facilities->capacity[j] != 0)
            service->facility[service->n++] = (uint32_t)j;
    check_types(study, settings, faults);
    if (service->n == 0)
        adg_faults_add(faults, ADG_WARNING, "no_open_facility",
                       (adg_place){study->project->facilities.source.path, NULL, NULL, -1},
                       _("service \"%s\" has no open facility; nobody can reach it."),
                       settings->name);
    return ADG_OK;
}

static adg_status prepare_services(adg_study *study, adg_faults *faults, adg_error *error)
{
    study->n_services = study->project->services_count;
    study->service = ADG_NEW_ARRAY(adg_service, study->n_services);
    adg_status status = study->service ? ADG_OK : adg_fail_memory(error);
    for (size_t s = 0; status == ADG_OK && s < study->n_services; s++)
        status =
            prepare_service(study, &study->project->services[s], &study->service[s], faults, error);
    return status;
}

/* ---- the whole ---- */

static void check_people(const adg_study *study, adg_faults *faults)
{
    const adg_source *source = &study->project->population.source;
    if (!(study->cells.total > 0))
        adg_faults_add(faults, ADG_ERROR, "no_people", (adg_place){source->path, NULL, NULL, -1},
                       "%s", _("nobody lives here: the population adds up to 0."));
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
        status = prepare_levels(study, inputs, faults, error);
    }
    if (status == ADG_OK)
        status = prepare_deprivation(study, &inputs->deprivation, faults, error);
    if (status == ADG_OK)
        status = prepare_services(study, faults, error);
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
    }
    for (size_t s = 0; study->service && s < study->n_services; s++)
        free(study->service[s].facility);
    free(study->level);
    free(study->service);
    free(study->deprivation);
    adg_facilities_release(&study->facilities);
    adg_cells_release(&study->cells);
    *study = (adg_study){0};
}
