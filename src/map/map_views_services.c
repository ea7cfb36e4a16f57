/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/text.h"
#include "findings/measure_words.h"
#include "map/map_view_parts.h"

/* What is found about a service. Every title says what the map shows, of which service. */

static const char *label_of(const adg_service_findings *f)
{
    return f->service->settings->label;
}

void adg_view_add_minutes_of_cells(adg_view_making *m, const adg_service_findings *f)
{
    const adg_service_settings *settings = f->service->settings;
    adg_map_view *view = adg_view_begin(
        m, ADG_VIEW_RESULT, "cells", _("Travel time where people live"),
        adg_strdup_format(_("%s: travel time to the nearest (minutes)"), settings->label));
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"id\" %%]</b><br/>%s: [%% coalesce(format_number(\"%s_min\", 1), '–') %%] "
        "min<br/>%s: [%% format_number(\"people\", 0) %%]",
        settings->label, settings->name, _("people"));
    if (adg_view_show_field(m, view, adg_view_service_field(f, "min"), tip))
        m->status = adg_classes_minutes(m->book->styles, _("Minutes to the nearest"),
                                        settings->limits_min, settings->limits_min_count,
                                        _("not known"), &view->classes, m->error);
    adg_view_finish_classes(m, view);
    view->look.border_mm = 0;
    adg_view_set_theme(m, view, adg_strdup_format(_("%s: travel time"), settings->label));
}

static void add_minutes_of_level(adg_view_making *m, const adg_service_findings *f, size_t l)
{
    const adg_service_settings *settings = f->service->settings;
    const char *level = m->book->findings->study->level[l].zones.level;
    adg_map_view *view = adg_view_begin_zones(
        m, ADG_VIEW_RESULT, l, _("Travel time by zone"),
        adg_strdup_format(_("%s: mean travel time by %s (minutes)"), settings->label, level));
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"label\" %%]</b><br/>%s: [%% coalesce(format_number(\"%s_mean_min\", 1), '–') "
        "%%] min<br/>P90: [%% coalesce(format_number(\"%s_p90_min\", 1), '–') %%] min<br/>%s: [%% "
        "format_number(\"people\", 0) %%]",
        settings->label, settings->name, settings->name, _("people"));
    if (adg_view_show_field(m, view, adg_view_service_field(f, "mean_min"), tip))
        m->status = adg_classes_minutes(m->book->styles, _("Mean minutes to the nearest"),
                                        settings->limits_min, settings->limits_min_count,
                                        _("nobody lives here"), &view->classes, m->error);
    adg_view_finish_classes(m, view);
}

void adg_view_add_minutes_of_zones(adg_view_making *m, const adg_service_findings *f)
{
    for (size_t l = 0; l < m->book->findings->study->n_levels; l++)
        add_minutes_of_level(m, f, l);
}

/* The classes of a view by the numbers of its own column. */
static void class_by_quarters(adg_view_making *m, adg_map_view *view, const char *ramp,
                              const char *title)
{
    const adg_column *column = adg_table_find(view->look.table, view->field);
    m->status = adg_classes_quarters(m->book->styles, ramp, title, column ? column->number : NULL,
                                     column ? view->look.table->n_rows : 0, _("not known"),
                                     &view->classes, m->error);
}

void adg_view_add_supply(adg_view_making *m, const adg_service_findings *f)
{
    if (!f->supply)
        return;
    adg_map_view *view = adg_view_begin(
        m, ADG_VIEW_RESULT, "cells", _("Supply"),
        adg_strdup_format(_("%s: capacity within reach per 100,000 people"), label_of(f)));
    if (!view)
        return;
    char *tip = adg_strdup_format("<b>[%% \"id\" %%]</b><br/>%s: [%% "
                                  "coalesce(format_number(\"%s_supply\", 1), '–') %%]",
                                  view->title, f->service->settings->name);
    if (adg_view_show_field(m, view, adg_view_service_field(f, "supply"), tip))
        class_by_quarters(m, view, "supply", _("Capacity within reach per 100,000 people"));
    adg_view_finish_classes(m, view);
    view->look.border_mm = 0;
    adg_view_set_theme(m, view, adg_strdup_format(_("%s: supply"), label_of(f)));
}

static void add_measure(adg_view_making *m, const adg_service_findings *f,
                        const adg_measure_findings *measure)
{
    char title[ADG_MEASURE_TITLE];
    adg_measure_title(&measure->settings, title);
    adg_map_view *view = adg_view_begin(m, ADG_VIEW_RESULT, "cells", _("Supply"),
                                        adg_strdup_format("%s: %s", label_of(f), title));
    if (!view)
        return;
    char *tip = adg_strdup_format("<b>[%% \"id\" %%]</b><br/>%s: [%% "
                                  "coalesce(format_number(\"%s_%s\", 1), '–') %%]",
                                  view->title, f->service->settings->name, measure->settings.name);
    if (adg_view_show_field(m, view, adg_view_service_field(f, measure->settings.name), tip))
        class_by_quarters(m, view, "supply", title);
    adg_view_finish_classes(m, view);
    view->look.border_mm = 0;
    adg_view_set_theme(m, view, adg_strdup(view->title));
}

void adg_view_add_measures(adg_view_making *m, const adg_service_findings *f)
{
    for (size_t i = 0; i < f->n_measures; i++)
        add_measure(m, f, &f->measure[i]);
}

void adg_view_add_two_way(adg_view_making *m, const adg_service_findings *f)
{
    adg_map_view *view =
        adg_view_begin(m, ADG_VIEW_RESULT, "cells", _("Inequality"),
                       adg_strdup_format(_("%s: deprivation × travel time"), label_of(f)));
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"id\" %%]</b><br/>%s: [%% coalesce(to_string(\"fifth\"), '–') %%]<br/>%s: [%% "
        "coalesce(format_number(\"%s_min\", 1), '–') %%] min",
        _("fifth of deprivation (1 = most deprived)"), label_of(f), f->service->settings->name);
    if (adg_view_show_field(m, view, adg_view_service_field(f, "class"), tip))
        m->status = adg_classes_3x3(m->book->styles, _("Deprivation and travel time"),
                                    _("deprivation not known"), &view->classes, m->error);
    adg_view_add_hidden_class(m, view);
    adg_view_finish_classes(m, view);
    view->two_way = true;
    view->look.border_mm = 0;
    adg_view_set_theme(m, view, adg_strdup(view->title));
}

void adg_view_add_priority(adg_view_making *m, const adg_service_findings *f)
{
    size_t l = m->book->findings->study->n_levels - 1;
    const char *level = m->book->findings->study->level[l].zones.level;
    adg_map_view *view =
        adg_view_begin_zones(m, ADG_VIEW_RESULT, l, _("Priority"),
                             adg_strdup_format(_("%s: priority by %s"), label_of(f), level));
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"label\" %%]</b><br/>%s: [%% coalesce(format_number(\"%s_priority\", 0), '–') %%]",
        _("priority (equity-weighted person-minutes)"), f->service->settings->name);
    if (adg_view_show_field(m, view, adg_view_service_field(f, "priority"), tip))
        class_by_quarters(m, view, "priority",
                          _("Equity-weighted person-minutes beyond the limit"));
    adg_view_finish_classes(m, view);
    adg_view_set_theme(m, view, adg_strdup_format(_("%s: priority"), label_of(f)));
}
