/* SPDX-License-Identifier: MPL-2.0 */
#include "core/error.h"
#include "core/text.h"
#include "map/map_view_parts.h"

/* The squares of the GeoPackage show the same and have the same title; this one says "raster". */
static char *title_of_band(const adg_map_raster *raster, size_t band)
{
    if (raster->n_bands == 1)
        return adg_strdup_format(_("%s, raster"), raster->title);
    return adg_strdup_format(_("%s: %s, raster"), raster->band_title[band], raster->title);
}

static void add_band(adg_view_making *m, size_t r, size_t band)
{
    adg_map_book *book = m->book;
    const adg_map_raster *raster = &book->raster[r];
    adg_map_view *view = &book->view[book->n_views++];
    *view = (adg_map_view){.kind = ADG_VIEW_RASTER,
                           .layer = r,
                           .service = m->service,
                           .group = adg_strdup(_("Rasters (GeoTIFF)")),
                           .title = title_of_band(raster, band)};
    view->look = (adg_layer_look){.raster = true, .classes = &raster->classes, .raster_band = band};
    if (!view->group || !view->title)
        m->status = adg_fail_memory(m->error);
}

/* A file with a band for every service is a layer for each of them. */
void adg_view_add_rasters(adg_view_making *m)
{
    for (size_t r = 0; r < m->book->n_rasters; r++)
        for (size_t b = 0; m->status == ADG_OK && b < m->book->raster[r].n_bands; b++)
            add_band(m, r, b);
}
