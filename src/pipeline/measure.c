/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/measure.h"

#include <math.h>
#include <stdlib.h>

#include "access/reach.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/progress.h"
#include "core/sum.h"
#include "core/text.h"
#include "write/output_file.h"
#include "write/value_table.h"

typedef struct {
    const adg_measure_request *request;
    const adg_context *ctx;
    adg_measure_tables tables;
    adg_faults faults;
    double *value; /* of every home, or of every facility */
} job;

static double sum_of(const double *value, size_t n)
{
    adg_sum sum = {0};
    for (size_t i = 0; i < n; i++)
        adg_sum_add(&sum, value[i]);
    return adg_sum_value(&sum);
}

/* ---- what the tables leave open ---- */

static void warn_unknown(const job *j, const adg_unknown_ids *unknown, const char *table)
{
    if (unknown->n)
        adg_warn(j->ctx,
                 ngettext_("%s: %s row is left out: its id is not in %s, first \"%s\" in line "
                           "%lld.",
                           "%s: %s rows are left out: their ids are not in %s, first \"%s\" in "
                           "line %lld.",
                           unknown->n),
                 j->request->sources.matrix, ADG_NUMBER(unknown->n, 0), table, unknown->id,
                 unknown->line);
}

static void warn_without_row(const job *j)
{
    const adg_measure_tables *t = &j->tables;
    const adg_measure_sources *s = &j->request->sources;
    if (t->n_origins_without_row)
        adg_warn(j->ctx,
                 ngettext_("%s: %s place (%s people) has no row in %s and reaches nothing.",
                           "%s: %s places (%s people) have no row in %s and reach nothing.",
                           t->n_origins_without_row),
                 s->demand, ADG_NUMBER(t->n_origins_without_row, 0),
                 ADG_NUMBER(t->demand_without_row, ADG_AS_WRITTEN), s->matrix);
    if (t->n_facilities_without_row)
        adg_warn(j->ctx,
                 ngettext_("%s: %s facility has no row in %s and is reached by nobody.",
                           "%s: %s facilities have no row in %s and are reached by nobody.",
                           t->n_facilities_without_row),
                 s->supply, ADG_NUMBER(t->n_facilities_without_row, 0), s->matrix);
}

static adg_status load(job *j, adg_error *error)
{
    adg_status status =
        adg_measure_tables_load(&j->request->sources, &j->tables, &j->faults, error);
    if (status == ADG_OK)
        status = adg_faults_status(&j->faults, error);
    if (status != ADG_OK || !j->request->sources.matrix)
        return status;
    warn_unknown(j, &j->tables.unknown_origins, j->request->sources.demand);
    warn_unknown(j, &j->tables.unknown_destinations, j->request->sources.supply);
    warn_without_row(j);
    return ADG_OK;
}

/* ---- who and what is left over ---- */

static void warn_beyond(const job *j, const adg_decay *decay)
{
    const adg_measure_tables *t = &j->tables;
    size_t n_places = 0;
    double people = adg_people_beyond(&t->reach, t->demand, t->supply, decay, &n_places);
    if (n_places)
        adg_warn(j->ctx,
                 ngettext_("%s of %s people reach no open facility (%s place).",
                           "%s of %s people reach no open facility (%s places).", n_places),
                 ADG_NUMBER(people, ADG_AS_WRITTEN),
                 ADG_NUMBER(sum_of(t->demand, t->n_origins), ADG_AS_WRITTEN),
                 ADG_NUMBER(n_places, 0));
}

static void warn_unused(const job *j, double unused, size_t n_unused)
{
    if (n_unused)
        adg_warn(j->ctx,
                 ngettext_("%s of the supply of %s is unused: nobody is in reach of %s facility.",
                           "%s of the supply of %s is unused: nobody is in reach of %s facilities.",
                           n_unused),
                 ADG_NUMBER(unused, ADG_AS_WRITTEN),
                 ADG_NUMBER(sum_of(j->tables.supply, j->tables.n_facilities), ADG_AS_WRITTEN),
                 ADG_NUMBER(n_unused, 0));
}

/* In two members a closed facility still draws people (decision 0026). */
static void warn_closed(const job *j)
{
    size_t n = 0;
    for (size_t f = 0; f < j->tables.n_facilities; f++)
        n += !(j->tables.supply[f] > 0);
    adg_fca member = j->request->member;
    if (n && (member == ADG_FCA_3SFCA || member == ADG_FCA_BFCA))
        adg_warn(j->ctx,
                 ngettext_("%s facility without supply still draws people in this measure; leave "
                           "it out of %s if it is not there.",
                           "%s facilities without supply still draw people in this measure; leave "
                           "them out of %s if they are not there.",
                           n),
                 ADG_NUMBER(n, 0), j->request->sources.supply);
}

static void warn_fewer_than_k(const job *j, const double *n_used)
{
    size_t n = 0;
    for (size_t i = 0; i < j->tables.n_origins; i++)
        n += n_used[i] < (double)j->request->k && n_used[i] > 0;
    if (n)
        adg_warn(
            j->ctx,
            j->request->available
                ? ngettext_("%s place has fewer than %zu facilities in reach; the mean is over "
                            "those it has.",
                            "%s places have fewer than %zu facilities in reach; the mean is "
                            "over those they have.",
                            n)
                : ngettext_("%s place has fewer than %zu facilities in reach and gets no mean.",
                            "%s places have fewer than %zu facilities in reach and get no "
                            "mean.",
                            n),
            ADG_NUMBER(n, 0), j->request->k);
}

/* ---- measures that need more than one call ---- */

static adg_status k_nearest(job *j, adg_error *error)
{
    double *n_used = ADG_NEW_ARRAY(double, j->tables.n_origins);
    if (!n_used)
        return adg_fail_memory(error);
    adg_status status =
        adg_k_nearest(&j->tables.reach, j->tables.supply, j->request->k, j->request->available,
                      j->request->decay.limit_min, j->value, n_used, error);
    if (status == ADG_OK)
        warn_fewer_than_k(j, n_used);
    free(n_used);
    return status;
}

static void multiply(job *j)
{
    for (size_t i = 0; i < j->tables.n_origins; i++)
        j->value[i] *= j->request->per;
}

static adg_status floating_catchment(job *j, adg_error *error)
{
    const adg_measure_tables *t = &j->tables;
    adg_supply_balance balance;
    adg_status status = adg_floating_catchment(&t->reach, t->demand, t->supply, &j->request->decay,
                                               j->request->member, j->value, NULL, &balance, error);
    if (status != ADG_OK)
        return status;
    warn_closed(j);
    warn_unused(j, balance.unused, balance.n_unused);
    multiply(j);
    return ADG_OK;
}

/* Beyond the limit is unreachable, for agents too. */
static adg_status raam(job *j, adg_error *error)
{
    adg_reach *r = &j->tables.reach;
    size_t at = 0, begin = 0;
    for (size_t i = 0; i < r->n_origins; i++) {
        size_t end = r->first[i + 1];
        for (size_t k = begin; k < end; k++)
            if (r->minutes[k] <= j->request->decay.limit_min) {
                r->facility[at] = r->facility[k];
                r->minutes[at++] = r->minutes[k];
            }
        begin = end;
        r->first[i + 1] = at;
    }
    return adg_raam(r, j->tables.demand, j->tables.supply, j->request->tau_min, j->value, NULL,
                    NULL, error);
}

static adg_status unmet(job *j, adg_error *error)
{
    const adg_measure_tables *t = &j->tables;
    double *room = ADG_NEW_ARRAY(double, t->n_facilities);
    double *spare = ADG_NEW_ARRAY(double, t->n_facilities);
    adg_status status = room && spare ? ADG_OK : adg_fail_memory(error);
    for (size_t f = 0; status == ADG_OK && f < t->n_facilities; f++)
        room[f] = t->supply[f] * j->request->people_per_supply;
    if (status == ADG_OK)
        status = adg_capacity_limited(&t->reach, t->demand, room, j->request->decay.limit_min,
                                      j->value, spare, error);
    if (status == ADG_OK)
        adg_warn(j->ctx, _("%s of %s people are served nowhere; there is room for %s more."),
                 ADG_NUMBER(sum_of(j->value, t->n_origins), ADG_AS_WRITTEN),
                 ADG_NUMBER(sum_of(t->demand, t->n_origins), ADG_AS_WRITTEN),
                 ADG_NUMBER(sum_of(spare, t->n_facilities), ADG_AS_WRITTEN));
    free(room);
    free(spare);
    return status;
}

/* ---- the ratio of an area ---- */

/* Where the supply table does not tell, a facility lies where its nearest place of demand does. */
static adg_status zones_by_nearness(const job *j, const uint32_t *zone, uint32_t *facility_zone,
                                    adg_error *error)
{
    const adg_reach *r = &j->tables.reach;
    double *least = ADG_NEW_ARRAY(double, r->n_facilities);
    if (!least)
        return adg_fail_memory(error);
    for (size_t f = 0; f < r->n_facilities; f++) {
        least[f] = INFINITY;
        facility_zone[f] = ADG_NONE;
    }
    for (size_t i = 0; i < r->n_origins; i++)
        for (size_t k = r->first[i]; k < r->first[i + 1]; k++)
            if (r->minutes[k] < least[r->facility[k]]) {
                least[r->facility[k]] = r->minutes[k];
                facility_zone[r->facility[k]] = zone[i];
            }
    free(least);
    return ADG_OK;
}

static void warn_nowhere(const job *j, const uint32_t *facility_zone)
{
    adg_sum lost = {0};
    size_t n = 0;
    for (size_t f = 0; f < j->tables.n_facilities; f++)
        if (facility_zone[f] == ADG_NONE && j->tables.supply[f] > 0) {
            adg_sum_add(&lost, j->tables.supply[f]);
            n++;
        }
    if (n)
        adg_warn(j->ctx,
                 ngettext_("%s facility (supply %s) lies in no zone of %s and counts nowhere.",
                           "%s facilities (supply %s) lie in no zone of %s and count nowhere.", n),
                 ADG_NUMBER(n, 0), ADG_NUMBER(adg_sum_value(&lost), ADG_AS_WRITTEN),
                 j->request->sources.demand);
}

/* Without zones everything is one area. zone [n_origins] and facility_zone [n_facilities] are zero. */
static adg_status find_zones(const job *j, uint32_t *zone, uint32_t *facility_zone,
                             adg_error *error)
{
    const adg_measure_tables *t = &j->tables;
    if (!t->zone)
        return ADG_OK;
    for (size_t i = 0; i < t->n_origins; i++)
        zone[i] = t->zone[i];
    for (size_t f = 0; t->facility_zone && f < t->n_facilities; f++)
        facility_zone[f] = t->facility_zone[f];
    adg_status status = ADG_OK;
    if (!t->facility_zone && !j->request->sources.matrix)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s has zones and %s has not. Add a column zone there, or give --matrix: "
                          "a facility then lies where its nearest place of demand does."),
                        j->request->sources.demand, j->request->sources.supply);
    if (!t->facility_zone) {
        status = zones_by_nearness(j, zone, facility_zone, error);
        if (status == ADG_OK)
            adg_warn(j->ctx,
                     _("%s has no column zone: every facility counts in the zone of its nearest "
                       "place of demand."),
                     j->request->sources.supply);
    }
    if (status == ADG_OK)
        warn_nowhere(j, facility_zone);
    return status;
}

static adg_status ratio(job *j, adg_error *error)
{
    const adg_measure_tables *t = &j->tables;
    uint32_t *zone = ADG_NEW_ARRAY(uint32_t, t->n_origins);
    uint32_t *facility_zone = ADG_NEW_ARRAY(uint32_t, t->n_facilities);
    double *of_zone = ADG_NEW_ARRAY(double, t->n_origins);
    adg_status status = zone && facility_zone && of_zone ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK)
        status = find_zones(j, zone, facility_zone, error);
    if (status == ADG_OK)
        status = adg_container_ratio(t->demand, zone, t->n_origins, t->supply, facility_zone,
                                     t->n_facilities, t->n_origins, of_zone, error);
    for (size_t i = 0; status == ADG_OK && i < t->n_origins; i++)
        j->value[i] = zone[i] == ADG_NONE ? NAN : of_zone[zone[i]];
    multiply(j);
    free(zone);
    free(facility_zone);
    free(of_zone);
    return status;
}

/* ---- the measure ---- */

static adg_status compute(job *j, adg_error *error)
{
    const adg_measure_request *q = j->request;
    const adg_measure_tables *t = &j->tables;
    switch (q->kind) {
    case ADG_MEASURE_NEAREST:
        return adg_nearest(&t->reach, t->supply, q->decay.limit_min, j->value, NULL, error);
    case ADG_MEASURE_K_NEAREST:
        return k_nearest(j, error);
    case ADG_MEASURE_DUAL:
        return adg_dual_access(&t->reach, t->supply, q->amount, q->decay.limit_min, j->value,
                               error);
    case ADG_MEASURE_CUMULATIVE:
    case ADG_MEASURE_GRAVITY:
        return adg_gravity(&t->reach, t->supply, 0, &q->decay, j->value, error);
    case ADG_MEASURE_CHOICE:
        return adg_gravity(&t->reach, t->supply, 1, &q->decay, j->value, error);
    case ADG_MEASURE_PASSIVE:
        return adg_passive_access(&t->reach, t->demand, t->supply, &q->decay, j->value, error);
    case ADG_MEASURE_FCA:
        return floating_catchment(j, error);
    case ADG_MEASURE_RAAM:
        return raam(j, error);
    case ADG_MEASURE_RATIO:
        return ratio(j, error);
    case ADG_MEASURE_UNMET:
        return unmet(j, error);
    }
    return ADG_E_INTERNAL;
}

static adg_status measure(job *j, adg_error *error)
{
    const adg_measure_tables *t = &j->tables;
    j->value =
        ADG_NEW_ARRAY(double, t->n_origins > t->n_facilities ? t->n_origins : t->n_facilities);
    if (!j->value)
        return adg_fail_memory(error);
    adg_status status = compute(j, error);
    if (status == ADG_OK && j->request->kind != ADG_MEASURE_RATIO)
        warn_beyond(j, &j->request->decay);
    return status;
}

static bool is_minutes(adg_measure_kind kind)
{
    return kind == ADG_MEASURE_NEAREST || kind == ADG_MEASURE_K_NEAREST || kind == ADG_MEASURE_DUAL;
}

static adg_status write(const job *j, adg_output_file *output, adg_error *error)
{
    const adg_measure_tables *t = &j->tables;
    bool of_facilities = j->request->kind == ADG_MEASURE_PASSIVE;
    const adg_value_table table = {.n = of_facilities ? t->n_facilities : t->n_origins,
                                   .id = of_facilities ? t->facility_id : t->origin_id,
                                   .value = j->value,
                                   .is_minutes = is_minutes(j->request->kind)};
    if (!j->request->out)
        return adg_value_table_print(&table, stdout, error);
    adg_status status = adg_value_table_write(&table, output->work, error);
    return status == ADG_OK ? adg_output_file_commit(output, error) : status;
}

adg_status adg_measure(const adg_measure_request *request, const adg_context *ctx, adg_error *error)
{
    job j = {.request = request, .ctx = ctx};
    adg_output_file output = {NULL, NULL};
    const char *const inputs[] = {request->sources.matrix, request->sources.demand,
                                  request->sources.supply};
    adg_status status =
        request->out ? adg_output_file_begin(request->out, request->overwrite, &output, error)
                     : ADG_OK;
    if (status == ADG_OK)
        status = adg_output_file_spares(&output, inputs, sizeof inputs / sizeof *inputs, error);
    adg_stage(ctx, "load");
    if (status == ADG_OK)
        status = load(&j, error);
    adg_stage(ctx, "measure");
    if (status == ADG_OK)
        status = adg_ask(ctx, error);
    if (status == ADG_OK)
        status = measure(&j, error);
    adg_stage(ctx, "write");
    if (status == ADG_OK)
        status = write(&j, &output, error);
    adg_output_file_end(&output);
    free(j.value);
    adg_measure_tables_release(&j.tables);
    adg_faults_release(&j.faults);
    adg_stage(ctx, NULL);
    return status;
}
