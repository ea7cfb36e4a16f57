/* SPDX-License-Identifier: MPL-2.0 */
#include "findings/output_cells.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/number_text.h"
#include "core/shapes.h"
#include "core/sort.h"
#include "core/sum.h"
#include "core/text.h"

/* A raster of more cells would neither fit the memory nor a map. */
enum {
    MAX_SQUARES = 400000000
};

static adg_status make_grid(const adg_study *study, adg_grid *grid, adg_error *error)
{
    double side = fmax(study->project->outputs.cell_m, study->cells.cell_m);
    adg_box box = ADG_BOX_EMPTY;
    for (size_t i = 0; i < study->cells.n; i++)
        adg_box_add(&box, study->cells.xy[2 * i], study->cells.xy[2 * i + 1]);
    double west = floor(box.x_min / side), east = floor(box.x_max / side) + 1;
    double south = floor(box.y_min / side), north = floor(box.y_max / side) + 1;
    double squares = (east - west) * (north - south);
    if (!(squares <= MAX_SQUARES))
        return adg_fail(error, ADG_E_INVALID,
                        _("outputs.cell_m: %g m gives rasters of %s cells; use larger cells"), side,
                        ADG_NUMBER(squares, 0));
    *grid =
        (adg_grid){(size_t)(east - west), (size_t)(north - south), west * side, north * side, side};
    return ADG_OK;
}

static uint64_t position_of(const adg_grid *grid, const double xy[2])
{
    size_t column = (size_t)(floor(xy[0] / grid->cell_m) - round(grid->x_min / grid->cell_m));
    size_t row = (size_t)(round(grid->y_max / grid->cell_m) - 1 - floor(xy[1] / grid->cell_m));
    return (uint64_t)(row * grid->width + column);
}

/* Cells in order of their square, squares in order of the grid. */
static adg_status group_cells(const adg_study *study, adg_output_cells *cells, adg_error *error)
{
    size_t n = study->cells.n;
    uint64_t *position = ADG_NEW_ARRAY(uint64_t, n);
    cells->member = ADG_NEW_ARRAY(uint32_t, n);
    cells->of_cell = ADG_NEW_ARRAY(uint32_t, n);
    cells->position = ADG_NEW_ARRAY(size_t, n);
    cells->first = ADG_NEW_ARRAY(size_t, n + 1);
    bool ok = position && cells->member && cells->of_cell && cells->position && cells->first;
    for (size_t i = 0; ok && i < n; i++)
        position[i] = position_of(&cells->grid, study->cells.xy + 2 * i);
    adg_status status =
        ok ? adg_sort_order_u64(position, n, cells->member, error) : adg_fail_memory(error);
    for (size_t k = 0; status == ADG_OK && k < n; k++) {
        uint32_t i = cells->member[k];
        if (k == 0 || position[i] != position[cells->member[k - 1]]) {
            cells->first[cells->n] = k;
            cells->position[cells->n++] = position[i];
        }
        cells->of_cell[i] = (uint32_t)(cells->n - 1);
        cells->first[cells->n] = k + 1;
    }
    free(position);
    return status;
}

adg_status adg_output_cells_make(const adg_study *study, adg_output_cells *cells, adg_error *error)
{
    *cells = (adg_output_cells){0};
    adg_status status = make_grid(study, &cells->grid, error);
    if (status == ADG_OK)
        status = group_cells(study, cells, error);
    if (status == ADG_OK && !(cells->people = ADG_NEW_ARRAY(double, cells->n)))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        adg_output_cells_sum(cells, study->cells.people, cells->people);
    else
        adg_output_cells_release(cells);
    return status;
}

void adg_output_cells_release(adg_output_cells *cells)
{
    free(cells->position);
    free(cells->of_cell);
    free(cells->first);
    free(cells->member);
    free(cells->people);
    *cells = (adg_output_cells){0};
}

void adg_output_cells_centre(const adg_output_cells *cells, size_t s, double xy[2])
{
    size_t row = cells->position[s] / cells->grid.width;
    size_t column = cells->position[s] % cells->grid.width;
    xy[0] = cells->grid.x_min + ((double)column + 0.5) * cells->grid.cell_m;
    xy[1] = cells->grid.y_max - ((double)row + 0.5) * cells->grid.cell_m;
}

void adg_output_cells_mean(const adg_output_cells *cells, const adg_cells *demand,
                           const double *value, double *result)
{
    for (size_t s = 0; s < cells->n; s++) {
        adg_sum people = {0, 0}, total = {0, 0};
        bool unreachable = false;
        for (size_t k = cells->first[s]; k < cells->first[s + 1]; k++) {
            uint32_t i = cells->member[k];
            if (!(demand->people[i] > 0) || isnan(value[i]))
                continue;
            if (isinf(value[i])) {
                unreachable = true;
                continue;
            }
            adg_sum_add(&people, demand->people[i]);
            adg_sum_add(&total, demand->people[i] * value[i]);
        }
        double all = adg_sum_value(&people);
        result[s] = all > 0 ? adg_sum_value(&total) / all : unreachable ? INFINITY : NAN;
    }
}

void adg_output_cells_sum(const adg_output_cells *cells, const double *value, double *result)
{
    for (size_t s = 0; s < cells->n; s++) {
        adg_sum sum = {0, 0};
        bool any = false;
        for (size_t k = cells->first[s]; k < cells->first[s + 1]; k++) {
            double v = value[cells->member[k]];
            any = any || !isnan(v);
            if (!isnan(v))
                adg_sum_add(&sum, v);
        }
        result[s] = any ? adg_sum_value(&sum) : NAN;
    }
}

static double people_with(const adg_output_cells *cells, const adg_cells *demand, size_t s,
                          const double *code, double wanted)
{
    adg_sum people = {0, 0};
    for (size_t k = cells->first[s]; k < cells->first[s + 1]; k++) {
        uint32_t i = cells->member[k];
        if (code[i] == wanted)
            adg_sum_add(&people, demand->people[i]);
    }
    return adg_sum_value(&people);
}

void adg_output_cells_mode(const adg_output_cells *cells, const adg_cells *demand,
                           const double *code, double *result)
{
    for (size_t s = 0; s < cells->n; s++) {
        double most = 0;
        result[s] = NAN;
        for (size_t k = cells->first[s]; k < cells->first[s + 1]; k++) {
            double c = code[cells->member[k]];
            if (isnan(c) || c == result[s])
                continue;
            double people = people_with(cells, demand, s, code, c);
            if (people > most || (people == most && people > 0 && c < result[s])) {
                most = people;
                result[s] = c;
            }
        }
    }
}
