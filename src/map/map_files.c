/* SPDX-License-Identifier: MPL-2.0 */
#include "map/map_files.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/progress.h"
#include "core/text.h"

static adg_layer_content content_of(const adg_map_layer *layer, const adg_context *ctx)
{
    return (adg_layer_content){.name = layer->name,
                               .title = layer->title,
                               .description = layer->description,
                               .geometry = layer->geometry,
                               .shapes = &layer->shapes,
                               .table = &layer->table,
                               .ctx = ctx};
}

/* ---- GeoPackage ---- */

static adg_status add_layers(const adg_map_book *book, adg_vector_writer *writer,
                             const adg_context *ctx, adg_error *error)
{
    adg_status status = ADG_OK;
    for (size_t l = 0; status == ADG_OK && l < book->n_layers; l++) {
        adg_layer_content content = content_of(&book->layer[l], ctx);
        status = adg_vector_add_layer(writer, &content, error);
    }
    return status;
}

static adg_status add_styles(const adg_map_book *book, adg_vector_writer *writer, adg_error *error)
{
    adg_layer_style *style = ADG_NEW_ARRAY(adg_layer_style, book->n_layers);
    xmlChar **qml = ADG_NEW_ARRAY(xmlChar *, book->n_layers);
    bool ok = style && qml;
    size_t n = 0;
    for (size_t l = 0; ok && l < book->n_layers; l++) {
        const adg_map_view *view = adg_map_book_default_view(book, l);
        if (!view)
            continue;
        ok = (qml[n] = adg_qml_text(&view->look)) != NULL;
        style[n] = (adg_layer_style){book->layer[l].name, "adgang", (const char *)qml[n]};
        n += ok;
    }
    adg_status status =
        ok ? adg_vector_add_styles(writer, style, n, error) : adg_fail_memory(error);
    for (size_t i = 0; qml && i < n; i++)
        xmlFree(qml[i]);
    free(qml);
    free(style);
    return status;
}

adg_status adg_geopackage_write(const adg_map_book *book, const adg_output_directory *output,
                                const char *time_stamp, const adg_context *ctx, adg_error *error)
{
    adg_vector_writer *writer = NULL;
    char *path = adg_output_path(output, "adgang.gpkg", error);
    if (!path)
        return ADG_E_IO;
    adg_status status = adg_vector_create(path, ADG_GEOPACKAGE, book->findings->study->project->crs,
                                          time_stamp, &writer, error);
    free(path);
    if (status != ADG_OK)
        return status;
    status = add_layers(book, writer, ctx, error);
    if (status == ADG_OK)
        status = add_styles(book, writer, error);
    return adg_vector_close(writer, status, error);
}

/* ---- GeoJSON ---- */

/* Path of "<folder>/<name><ending>" in the working folder. */
static char *path_of(const adg_output_directory *output, const char *folder, const char *name,
                     const char *ending, adg_error *error)
{
    char *file = adg_strdup_format("%s/%s%s", folder, name, ending);
    char *path = file ? adg_output_path(output, file, error) : NULL;
    if (!file)
        adg_fail_memory(error);
    free(file);
    return path;
}

static adg_status write_qml(const adg_output_directory *output, const char *folder,
                            const char *name, const adg_layer_look *look, adg_error *error)
{
    char *path = path_of(output, folder, name, ".qml", error);
    adg_status status = path ? adg_qml_write(path, look, error) : ADG_E_IO;
    free(path);
    return status;
}

static adg_status write_geojson(const adg_map_book *book, const adg_map_layer *layer,
                                const adg_output_directory *output, const adg_context *ctx,
                                adg_error *error)
{
    adg_vector_writer *writer = NULL;
    char *path = path_of(output, "geojson", layer->name, ".geojson", error);
    if (!path)
        return ADG_E_IO;
    adg_status status = adg_vector_create(path, ADG_GEOJSON, book->findings->study->project->crs,
                                          "", &writer, error);
    free(path);
    if (status != ADG_OK)
        return status;
    adg_layer_content content = content_of(layer, ctx);
    return adg_vector_close(writer, adg_vector_add_layer(writer, &content, error), error);
}

adg_status adg_geojson_write(const adg_map_book *book, const adg_output_directory *output,
                             const adg_context *ctx, adg_error *error)
{
    adg_status status = ADG_OK;
    for (size_t l = 0; status == ADG_OK && l < book->n_layers; l++) {
        const adg_map_layer *layer = &book->layer[l];
        const adg_map_view *view = adg_map_book_default_view(book, l);
        if (!layer->as_geojson)
            continue;
        status = write_geojson(book, layer, output, ctx, error);
        if (status == ADG_OK && view)
            status = write_qml(output, "geojson", layer->name, &view->look, error);
    }
    return status;
}

/* ---- rasters ---- */

static adg_status write_raster(const adg_map_book *book, const adg_map_raster *raster,
                               const adg_output_directory *output, adg_error *error)
{
    adg_band *bands = ADG_NEW_ARRAY(adg_band, raster->n_bands);
    if (!bands)
        return adg_fail_memory(error);
    for (size_t b = 0; b < raster->n_bands; b++)
        bands[b] = (adg_band){raster->band_title[b], raster->unit, raster->band[b]};
    char *path = path_of(output, "rasters", raster->name, ".tif", error);
    adg_status status = path ? adg_raster_write(path, raster->kind, &book->findings->cells.grid,
                                                book->findings->study->project->crs, bands,
                                                raster->n_bands, raster->title, error)
                             : ADG_E_IO;
    free(path);
    free(bands);
    return status;
}

adg_status adg_rasters_write(const adg_map_book *book, const adg_output_directory *output,
                             const adg_context *ctx, adg_error *error)
{
    adg_status status = ADG_OK;
    for (size_t r = 0; status == ADG_OK && r < book->n_rasters; r++) {
        const adg_map_raster *raster = &book->raster[r];
        const adg_layer_look look = {.raster = true, .classes = &raster->classes};
        status = adg_ask(ctx, error);
        if (status == ADG_OK)
            status = write_raster(book, raster, output, error);
        if (status == ADG_OK)
            status = write_qml(output, "rasters", raster->name, &look, error);
    }
    return status;
}
