/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/study_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/sum.h"
#include "core/text.h"
#include "prepare/deprivation_score.h"
#include "prepare/join.h"
#include "prepare/remoteness_words.h"

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

static void warn(const adg_deprivation_source *source, size_t k, const char *code,
                 const char *message, adg_faults *faults)
{
    adg_faults_add(faults, ADG_WARNING, code,
                   (adg_place){source->source.path, source->source.layer,
                               source->indicators[k].field, -1},
                   "%s", message);
}

static void warn_of_indicators(const adg_deprivation_source *source,
                               const adg_indicators *indicators, adg_faults *faults)
{
    for (size_t k = 0; k < source->n_indicators; k++) {
        if (source->method != ADG_DEPRIVATION_READY && adg_deprivation_is_constant(indicators, k))
            warn(source, k, "constant_indicator",
                 _("the indicator has the same value everywhere and contributes nothing."), faults);
        if (adg_names_remoteness(source->indicators[k].field) ||
            adg_names_remoteness(source->indicators[k].label))
            warn(
                source, k, "remote_indicator",
                _("by its name the indicator is about cars, distance or rurality; an index with it "
                  "goes with travel time by construction."),
                faults);
    }
}

/* What the principal component is made of belongs to the index's description. */
static void note_component(const adg_deprivation_source *source,
                           const adg_deprivation_result *result, adg_faults *faults)
{
    adg_text loadings = ADG_TEXT_INIT;
    for (size_t k = 0; k < source->n_indicators; k++)
        adg_text_format(&loadings, "%s%s %s", k ? "; " : "", source->indicators[k].field,
                        ADG_NUMBER(result->loading[k], 3));
    adg_faults_add(faults, ADG_NOTE, "principal_component",
                   (adg_place){source->source.path, source->source.layer, NULL, -1},
                   _("the first principal component explains %s %% of the variation of %s areas; "
                     "loadings: %s."),
                   ADG_PERCENT(result->explained_share), ADG_NUMBER(result->n_complete, 0),
                   adg_text_string(&loadings));
    adg_text_release(&loadings);
}

/* Scores of the areas by the project's method. */
static adg_status score_areas(const adg_deprivation_source *source,
                              const adg_deprivation_areas *areas, const double *people,
                              double *score, adg_faults *faults, adg_error *error)
{
    size_t m = source->n_indicators;
    double *work = ADG_NEW_ARRAY(double, 2 * m);
    if (!work)
        return adg_fail_memory(error);
    double *direction = work, *weight = work + m;
    for (size_t k = 0; k < m; k++)
        direction[k] = source->indicators[k].direction == ADG_DIRECTION_UP ? 1 : -1;
    const adg_indicators indicators = {areas->n, m, areas->indicator, direction, weight, people};
    adg_deprivation_result result = {0};
    adg_status status = adg_deprivation_settle_weights(source, weight, error);
    if (status == ADG_OK)
        status = adg_deprivation_result_new(&indicators, &result, error);
    if (status == ADG_OK)
        status = adg_deprivation_fit(&indicators, source->method, &result, error);
    if (status == ADG_OK)
        status = adg_deprivation_score(&indicators, source->method, &result, error);
    if (status == ADG_OK) {
        warn_of_indicators(source, &indicators, faults);
        if (source->method == ADG_DEPRIVATION_PCA)
            note_component(source, &result, faults);
        memcpy(score, result.score, areas->n * sizeof *score);
    } else {
        adg_error_prefix(error, "%s", source->source.path);
    }
    adg_deprivation_result_release(&result);
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
    study->deprivation_people = ADG_NEW_ARRAY(double, n);
    uint32_t *area_of_cell = ADG_NEW_ARRAY(uint32_t, n);
    double *people = ADG_NEW_ARRAY(double, areas->n), *score = ADG_NEW_ARRAY(double, areas->n);
    bool ok = study->deprivation && study->deprivation_people && area_of_cell && people && score;
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
            if (area_of_cell[i] != ADG_NONE) {
                study->deprivation[i] = score[area_of_cell[i]];
                study->deprivation_people[i] = people[area_of_cell[i]];
            }
    }
    if (status == ADG_OK)
        report_without_deprivation(study, faults);
    free(area_of_cell);
    free(people);
    free(score);
    return status;
}
