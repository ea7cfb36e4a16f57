/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/friction_surface.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "raster/cell_record.h"

enum {
    BORDER = 2 /* a knight's move reaches this far */
};

static unsigned char *record_of(const adg_friction_surface *s, size_t row, size_t column)
{
    return s->cell + adg_cell_number(s, row, column) * record_bytes(s->wide);
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
    surface->cell = malloc(n * record_bytes(wide));
    surface->elevation = with_elevation ? ADG_NEW_ARRAY(float, n) : NULL;
    if (!surface->cell || (with_elevation && !surface->elevation)) {
        adg_friction_surface_release(surface);
        return adg_fail_memory(error);
    }
    for (size_t i = 0; i < n; i++) {
        unsigned char *record = surface->cell + i * record_bytes(wide);
        record_set_friction(record, wide, NAN);
        record_set_minutes(record, wide, INFINITY);
    }
    return ADG_OK;
}

void adg_friction_surface_release(adg_friction_surface *surface)
{
    free(surface->cell);
    free(surface->elevation);
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
    copy->cell = adg_copy_array(surface->cell, n, record_bytes(surface->wide));
    copy->elevation = surface->elevation
                          ? adg_copy_array(surface->elevation, n, sizeof *surface->elevation)
                          : NULL;
    if (copy->cell && (copy->elevation || !surface->elevation))
        return ADG_OK;
    adg_friction_surface_release(copy);
    return adg_fail_memory(error);
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
