/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/places.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

static uint32_t place_of(const adg_friction_surface *surface, const adg_raster *grid,
                         const double xy[2])
{
    size_t row, column;
    if (!adg_raster_cell_of(grid, xy, &row, &column))
        return ADG_NONE;
    uint32_t cell = adg_cell_number(surface, row, column);
    return adg_friction_surface_is_barrier(surface, cell) ? ADG_NONE : cell;
}

adg_status adg_friction_places(const adg_friction_surface *surface, const adg_raster *grid,
                               const adg_crs *crs, const double *xy, size_t n, uint32_t *cell,
                               adg_error *error)
{
    double *there = adg_copy_array(xy, 2 * n, sizeof *xy);
    if (!there)
        return adg_fail_memory(error);
    adg_status status = adg_crs_transform(crs, adg_raster_crs(grid), there, n, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        cell[i] = place_of(surface, grid, there + 2 * i);
    free(there);
    return status;
}
