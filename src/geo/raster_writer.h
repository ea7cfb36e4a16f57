/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_RASTER_WRITER_H
#define ADG_GEO_RASTER_WRITER_H

#include "adgang/status.h"
#include "core/grid.h"
#include "geo/crs.h"

/** One band of a raster: value [width x height], row 0 northernmost, NaN = no data. */
typedef struct {
    const char *title; /* QGIS shows it as the band's name */
    const char *unit;  /* NULL: none */
    const double *value;
} adg_band;

/** NoData value of the files written here; infinities are kept. */
#define ADG_RASTER_NODATA (-9999.0)

typedef enum {
    ADG_RASTER_FLOAT, /* Float32 */
    ADG_RASTER_CLASS  /* Int16: codes; overviews take the commonest code */
} adg_raster_kind;

/** Writes a Cloud Optimised GeoTIFF. item (may be NULL) is written as TIFF description.
 *  ADG_E_IO when it cannot be written. */
adg_status adg_raster_write(const char *path, adg_raster_kind kind, const adg_grid *grid,
                            const adg_crs *crs, const adg_band *bands, size_t n_bands,
                            const char *description, adg_error *error);

#endif
