/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_RASTER_READER_H
#define ADG_GEO_RASTER_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"
#include "geo/crs.h"

/** A raster file opened for reading, row by row. */
typedef struct adg_raster adg_raster;

/** Opens one band (from 1). ADG_E_INVALID with the whole reason when the file is missing or not a
 *  raster, has no CRS, no such band or no georeference. */
adg_status adg_raster_open(const char *path, const char *shown, int band, adg_raster **raster,
                           adg_error *error);
void adg_raster_close(adg_raster *raster);

size_t adg_raster_width(const adg_raster *raster);
size_t adg_raster_height(const adg_raster *raster);

/** Side of a cell in metres of the raster's own CRS (the mean of both sides). */
double adg_raster_cell_m(const adg_raster *raster);

/** North-up with square cells: what a search over cells needs. */
bool adg_raster_is_square(const adg_raster *raster);

/** Values need all digits of a double (Float64, Int32 and larger). */
bool adg_raster_is_wide(const adg_raster *raster);

/** The cell that holds a point of the raster's own CRS; false: it lies outside. */
bool adg_raster_cell_of(const adg_raster *raster, const double xy[2], size_t *row, size_t *column);

/** The same size and position, to a thousandth of a cell, and the same CRS. */
bool adg_raster_same_grid(const adg_raster *a, const adg_raster *b);

/** Upper left corner, in the raster's own CRS. */
void adg_raster_corner(const adg_raster *raster, double xy[2]);

const adg_crs *adg_raster_crs(const adg_raster *raster);

/** Reads row r (0 = first in the file) as doubles, value [width]; NoData and NaN come as NaN. */
adg_status adg_raster_read_row(adg_raster *raster, size_t r, double *value, adg_error *error);

/** Centre of a cell in the raster's own CRS. */
void adg_raster_centre(const adg_raster *raster, size_t row, size_t column, double xy[2]);

#endif
