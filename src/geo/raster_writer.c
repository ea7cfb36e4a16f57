/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/raster_writer.h"

#include <cpl_string.h>
#include <gdal.h>
#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/crs_gdal.h"
#include "geo/gdal_session.h"

static bool fill_band(GDALRasterBandH target, const adg_band *band, const adg_grid *grid)
{
    double *row = ADG_NEW_ARRAY(double, grid->width);
    GDALSetRasterNoDataValue(target, ADG_RASTER_NODATA);
    GDALSetDescription(target, band->title);
    if (band->unit)
        GDALSetRasterUnitType(target, band->unit);
    bool ok = row != NULL;
    for (size_t r = 0; ok && r < grid->height; r++) {
        for (size_t c = 0; c < grid->width; c++) {
            double value = band->value[r * grid->width + c];
            row[c] = isnan(value) ? ADG_RASTER_NODATA : value;
        }
        ok = GDALRasterIO(target, GF_Write, 0, (int)r, (int)grid->width, 1, row, (int)grid->width,
                          1, GDT_Float64, 0, 0) == CE_None;
    }
    free(row);
    return ok;
}

static GDALDatasetH in_memory(adg_raster_kind kind, const adg_grid *grid, const adg_crs *crs,
                              const adg_band *bands, size_t n_bands)
{
    GDALDatasetH dataset =
        GDALCreate(GDALGetDriverByName("MEM"), "", (int)grid->width, (int)grid->height,
                   (int)n_bands, kind == ADG_RASTER_FLOAT ? GDT_Float32 : GDT_Int16, NULL);
    if (!dataset)
        return NULL;
    double transform[6] = {grid->x_min, grid->cell_m, 0, grid->y_max, 0, -grid->cell_m};
    bool ok = GDALSetGeoTransform(dataset, transform) == CE_None &&
              GDALSetSpatialRef(dataset, crs->handle) == CE_None;
    for (size_t b = 0; ok && b < n_bands; b++)
        ok = fill_band(GDALGetRasterBand(dataset, (int)b + 1), &bands[b], grid);
    if (!ok) {
        GDALClose(dataset);
        dataset = NULL;
    }
    return dataset;
}

adg_status adg_raster_write(const char *path, adg_raster_kind kind, const adg_grid *grid,
                            const adg_crs *crs, const adg_band *bands, size_t n_bands,
                            const char *description, adg_error *error)
{
    adg_gdal_open();
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    GDALDatasetH memory = in_memory(kind, grid, crs, bands, n_bands);
    GDALDatasetH file = NULL;
    if (memory && description)
        GDALSetMetadataItem(memory, "TIFFTAG_IMAGEDESCRIPTION", description, NULL);
    /* Means of infinite minutes would spread over whole overview cells: show a neighbour instead.
     */
    const char *options[] = {"COMPRESS=DEFLATE", "PREDICTOR=YES",
                             kind == ADG_RASTER_FLOAT ? "OVERVIEW_RESAMPLING=NEAREST"
                                                      : "OVERVIEW_RESAMPLING=MODE",
                             "NUM_THREADS=1", NULL};
    if (memory)
        file = GDALCreateCopy(GDALGetDriverByName("COG"), path, memory, TRUE, (char **)options,
                              NULL, NULL);
    GDALClose(file);
    GDALClose(memory);
    adg_gdal_release();
    if (memory && file && errors.failures == 0)
        return ADG_OK;
    return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path,
                    errors.failures ? errors.first : _("the disk may be full"));
}
