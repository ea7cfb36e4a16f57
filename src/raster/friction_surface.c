/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/friction_surface.h"

#include <math.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "raster/cell_record.h"

enum {
    BORDER = 2 /* a knight's move reaches this far */
};

static unsigned char *record_of(const adg_friction_surface *s, size_t row, size_t column)
{
    return s->cell + adg_cell_number(s, row, column) * record_bytes(s->wide);
}

static adg_status take_memory(adg_friction_surface *surface, size_t n, bool with_elevation,
                              adg_error *error)
{
    adg_status status = adg_big_array_new(n, record_bytes(surface->wide), &surface->cells, error);
    if (status == ADG_OK && with_elevation)
        status = adg_big_array_new(n, sizeof *surface->elevation, &surface->elevations, error);
    surface->cell = surface->cells.start;
    surface->elevation = surface->elevations.start;
    if (status != ADG_OK)
        adg_friction_surface_release(surface);
    return status;
}

adg_status adg_friction_surface_new(size_t width, size_t height, double cell_m, bool wide,
                                    bool with_elevation, adg_friction_surface *surface,
                                    adg_error *error)
{
    size_t stride = width + 2 * BORDER, rows = height + 2 * BORDER;
    *surface = (adg_friction_surface){
        .width = width, .height = height, .cell_m = cell_m, .wide = wide, .stride = stride};
    if (rows > UINT32_MAX / stride)
        return adg_fail(error, ADG_E_INVALID,
                        _("a raster of %zu x %zu cells is too large: at most 4 billion"), width,
                        height);
    size_t n = rows * stride;
    adg_status status = take_memory(surface, n, with_elevation, error);
    if (status != ADG_OK)
        return status;
    for (size_t i = 0; i < n; i++) {
        unsigned char *record = surface->cell + i * record_bytes(wide);
        record_set_friction(record, wide, NAN);
        record_set_minutes(record, wide, INFINITY);
    }
    return ADG_OK;
}

void adg_friction_surface_release(adg_friction_surface *surface)
{
    adg_big_array_release(&surface->cells);
    adg_big_array_release(&surface->elevations);
    *surface = (adg_friction_surface){0};
}

bool adg_friction_surface_lower(adg_friction_surface *s, uint32_t cell, double min_per_m)
{
    unsigned char *record = s->cell + cell * record_bytes(s->wide);
    double before = record_friction(record, s->wide);
    if (min_per_m >= before)
        return false;
    record_set_friction(record, s->wide, min_per_m);
    double now = record_friction(record, s->wide);
    s->n_passable += isnan(before) ? 1 : 0;
    s->mean_min += (now - (isnan(before) ? s->mean_min : before)) / (double)s->n_passable;
    s->longest_min = fmax(s->longest_min, now);
    return isnan(before) || now < before;
}

adg_status adg_friction_surface_copy(const adg_friction_surface *surface,
                                     adg_friction_surface *copy, adg_error *error)
{
    size_t n = adg_friction_surface_cells(surface);
    *copy = *surface;
    copy->cells = copy->elevations = (adg_big_array){0};
    adg_status status = take_memory(copy, n, surface->elevation != NULL, error);
    if (status != ADG_OK)
        return status;
    memcpy(copy->cell, surface->cell, surface->cells.bytes);
    if (copy->elevation)
        memcpy(copy->elevation, surface->elevation, surface->elevations.bytes);
    return ADG_OK;
}

bool adg_friction_surface_is_barrier(const adg_friction_surface *s, uint32_t cell)
{
    return isnan(record_friction(s->cell + cell * record_bytes(s->wide), s->wide));
}

void adg_friction_surface_set_row(adg_friction_surface *s, size_t r, const double *minutes)
{
    for (size_t c = 0; c < s->width; c++) {
        record_set_friction(record_of(s, r, c), s->wide, minutes[c]);
        if (isnan(minutes[c]))
            continue;
        s->n_passable++;
        s->mean_min += (minutes[c] - s->mean_min) / (double)s->n_passable;
        s->longest_min = fmax(s->longest_min, minutes[c]);
    }
}

void adg_friction_surface_set_elevation(adg_friction_surface *s, size_t r, const double *metres)
{
    for (size_t c = 0; c < s->width; c++) {
        s->elevation[adg_cell_number(s, r, c)] = (float)metres[c];
        if (isnan(metres[c]))
            record_set_friction(record_of(s, r, c), s->wide, NAN);
    }
}
