/* SPDX-License-Identifier: MPL-2.0 */
#include "load/population.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "geo/raster_reader.h"
#include "load/ids.h"
#include "load/points.h"
#include "load/repair.h"

static void warn_nobody(const adg_population_source *source, const char *field, size_t n,
                        bool cells, adg_faults *faults)
{
    if (n == 0)
        return;
    adg_faults_add(
        faults, ADG_WARNING, "no_number",
        (adg_place){source->source.path, source->source.layer, field, -1},
        cells ? ngettext_("%s cell holds no number (NoData or NaN): nobody is counted there.",
                          "%s cells hold no number (NoData or NaN): nobody is counted there.", n)
              : ngettext_("%s row holds no number (NoData or NaN): nobody is counted there.",
                          "%s rows hold no number (NoData or NaN): nobody is counted there.", n),
        ADG_NUMBER(n, 0));
}

/* True when the count can be used; wrong ones are reported with the row they stand in. */
static bool usable(double people, adg_place place, const double xy[2], adg_faults *faults)
{
    if (people >= 0 && isfinite(people))
        return true;
    adg_fault *fault =
        adg_faults_add(faults, ADG_ERROR,
                       people < 0 ? "negative_population" : "infinite_population", place,
                       _("%g people: a count must be 0 or more, and finite."), people);
    adg_fault_advise(fault, _("If a negative number marks \"no data\", declare it as NoData."));
    adg_fault_at(fault, xy[0], xy[1]);
    return false;
}

/* ---- raster ---- */

typedef struct {
    adg_population *population;
    size_t capacity;
    size_t n_without;
} raster_reading;

static bool add_cell(raster_reading *r, const double xy[2], double people)
{
    adg_population *p = r->population;
    if (p->n == r->capacity) {
        size_t larger = r->capacity ? 2 * r->capacity : 4096;
        double *grown_xy = realloc(p->xy, larger * 2 * sizeof *grown_xy);
        if (grown_xy)
            p->xy = grown_xy;
        double *grown_people = realloc(p->people, larger * sizeof *grown_people);
        if (grown_people)
            p->people = grown_people;
        if (!grown_xy || !grown_people)
            return false;
        r->capacity = larger;
    }
    p->xy[2 * p->n] = xy[0];
    p->xy[2 * p->n + 1] = xy[1];
    p->people[p->n++] = people;
    return true;
}

static adg_status read_row(raster_reading *r, adg_raster *raster, size_t row, double *value,
                           const adg_population_source *source, adg_faults *faults,
                           adg_error *error)
{
    adg_status status = adg_raster_read_row(raster, row, value, error);
    for (size_t c = 0; status == ADG_OK && c < adg_raster_width(raster); c++) {
        double xy[2];
        if (isnan(value[c]))
            r->n_without++;
        if (isnan(value[c]) || value[c] == 0)
            continue;
        adg_raster_centre(raster, row, c, xy);
        adg_place place = {source->source.path, NULL, NULL, (long long)row};
        if (usable(value[c], place, xy, faults) && !add_cell(r, xy, value[c]))
            status = adg_fail_memory(error);
    }
    return status;
}

static adg_status read_cells(raster_reading *r, adg_raster *raster,
                             const adg_population_source *source, adg_faults *faults,
                             adg_error *error)
{
    double *value = ADG_NEW_ARRAY(double, adg_raster_width(raster));
    adg_status status = value ? ADG_OK : adg_fail_memory(error);
    for (size_t row = 0; status == ADG_OK && row < adg_raster_height(raster); row++)
        status = read_row(r, raster, row, value, source, faults, error);
    free(value);
    return status;
}

static adg_status load_raster(const adg_population_source *source, const adg_crs *crs,
                              adg_population *population, adg_faults *faults, adg_error *error)
{
    adg_raster *raster = NULL;
    adg_error local = ADG_ERROR_INIT;
    adg_status status =
        adg_raster_open(source->source.opened, source->source.path, source->band, &raster, &local);
    if (status == ADG_OK) {
        raster_reading r = {.population = population};
        population->cell_m = adg_raster_cell_m(raster);
        status = read_cells(&r, raster, source, faults, &local);
        warn_nobody(source, NULL, r.n_without, true, faults);
    }
    if (status == ADG_OK)
        status =
            adg_crs_transform(adg_raster_crs(raster), crs, population->xy, population->n, &local);
    adg_raster_close(raster);
    if (status == ADG_E_INVALID) {
        /* The message already names the file: it becomes a finding like the others. */
        adg_faults_add(faults, ADG_ERROR, "unreadable_file", (adg_place){NULL, NULL, NULL, -1},
                       "%s", local.message);
        return ADG_OK;
    }
    return status == ADG_OK ? ADG_OK : adg_fail(error, status, "%s", local.message);
}

/* ---- features ---- */

static void check_counts(const adg_population_source *source, const adg_layer_request *request,
                         adg_layer *layer, size_t column, adg_faults *faults)
{
    double *count = layer->table.column[column].number;
    size_t n_without = 0;
    for (size_t i = 0; i < layer->table.n_rows; i++) {
        const double *xy =
            layer->shapes.xy + 2 * layer->shapes.first_point[layer->shapes.first_part[i]];
        if (isnan(count[i])) {
            n_without++;
            count[i] = 0;
        } else {
            usable(count[i], adg_layer_place(request, layer, i, request->fields[column].name), xy,
                   faults);
        }
    }
    warn_nobody(source, request->fields[column].name, n_without, false, faults);
}

/* Moves the columns of the layer into the population. */
static bool take_columns(const adg_population_source *source, adg_layer *layer,
                         adg_population *population)
{
    size_t n = layer->table.n_rows, g = source->groups.n;
    population->people = ADG_NEW_ARRAY(double, n);
    population->group = ADG_NEW_ARRAY(double, g *n);
    population->group_name = ADG_NEW_ARRAY(char *, g);
    if (!population->people || !population->group || !population->group_name)
        return false;
    population->n_groups = g;
    for (size_t i = 0; i < n; i++)
        population->people[i] = layer->table.column[1].number[i];
    for (size_t k = 0; k < g; k++) {
        population->group_name[k] = adg_strdup(source->groups.name[k]);
        if (!population->group_name[k])
            return false;
        for (size_t i = 0; i < n; i++)
            population->group[k * n + i] = layer->table.column[2 + k].number[i];
    }
    if (source->id) {
        population->id = layer->table.column[0].text;
        layer->table.column[0].text = NULL;
    }
    return true;
}

static bool take_shapes(adg_layer *layer, adg_population *population)
{
    if (population->is_polygons) {
        population->shapes = layer->shapes;
        layer->shapes = (adg_shapes){0};
        return true;
    }
    population->xy = ADG_NEW_ARRAY(double, 2 * population->n);
    for (size_t i = 0; population->xy && i < population->n; i++) {
        const double *xy =
            layer->shapes.xy + 2 * layer->shapes.first_point[layer->shapes.first_part[i]];
        population->xy[2 * i] = xy[0];
        population->xy[2 * i + 1] = xy[1];
    }
    return population->xy != NULL;
}

/* A given matrix names its origins by id: every row needs one of its own. */
static adg_status check_ids(const adg_population_source *source, const adg_layer_request *request,
                            const adg_layer *layer, adg_faults *faults, adg_error *error)
{
    if (!source->id)
        return ADG_OK;
    const adg_ids ids = {layer->table.n_rows,
                         layer->table.column[0].text,
                         layer->row,
                         layer->geometry == ADG_GEOMETRY_POINT ? layer->shapes.xy : NULL,
                         {request->shown, request->layer, source->id, -1}};
    return adg_ids_check(&ids, faults, error);
}

/* What is wrong with the rows goes to faults; polygons are repaired. */
static adg_status check_features(const adg_population_source *source,
                                 const adg_layer_request *request, adg_layer *layer,
                                 adg_faults *faults, adg_error *error)
{
    for (size_t c = 1; c < request->n_fields; c++)
        check_counts(source, request, layer, c, faults);
    adg_status status = check_ids(source, request, layer, faults, error);
    if (status == ADG_OK && layer->geometry == ADG_GEOMETRY_POLYGON)
        status = adg_load_repair(request, layer, faults, error);
    return status;
}

static adg_status load_features(const adg_population_source *source, const adg_crs *crs,
                                adg_population *population, adg_faults *faults, adg_error *error)
{
    size_t n_fields = 2 + source->groups.n;
    adg_field_request *fields = ADG_NEW_ARRAY(adg_field_request, n_fields);
    if (!fields)
        return adg_fail_memory(error);
    fields[0] = (adg_field_request){source->id, true};
    fields[1] = (adg_field_request){source->field, false};
    for (size_t k = 0; k < source->groups.n; k++)
        fields[2 + k] = (adg_field_request){source->groups.field[k], false};
    const adg_layer_request request = {.path = source->source.opened,
                                       .shown = source->source.path,
                                       .layer = source->source.layer,
                                       .geometry = ADG_GEOMETRY_ANY,
                                       .fields = fields,
                                       .n_fields = n_fields,
                                       .target = crs};
    adg_layer layer = {.geometry = ADG_GEOMETRY_ANY};
    size_t errors_before = faults->count[ADG_ERROR];
    adg_status status = adg_layer_load(&request, &layer, faults, error);
    if (status == ADG_OK && faults->count[ADG_ERROR] == errors_before) {
        population->is_polygons = layer.geometry == ADG_GEOMETRY_POLYGON;
        status = check_features(source, &request, &layer, faults, error);
        population->n = layer.table.n_rows;
        if (status == ADG_OK &&
            !(take_columns(source, &layer, population) && take_shapes(&layer, population)))
            status = adg_fail_memory(error);
    }
    adg_layer_release(&layer);
    free(fields);
    return status;
}

adg_status adg_population_load(const adg_population_source *source, const adg_crs *crs,
                               adg_population *population, adg_faults *faults, adg_error *error)
{
    *population = (adg_population){0};
    adg_status status = source->field ? load_features(source, crs, population, faults, error)
                                      : load_raster(source, crs, population, faults, error);
    if (status != ADG_OK)
        adg_population_release(population);
    return status;
}

void adg_population_release(adg_population *population)
{
    for (size_t i = 0; population->id && i < population->n; i++)
        free(population->id[i]);
    for (size_t k = 0; population->group_name && k < population->n_groups; k++)
        free(population->group_name[k]);
    free(population->id);
    free(population->group_name);
    free(population->group);
    free(population->people);
    free(population->xy);
    adg_shapes_release(&population->shapes);
    *population = (adg_population){0};
}
