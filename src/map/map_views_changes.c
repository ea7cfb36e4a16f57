/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/text.h"
#include "findings/difference.h"
#include "map/map_view_parts.h"

/* What a scenario changes: squares, and the zones of every level. */

static void show_change(adg_view_making *m, adg_map_view *view, const adg_service_findings *f,
                        const char *name_column)
{
    const adg_service_settings *settings = f->service->settings;
    double dead_band_min = m->book->findings->difference->dead_band_min;
    char *tip = adg_strdup_format(
        "<b>[%% \"%s\" %%]</b><br/>%s: [%% coalesce(format_number(\"change_%s\", 1), '–') %%] "
        "min<br/>%s: [%% format_number(\"people\", 0) %%]",
        name_column, _("change"), settings->name, _("people"));
    if (adg_view_show_field(m, view, adg_strdup_format("change_%s", settings->name), tip))
        m->status = adg_classes_changes(m->book->styles, _("Change of minutes to the nearest"),
                                        dead_band_min, _("no way before or after"), &view->classes,
                                        m->error);
    adg_view_finish_classes(m, view);
}

static void add_change_of_level(adg_view_making *m, const adg_service_findings *f, size_t l)
{
    const char *level = m->book->findings->study->level[l].zones.level;
    adg_map_view *view =
        adg_view_begin_zones(m, ADG_VIEW_RESULT, l, _("What changes"),
                             adg_strdup_format(_("%s: mean change of travel time by %s (minutes)"),
                                               f->service->settings->label, level));
    if (view)
        show_change(m, view, f, "label");
}

void adg_view_add_changes(adg_view_making *m, const adg_service_findings *f)
{
    adg_map_view *view = adg_view_begin(m, ADG_VIEW_RESULT, "cells", _("What changes"),
                                        adg_strdup_format(_("%s: change of travel time (minutes)"),
                                                          f->service->settings->label));
    if (view) {
        show_change(m, view, f, "id");
        view->look.border_mm = 0;
        adg_view_set_theme(m, view,
                           adg_strdup_format(_("%s: change of travel time"),
                                             f->service->settings->label));
    }
    for (size_t l = 0; l < m->book->findings->study->n_levels; l++)
        add_change_of_level(m, f, l);
}
