/* SPDX-License-Identifier: MPL-2.0 */
#include "write_layers.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    OUTSIDE = 65535
};

static bool describe(GDALDatasetH file, const map_projection *projection, const cell_grid *cells)
{
    double transform[6] = {(double)cells->west, CELL_M, 0, (double)cells->north, 0, -CELL_M};
    GDALRasterBandH band = GDALGetRasterBand(file, 1);
    GDALSetDescription(band, "Personer pr. celle, syntetisk");
    return GDALSetGeoTransform(file, transform) == CE_None &&
           GDALSetSpatialRef(file, projection->map) == CE_None &&
           GDALSetMetadataItem(
               file, "TIFFTAG_IMAGEDESCRIPTION",
               "Befolkning pr. 100 m celle, syntetisk (adgang modelregion); kommunernes "
               "summer er Danmarks Statistik FOLK1A 2021K1",
               NULL) == CE_None &&
           GDALSetMetadataItem(file, "ophav", ORIGIN_TEXT, NULL) == CE_None &&
           GDALSetRasterNoDataValue(band, OUTSIDE) == CE_None;
}

static bool write_rows(GDALDatasetH file, const cell_grid *cells, failure *why)
{
    uint16_t *row = malloc(cells->columns * sizeof *row);
    if (!row)
        return fail_memory(why);
    bool done = true;
    for (size_t r = 0; done && r < cells->rows; r++) {
        for (size_t c = 0; c < cells->columns; c++) {
            const size_t cell = r * cells->columns + c;
            row[c] = cells->parish[cell] == NO_PARISH ? OUTSIDE : (uint16_t)cells->people[cell];
        }
        done = GDALRasterIO(GDALGetRasterBand(file, 1), GF_Write, 0, (int)r, (int)cells->columns, 1,
                            row, (int)cells->columns, 1, GDT_UInt16, 0, 0) == CE_None;
    }
    free(row);
    return done || fail(why, "the population raster cannot be written: %s", CPLGetLastErrorMsg());
}

bool write_population(const char *folder, const map_projection *projection, const cell_grid *cells,
                      failure *why)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/befolkning_100m.tif", folder);
    GDALDriverH driver = GDALGetDriverByName("GTiff");
    char **options = CSLAddString(NULL, "COMPRESS=DEFLATE");
    options = CSLAddString(options, "ZLEVEL=9");
    options = CSLAddString(options, "PREDICTOR=2");
    options = CSLAddString(options, "BLOCKYSIZE=64");
    GDALDatasetH file = driver ? GDALCreate(driver, path, (int)cells->columns, (int)cells->rows, 1,
                                            GDT_UInt16, options)
                               : NULL;
    CSLDestroy(options);
    if (!file)
        return fail(why, "%s: cannot be created: %s", path, CPLGetLastErrorMsg());
    bool done = describe(file, projection, cells) ||
                fail(why, "%s: cannot be described: %s", path, CPLGetLastErrorMsg());
    done = done && write_rows(file, cells, why);
    CPLErrorReset();
    GDALClose(file);
    if (done && CPLGetLastErrorType() >= CE_Failure)
        return fail(why, "%s: cannot be written: %s", path, CPLGetLastErrorMsg());
    return done;
}
