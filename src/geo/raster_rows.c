/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/raster_rows.h"

#include <gdal.h>
#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/crs_gdal.h"
#include "geo/gdal_session.h"

struct adg_raster_rows {
    GDALDatasetH dataset;
    GDALRasterBandH band;
    size_t width;
    char *path;
    adg_gdal_errors errors;
};

static adg_status write_failed(const adg_raster_rows *rows, adg_error *error)
{
    return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), rows->path,
                    rows->errors.failures ? rows->errors.first : _("the disk may be full"));
}

static void describe(adg_raster_rows *rows, adg_rows_kind kind, const char *title, const char *unit)
{
    GDALSetRasterNoDataValue(rows->band, kind == ADG_ROWS_DOUBLE ? NAN : 0);
    GDALSetDescription(rows->band, title);
    if (unit)
        GDALSetRasterUnitType(rows->band, unit);
}

adg_status adg_raster_rows_create(const char *path, adg_rows_kind kind, const adg_grid *grid,
                                  const adg_crs *crs, const char *title, const char *unit,
                                  adg_raster_rows **rows, adg_error *error)
{
    static const char *const options[] = {"COMPRESS=DEFLATE", "PREDICTOR=2", "BIGTIFF=IF_SAFER",
                                          NULL};
    static const char *const double_options[] = {"COMPRESS=DEFLATE", "PREDICTOR=3",
                                                 "BIGTIFF=IF_SAFER", NULL};
    adg_gdal_open();
    adg_raster_rows *made = ADG_NEW_ARRAY(adg_raster_rows, 1);
    if (!made || !(made->path = adg_strdup(path))) {
        free(made);
        return adg_fail_memory(error);
    }
    adg_gdal_catch(&made->errors);
    made->width = grid->width;
    bool wide = kind == ADG_ROWS_DOUBLE;
    made->dataset =
        GDALCreate(GDALGetDriverByName("GTiff"), path, (int)grid->width, (int)grid->height, 1,
                   wide ? GDT_Float64 : GDT_UInt32, (char **)(wide ? double_options : options));
    double transform[6] = {grid->x_min, grid->cell_m, 0, grid->y_max, 0, -grid->cell_m};
    if (!made->dataset || GDALSetGeoTransform(made->dataset, transform) != CE_None ||
        GDALSetSpatialRef(made->dataset, crs->handle) != CE_None)
        return adg_raster_rows_close(made, write_failed(made, error), error);
    made->band = GDALGetRasterBand(made->dataset, 1);
    describe(made, kind, title, unit);
    *rows = made;
    return ADG_OK;
}

adg_status adg_raster_rows_put(adg_raster_rows *rows, size_t r, const double *value,
                               adg_error *error)
{
    CPLErr result = GDALRasterIO(rows->band, GF_Write, 0, (int)r, (int)rows->width, 1,
                                 (void *)value, (int)rows->width, 1, GDT_Float64, 0, 0);
    return result == CE_None ? ADG_OK : write_failed(rows, error);
}

adg_status adg_raster_rows_close(adg_raster_rows *rows, adg_status status, adg_error *error)
{
    if (rows->dataset)
        GDALClose(rows->dataset);
    if (status == ADG_OK && rows->errors.failures)
        status = write_failed(rows, error);
    adg_gdal_release();
    free(rows->path);
    free(rows);
    return status;
}
