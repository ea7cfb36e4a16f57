/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/study_parts.h"

#include <math.h>
#include <stdlib.h>

#include "adgang/deprivation.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/sum.h"
#include "core/text.h"
#include "prepare/join.h"

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
        _("the deprivation of %s people (%s %%) is not known; they are left out of every "
          "comparison by deprivation."),
        ADG_PEOPLE(study->people_without_deprivation),
        ADG_PERCENT(study->people_without_deprivation / study->cells.total));
    fault->people = study->people_without_deprivation;
}

adg_status adg_study_prepare_deprivation(adg_study *study, const adg_deprivation_areas *areas,
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
