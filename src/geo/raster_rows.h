/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_RASTER_ROWS_H
#define ADG_GEO_RASTER_ROWS_H

#include <stdint.h>

#include "adgang/status.h"
#include "core/grid.h"
#include "geo/crs.h"

/** A GeoTIFF of one band that is written row by row, for rasters that need not fit into memory
 *  twice. */
typedef struct adg_raster_rows adg_raster_rows;

typedef enum {
    ADG_ROWS_DOUBLE, /* Float64, NoData NaN */
    ADG_ROWS_CODE    /* UInt32, NoData 0 */
} adg_rows_kind;

/** title is the band's name, unit (may be NULL) its unit. */
adg_status adg_raster_rows_create(const char *path, adg_rows_kind kind, const adg_grid *grid,
                                  const adg_crs *crs, const char *title, const char *unit,
                                  adg_raster_rows **rows, adg_error *error);

/** Row r, 0 northernmost; value [width]. */
adg_status adg_raster_rows_put(adg_raster_rows *rows, size_t r, const double *value,
                               adg_error *error);

/** Closes the file and frees, in every case; status is what went before and is passed through when it
 *  is not ADG_OK. */
adg_status adg_raster_rows_close(adg_raster_rows *rows, adg_status status, adg_error *error);

#endif
