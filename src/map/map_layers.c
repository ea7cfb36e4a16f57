/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "map/map_book.h"
#include "write/check_files.h"
#include "write/gain.h"
#include "write/tables.h"

/* The next layer of the book, with its words; NULL = no memory. */
static adg_map_layer *add_layer(adg_map_book *book, const char *name, const char *title,
                                const char *description, adg_geometry_kind geometry)
{
    adg_map_layer *layer = &book->layer[book->n_layers++];
    *layer = (adg_map_layer){.name = adg_strdup(name),
                             .title = adg_strdup(title),
                             .description = adg_strdup(description),
                             .geometry = geometry};
    bool ok = layer->name && layer->title && layer->description &&
              adg_shapes_init(&layer->shapes, NULL) == ADG_OK;
    return ok ? layer : NULL;
}

static bool add_point(adg_shapes *shapes, double x, double y)
{
    return adg_shapes_begin_feature(shapes) && adg_shapes_begin_part(shapes, false) &&
           adg_shapes_add_point(shapes, x, y);
}

static bool add_square(adg_shapes *shapes, double x, double y, double side)
{
    double h = side / 2;
    return adg_shapes_begin_feature(shapes) && adg_shapes_begin_part(shapes, false) &&
           adg_shapes_add_point(shapes, x - h, y - h) &&
           adg_shapes_add_point(shapes, x - h, y + h) &&
           adg_shapes_add_point(shapes, x + h, y + h) &&
           adg_shapes_add_point(shapes, x + h, y - h) && adg_shapes_add_point(shapes, x - h, y - h);
}

static bool copy_shapes(const adg_shapes *from, adg_shapes *to)
{
    bool ok = true;
    for (size_t f = 0; ok && f < from->n; f++) {
        ok = adg_shapes_begin_feature(to);
        for (size_t p = from->first_part[f]; ok && p < from->first_part[f + 1]; p++) {
            ok = adg_shapes_begin_part(to, from->hole[p]);
            for (size_t k = from->first_point[p]; ok && k < from->first_point[p + 1]; k++)
                ok = adg_shapes_add_point(to, from->xy[2 * k], from->xy[2 * k + 1]);
        }
    }
    return ok;
}

static adg_status add_facilities(adg_map_book *book, adg_error *error)
{
    const adg_facilities *facilities = &book->findings->study->facilities;
    adg_map_layer *layer =
        add_layer(book, "facilities", _("Facilities"),
                  _("Where care is given, and for how many people each is the nearest."),
                  ADG_GEOMETRY_POINT);
    bool ok = layer != NULL;
    for (size_t j = 0; ok && j < facilities->n; j++)
        ok = add_point(&layer->shapes, facilities->xy[2 * j], facilities->xy[2 * j + 1]);
    if (!ok)
        return adg_fail_memory(error);
    layer->as_geojson = true;
    return adg_table_of_facilities(book->findings, &layer->table, error);
}

static adg_status add_zones(adg_map_book *book, size_t l, adg_error *error)
{
    const adg_zone_level *zones = &book->findings->study->level[l].zones;
    char *name = adg_strdup_format("zones_%s", zones->level);
    char *title = adg_strdup_format(_("Zones: %s"), zones->level);
    adg_map_layer *layer =
        name && title ? add_layer(book, name, title,
                                  _("Access of the people of each zone, from the cells they live "
                                    "in."),
                                  ADG_GEOMETRY_POLYGON)
                      : NULL;
    bool ok = layer && copy_shapes(&zones->shapes, &layer->shapes);
    free(name);
    free(title);
    if (!ok)
        return adg_fail_memory(error);
    layer->as_geojson = true;
    return adg_table_of_zones(book->findings, l, &layer->table, error);
}

static adg_status add_cells(adg_map_book *book, adg_error *error)
{
    const adg_output_cells *cells = &book->findings->cells;
    adg_map_layer *layer =
        add_layer(book, "cells", _("Grid cells"),
                  _("Squares where people live, named as in the Danish national grid."),
                  ADG_GEOMETRY_POLYGON);
    bool ok = layer != NULL;
    for (size_t s = 0; ok && s < cells->n; s++) {
        double xy[2];
        adg_output_cells_centre(cells, s, xy);
        ok = add_square(&layer->shapes, xy[0], xy[1], cells->grid.cell_m);
    }
    return ok ? adg_table_of_cells(book->findings, &layer->table, error) : adg_fail_memory(error);
}

/* Where one new facility would stand: the cells people live in, as finely as they are given. */
static adg_status add_gain(adg_map_book *book, adg_error *error)
{
    const adg_service_gain *gain = book->gain;
    const adg_cells *cells = &gain->study->cells;
    const adg_service_settings *settings = gain->service->settings;
    char *name = adg_strdup_format("gain_%s", settings->name);
    char *title = adg_strdup_format(_("Gain: %s"), settings->label);
    bool squares = cells->cell_m > 0;
    adg_map_layer *layer =
        name && title
            ? add_layer(book, name, title,
                        _("What one new facility in each cell would give, alone: gains of "
                          "two places do not add up."),
                        squares ? ADG_GEOMETRY_POLYGON : ADG_GEOMETRY_POINT)
            : NULL;
    bool ok = layer != NULL;
    for (size_t k = 0; ok && k < gain->n; k++) {
        const double *at = cells->xy + 2 * (size_t)gain->cell[k];
        ok = squares ? add_square(&layer->shapes, at[0], at[1], cells->cell_m)
                     : add_point(&layer->shapes, at[0], at[1]);
    }
    free(name);
    free(title);
    if (!ok)
        return adg_fail_memory(error);
    layer->as_geojson = true;
    return adg_table_of_gain(gain, &layer->table, error);
}

/* ---- what is wrong with the inputs, on the map ---- */

static bool set_fault(char **columns[5], size_t row, const adg_fault *fault)
{
    const char *texts[5] = {adg_severity_word(fault->severity), fault->code, fault->file,
                            fault->message, fault->advice};
    for (int c = 0; c < 5; c++)
        if (texts[c] && !(columns[c][row] = adg_strdup(texts[c])))
            return false;
    return true;
}

/* Findings with a place, each at its first point. */
static adg_status add_faults(const adg_faults *faults, adg_map_book *book, adg_error *error)
{
    size_t n = 0;
    for (size_t i = 0; i < faults->n; i++)
        n += faults->fault[i].n_points > 0;
    if (n == 0)
        return ADG_OK;
    adg_map_layer *layer =
        add_layer(book, "roads_faults", _("Findings about the inputs"),
                  _("What `adgang check` found, where it lies: errors, warnings and notes."),
                  ADG_GEOMETRY_POINT);
    if (!layer)
        return adg_fail_memory(error);
    layer->table.n_rows = n;
    char **columns[5] = {adg_table_add_text(&layer->table, "severity", _("severity")),
                         adg_table_add_text(&layer->table, "code", _("kind")),
                         adg_table_add_text(&layer->table, "file", _("file")),
                         adg_table_add_text(&layer->table, "message", _("what is found")),
                         adg_table_add_text(&layer->table, "advice", _("what to do"))};
    bool ok = columns[0] && columns[1] && columns[2] && columns[3] && columns[4];
    for (size_t i = 0, row = 0; ok && i < faults->n; i++) {
        const adg_fault *fault = &faults->fault[i];
        if (fault->n_points == 0)
            continue;
        ok = set_fault(columns, row++, fault) &&
             add_point(&layer->shapes, fault->xy[0], fault->xy[1]);
    }
    return ok ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_map_layers_make(const adg_faults *faults, adg_map_book *book, adg_error *error)
{
    size_t n_levels = book->findings->study->n_levels;
    book->layer = ADG_NEW_ARRAY(adg_map_layer, n_levels + 4);
    if (!book->layer)
        return adg_fail_memory(error);
    adg_status status = add_facilities(book, error);
    for (size_t l = 0; status == ADG_OK && l < n_levels; l++)
        status = add_zones(book, l, error);
    if (status == ADG_OK)
        status = add_cells(book, error);
    if (status == ADG_OK && book->gain)
        status = add_gain(book, error);
    return status == ADG_OK ? add_faults(faults, book, error) : status;
}
