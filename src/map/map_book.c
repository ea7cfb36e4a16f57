/* SPDX-License-Identifier: MPL-2.0 */
#include "map/map_book.h"

#include <stdlib.h>

adg_status adg_map_book_make(const adg_findings *findings, const adg_service_gain *gain,
                             const adg_faults *faults, const adg_styles *styles, adg_map_book *book,
                             adg_error *error)
{
    *book = (adg_map_book){.findings = findings, .gain = gain, .styles = styles};
    adg_status status = adg_map_layers_make(faults, book, error);
    if (status == ADG_OK && findings->study->project->outputs.rasters)
        status = adg_map_rasters_make(book, error);
    if (status == ADG_OK)
        status = adg_map_views_make(book, error);
    if (status != ADG_OK)
        adg_map_book_release(book);
    return status;
}

const adg_map_view *adg_map_book_default_view(const adg_map_book *book, size_t layer)
{
    for (size_t v = 0; v < book->n_views; v++)
        if (book->view[v].layer == layer && book->view[v].kind <= ADG_VIEW_FAULTS)
            return &book->view[v];
    return NULL;
}

static void release_raster(adg_map_raster *raster)
{
    for (size_t b = 0; b < raster->n_bands; b++) {
        if (raster->band)
            free(raster->band[b]);
        if (raster->band_title)
            free(raster->band_title[b]);
    }
    free(raster->band);
    free(raster->band_title);
    free(raster->name);
    free(raster->title);
    adg_classes_release(&raster->classes);
}

void adg_map_book_release(adg_map_book *book)
{
    for (size_t l = 0; l < book->n_layers; l++) {
        adg_map_layer *layer = &book->layer[l];
        free(layer->name);
        free(layer->title);
        free(layer->description);
        adg_table_release(&layer->table);
        adg_shapes_release(&layer->shapes);
    }
    for (size_t v = 0; v < book->n_views; v++) {
        adg_map_view *view = &book->view[v];
        free(view->group);
        free(view->title);
        free(view->theme);
        free(view->subset);
        free(view->field);
        free(view->tip);
        adg_classes_release(&view->classes);
    }
    for (size_t r = 0; r < book->n_rasters; r++)
        release_raster(&book->raster[r]);
    free(book->layer);
    free(book->view);
    free(book->raster);
    *book = (adg_map_book){0};
}
