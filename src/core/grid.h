/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_GRID_H
#define ADG_CORE_GRID_H

#include <stddef.h>
#include <stdint.h>

/** A north-up grid of square cells in the analysis CRS. Cell (row, column) has its upper left
 *  corner at (x_min + column cell_m, y_max - row cell_m); row 0 is the northernmost. */
typedef struct {
    size_t width, height;
    double x_min, y_max;
    double cell_m;
} adg_grid;

/** Enough for the longest id, e.g. "100m_61460_5950". */
#define ADG_GRID_ID_CAPACITY 64

/** Id of the square cell of side cell_m that holds a point, as the Danish national grid names it:
 *  size, then northing, then easting of the lower left corner, cut to the unit of the size
 *  ("1km_6146_595"; sizes that are no power of ten count in the next smaller one,
 *  "250m_622375_57550", where 250 m counts in 10 m).  cell_m > 0; sizes below 1 m or with fractions
 *  count in metres. Source: Statistics Denmark, Det Danske Kvadratnet. */
void adg_grid_id(double x, double y, double cell_m, char id[ADG_GRID_ID_CAPACITY]);

#endif
