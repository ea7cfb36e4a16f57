/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/access.h"
#include "adgang/equity.h"
#include "adgang/spatial.h"
#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/stats.h"
#include "core/sum.h"
#include "core/text.h"
#include "findings/findings.h"
#include "findings/outcome.h"
#include "findings/zone_values.h"
#include "load/measure_rules.h"

/* ---- search: one row of minutes after the other ---- */

typedef struct {
    const adg_study *study;
    const adg_service *service;
    adg_service_findings *f;
    adg_pair_rows pairs;
} row_taker;

static void take_nearest(const row_taker *t, uint32_t facility, const double *minutes)
{
    adg_service_findings *f = t->f;
    for (size_t i = 0; i < t->study->cells.n; i++)
        if (minutes[i] < f->minutes[i] - ADG_TIE_MIN) {
            f->minutes[i] = minutes[i];
            f->nearest[i] = facility;
        }
}

static void take_supply(const row_taker *t, uint32_t facility, const double *minutes)
{
    const adg_service_settings *settings = t->service->settings;
    const adg_step_weights steps = {settings->supply_limits_min, settings->supply_weights,
                                    settings->supply_limits_min_count};
    double capacity = t->study->facilities.capacity[facility];
    double ratio = adg_e2sfca_add(&steps, minutes, t->study->cells.people, t->study->cells.n,
                                  capacity, t->f->supply);
    if (ratio == 0)
        t->f->supply_unused += capacity;
}

static adg_status take_row(void *data, size_t k, const double *minutes, adg_error *error)
{
    row_taker *t = data;
    uint32_t facility = t->service->facility[k];
    take_nearest(t, facility, minutes);
    adg_choice_add(minutes, t->study->cells.n, t->service->settings->headline_min, t->f->choice);
    if (t->f->supply && t->service->settings->supply == ADG_SERVICE_E2SFCA)
        take_supply(t, facility, minutes);
    return adg_pair_rows_add(&t->pairs, (uint32_t)k, minutes, t->study->cells.n, error);
}

/* Capacity per person; needs every open facility's capacity, since one that is not known would count
 * as nothing. */
static bool wants_supply(const adg_study *study, const adg_service *service)
{
    return adg_measure_is_fca(service->settings->supply) &&
           adg_measure_is_known(study, service, service->settings->supply);
}

static adg_status allocate(const adg_study *study, const adg_service *service,
                           adg_service_findings *f, adg_error *error)
{
    size_t n = study->cells.n;
    bool supply = wants_supply(study, service);
    f->minutes = ADG_NEW_ARRAY(double, n);
    f->nearest = ADG_NEW_ARRAY(uint32_t, n);
    f->choice = ADG_NEW_ARRAY(double, n);
    f->supply = supply ? ADG_NEW_ARRAY(double, n) : NULL;
    f->priority = ADG_NEW_ARRAY(double, n);
    f->class3x3 = ADG_NEW_ARRAY(double, n);
    f->load_people = ADG_NEW_ARRAY(double, service->n);
    f->load_mean_min = ADG_NEW_ARRAY(double, service->n);
    f->zones = ADG_NEW_ARRAY(adg_access_summary *, study->n_levels);
    f->nearest_people = ADG_NEW_ARRAY(double *, study->n_levels);
    f->zone_priority = ADG_NEW_ARRAY(double *, study->n_levels);
    f->zone_supply = ADG_NEW_ARRAY(double *, study->n_levels);
    bool ok = f->minutes && f->nearest && f->choice && (f->supply || !supply) && f->priority &&
              f->class3x3 && f->load_people && f->load_mean_min && f->zones && f->nearest_people &&
              f->zone_priority && f->zone_supply;
    for (size_t i = 0; ok && i < n; i++) {
        f->minutes[i] = INFINITY;
        f->nearest[i] = ADG_NONE;
    }
    return ok ? ADG_OK : adg_fail_memory(error);
}

/* ---- access: people and their minutes, by area and by facility ---- */

static adg_access_input input_of(const adg_study *study, const adg_service_findings *f,
                                 const adg_study_level *level)
{
    const adg_service_settings *settings = f->service->settings;
    return (adg_access_input){.n = study->cells.n,
                              .minutes = f->minutes,
                              .people = study->cells.people,
                              .choice = f->choice,
                              .zone = level ? level->zone_of_cell : NULL,
                              .n_zones = level ? level->zones.n : 1,
                              .limit_min = settings->limits_min,
                              .n_limits = settings->limits_min_count,
                              .headline_min = settings->headline_min,
                              .cap_min = ADG_CAP_MIN};
}

/* Position of every facility of the study among the service's open ones. */
static uint32_t *positions_in_service(const adg_study *study, const adg_service *service)
{
    uint32_t *position = ADG_NEW_ARRAY(uint32_t, study->facilities.n);
    for (size_t k = 0; position && k < service->n; k++)
        position[service->facility[k]] = (uint32_t)k;
    return position;
}

/* People of each zone (one zone of all cells without a level) by their nearest facility,
 * people [zones x facilities]; with minutes, people times minutes. */
static adg_status sum_by_nearest(const adg_study *study, const adg_service_findings *f,
                                 const adg_study_level *level, const uint32_t *position,
                                 bool times_minutes, double *people, adg_error *error)
{
    size_t m = f->service->n, n_zones = level ? level->zones.n : 1;
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, n_zones * m);
    if (!sum)
        return adg_fail_memory(error);
    for (size_t i = 0; i < study->cells.n; i++) {
        uint32_t zone = level ? level->zone_of_cell[i] : 0;
        if (zone == ADG_NONE || f->nearest[i] == ADG_NONE)
            continue;
        adg_sum_add(&sum[zone * m + position[f->nearest[i]]],
                    study->cells.people[i] * (times_minutes ? f->minutes[i] : 1));
    }
    for (size_t k = 0; k < n_zones * m; k++)
        people[k] = adg_sum_value(&sum[k]);
    free(sum);
    return ADG_OK;
}

static adg_status measure_load(const adg_study *study, const uint32_t *position,
                               adg_service_findings *f, adg_error *error)
{
    adg_status status = sum_by_nearest(study, f, NULL, position, false, f->load_people, error);
    if (status == ADG_OK)
        status = sum_by_nearest(study, f, NULL, position, true, f->load_mean_min, error);
    for (size_t k = 0; status == ADG_OK && k < f->service->n; k++)
        f->load_mean_min[k] = f->load_people[k] > 0 ? f->load_mean_min[k] / f->load_people[k] : NAN;
    return status;
}

static adg_status measure_level(const adg_study *study, size_t l, const uint32_t *position,
                                adg_service_findings *f, adg_error *error)
{
    const adg_study_level *level = &study->level[l];
    adg_access_input input = input_of(study, f, level);
    adg_status status = adg_access_summarise(&input, &f->zones[l], error);
    f->nearest_people[l] = ADG_NEW_ARRAY(double, level->zones.n * f->service->n);
    if (status == ADG_OK && !f->nearest_people[l])
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = sum_by_nearest(study, f, level, position, false, f->nearest_people[l], error);
    if (status == ADG_OK)
        status = adg_zone_values(study, level, f->priority, false, &f->zone_priority[l], error);
    if (status == ADG_OK && f->supply)
        status = adg_zone_values(study, level, f->supply, true, &f->zone_supply[l], error);
    return status;
}

static adg_status measure_access(const adg_study *study, adg_service_findings *f, adg_error *error)
{
    adg_access_input input = input_of(study, f, NULL);
    uint32_t *position = positions_in_service(study, f->service);
    adg_status status =
        position ? adg_access_summarise(&input, &f->region, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = measure_load(study, position, f, error);
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++)
        status = measure_level(study, l, position, f, error);
    free(position);
    return status;
}

/* ---- equity ---- */

/* How much longer the four more deprived fifths travel than the least deprived one, all people
 * together: sum_q N_q (m_q - m_5), methods 4.2. */
static double excess_of(const adg_quantile_group *fifth)
{
    adg_sum excess = {0, 0};
    for (int q = 0; q < ADG_N_FIFTHS; q++)
        adg_sum_add(&excess, fifth[q].reachable * (fifth[q].mean - fifth[ADG_N_FIFTHS - 1].mean));
    return adg_sum_value(&excess);
}

static adg_status measure_equity(const adg_study *study, adg_service_findings *f, adg_error *error)
{
    const adg_cells *cells = &study->cells;
    double limit = f->service->settings->headline_min;
    adg_status status = adg_quantile_split(study->deprivation, cells->people, f->minutes, cells->n,
                                           limit, ADG_N_FIFTHS, f->fifth, error);
    if (status == ADG_OK)
        status = adg_social_gradient(f->minutes, study->deprivation, cells->people, cells->n,
                                     &f->gradient, error);
    if (status == ADG_OK)
        status = adg_gini(f->minutes, cells->people, cells->n, &f->gini, error);
    if (status == ADG_OK)
        status = adg_theil(f->minutes, cells->people, cells->n, study->level[0].zone_of_cell,
                           study->level[0].zones.n, &f->theil, error);
    if (status == ADG_OK)
        status = adg_priority(study->deprivation, f->minutes, cells->people, cells->n, limit,
                              ADG_CAP_MIN, f->priority, error);
    if (status == ADG_OK)
        status = adg_class_3x3(study->deprivation, f->minutes, cells->people, cells->n, f->class3x3,
                               error);
    double first = f->fifth[0].mean, last = f->fifth[ADG_N_FIFTHS - 1].mean;
    f->gap_abs_min = first - last;
    f->gap_ratio = last > 0 ? first / last : NAN;
    f->excess_person_min = excess_of(f->fifth);
    f->supply_mean = f->supply ? adg_weighted_mean(f->supply, cells->people, cells->n) : NAN;
    return status;
}

/* Every index of minutes and of supply: the few above are the headlines. */
static adg_status measure_indices(const adg_study *study, const adg_context *ctx,
                                  adg_service_findings *f, adg_error *error)
{
    adg_status status =
        adg_outcome_measure(study, f->minutes, ADG_ILL, f->service->settings->headline_min, ctx,
                            &f->minutes_inequality, error);
    double *supply = ADG_NEW_ARRAY(double, study->cells.n);
    if (status == ADG_OK && !supply)
        status = adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < study->cells.n; i++)
        supply[i] = f->supply ? 1e5 * f->supply[i] : NAN;
    if (status == ADG_OK)
        status =
            adg_outcome_measure(study, supply, ADG_GOOD, NAN, ctx, &f->supply_inequality, error);
    free(supply);
    return status == ADG_OK ? adg_scale_indices_make(study, f->minutes, &f->scale, error) : status;
}

static adg_status measure_fifth_intervals(const adg_study *study, adg_service_findings *f,
                                          adg_error *error)
{
    uint32_t *cluster = NULL;
    size_t n_clusters = 0;
    adg_status status = adg_outcome_clusters(study, &cluster, &n_clusters, error);
    if (status == ADG_OK)
        status = adg_quantile_intervals(study->deprivation, study->cells.people, f->minutes,
                                        study->cells.n, ADG_N_FIFTHS, cluster, n_clusters,
                                        f->fifth_ci, error);
    free(cluster);
    return status;
}

adg_status adg_service_findings_make(const adg_study *study, const adg_study_travel *travel,
                                     const adg_service *service, const adg_context *ctx,
                                     adg_service_findings *f, adg_error *error)
{
    *f = (adg_service_findings){.service = service};
    adg_status status = allocate(study, service, f, error);
    row_taker taker = {study, service, f, adg_pair_rows_begin(study, service)};
    bool supply_of_pairs = service->settings->supply != ADG_SERVICE_E2SFCA;
    adg_stage(ctx, "search");
    if (status == ADG_OK)
        status = adg_travel_rows(travel->travel, ctx, _("search"), service->facility, service->n,
                                 INFINITY, take_row, &taker, error);
    adg_stage(ctx, "access");
    if (status == ADG_OK)
        status = adg_service_measures_make(study, service, &taker.pairs,
                                           supply_of_pairs ? f->supply : NULL, &f->supply_unused,
                                           ctx, &f->measure, &f->n_measures, error);
    adg_pair_rows_release(&taker.pairs);
    if (status == ADG_OK)
        status = measure_equity(study, f, error);
    if (status == ADG_OK)
        status = measure_indices(study, ctx, f, error);
    if (status == ADG_OK)
        status = measure_fifth_intervals(study, f, error);
    if (status == ADG_OK)
        status = measure_access(study, f, error);
    if (status != ADG_OK)
        adg_service_findings_release(f, study->n_levels);
    return status;
}

void adg_service_findings_release(adg_service_findings *f, size_t n_levels)
{
    for (size_t l = 0; l < n_levels; l++) {
        if (f->zones)
            adg_access_summaries_free(f->zones[l]);
        if (f->nearest_people)
            free(f->nearest_people[l]);
        if (f->zone_priority)
            free(f->zone_priority[l]);
        if (f->zone_supply)
            free(f->zone_supply[l]);
    }
    adg_service_measures_free(f->measure, f->n_measures, n_levels);
    adg_access_summaries_free(f->region);
    free(f->perspective);
    free(f->scale);
    free(f->zones);
    free(f->nearest_people);
    free(f->zone_priority);
    free(f->zone_supply);
    free(f->minutes);
    free(f->nearest);
    free(f->choice);
    free(f->supply);
    free(f->priority);
    free(f->class3x3);
    free(f->load_people);
    free(f->load_mean_min);
    *f = (adg_service_findings){0};
}
