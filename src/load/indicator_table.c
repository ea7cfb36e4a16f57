/* SPDX-License-Identifier: MPL-2.0 */
#include "load/indicator_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "load/csv_table.h"
#include "load/points.h"

/* What is being read; column 0 is the id, 1 the people, then come the indicators. */
typedef struct {
    const adg_indicator_request *request;
    adg_field_request *field; /* [2 + n_indicators] */
    size_t n_fields;
    adg_layer layer;
    adg_faults *faults;
} reading;

static adg_layer_request layer_request(const reading *r)
{
    return (adg_layer_request){.path = r->request->path,
                               .geometry = ADG_GEOMETRY_ANY,
                               .fields = r->field,
                               .n_fields = r->n_fields,
                               .target = r->request->crs};
}

/* ---- a .csv without coordinates ---- */

static bool take_texts(reading *r, const adg_csv *csv, const char *name)
{
    char **to = adg_table_add_text(&r->layer.table, name ? name : "id", NULL);
    char **from = name ? adg_csv_texts(csv, name, false, r->faults) : NULL;
    bool ok = to != NULL;
    for (size_t i = 0; ok && from && i < csv->table.n_rows; i++)
        if (from[i])
            ok = (to[i] = adg_strdup(from[i])) != NULL;
    return ok;
}

static bool take_numbers(reading *r, const adg_csv *csv, const char *name)
{
    double *to = adg_table_add_number(&r->layer.table, name, NULL, 6);
    double *from = adg_csv_numbers(csv, name, false, ADG_EMPTY_IS_NAN, r->faults);
    if (to && from)
        memcpy(to, from, csv->table.n_rows * sizeof *to);
    free(from);
    return to != NULL;
}

static adg_status take_columns(reading *r, adg_csv *csv, adg_error *error)
{
    r->layer.table.n_rows = csv->table.n_rows;
    bool ok = take_texts(r, csv, r->field[0].name);
    for (size_t f = 1; ok && f < r->n_fields; f++)
        ok = take_numbers(r, csv, r->field[f].name);
    r->layer.row = csv->line;
    csv->line = NULL;
    if (csv->table.n_rows == 0)
        adg_faults_add(r->faults, ADG_ERROR, "empty_layer", (adg_place){csv->shown, NULL, NULL, -1},
                       "%s", _("the table has no rows."));
    return ok ? ADG_OK : adg_fail_memory(error);
}

static bool has(const adg_csv *csv, const char *column)
{
    return adg_table_find(&csv->table, column) != NULL;
}

/* Reads the .csv as a table, or leaves it to adg_layer_load where it has coordinates. */
static adg_status read_csv(reading *r, bool *has_shapes, adg_error *error)
{
    adg_csv csv;
    size_t errors_before = r->faults->count[ADG_ERROR];
    adg_status status = adg_csv_read(r->request->path, NULL, &csv, r->faults, error);
    if (status != ADG_OK || r->faults->count[ADG_ERROR] > errors_before) {
        if (status == ADG_OK)
            adg_csv_release(&csv);
        return status;
    }
    if (!r->request->id && has(&csv, "id"))
        r->field[0].name = "id";
    *has_shapes = (has(&csv, "x") && has(&csv, "y")) || (has(&csv, "lon") && has(&csv, "lat"));
    if (*has_shapes) {
        const adg_layer_request request = layer_request(r);
        status = adg_layer_load(&request, &r->layer, r->faults, error);
    } else {
        status = take_columns(r, &csv, error);
    }
    adg_csv_release(&csv);
    return status;
}

/* ---- checks ---- */

static adg_place place_of(const reading *r, size_t row, size_t field)
{
    return (adg_place){r->request->path, NULL, r->field[field].name,
                       r->layer.row ? r->layer.row[row] : -1};
}

static void check_people(reading *r)
{
    double *people = r->layer.table.column[1].number;
    size_t n_empty = 0;
    for (size_t i = 0; i < r->layer.table.n_rows; i++) {
        if (people[i] < 0 || isinf(people[i]))
            adg_fault_advise(adg_faults_add(r->faults, ADG_ERROR, "negative_population",
                                            place_of(r, i, 1), _("%s people: not possible."),
                                            ADG_NUMBER(people[i], ADG_AS_WRITTEN)),
                             _("People are 0 or more; leave the cell empty where nobody lives."));
        n_empty += isnan(people[i]) ? 1 : 0;
        people[i] = isnan(people[i]) ? 0 : people[i];
    }
    if (n_empty)
        adg_faults_add(r->faults, ADG_WARNING, "no_number",
                       (adg_place){r->request->path, NULL, r->field[1].name, -1},
                       _("%s of %s rows say nothing about people; nobody is counted there."),
                       ADG_NUMBER(n_empty, 0), ADG_NUMBER(r->layer.table.n_rows, 0));
}

static void check_indicator(reading *r, size_t field)
{
    const double *value = r->layer.table.column[field].number;
    size_t n = r->layer.table.n_rows, n_missing = 0;
    for (size_t i = 0; i < n; i++) {
        if (isinf(value[i]))
            adg_faults_add(r->faults, ADG_ERROR, "not_a_number", place_of(r, i, field), "%s",
                           _("an indicator must be finite; leave the cell empty where it is not "
                             "known."));
        n_missing += isnan(value[i]) ? 1 : 0;
    }
    if (n_missing == n)
        adg_faults_add(r->faults, ADG_ERROR, "missing_indicator",
                       (adg_place){r->request->path, NULL, r->field[field].name, -1}, "%s",
                       _("no row has a value; leave the indicator out."));
}

/* ---- the table ---- */

static bool take_ids(reading *r, adg_indicator_table *table)
{
    char **id = r->layer.table.column[0].text;
    table->id = ADG_NEW_ARRAY(char *, table->n);
    bool ok = table->id != NULL;
    for (size_t i = 0; ok && i < table->n; i++) {
        if (!r->field[0].name)
            table->id[i] = adg_strdup_format("%zu", i + 1);
        else
            table->id[i] = adg_strdup(id[i] ? id[i] : "");
        ok = table->id[i] != NULL;
    }
    return ok;
}

static adg_status take(reading *r, bool has_shapes, adg_indicator_table *table, adg_error *error)
{
    size_t n = table->n = r->layer.table.n_rows, m = r->request->n_indicators;
    table->people = ADG_NEW_ARRAY(double, n);
    table->value = ADG_NEW_ARRAY(double, m *n);
    if (!table->people || !table->value || !take_ids(r, table))
        return adg_fail_memory(error);
    memcpy(table->people, r->layer.table.column[1].number, n * sizeof *table->people);
    for (size_t k = 0; k < m; k++)
        memcpy(table->value + k * n, r->layer.table.column[2 + k].number, n * sizeof *table->value);
    table->has_shapes = has_shapes;
    table->geometry = r->layer.geometry;
    if (has_shapes) {
        table->shapes = r->layer.shapes;
        r->layer.shapes = (adg_shapes){0};
    }
    return ADG_OK;
}

static adg_status read_and_check(reading *r, adg_indicator_table *table, adg_error *error)
{
    size_t errors_before = r->faults->count[ADG_ERROR];
    bool has_shapes = true;
    r->field[0] = (adg_field_request){r->request->id, true};
    r->field[1] = (adg_field_request){r->request->population, false};
    for (size_t k = 0; k < r->request->n_indicators; k++)
        r->field[2 + k] = (adg_field_request){r->request->indicator[k], false};
    const adg_layer_request request = layer_request(r);
    adg_status status = adg_path_is_csv(r->request->path)
                            ? read_csv(r, &has_shapes, error)
                            : adg_layer_load(&request, &r->layer, r->faults, error);
    if (status != ADG_OK || r->faults->count[ADG_ERROR] > errors_before)
        return status;
    check_people(r);
    for (size_t f = 2; f < r->n_fields; f++)
        check_indicator(r, f);
    return take(r, has_shapes, table, error);
}

adg_status adg_indicator_table_load(const adg_indicator_request *request,
                                    adg_indicator_table *table, adg_faults *faults,
                                    adg_error *error)
{
    *table = (adg_indicator_table){0};
    reading r = {.request = request, .n_fields = 2 + request->n_indicators, .faults = faults};
    r.field = ADG_NEW_ARRAY(adg_field_request, r.n_fields);
    adg_status status = r.field ? read_and_check(&r, table, error) : adg_fail_memory(error);
    adg_layer_release(&r.layer);
    free(r.field);
    if (status != ADG_OK)
        adg_indicator_table_release(table);
    return status;
}

void adg_indicator_table_release(adg_indicator_table *table)
{
    for (size_t i = 0; table->id && i < table->n; i++)
        free(table->id[i]);
    free(table->id);
    free(table->people);
    free(table->value);
    adg_shapes_release(&table->shapes);
    *table = (adg_indicator_table){0};
}
