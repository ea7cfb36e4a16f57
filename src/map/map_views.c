/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "map/map_view_parts.h"

static size_t layer_named(const adg_map_book *book, const char *name)
{
    size_t l = 0;
    while (l < book->n_layers && !adg_text_equal(book->layer[l].name, name))
        l++;
    return l;
}

adg_map_view *adg_view_begin(adg_view_making *m, adg_view_kind kind, const char *layer,
                             const char *group, char *title)
{
    adg_map_book *book = m->book;
    size_t l = layer_named(book, layer);
    if (m->status == ADG_OK && !title)
        m->status = adg_fail_memory(m->error);
    if (m->status != ADG_OK || l >= book->n_layers) {
        free(title);
        return NULL;
    }
    adg_map_view *view = &book->view[book->n_views++];
    *view = (adg_map_view){.kind = kind,
                           .layer = l,
                           .service = m->service,
                           .group = adg_strdup(group),
                           .title = title};
    view->look = (adg_layer_look){.geometry = book->layer[l].geometry,
                                  .table = &book->layer[l].table,
                                  .border = adg_style_single(book->styles, "thin_border"),
                                  .border_mm = 0.1};
    if (!view->group)
        m->status = adg_fail_memory(m->error);
    return m->status == ADG_OK ? view : NULL;
}

adg_map_view *adg_view_begin_zones(adg_view_making *m, adg_view_kind kind, size_t l,
                                   const char *group, char *title)
{
    char *layer = adg_strdup_format("zones_%s", m->book->findings->study->level[l].zones.level);
    if (!layer && m->status == ADG_OK)
        m->status = adg_fail_memory(m->error);
    adg_map_view *view = adg_view_begin(m, kind, layer, group, title);
    free(layer);
    return view;
}

bool adg_view_show_field(adg_view_making *m, adg_map_view *view, char *field, char *tip)
{
    view->field = field;
    view->tip = tip;
    view->look.field = field;
    view->look.tip = tip;
    view->look.classes = &view->classes;
    if (!field || !tip)
        m->status = adg_fail_memory(m->error);
    return m->status == ADG_OK;
}

/* As the style's expression sees it: no value is either nobody there, or people without any way. */
void adg_view_finish_classes(adg_view_making *m, adg_map_view *view)
{
    const adg_column *column = adg_table_find(view->look.table, view->field);
    const adg_column *people = adg_table_find(view->look.table, "people");
    bool unreachable = false, missing = false;
    for (size_t row = 0; column && row < view->look.table->n_rows; row++) {
        bool empty = column->is_text ? !column->text[row] : !isfinite(column->number[row]);
        bool somebody = view->classes.unreachable && people && people->number[row] > 0;
        unreachable = unreachable || (empty && somebody);
        missing = missing || (empty && !somebody);
    }
    if (m->status == ADG_OK)
        adg_classes_drop_unused(&view->classes, unreachable, missing);
}

void adg_view_add_hidden_class(adg_view_making *m, adg_map_view *view)
{
    if (m->status == ADG_OK && m->book->findings->discretion.n_hidden_squares)
        m->status = adg_classes_add_hidden(m->book->styles, &view->classes, m->error);
}

void adg_view_set_theme(adg_view_making *m, adg_map_view *view, char *theme)
{
    view->theme = theme;
    if (!theme && m->status == ADG_OK)
        m->status = adg_fail_memory(m->error);
}

char *adg_view_service_field(const adg_service_findings *f, const char *what)
{
    return adg_strdup_format("%s_%s", f->service->settings->name, what);
}

/* ---- views that belong to no service ---- */

static void add_fifths(adg_view_making *m)
{
    adg_map_view *view = adg_view_begin(m, ADG_VIEW_RESULT, "cells", _("Inequality"),
                                        adg_strdup(_("Deprivation in fifths of the people")));
    if (!view)
        return;
    if (adg_view_show_field(m, view, adg_strdup("fifth"),
                            adg_strdup("<b>[% \"id\" %]</b><br/>[% \"fifth\" %]")))
        m->status = adg_classes_fifths(m->book->styles, _("Fifth of deprivation"),
                                       _("deprivation not known"), &view->classes, m->error);
    adg_view_add_hidden_class(m, view);
    adg_view_finish_classes(m, view);
    view->look.border_mm = 0;
    adg_view_set_theme(m, view, adg_strdup(view->title));
}

static void add_faults(adg_view_making *m)
{
    adg_map_view *view = adg_view_begin(m, ADG_VIEW_FAULTS, "roads_faults", _("Inputs"),
                                        adg_strdup(_("Findings about the inputs")));
    if (!view)
        return;
    if (adg_view_show_field(
            m, view, adg_strdup("severity"),
            adg_strdup("[% \"message\" %][% coalesce('<br/><i>' || \"advice\" || '</i>', '') %]")))
        m->status = adg_classes_severities(m->book->styles, _("Severity"), _("not known"),
                                           &view->classes, m->error);
    adg_view_finish_classes(m, view);
    view->look.border_mm = 0.2;
    view->look.size_mm = 2.4;
}

static char *title_of_level(const adg_map_book *book, const char *what)
{
    return adg_strdup_format("%s: %s", what, book->findings->study->level[0].zones.level);
}

/* Above the results, because squares would cover them. */
static void add_borders(adg_view_making *m)
{
    adg_map_view *view = adg_view_begin_zones(m, ADG_VIEW_BORDERS, 0, _("Borders"),
                                              title_of_level(m->book, _("Borders")));
    if (!view)
        return;
    view->look.border = adg_style_single(m->book->styles, "border");
    view->look.border_mm = 0.3;
    view->look.label_field = "label";
    view->look.atlas_mark = true;
}

/* Below the squares: land where nobody lives is not sea. */
static void add_land(adg_view_making *m)
{
    adg_map_view *view =
        adg_view_begin_zones(m, ADG_VIEW_LAND, 0, _("Land"), title_of_level(m->book, _("Land")));
    if (!view)
        return;
    view->look.color = adg_style_single(m->book->styles, "uninhabited");
    view->look.border_mm = 0;
}

/* ---- all, from the top of the layer tree to its bottom ---- */

static void for_each_service(adg_view_making *m,
                             void (*add)(adg_view_making *m, const adg_service_findings *f))
{
    for (size_t s = 0; s < m->book->findings->n_services; s++) {
        m->service = s;
        add(m, &m->book->findings->service[s]);
    }
    m->service = SIZE_MAX;
}

static size_t n_raster_bands(const adg_map_book *book)
{
    size_t n = 0;
    for (size_t r = 0; r < book->n_rasters; r++)
        n += book->raster[r].n_bands;
    return n;
}

adg_status adg_map_views_make(adg_map_book *book, adg_error *error)
{
    const adg_findings *findings = book->findings;
    adg_view_making m = {book, SIZE_MAX, ADG_OK, error};
    size_t n_views = 5 + findings->n_services * (6 + findings->study->n_levels);
    for (size_t s = 0; s < findings->n_services; s++)
        n_views += findings->service[s].n_measures;
    book->view = ADG_NEW_ARRAY(adg_map_view, n_views + n_raster_bands(book));
    if (!book->view)
        return adg_fail_memory(error);
    adg_view_add_all_facilities(&m);
    for_each_service(&m, adg_view_add_facilities_of);
    add_faults(&m);
    add_borders(&m);
    for_each_service(&m, adg_view_add_gain);
    for_each_service(&m, adg_view_add_minutes_of_cells);
    for_each_service(&m, adg_view_add_minutes_of_zones);
    for_each_service(&m, adg_view_add_supply);
    for_each_service(&m, adg_view_add_measures);
    if (findings->study->project->deprivation.given) {
        for_each_service(&m, adg_view_add_two_way);
        add_fifths(&m);
        for_each_service(&m, adg_view_add_priority);
    }
    adg_view_add_rasters(&m);
    add_land(&m);
    return m.status;
}
