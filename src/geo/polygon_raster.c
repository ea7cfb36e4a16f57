/* SPDX-License-Identifier: MPL-2.0 */
#include <cpl_string.h>
#include <gdal.h>
#include <gdal_alg.h>
#include <stdio.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/gdal_session.h"
#include "geo/ogr_geometry.h"
#include "geo/polygons.h"

static GDALDatasetH in_memory(const adg_grid *grid, uint32_t *owner)
{
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("MEM"), "", (int)grid->width,
                                      (int)grid->height, 0, GDT_UInt32, NULL);
    char pointer[64], option[96];
    int n = CPLPrintPointer(pointer, owner, sizeof pointer);
    pointer[n] = '\0';
    snprintf(option, sizeof option, "DATAPOINTER=%s", pointer);
    char *options[] = {option, NULL};
    double transform[6] = {grid->x_min, grid->cell_m, 0, grid->y_max, 0, -grid->cell_m};
    if (dataset && (GDALAddBand(dataset, GDT_UInt32, options) != CE_None ||
                    GDALSetGeoTransform(dataset, transform) != CE_None)) {
        GDALClose(dataset);
        dataset = NULL;
    }
    return dataset;
}

adg_status adg_polygons_rasterize(const adg_shapes *polygons, const adg_grid *grid, uint32_t *owner,
                                  adg_error *error)
{
    adg_gdal_open();
    for (size_t i = 0; i < grid->width * grid->height; i++)
        owner[i] = ADG_NONE;
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    GDALDatasetH dataset = in_memory(grid, owner);
    bool ok = dataset != NULL;
    /* Backwards, because a later polygon paints over an earlier one and the first shall win. */
    for (size_t f = polygons->n; ok && f-- > 0;) {
        int band = 1;
        double value = (double)f;
        OGRGeometryH geometry = adg_ogr_geometry(polygons, f, ADG_GEOMETRY_POLYGON);
        if (!geometry)
            continue;
        ok = GDALRasterizeGeometries(dataset, 1, &band, 1, &geometry, NULL, NULL, &value, NULL,
                                     NULL, NULL) == CE_None;
        OGR_G_DestroyGeometry(geometry);
    }
    GDALClose(dataset);
    adg_gdal_release();
    return ok ? ADG_OK
              : adg_fail(error, ADG_E_INTERNAL, _("the polygons cannot be drawn on a grid: %s"),
                         errors.first);
}
