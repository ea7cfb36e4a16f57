/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/raster_reader.h"

#include <gdal.h>
#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/crs_gdal.h"
#include "geo/gdal_session.h"

struct adg_raster {
    GDALDatasetH dataset;
    GDALRasterBandH band;
    size_t width, height;
    double transform[6]; /* GDAL's affine: x = t0 + column t1 + row t2, y = t3 + ... */
    int has_nodata;
    double nodata;        /* as the band's own type holds it */
    double scale, offset; /* what is stored times scale plus offset is what is meant */
    adg_crs *crs;
    char *shown;
};

static adg_status check_georeference(adg_raster *raster, adg_error *error)
{
    OGRSpatialReferenceH crs = GDALGetSpatialRef(raster->dataset);
    if (!crs)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: the raster does not say in which coordinate system it is. In QGIS: "
                          "Raster > Projections > Assign projection."),
                        raster->shown);
    if (GDALGetGeoTransform(raster->dataset, raster->transform) != CE_None)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: the raster has no position (geotransform). Export it again as "
                          "GeoTIFF from QGIS."),
                        raster->shown);
    return adg_crs_from_handle(crs, &raster->crs, error);
}

static void read_scale(adg_raster *raster)
{
    int given = 0;
    double scale = GDALGetRasterScale(raster->band, &given);
    raster->scale = given ? scale : 1;
    double offset = GDALGetRasterOffset(raster->band, &given);
    raster->offset = given ? offset : 0;
}

static adg_status open_band(adg_raster *raster, int band, adg_error *error)
{
    int n_bands = GDALGetRasterCount(raster->dataset);
    if (band < 1 || band > n_bands)
        return adg_fail(error, ADG_E_INVALID, _("%s: band %d does not exist; the raster has %d."),
                        raster->shown, band, n_bands);
    raster->band = GDALGetRasterBand(raster->dataset, band);
    raster->width = (size_t)GDALGetRasterXSize(raster->dataset);
    raster->height = (size_t)GDALGetRasterYSize(raster->dataset);
    raster->nodata = GDALGetRasterNoDataValue(raster->band, &raster->has_nodata);
    if (GDALGetRasterDataType(raster->band) == GDT_Float32)
        raster->nodata = (double)(float)raster->nodata;
    read_scale(raster);
    return check_georeference(raster, error);
}

adg_status adg_raster_open(const char *path, const char *shown, int band, adg_raster **raster,
                           adg_error *error)
{
    adg_gdal_open();
    adg_raster *made = ADG_NEW_ARRAY(adg_raster, 1);
    if (!made || !(made->shown = adg_strdup(shown ? shown : path))) {
        free(made);
        return adg_fail_memory(error);
    }
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    made->dataset = GDALOpenEx(path, GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                               NULL, NULL, NULL);
    adg_status status;
    if (made->dataset)
        status = open_band(made, band, error);
    else
        status =
            adg_fail(error, ADG_E_INVALID,
                     _("%s: cannot be read as a raster: %s. Check the path (in a project it is "
                       "relative to the project file); a layer of points or polygons needs a "
                       "field: population.field."),
                     made->shown, errors.first);
    adg_gdal_release();
    if (status == ADG_OK)
        *raster = made;
    else
        adg_raster_close(made);
    return status;
}

void adg_raster_close(adg_raster *raster)
{
    if (!raster)
        return;
    GDALClose(raster->dataset);
    adg_crs_free(raster->crs);
    free(raster->shown);
    free(raster);
}

size_t adg_raster_width(const adg_raster *raster)
{
    return raster->width;
}

size_t adg_raster_height(const adg_raster *raster)
{
    return raster->height;
}

double adg_raster_cell_m(const adg_raster *raster)
{
    const double *t = raster->transform;
    return (hypot(t[1], t[4]) + hypot(t[2], t[5])) / 2;
}

const adg_crs *adg_raster_crs(const adg_raster *raster)
{
    return raster->crs;
}

adg_status adg_raster_read_row(adg_raster *raster, size_t r, double *value, adg_error *error)
{
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    CPLErr result = GDALRasterIO(raster->band, GF_Read, 0, (int)r, (int)raster->width, 1, value,
                                 (int)raster->width, 1, GDT_Float64, 0, 0);
    adg_gdal_release();
    if (result != CE_None)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s, row %zu: is damaged: %s. The file may have been cut short; get it "
                          "again."),
                        raster->shown, r, errors.first);
    for (size_t c = 0; raster->has_nodata && c < raster->width; c++)
        if (value[c] == raster->nodata)
            value[c] = NAN;
    bool scaled = raster->scale != 1 || raster->offset != 0;
    for (size_t c = 0; scaled && c < raster->width; c++)
        value[c] = value[c] * raster->scale + raster->offset;
    return ADG_OK;
}

void adg_raster_centre(const adg_raster *raster, size_t row, size_t column, double xy[2])
{
    const double *t = raster->transform;
    double c = (double)column + 0.5, r = (double)row + 0.5;
    xy[0] = t[0] + c * t[1] + r * t[2];
    xy[1] = t[3] + c * t[4] + r * t[5];
}

bool adg_raster_is_square(const adg_raster *raster)
{
    const double *t = raster->transform;
    return t[2] == 0 && t[4] == 0 && t[1] > 0 && t[5] < 0 && fabs(t[1] + t[5]) <= 1e-6 * t[1];
}

bool adg_raster_is_wide(const adg_raster *raster)
{
    switch (GDALGetRasterDataType(raster->band)) {
    case GDT_Byte:
    case GDT_UInt16:
    case GDT_Int16:
    case GDT_Float32:
        return false;
    default:
        return true;
    }
}

bool adg_raster_cell_of(const adg_raster *raster, const double xy[2], size_t *row, size_t *column)
{
    const double *t = raster->transform;
    double c = floor((xy[0] - t[0]) / t[1]), r = floor((xy[1] - t[3]) / t[5]);
    if (!(c >= 0 && r >= 0 && c < (double)raster->width && r < (double)raster->height))
        return false;
    *column = (size_t)c;
    *row = (size_t)r;
    return true;
}

bool adg_raster_same_grid(const adg_raster *a, const adg_raster *b)
{
    bool same = a->width == b->width && a->height == b->height && adg_crs_same(a->crs, b->crs);
    for (int k = 0; k < 6; k++)
        same = same && fabs(a->transform[k] - b->transform[k]) <=
                           1e-3 * fabs(a->transform[1]) * (k % 3 ? 1e-3 : 1);
    return same;
}

void adg_raster_corner(const adg_raster *raster, double xy[2])
{
    xy[0] = raster->transform[0];
    xy[1] = raster->transform[3];
}
