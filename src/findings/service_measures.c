/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/service_measures.h"

#include <math.h>
#include <stdlib.h>

#include "access/reach.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/stats.h"
#include "core/sum.h"
#include "findings/outcome.h"
#include "findings/zone_values.h"
#include "load/measure_rules.h"

/* ---- what is wanted ---- */

bool adg_measure_is_known(const adg_study *study, const adg_service *service,
                          adg_service_measure measure)
{
    if (measure == ADG_SERVICE_NONE || service->n == 0)
        return false;
    if (!adg_measure_needs_capacity(measure))
        return true;
    for (size_t k = 0; k < service->n; k++)
        if (isnan(study->facilities.capacity[service->facility[k]]))
            return false;
    return true;
}

static void want(adg_pair_rows *rows, const adg_study *study, const adg_service *service,
                 const adg_measure_settings *m)
{
    if (!adg_measure_is_known(study, service, m->measure))
        return;
    rows->wanted = true;
    rows->limit_min = fmax(rows->limit_min, m->limit_min);
}

adg_pair_rows adg_pair_rows_begin(const adg_study *study, const adg_service *service)
{
    const adg_service_settings *settings = service->settings;
    adg_pair_rows rows = {0};
    adg_measure_settings supply = adg_supply_as_measure(settings);
    if (supply.measure != ADG_SERVICE_E2SFCA)
        want(&rows, study, service, &supply);
    for (unsigned i = 0; i < settings->measures_count; i++)
        want(&rows, study, service, &settings->measures[i]);
    return rows;
}

/* ---- pairs ---- */

static bool make_room(adg_pair_rows *rows, size_t n_more)
{
    if (rows->n + n_more <= rows->capacity)
        return true;
    size_t capacity = rows->capacity + rows->capacity / 2 + n_more;
    uint32_t *origin = realloc(rows->origin, capacity * sizeof *origin);
    if (origin)
        rows->origin = origin;
    uint32_t *facility = realloc(rows->facility, capacity * sizeof *facility);
    if (facility)
        rows->facility = facility;
    double *minutes = realloc(rows->minutes, capacity * sizeof *minutes);
    if (minutes)
        rows->minutes = minutes;
    if (origin && facility && minutes)
        rows->capacity = capacity;
    return origin && facility && minutes;
}

adg_status adg_pair_rows_add(adg_pair_rows *rows, uint32_t k, const double *minutes, size_t n,
                             adg_error *error)
{
    if (!rows->wanted)
        return ADG_OK;
    if (!make_room(rows, n))
        return adg_fail_memory(error);
    for (size_t i = 0; i < n; i++)
        if (isfinite(minutes[i]) && minutes[i] <= rows->limit_min) {
            rows->origin[rows->n] = (uint32_t)i;
            rows->facility[rows->n] = k;
            rows->minutes[rows->n++] = minutes[i];
        }
    return ADG_OK;
}

void adg_pair_rows_release(adg_pair_rows *rows)
{
    free(rows->origin);
    free(rows->facility);
    free(rows->minutes);
    *rows = (adg_pair_rows){0};
}

/* ---- measures ---- */

typedef struct {
    const adg_study *study;
    const adg_service *service;
    const adg_context *ctx;
    adg_reach reach;
    double *capacity; /* [facilities of the service] NaN = not known */
} job;

static adg_status build_reach(job *j, adg_pair_rows *rows, adg_error *error)
{
    adg_status status = adg_reach_build(rows->origin, rows->facility, rows->minutes, rows->n,
                                        j->study->cells.n, j->service->n, &j->reach, NULL, error);
    adg_pair_rows_release(rows);
    j->capacity = ADG_NEW_ARRAY(double, j->service->n);
    if (status == ADG_OK && !j->capacity)
        status = adg_fail_memory(error);
    for (size_t k = 0; status == ADG_OK && k < j->service->n; k++)
        j->capacity[k] = j->study->facilities.capacity[j->service->facility[k]];
    return status;
}

static adg_fca member_of(adg_service_measure measure)
{
    switch (measure) {
    case ADG_SERVICE_M2SFCA:
        return ADG_FCA_M2SFCA;
    case ADG_SERVICE_3SFCA:
        return ADG_FCA_3SFCA;
    case ADG_SERVICE_HUFF3SFCA:
        return ADG_FCA_HUFF3SFCA;
    case ADG_SERVICE_MH3SFCA:
        return ADG_FCA_MH3SFCA;
    case ADG_SERVICE_BFCA:
        return ADG_FCA_BFCA;
    default:
        return ADG_FCA_2SFCA;
    }
}

static adg_status measure_catchment(const job *j, const adg_measure_settings *m, double *value,
                                    double *unused, adg_error *error)
{
    adg_decay decay;
    adg_supply_balance balance;
    adg_status status = adg_measure_decay(j->service->settings, m, &decay, error);
    if (status == ADG_OK)
        status = adg_floating_catchment(&j->reach, j->study->cells.people, j->capacity, &decay,
                                        member_of(m->measure), value, NULL, &balance, error);
    if (status == ADG_OK)
        *unused = balance.unused;
    return status;
}

/* The pairs within a limit, home by home; shares nothing with the whole. */
static adg_status reach_within(const adg_reach *all, double limit_min, adg_reach *part,
                               adg_error *error)
{
    size_t n_pairs = all->first[all->n_origins], at = 0;
    *part = (adg_reach){.n_origins = all->n_origins,
                        .n_facilities = all->n_facilities,
                        .first = ADG_NEW_ARRAY(size_t, all->n_origins + 1),
                        .facility = ADG_NEW_ARRAY(uint32_t, n_pairs),
                        .minutes = ADG_NEW_ARRAY(double, n_pairs)};
    if (!part->first || !part->facility || !part->minutes)
        return adg_fail_memory(error);
    for (size_t i = 0; i < all->n_origins; i++) {
        for (size_t p = all->first[i]; p < all->first[i + 1]; p++)
            if (all->minutes[p] <= limit_min) {
                part->facility[at] = all->facility[p];
                part->minutes[at++] = all->minutes[p];
            }
        part->first[i + 1] = at;
    }
    return ADG_OK;
}

/* Travel and crowding together, as minutes: the cost times tau. */
static adg_status measure_raam(const job *j, const adg_measure_settings *m, double *value,
                               adg_error *error)
{
    adg_reach part;
    adg_status status = reach_within(&j->reach, m->limit_min, &part, error);
    if (status == ADG_OK)
        status = adg_raam(&part, j->study->cells.people, j->capacity, m->tau_min, value, NULL, NULL,
                          error);
    for (size_t i = 0; status == ADG_OK && i < j->study->cells.n; i++)
        value[i] *= m->tau_min;
    adg_reach_release(&part);
    return status;
}

static adg_status measure_unmet(const job *j, const adg_measure_settings *m, double *value,
                                adg_error *error)
{
    double *room = ADG_NEW_ARRAY(double, j->service->n);
    if (!room)
        return adg_fail_memory(error);
    for (size_t k = 0; k < j->service->n; k++)
        room[k] = j->capacity[k] * m->people_per_supply;
    adg_status status = adg_capacity_limited(&j->reach, j->study->cells.people, room, m->limit_min,
                                             value, NULL, error);
    free(room);
    return status;
}

static adg_status measure_sum(const job *j, const adg_measure_settings *m, double *value,
                              adg_error *error)
{
    adg_decay decay;
    bool count = m->measure == ADG_SERVICE_CHOICE;
    adg_status status = adg_measure_decay(j->service->settings, m, &decay, error);
    return status == ADG_OK
               ? adg_gravity(&j->reach, count ? NULL : j->capacity, count, &decay, value, error)
               : status;
}

static adg_status compute(const job *j, adg_measure_findings *f, adg_error *error)
{
    const adg_measure_settings *m = &f->settings;
    switch (m->measure) {
    case ADG_SERVICE_K_NEAREST:
        return adg_k_nearest(&j->reach, NULL, m->k, 0, m->limit_min, f->value, NULL, error);
    case ADG_SERVICE_DUAL:
        return adg_dual_access(&j->reach, j->capacity, m->amount, m->limit_min, f->value, error);
    case ADG_SERVICE_CUMULATIVE:
    case ADG_SERVICE_CHOICE:
    case ADG_SERVICE_GRAVITY:
        return measure_sum(j, m, f->value, error);
    case ADG_SERVICE_UNMET:
        return measure_unmet(j, m, f->value, error);
    case ADG_SERVICE_RAAM:
        return measure_raam(j, m, f->value, error);
    default:
        return measure_catchment(j, m, f->value, &f->unused, error);
    }
}

/* ---- what is told of a measure ---- */

static adg_kind kind_of(adg_service_measure measure)
{
    bool ill = measure == ADG_SERVICE_K_NEAREST || measure == ADG_SERVICE_DUAL ||
               measure == ADG_SERVICE_RAAM || measure == ADG_SERVICE_UNMET;
    return ill ? ADG_ILL : ADG_GOOD;
}

/* Of people who are counted, what matters is the share: inequality is between persons. */
static adg_status measure_inequality(const job *j, adg_measure_findings *f, adg_error *error)
{
    const adg_cells *cells = &j->study->cells;
    double *shown = ADG_NEW_ARRAY(double, cells->n);
    if (!shown)
        return adg_fail_memory(error);
    for (size_t i = 0; i < cells->n; i++)
        shown[i] = f->is_sum ? cells->people[i] > 0 ? f->value[i] / cells->people[i] : NAN
                             : f->value[i] * f->factor;
    adg_status status =
        adg_outcome_measure(j->study, shown, f->kind, NAN, j->ctx, &f->inequality, error);
    free(shown);
    return status;
}

static void measure_region(const job *j, adg_measure_findings *f)
{
    const adg_cells *cells = &j->study->cells;
    adg_sum sum = {0}, people = {0};
    for (size_t i = 0; i < cells->n; i++)
        if (isfinite(f->value[i])) {
            adg_sum_add(&sum, f->is_sum ? f->value[i] : f->value[i] * cells->people[i]);
            adg_sum_add(&people, cells->people[i]);
        }
    double n = adg_sum_value(&people);
    f->region = f->is_sum ? adg_sum_value(&sum) : n > 0 ? adg_sum_value(&sum) / n : NAN;
}

/* People for whom nothing counts: no facility inside the limit, or where the curve is not yet 0. */
static adg_status count_beyond(const job *j, adg_measure_findings *f, adg_error *error)
{
    const double *supply = adg_measure_needs_capacity(f->settings.measure) ? j->capacity : NULL;
    adg_decay decay;
    adg_status status = adg_measure_decay(j->service->settings, &f->settings, &decay, error);
    if (status == ADG_OK)
        f->people_beyond =
            adg_people_beyond(&j->reach, j->study->cells.people, supply, &decay, NULL);
    return status;
}

static adg_status make_one(const job *j, const adg_measure_settings *settings,
                           adg_measure_findings *f, adg_error *error)
{
    const adg_study *study = j->study;
    *f = (adg_measure_findings){.settings = *settings,
                                .value = ADG_NEW_ARRAY(double, study->cells.n),
                                .zone_value = ADG_NEW_ARRAY(double *, study->n_levels),
                                .is_sum = settings->measure == ADG_SERVICE_UNMET,
                                .factor = adg_measure_is_fca(settings->measure) ? 1e5 : 1,
                                .kind = kind_of(settings->measure),
                                .unused = NAN};
    adg_status status = f->value && f->zone_value ? compute(j, f, error) : adg_fail_memory(error);
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++)
        status = adg_zone_values(study, &study->level[l], f->value, !f->is_sum, &f->zone_value[l],
                                 error);
    if (status != ADG_OK)
        return status;
    measure_region(j, f);
    status = count_beyond(j, f, error);
    return status == ADG_OK ? measure_inequality(j, f, error) : status;
}

static adg_status make_all(const job *j, adg_measure_findings *measures, size_t *n,
                           adg_error *error)
{
    const adg_service_settings *settings = j->service->settings;
    adg_measure_settings supply = adg_supply_as_measure(settings);
    supply.name = "raam";
    adg_status status = ADG_OK;
    if (supply.measure == ADG_SERVICE_RAAM &&
        adg_measure_is_known(j->study, j->service, supply.measure))
        status = make_one(j, &supply, &measures[(*n)++], error);
    for (unsigned i = 0; status == ADG_OK && i < settings->measures_count; i++)
        if (adg_measure_is_known(j->study, j->service, settings->measures[i].measure))
            status = make_one(j, &settings->measures[i], &measures[(*n)++], error);
    return status;
}

adg_status adg_service_measures_make(const adg_study *study, const adg_service *service,
                                     adg_pair_rows *rows, double *supply, double *unused,
                                     const adg_context *ctx, adg_measure_findings **measures,
                                     size_t *n, adg_error *error)
{
    *measures = NULL;
    *n = 0;
    if (!rows->wanted)
        return ADG_OK;
    job j = {.study = study, .service = service, .ctx = ctx};
    adg_measure_settings as_measure = adg_supply_as_measure(service->settings);
    *measures = ADG_NEW_ARRAY(adg_measure_findings, service->settings->measures_count + 1);
    adg_status status = *measures ? build_reach(&j, rows, error) : adg_fail_memory(error);
    if (status == ADG_OK && supply)
        status = measure_catchment(&j, &as_measure, supply, unused, error);
    if (status == ADG_OK)
        status = make_all(&j, *measures, n, error);
    adg_reach_release(&j.reach);
    free(j.capacity);
    return status;
}

void adg_service_measures_free(adg_measure_findings *measures, size_t n, size_t n_levels)
{
    for (size_t i = 0; measures && i < n; i++) {
        free(measures[i].value);
        for (size_t l = 0; measures[i].zone_value && l < n_levels; l++)
            free(measures[i].zone_value[l]);
        free(measures[i].zone_value);
    }
    free(measures);
}
