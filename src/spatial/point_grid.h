/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_SPATIAL_POINT_GRID_H
#define ADG_SPATIAL_POINT_GRID_H

#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"

/** Points dealt out to the squares of a grid, about two to a square, so that those near a place are
 *  found without looking at all. The points are borrowed. */
typedef struct {
    const double *xy; /* [2 n] */
    size_t n, columns, rows;
    double x_min, y_min, side;
    size_t *first;   /* [columns x rows + 1] */
    uint32_t *point; /* [n] by square, ascending within one */
} adg_point_grid;

/** O(n). */
adg_status adg_point_grid_build(const double *xy, size_t n, adg_point_grid *grid, adg_error *error);
void adg_point_grid_release(adg_point_grid *grid);

/** Column and row of the square a coordinate lies in, or of the nearest one. */
size_t adg_point_grid_column(const adg_point_grid *grid, double x);
size_t adg_point_grid_row(const adg_point_grid *grid, double y);

#endif
