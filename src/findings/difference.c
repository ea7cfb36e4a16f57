/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/difference.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sum.h"

/* ---- what happens to a person ---- */

typedef enum {
    WINNER,
    LOSER,
    UNCHANGED,
    NEWLY_REACHABLE,
    NEWLY_UNREACHABLE,
    STILL_UNREACHABLE,
    N_FATES
} fate;

static fate fate_of(double before, double after, double dead_band_min)
{
    if (!isfinite(before))
        return isfinite(after) ? NEWLY_REACHABLE : STILL_UNREACHABLE;
    if (!isfinite(after))
        return NEWLY_UNREACHABLE;
    return after - before < -dead_band_min  ? WINNER
           : after - before > dead_band_min ? LOSER
                                            : UNCHANGED;
}

/* What is added up: people by fate, and person-minutes. */
enum {
    SAVED = N_FATES,
    LOST,
    CHANGE,
    N_SUMS
};

/* What one person adds to a sum. */
static double part_of(int sum, double before, double after, double dead_band_min)
{
    fate f = fate_of(before, after, dead_band_min);
    bool both = isfinite(before) && isfinite(after);
    switch (sum) {
    case SAVED:
        return f == WINNER ? before - after : 0;
    case LOST:
        return f == LOSER ? after - before : 0;
    case CHANGE:
        return both ? after - before : 0;
    default:
        return (int)f == sum;
    }
}

typedef struct {
    adg_sum sum[N_SUMS];
} tally;

static void count(tally *t, double before, double after, double people, double dead_band_min)
{
    for (int k = 0; k < N_SUMS; k++)
        adg_sum_add(&t->sum[k], people * part_of(k, before, after, dead_band_min));
}

static adg_change_sums result_of(const double sum[N_SUMS])
{
    double both = sum[WINNER] + sum[LOSER] + sum[UNCHANGED];
    return (adg_change_sums){.winners = sum[WINNER] + sum[NEWLY_REACHABLE],
                             .losers = sum[LOSER] + sum[NEWLY_UNREACHABLE],
                             .unchanged = sum[UNCHANGED] + sum[STILL_UNREACHABLE],
                             .newly_reachable = sum[NEWLY_REACHABLE],
                             .newly_unreachable = sum[NEWLY_UNREACHABLE],
                             .saved_min = sum[SAVED],
                             .lost_min = sum[LOST],
                             .change_min = both > 0 ? sum[CHANGE] / both : NAN};
}

static adg_change_sums result_of_tally(const tally *t)
{
    double sum[N_SUMS];
    for (int k = 0; k < N_SUMS; k++)
        sum[k] = adg_sum_value(&t->sum[k]);
    return result_of(sum);
}

void adg_change_sums_of(const double *before, const double *after, const double *people, size_t n,
                        double dead_band_min, adg_change_sums *sums)
{
    tally all = {0};
    for (size_t i = 0; i < n; i++)
        count(&all, before[i], after[i], people[i], dead_band_min);
    *sums = result_of_tally(&all);
}

/* ---- by zone ---- */

static adg_status sum_zones(const adg_study_level *level, const double *before, const double *after,
                            const adg_cells *cells, double dead_band_min, adg_change_sums **zones,
                            adg_error *error)
{
    tally *of_zone = ADG_NEW_ARRAY(tally, level->zones.n);
    *zones = ADG_NEW_ARRAY(adg_change_sums, level->zones.n);
    bool ok = of_zone && *zones;
    for (size_t i = 0; ok && i < cells->n; i++)
        if (level->zone_of_cell[i] != ADG_NONE)
            count(&of_zone[level->zone_of_cell[i]], before[i], after[i], cells->people[i],
                  dead_band_min);
    for (size_t z = 0; ok && z < level->zones.n; z++)
        (*zones)[z] = result_of_tally(&of_zone[z]);
    free(of_zone);
    return ok ? ADG_OK : adg_fail_memory(error);
}

/* ---- by fifth ---- */

typedef struct {
    const adg_study *study;
    const double *before, *after;
    double dead_band_min;
    double *value; /* [cells] room */
} fifths_input;

/* The mean of a value, which all people have, times the people of every fifth. */
static adg_status sum_fifths(const fifths_input *in, double sum[ADG_N_FIFTHS], adg_error *error)
{
    adg_quantile_group fifth[ADG_N_FIFTHS];
    const adg_cells *cells = &in->study->cells;
    adg_status status = adg_quantile_split(in->study->deprivation, cells->people, in->value,
                                           cells->n, 0, ADG_N_FIFTHS, fifth, error);
    for (int q = 0; q < ADG_N_FIFTHS; q++)
        sum[q] = status == ADG_OK ? fifth[q].people * fifth[q].mean : NAN;
    return status;
}

/* Fills value; *least, *most: of all. */
static void fill_value(const fifths_input *in, int sum, double *least, double *most)
{
    *least = INFINITY;
    *most = -INFINITY;
    for (size_t i = 0; i < in->study->cells.n; i++) {
        in->value[i] = part_of(sum, in->before[i], in->after[i], in->dead_band_min);
        *least = fmin(*least, in->value[i]);
        *most = fmax(*most, in->value[i]);
    }
}

/* Sums over the fifths. What is the same for everybody, as most of it is where little changes, needs no
 * sorting of the people: theirs [ADG_N_FIFTHS] are known. */
static adg_status make_fifths(const fifths_input *in, const adg_quantile_group *known,
                              adg_change_sums *fifth, adg_error *error)
{
    double of_fifths[N_SUMS][ADG_N_FIFTHS], sum[N_SUMS], least, most;
    adg_status status = ADG_OK;
    for (int k = 0; status == ADG_OK && k < N_SUMS; k++) {
        fill_value(in, k, &least, &most);
        for (int q = 0; q < ADG_N_FIFTHS; q++)
            of_fifths[k][q] = isnan(known[q].within) ? NAN : most * known[q].people;
        if (least < most)
            status = sum_fifths(in, of_fifths[k], error);
    }
    for (int q = 0; status == ADG_OK && q < ADG_N_FIFTHS; q++) {
        for (int k = 0; k < N_SUMS; k++)
            sum[k] = of_fifths[k][q];
        fifth[q] = result_of(sum);
    }
    return status;
}

/* ---- supply ---- */

static double capacity_of(const adg_findings *findings, const adg_service_findings *f)
{
    adg_sum capacity = {0, 0};
    for (size_t k = 0; k < f->service->n; k++)
        adg_sum_add(&capacity, findings->study->facilities.capacity[f->service->facility[k]]);
    return adg_sum_value(&capacity);
}

static double unserved_of(const adg_findings *findings, const adg_service_findings *f)
{
    adg_sum people = {0, 0};
    if (!f->supply)
        return NAN;
    for (size_t i = 0; i < findings->study->cells.n; i++)
        adg_sum_add(&people, f->supply[i] > 0 ? 0 : findings->study->cells.people[i]);
    return adg_sum_value(&people);
}

/* ---- the whole ---- */

static adg_status make_service(const adg_difference *d, const adg_findings *after, size_t s,
                               adg_service_difference *result, adg_error *error)
{
    const adg_study *study = after->study;
    const adg_service_findings *f = &after->service[s], *b = &d->baseline->service[s];
    result->change = ADG_NEW_ARRAY(double, study->cells.n);
    result->zones = ADG_NEW_ARRAY(adg_change_sums *, study->n_levels);
    double *value = ADG_NEW_ARRAY(double, study->cells.n);
    adg_status status = result->change && result->zones && value ? ADG_OK : adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < study->cells.n; i++) {
        bool both = isfinite(b->minutes[i]) && isfinite(f->minutes[i]);
        result->change[i] = both ? f->minutes[i] - b->minutes[i] : NAN;
    }
    if (status == ADG_OK) {
        const fifths_input in = {study, b->minutes, f->minutes, d->dead_band_min, value};
        adg_change_sums_of(b->minutes, f->minutes, study->cells.people, study->cells.n,
                           d->dead_band_min, &result->region);
        status = make_fifths(&in, f->fifth, result->fifth, error);
    }
    for (size_t l = 0; status == ADG_OK && l < study->n_levels; l++)
        status = sum_zones(&study->level[l], b->minutes, f->minutes, &study->cells,
                           d->dead_band_min, &result->zones[l], error);
    result->capacity_before = capacity_of(d->baseline, b);
    result->capacity = capacity_of(after, f);
    result->unserved_before = unserved_of(d->baseline, b);
    result->unserved = unserved_of(after, f);
    free(value);
    return status;
}

adg_status adg_difference_make(const adg_findings *baseline, const adg_findings *after,
                               const char *name, const char *label, adg_difference *difference,
                               adg_error *error)
{
    *difference =
        (adg_difference){.name = name,
                         .label = label,
                         .baseline = baseline,
                         .dead_band_min = baseline->study->project->outputs.dead_band_min,
                         .service = ADG_NEW_ARRAY(adg_service_difference, after->n_services)};
    adg_status status = difference->service ? ADG_OK : adg_fail_memory(error);
    for (size_t s = 0; status == ADG_OK && s < after->n_services; s++) {
        difference->n_services++;
        status = make_service(difference, after, s, &difference->service[s], error);
    }
    if (status != ADG_OK)
        adg_difference_release(difference);
    return status;
}

void adg_difference_release(adg_difference *difference)
{
    size_t n_levels = difference->baseline ? difference->baseline->study->n_levels : 0;
    for (size_t s = 0; s < difference->n_services; s++) {
        adg_service_difference *d = &difference->service[s];
        for (size_t l = 0; d->zones && l < n_levels; l++)
            free(d->zones[l]);
        free(d->zones);
        free(d->change);
    }
    free(difference->service);
    *difference = (adg_difference){.name = NULL};
}
