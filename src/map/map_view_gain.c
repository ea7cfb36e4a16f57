/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/text.h"
#include "map/map_view_parts.h"

void adg_view_add_gain(adg_view_making *m, const adg_service_findings *f)
{
    const adg_service_settings *settings = f->service->settings;
    if (!m->book->gain)
        return;
    char *layer = adg_strdup_format("gain_%s", settings->name);
    adg_map_view *view = adg_view_begin(m, ADG_VIEW_RESULT, layer, _("Gain of one new facility"),
                                        adg_strdup_format(_("%s: person-minutes saved by one new"),
                                                          settings->label));
    free(layer);
    if (!view)
        return;
    char *tip = adg_strdup_format(
        "<b>[%% \"id\" %%]</b><br/>%s: [%% format_number(\"gain_person_min\", 0) %%]<br/>%s: [%% "
        "coalesce(format_number(\"gain_weighted_person_min\", 0), '–') %%]<br/>%s: [%% "
        "format_number(\"newly_covered_people\", 0) %%]",
        _("person-minutes saved"), _("equity-weighted person-minutes saved"),
        _("people newly within the limit"));
    if (adg_view_show_field(m, view, adg_strdup("gain_person_min"), tip)) {
        const adg_column *column = adg_table_find(view->look.table, view->field);
        m->status = adg_classes_quarters(m->book->styles, "priority", _("Person-minutes saved"),
                                         column ? column->number : NULL,
                                         column ? view->look.table->n_rows : 0, _("not known"),
                                         &view->classes, m->error);
    }
    adg_view_finish_classes(m, view);
    view->look.border_mm = 0;
    view->look.size_mm = 2;
    adg_view_set_theme(m, view, adg_strdup_format(_("%s: gain of one new"), settings->label));
}
