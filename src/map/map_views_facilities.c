/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "map/map_view_parts.h"

/* A text as SQL and QGIS's expressions quote it. */
static void append_quoted(adg_text *out, const char *text)
{
    adg_text_append(out, "'");
    for (; *text; text++)
        adg_text_append_n(out, *text == '\'' ? "''" : text, *text == '\'' ? 2 : 1);
    adg_text_append(out, "'");
}

/* What people call a type: the label of a service that is this type and no other. */
static const char *word_for_type(const adg_map_book *book, const char *type)
{
    for (size_t s = 0; s < book->findings->n_services; s++) {
        const adg_service_settings *settings = book->findings->service[s].service->settings;
        if (settings->types_count == 1 && adg_text_equal(settings->types[0], type))
            return settings->label;
    }
    return type;
}

static size_t distinct_types(const adg_facilities *facilities, const char **type)
{
    size_t n = 0;
    for (size_t j = 0; j < facilities->n; j++) {
        bool known = false;
        for (size_t t = 0; t < n && !known; t++)
            known = adg_text_equal(type[t], facilities->type[j]);
        if (!known)
            type[n++] = facilities->type[j];
    }
    return n;
}

static char *tip_of_types(const char *const *type, const char *const *word, size_t n)
{
    adg_text tip = ADG_TEXT_INIT;
    adg_text_append(&tip, "<b>[% \"label\" %]</b><br/>[% CASE");
    for (size_t t = 0; t < n; t++) {
        adg_text_append(&tip, " WHEN \"type\" = ");
        append_quoted(&tip, type[t]);
        adg_text_append(&tip, " THEN ");
        append_quoted(&tip, word[t]);
    }
    adg_text_append(&tip, n > 0 ? " END %], [% \"id\" %]" : " WHEN true THEN '' END %]");
    return tip.failed ? NULL : tip.bytes;
}

/* Many points are drawn smaller. */
static double size_of_points(size_t n)
{
    return n > 200 ? 1.8 : n > 60 ? 2.3 : 3;
}

static void set_point_looks(const adg_view_making *m, adg_map_view *view, size_t n)
{
    view->look.ring = adg_style_single(m->book->styles, "facility_ring");
    view->look.rim = adg_style_single(m->book->styles, "facility_rim");
    view->look.size_mm = size_of_points(n);
    view->look.obstacle = true;
}

void adg_view_add_all_facilities(adg_view_making *m)
{
    const adg_facilities *facilities = &m->book->findings->study->facilities;
    adg_map_view *view = adg_view_begin(m, ADG_VIEW_FACILITIES, "facilities", _("Facilities"),
                                        adg_strdup(_("Facilities by type")));
    if (!view)
        return;
    const char **type = ADG_NEW_ARRAY(const char *, facilities->n);
    const char **word = ADG_NEW_ARRAY(const char *, facilities->n);
    size_t n = type && word ? distinct_types(facilities, type) : 0;
    for (size_t t = 0; t < n; t++)
        word[t] = word_for_type(m->book, type[t]);
    if (!type || !word)
        m->status = adg_fail_memory(m->error);
    else if (adg_view_show_field(m, view, adg_strdup("type"), tip_of_types(type, word, n)))
        m->status = adg_classes_categories(m->book->styles, "categories", _("Type"), type, word,
                                           NULL, n, _("not known"), &view->classes, m->error);
    adg_view_finish_classes(m, view);
    set_point_looks(m, view, facilities->n);
    free(type);
    free(word);
}

/* Only the facilities of a service: what its maps show. */
void adg_view_add_facilities_of(adg_view_making *m, const adg_service_findings *f)
{
    const adg_service_settings *settings = f->service->settings;
    adg_map_view *view = adg_view_begin(m, ADG_VIEW_FACILITIES, "facilities", _("Facilities"),
                                        adg_strdup(settings->label));
    if (!view)
        return;
    adg_text subset = ADG_TEXT_INIT;
    for (unsigned t = 0; t < settings->types_count; t++) {
        adg_text_append(&subset, t ? ", " : "\"type\" IN (");
        append_quoted(&subset, settings->types[t]);
    }
    adg_text_append(&subset, ")");
    view->subset = subset.bytes;
    view->look.color = adg_style_single(m->book->styles, "facility");
    view->tip = adg_strdup_format("<b>[%% \"label\" %%]</b> ([%% \"id\" %%])<br/>%s: [%% "
                                  "coalesce(format_number(\"%s_people\", 0), '–') %%]",
                                  _("people for whom it is the nearest"), settings->name);
    view->look.tip = view->tip;
    set_point_looks(m, view, f->service->n);
    if (subset.failed || !view->tip)
        m->status = adg_fail_memory(m->error);
}
