/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_FRICTION_SURFACE_H
#define ADG_RASTER_FRICTION_SURFACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"
#include "core/big_array.h"

/** Square cells with the minutes a metre takes in each, and room for the minutes from there to the
 *  nearest source: both lie side by side, because the search needs them together. 12 bytes a cell,
 *  16 where the friction needs all digits of a double (`wide`).
 *
 *  Around the cells lies a border of barriers two cells wide, so that no step has to look where the
 *  raster ends. */
typedef struct {
    size_t width, height; /* without the border */
    double cell_m;        /* side of a cell, metres */
    bool wide;
    size_t stride;       /* cells of a row with its border */
    unsigned char *cell; /* [(height + 4) x stride] records (cell_record.h) */
    float *elevation;    /* the same shape, metres; NULL: flat ground */
    double longest_min;  /* the most a metre takes, of the cells that can be passed */
    double mean_min;     /* the mean */
    size_t n_passable;
    adg_big_array cells, elevations; /* where both lie */
} adg_friction_surface;

/** A surface of barriers, in a file where it is larger than memory (big_array.h). ADG_E_INVALID for
 *  more than 4 billion cells. */
adg_status adg_friction_surface_new(size_t width, size_t height, double cell_m, bool wide,
                                    bool with_elevation, adg_friction_surface *surface,
                                    adg_error *error);
void adg_friction_surface_release(adg_friction_surface *surface);

/** Sets row r: minutes per metre [width], above 0 or NaN for a barrier. The caller has checked them.
 *  Every row is set once. */
void adg_friction_surface_set_row(adg_friction_surface *surface, size_t r, const double *minutes);

/** Sets the elevation of row r, metres [width]; NaN makes the cell a barrier. */
void adg_friction_surface_set_elevation(adg_friction_surface *surface, size_t r,
                                        const double *metres);

/** Lowers the friction of a cell to min_per_m, above 0, and makes a barrier passable; false: the cell
 *  was as fast already. */
bool adg_friction_surface_lower(adg_friction_surface *surface, uint32_t cell, double min_per_m);

/** NoData, or the border. */
bool adg_friction_surface_is_barrier(const adg_friction_surface *surface, uint32_t cell);

/** A surface of the same cells with memory of its own. */
adg_status adg_friction_surface_copy(const adg_friction_surface *surface,
                                     adg_friction_surface *copy, adg_error *error);

/** The number of cells with the border: adg_cell_number is below it. */
static inline size_t adg_friction_surface_cells(const adg_friction_surface *surface)
{
    return surface->stride * (surface->height + 4);
}

/** Number of a cell with its border, as the search counts them. */
static inline uint32_t adg_cell_number(const adg_friction_surface *surface, size_t row,
                                       size_t column)
{
    return (uint32_t)((row + 2) * surface->stride + column + 2);
}

#endif
