/* SPDX-License-Identifier: MPL-2.0 */
#include <stdint.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "map/map_book.h"

/* Views are added one by one; after a failure the rest does nothing. */
typedef struct {
    adg_map_book *book;
    size_t service; /* the one being added; SIZE_MAX: none */
    adg_status status;
    adg_error *error;
} adding;

static size_t layer_named(const adg_map_book *book, const char *name)
{
    size_t l = 0;
    while (l < book->n_layers && !adg_text_equal(book->layer[l].name, name))
        l++;
    return l;
}

/* A new view with the looks every view of its kind of geometry shares. */
static adg_map_view *begin_view(adding *a, size_t layer, const char *group, const char *title)
{
    adg_map_book *book = a->book;
    if (a->status != ADG_OK || layer >= book->n_layers)
        return NULL;
    adg_map_view *view = &book->view[book->n_views++];
    *view = (adg_map_view){.layer = layer,
                           .service = a->service,
                           .group = adg_strdup(group),
                           .title = adg_strdup(title)};
    view->look = (adg_layer_look){.geometry = book->layer[layer].geometry,
                                  .table = &book->layer[layer].table,
                                  .border = adg_style_single(book->styles, "thin_border"),
                                  .border_mm = 0.1,
                                  .size_mm = 2.6};
    if (!view->group || !view->title)
        a->status = adg_fail_memory(a->error);
    return a->status == ADG_OK ? view : NULL;
}

/* A view of the zones of level l; takes the title over. */
static adg_map_view *begin_zone_view(adding *a, size_t l, const char *group, char *title)
{
    char *layer = adg_strdup_format("zones_%s", a->book->findings->study->level[l].zones.level);
    adg_map_view *view = NULL;
    if (layer && title)
        view = begin_view(a, layer_named(a->book, layer), group, title);
    else
        a->status = adg_fail_memory(a->error);
    free(layer);
    free(title);
    return view;
}

/* Shows a column by the classes that are filled in next. */
static bool show_field(adding *a, adg_map_view *view, char *field, char *tip)
{
    view->field = field;
    view->tip = tip;
    view->look.field = field;
    view->look.tip = tip;
    view->look.classes = &view->classes;
    if (!field || !tip)
        a->status = adg_fail_memory(a->error);
    return a->status == ADG_OK;
}

static void set_theme(adding *a, adg_map_view *view, const char *theme)
{
    if (view && !(view->theme = adg_strdup(theme)))
        a->status = adg_fail_memory(a->error);
}

static char *service_field(const adg_service_findings *f, const char *what)
{
    return adg_strdup_format("%s_%s", f->service->settings->name, what);
}

/* ---- facilities ---- */

static bool distinct_types(const adg_facilities *facilities, const char **type, size_t *n)
{
    for (size_t j = 0; j < facilities->n; j++) {
        bool known = false;
        for (size_t t = 0; t < *n && !known; t++)
            known = adg_text_equal(type[t], facilities->type[j]);
        if (!known)
            type[(*n)++] = facilities->type[j];
    }
    return true;
}

static void add_facilities(adding *a)
{
    const adg_facilities *facilities = &a->book->findings->study->facilities;
    adg_map_view *view =
        begin_view(a, layer_named(a->book, "facilities"), _("Facilities"), _("Facilities by type"));
    const char **type = ADG_NEW_ARRAY(const char *, facilities->n);
    size_t n = 0;
    if (view && type && distinct_types(facilities, type, &n) &&
        show_field(a, view, adg_strdup("type"),
                   adg_strdup("<b>[% \"label\" %]</b><br/>[% \"type\" %], [% \"id\" %]"))) {
        a->status = adg_classes_categories(a->book->styles, _("Type"), type, type, n,
                                           _("not known"), &view->classes, a->error);
        view->look.border = "#ffffff";
        view->look.border_mm = 0.3;
    }
    free(type);
}

/* Only the facilities of a service, with their names: what its maps show. */
static void add_facilities_of(adding *a, const adg_service_findings *f, const char *group)
{
    const adg_service_settings *settings = f->service->settings;
    adg_map_view *view = begin_view(a, layer_named(a->book, "facilities"), group, settings->label);
    if (!view)
        return;
    adg_text subset = ADG_TEXT_INIT;
    for (unsigned t = 0; t < settings->types_count; t++)
        adg_text_format(&subset, "%s'%s'", t ? ", " : "\"type\" IN (", settings->types[t]);
    adg_text_append(&subset, ")");
    view->subset = subset.bytes;
    view->look.color = adg_style_single(a->book->styles, "facility");
    view->look.border = "#ffffff";
    view->look.border_mm = 0.3;
    view->tip = adg_strdup_format("<b>[%% \"label\" %%]</b> ([%% \"id\" %%])<br/>%s: [%% "
                                  "coalesce(format_number(\"%s_people\", 0), '–') %%]",
                                  _("people for whom it is the nearest"), settings->name);
    view->look.tip = view->tip;
    set_theme(a, view, settings->label);
    if (subset.failed || !view->tip)
        a->status = adg_fail_memory(a->error);
}

/* ---- services ---- */

static void add_minutes_of_cells(adding *a, const adg_service_findings *f, const char *group)
{
    const adg_service_settings *settings = f->service->settings;
    adg_map_view *view = begin_view(a, layer_named(a->book, "cells"), group, settings->label);
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"id\" %%]</b><br/>%s: [%% coalesce(format_number(\"%s_min\", 1), '–') %%] "
        "min<br/>%s: [%% format_number(\"people\", 0) %%]",
        settings->label, settings->name, _("people"));
    if (show_field(a, view, service_field(f, "min"), tip))
        a->status = adg_classes_minutes(a->book->styles, _("Minutes to the nearest"),
                                        settings->limits_min, settings->limits_min_count,
                                        _("not known"), &view->classes, a->error);
    view->look.border_mm = 0;
    set_theme(a, view, settings->label);
}

static void add_minutes_of_zones(adding *a, const adg_service_findings *f, size_t l,
                                 const char *group)
{
    const adg_service_settings *settings = f->service->settings;
    const char *level = a->book->findings->study->level[l].zones.level;
    adg_map_view *view =
        begin_zone_view(a, l, group, adg_strdup_format("%s (%s)", settings->label, level));
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"label\" %%]</b><br/>%s: [%% coalesce(format_number(\"%s_mean_min\", 1), '–') "
        "%%] min<br/>P90: [%% coalesce(format_number(\"%s_p90_min\", 1), '–') %%] min<br/>%s: [%% "
        "format_number(\"people\", 0) %%]",
        settings->label, settings->name, settings->name, _("people"));
    if (show_field(a, view, service_field(f, "mean_min"), tip))
        a->status = adg_classes_minutes(a->book->styles, _("Mean minutes to the nearest"),
                                        settings->limits_min, settings->limits_min_count,
                                        _("nobody lives here"), &view->classes, a->error);
}

static void add_class(adding *a, const adg_service_findings *f, const char *group)
{
    const adg_service_settings *settings = f->service->settings;
    char *title = adg_strdup_format(_("Deprivation × travel time: %s"), settings->label);
    adg_map_view *view = title ? begin_view(a, layer_named(a->book, "cells"), group, title) : NULL;
    free(title);
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"id\" %%]</b><br/>%s: [%% coalesce(to_string(\"fifth\"), '–') %%]<br/>%s: [%% "
        "coalesce(format_number(\"%s_min\", 1), '–') %%] min",
        _("fifth of deprivation (1 = most deprived)"), settings->label, settings->name);
    if (show_field(a, view, service_field(f, "class"), tip))
        a->status = adg_classes_3x3(a->book->styles, _("Deprivation and travel time"),
                                    _("deprivation not known"), &view->classes, a->error);
    view->look.border_mm = 0;
    char *theme = adg_strdup_format(_("Inequality: %s"), settings->label);
    set_theme(a, view, theme);
    free(theme);
}

static void add_priority(adding *a, const adg_service_findings *f, const char *group)
{
    const adg_service_settings *settings = f->service->settings;
    size_t l = a->book->findings->study->n_levels - 1;
    const adg_study_level *level = &a->book->findings->study->level[l];
    adg_map_view *view = begin_zone_view(a, l, group,
                                         adg_strdup_format(_("Priority: %s (%s)"), settings->label,
                                                           level->zones.level));
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"label\" %%]</b><br/>%s: [%% coalesce(format_number(\"%s_priority\", 0), '–') %%]",
        _("priority (equity-weighted person-minutes)"), settings->name);
    if (show_field(a, view, service_field(f, "priority"), tip))
        a->status = adg_classes_round(a->book->styles, "priority",
                                      _("Equity-weighted person-minutes beyond the limit"),
                                      f->zone_priority[l], level->zones.n, _("not known"),
                                      &view->classes, a->error);
}

static void add_fifths(adding *a, const char *group)
{
    adg_map_view *view = begin_view(a, layer_named(a->book, "cells"), group,
                                    _("Deprivation in fifths of the people"));
    if (view && show_field(a, view, adg_strdup("fifth"),
                           adg_strdup("<b>[% \"id\" %]</b><br/>[% \"fifth\" %]")))
        a->status = adg_classes_fifths(a->book->styles, _("Fifth of deprivation"),
                                       _("deprivation not known"), &view->classes, a->error);
    if (view)
        view->look.border_mm = 0;
}

/* ---- inputs ---- */

static void add_borders(adding *a, const char *group)
{
    const char *level = a->book->findings->study->level[0].zones.level;
    adg_map_view *view = begin_zone_view(a, 0, group, adg_strdup_format(_("Borders: %s"), level));
    if (!view)
        return;
    view->look.border = adg_style_single(a->book->styles, "border");
    view->look.border_mm = 0.3;
    view->look.label_field = "label";
}

static void add_faults(adding *a, const char *group)
{
    static const char *const values[] = {"error", "warning", "note"};
    const char *labels[] = {_("error"), _("warning"), _("note")};
    adg_map_view *view =
        begin_view(a, layer_named(a->book, "roads_faults"), group, _("Findings about the inputs"));
    if (!view)
        return;
    if (show_field(a, view, adg_strdup("severity"),
                   adg_strdup("<b>[% \"code\" %]</b><br/>[% \"message\" %]<br/>[% \"advice\" %]")))
        a->status = adg_classes_categories(a->book->styles, _("Severity"), values, labels, 3,
                                           _("not known"), &view->classes, a->error);
    view->look.border = "#ffffff";
    view->look.size_mm = 3;
}

/* Adds one view for every service. */
typedef void (*service_view)(adding *a, const adg_service_findings *f, const char *group);

static void for_each_service(adding *a, service_view add, const char *group)
{
    for (size_t s = 0; s < a->book->findings->n_services; s++) {
        a->service = s;
        add(a, &a->book->findings->service[s], group);
    }
    a->service = SIZE_MAX;
}

static void add_minutes_of_all_zones(adding *a, const adg_service_findings *f, const char *group)
{
    for (size_t l = 0; l < a->book->findings->study->n_levels; l++)
        add_minutes_of_zones(a, f, l, group);
}

adg_status adg_map_views_make(adg_map_book *book, adg_error *error)
{
    const adg_findings *findings = book->findings;
    adding a = {book, SIZE_MAX, ADG_OK, error};
    size_t per_service = 2 + findings->study->n_levels + 2;
    book->view = ADG_NEW_ARRAY(adg_map_view, 4 + findings->n_services * per_service);
    if (!book->view)
        return adg_fail_memory(error);
    add_facilities(&a);
    for_each_service(&a, add_facilities_of, _("Facilities"));
    for_each_service(&a, add_minutes_of_cells, _("Travel time where people live"));
    for_each_service(&a, add_minutes_of_all_zones, _("Travel time by zone"));
    if (findings->study->project->deprivation.given) {
        for_each_service(&a, add_class, _("Inequality"));
        add_fifths(&a, _("Inequality"));
        for_each_service(&a, add_priority, _("Priority"));
    }
    add_faults(&a, _("Inputs"));
    add_borders(&a, _("Inputs"));
    return a.status;
}
