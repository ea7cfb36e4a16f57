/* SPDX-License-Identifier: MPL-2.0 */
#include "load/measure_tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"
#include "load/ids.h"

/* ---- demand and supply ---- */

static void check_amounts(const adg_csv *csv, const char *column, const double *amount,
                          adg_faults *faults)
{
    for (size_t i = 0; i < csv->table.n_rows; i++)
        if (!(amount[i] >= 0 && amount[i] <= 1e15))
            adg_fault_advise(
                adg_faults_add(faults, ADG_ERROR, "bad_amount", adg_csv_place(csv, i, column),
                               _("%g: the %s must be a number from 0 to 1e15."), amount[i], column),
                _("Write 0 where there is none, or leave the row out."));
}

static adg_status load_amounts(const char *path, const char *column, adg_csv *csv, double **amount,
                               adg_faults *faults, adg_error *error)
{
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_csv_read(path, NULL, csv, faults, error);
    if (status != ADG_OK)
        return status;
    char **id = adg_csv_texts(csv, "id", false, faults);
    *amount = adg_csv_numbers(csv, column, false, ADG_EMPTY_IS_FAULT, faults);
    if (faults->count[ADG_ERROR] > errors_before)
        return ADG_OK;
    if (!*amount || !id)
        return csv->table.n_rows > 0 ? adg_fail_memory(error) : ADG_OK;
    check_amounts(csv, column, *amount, faults);
    const adg_ids ids = {csv->table.n_rows, id, csv->line, NULL, {csv->shown, NULL, "id", -1}};
    return adg_ids_check(&ids, faults, error);
}

static void fault_no_rows(const adg_csv *csv, adg_faults *faults)
{
    if (csv->table.n_columns > 0 && csv->table.n_rows == 0)
        adg_faults_add(faults, ADG_ERROR, "empty_table", (adg_place){csv->shown, NULL, NULL, -1},
                       "%s", _("the table has a header and no rows."));
}

/* ---- zones ---- */

/* Positions of names in the index; what is empty or unknown is nowhere. */
static uint32_t *positions_of(const adg_id_index *index, char *const *name, size_t n)
{
    uint32_t *position = ADG_NEW_ARRAY(uint32_t, n);
    for (size_t i = 0; position && i < n; i++)
        position[i] = name[i] ? adg_id_index_find(index, name[i]) : ADG_NONE;
    return position;
}

static adg_status take_zones(adg_measure_tables *t, adg_faults *faults, adg_error *error)
{
    char **zone = adg_csv_texts(&t->demand_csv, "zone", true, faults);
    char **facility_zone = adg_csv_texts(&t->supply_csv, "zone", true, faults);
    if (!zone)
        return ADG_OK;
    const char **name = ADG_NEW_ARRAY(const char *, t->n_origins);
    if (!name)
        return adg_fail_memory(error);
    for (size_t i = 0; i < t->n_origins; i++)
        name[i] = zone[i] ? zone[i] : "";
    adg_id_index index;
    adg_status status = adg_id_index_build(name, t->n_origins, &index, error);
    if (status == ADG_OK) {
        t->zone = positions_of(&index, zone, t->n_origins);
        if (facility_zone)
            t->facility_zone = positions_of(&index, facility_zone, t->n_facilities);
        if (!t->zone || (facility_zone && !t->facility_zone))
            status = adg_fail_memory(error);
        adg_id_index_release(&index);
    }
    free(name);
    return status;
}

/* ---- the matrix ---- */

/* The rows whose two ids are known. */
typedef struct {
    size_t n;
    uint32_t *origin, *facility;
    double *minutes;
    size_t *row; /* of the table */
} known_rows;

typedef struct {
    char **origin, **destination;
    double *minutes;
    adg_id_index origins, facilities;
} matrix_columns;

static uint32_t find_again(const adg_id_index *index, const char *id, const char *before,
                           uint32_t found_before)
{
    return before && strcmp(id, before) == 0 ? found_before : adg_id_index_find(index, id);
}

static void count_unknown(adg_unknown_ids *unknown, const adg_csv *csv, size_t row, const char *id)
{
    if (unknown->n++ == 0) {
        unknown->id = id;
        unknown->line = csv->line[row];
    }
}

static void check_minutes(const adg_csv *csv, size_t row, const char *text, double *minutes,
                          adg_faults *faults)
{
    if (!text)
        *minutes = INFINITY;
    else if (!(*minutes >= 0))
        adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "bad_minutes",
                                        adg_csv_place(csv, row, "minutes"),
                                        _("%g minutes: a time must be 0 or more."), *minutes),
                         _("Write inf, or nothing, where there is no way."));
}

static void fault_empty_id(const adg_csv *csv, size_t row, const char *column, adg_faults *faults)
{
    adg_faults_add(faults, ADG_ERROR, "missing_id", adg_csv_place(csv, row, column), "%s",
                   _("the id is empty."));
}

/* `adgang matrix --nearest` writes a row without destination for an origin that reaches none. */
static bool is_nowhere(const matrix_columns *m, size_t row)
{
    return !m->destination[row] && isinf(m->minutes[row]);
}

static void take_rows(adg_measure_tables *t, matrix_columns *m, bool *has_row, known_rows *known,
                      adg_faults *faults)
{
    const adg_csv *csv = &t->matrix_csv;
    char **text = adg_csv_texts(csv, "minutes", false, faults);
    const char *before = NULL;
    uint32_t i = ADG_NONE;
    for (size_t r = 0; r < csv->table.n_rows; r++) {
        check_minutes(csv, r, text[r], &m->minutes[r], faults);
        if (!m->origin[r] || (!m->destination[r] && !is_nowhere(m, r))) {
            fault_empty_id(csv, r, m->origin[r] ? "destination" : "origin", faults);
            continue;
        }
        i = find_again(&m->origins, m->origin[r], before, i);
        before = m->origin[r];
        uint32_t j =
            m->destination[r] ? adg_id_index_find(&m->facilities, m->destination[r]) : ADG_NONE;
        if (i == ADG_NONE)
            count_unknown(&t->unknown_origins, csv, r, m->origin[r]);
        else
            has_row[i] = true;
        if (j == ADG_NONE && m->destination[r])
            count_unknown(&t->unknown_destinations, csv, r, m->destination[r]);
        if (j != ADG_NONE)
            has_row[t->n_origins + j] = true;
        if (i == ADG_NONE || j == ADG_NONE)
            continue;
        known->origin[known->n] = i;
        known->facility[known->n] = j;
        known->minutes[known->n] = m->minutes[r];
        known->row[known->n++] = r;
    }
}

static void count_without_row(adg_measure_tables *t, const bool *has_row)
{
    adg_sum demand = {0};
    for (size_t i = 0; i < t->n_origins; i++)
        if (!has_row[i]) {
            t->n_origins_without_row++;
            adg_sum_add(&demand, t->demand[i]);
        }
    t->demand_without_row = adg_sum_value(&demand);
    for (size_t j = 0; j < t->n_facilities; j++)
        t->n_facilities_without_row += !has_row[t->n_origins + j];
}

static bool is_the_wrong_way_round(const matrix_columns *m, size_t n)
{
    for (size_t r = 0; r < n; r++)
        if (!m->origin[r] || !m->destination[r] ||
            adg_id_index_find(&m->facilities, m->origin[r]) == ADG_NONE ||
            adg_id_index_find(&m->origins, m->destination[r]) == ADG_NONE)
            return false;
    return true;
}

static void fault_nothing_known(const adg_measure_tables *t, const matrix_columns *m,
                                adg_faults *faults)
{
    const adg_csv *csv = &t->matrix_csv;
    adg_fault *fault =
        adg_faults_add(faults, ADG_ERROR, "unknown_ids", (adg_place){csv->shown, NULL, NULL, -1},
                       _("no row has an origin of %s and a destination of %s."),
                       t->demand_csv.shown, t->supply ? t->supply_csv.shown : csv->shown);
    adg_fault_advise(fault, is_the_wrong_way_round(m, csv->table.n_rows)
                                ? _("Origins and destinations are the wrong way round.")
                                : _("Ids are text: 0259 is not 259."));
}

static adg_status build_reach(adg_measure_tables *t, const known_rows *known, adg_faults *faults,
                              adg_error *error)
{
    size_t twice[2] = {SIZE_MAX, SIZE_MAX};
    adg_status status = adg_reach_build(known->origin, known->facility, known->minutes, known->n,
                                        t->n_origins, t->n_facilities, &t->reach, twice, error);
    if (status != ADG_E_INVALID || twice[0] == SIZE_MAX)
        return status;
    const adg_csv *csv = &t->matrix_csv;
    adg_fault_advise(adg_faults_add(faults, ADG_ERROR, "duplicate_pair",
                                    adg_csv_place(csv, known->row[twice[0]], NULL),
                                    _("the pair %s, %s stands twice (first in row %lld)."),
                                    t->origin_id[known->origin[twice[0]]],
                                    t->facility_id[known->facility[twice[0]]],
                                    csv->line[known->row[twice[1]]]),
                     _("Delete one of the rows."));
    return ADG_OK;
}

static adg_status join_rows(adg_measure_tables *t, matrix_columns *m, adg_faults *faults,
                            adg_error *error)
{
    size_t n = t->matrix_csv.table.n_rows, errors_before = faults->count[ADG_ERROR];
    known_rows known = {0, ADG_NEW_ARRAY(uint32_t, n), ADG_NEW_ARRAY(uint32_t, n),
                        ADG_NEW_ARRAY(double, n), ADG_NEW_ARRAY(size_t, n)};
    bool *has_row = ADG_NEW_ARRAY(bool, t->n_origins + t->n_facilities);
    adg_status status = ADG_OK;
    if (known.origin && known.facility && known.minutes && known.row && has_row) {
        take_rows(t, m, has_row, &known, faults);
        count_without_row(t, has_row);
        if (t->unknown_origins.n + t->unknown_destinations.n > 0 && known.n == 0)
            fault_nothing_known(t, m, faults);
        if (faults->count[ADG_ERROR] == errors_before)
            status = build_reach(t, &known, faults, error);
    } else {
        status = adg_fail_memory(error);
    }
    free(known.origin);
    free(known.facility);
    free(known.minutes);
    free(known.row);
    free(has_row);
    return status;
}

/* Without a table of facilities they are the destinations, by first appearance. */
static adg_status take_destinations(adg_measure_tables *t, char *const *destination,
                                    adg_error *error)
{
    size_t n = t->matrix_csv.table.n_rows, n_texts = 0;
    adg_id_index index;
    t->destination = ADG_NEW_ARRAY(char *, n);
    if (!t->destination)
        return adg_fail_memory(error);
    for (size_t r = 0; r < n; r++)
        if (destination[r])
            t->destination[n_texts++] = destination[r];
    const char *const *texts = (const char *const *)t->destination;
    adg_status status = adg_id_index_build(texts, n_texts, &index, error);
    if (status != ADG_OK)
        return status;
    bool *is_first = ADG_NEW_ARRAY(bool, n_texts);
    for (uint32_t r = 0; is_first && r < n_texts; r++)
        is_first[r] = adg_id_index_find(&index, texts[r]) == r;
    adg_id_index_release(&index);
    for (size_t r = 0; is_first && r < n_texts; r++)
        if (is_first[r])
            t->destination[t->n_facilities++] = t->destination[r];
    t->facility_id = t->destination;
    status = is_first ? ADG_OK : adg_fail_memory(error);
    free(is_first);
    return status;
}

static adg_status load_matrix(const char *path, adg_measure_tables *t, adg_faults *faults,
                              adg_error *error)
{
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_csv_read(path, NULL, &t->matrix_csv, faults, error);
    if (status != ADG_OK)
        return status;
    matrix_columns m = {.origin = adg_csv_texts(&t->matrix_csv, "origin", false, faults),
                        .destination = adg_csv_texts(&t->matrix_csv, "destination", false, faults),
                        .minutes = adg_csv_numbers(&t->matrix_csv, "minutes", false,
                                                   ADG_EMPTY_IS_NAN, faults)};
    if (faults->count[ADG_ERROR] > errors_before) {
        free(m.minutes);
        return ADG_OK;
    }
    if (!t->supply)
        status = take_destinations(t, m.destination, error);
    if (status != ADG_OK) {
        free(m.minutes);
        return status;
    }
    status = adg_id_index_build((const char *const *)t->origin_id, t->n_origins, &m.origins, error);
    if (status == ADG_OK) {
        status = adg_id_index_build((const char *const *)t->facility_id, t->n_facilities,
                                    &m.facilities, error);
        if (status == ADG_OK) {
            status = m.minutes || t->matrix_csv.table.n_rows == 0 ? join_rows(t, &m, faults, error)
                                                                  : adg_fail_memory(error);
            adg_id_index_release(&m.facilities);
        }
        adg_id_index_release(&m.origins);
    }
    free(m.minutes);
    return status;
}

/* ---- the whole ---- */

adg_status adg_measure_tables_load(const adg_measure_sources *sources, adg_measure_tables *t,
                                   adg_faults *faults, adg_error *error)
{
    *t = (adg_measure_tables){0};
    adg_status status =
        load_amounts(sources->demand, "demand", &t->demand_csv, &t->demand, faults, error);
    if (status == ADG_OK && sources->supply)
        status = load_amounts(sources->supply, "supply", &t->supply_csv, &t->supply, faults, error);
    if (status == ADG_OK) {
        fault_no_rows(&t->demand_csv, faults);
        if (sources->supply)
            fault_no_rows(&t->supply_csv, faults);
    }
    if (status != ADG_OK || faults->count[ADG_ERROR] > 0)
        return status;
    t->n_origins = t->demand_csv.table.n_rows;
    t->n_facilities = t->supply_csv.table.n_rows;
    t->origin_id = adg_csv_texts(&t->demand_csv, "id", false, faults);
    if (sources->supply)
        t->facility_id = adg_csv_texts(&t->supply_csv, "id", false, faults);
    status = sources->supply ? take_zones(t, faults, error) : ADG_OK;
    if (status == ADG_OK && sources->matrix)
        status = load_matrix(sources->matrix, t, faults, error);
    return status;
}

void adg_measure_tables_release(adg_measure_tables *t)
{
    adg_reach_release(&t->reach);
    free(t->demand);
    free(t->supply);
    free(t->zone);
    free(t->facility_zone);
    free(t->destination);
    adg_csv_release(&t->matrix_csv);
    adg_csv_release(&t->demand_csv);
    adg_csv_release(&t->supply_csv);
}
