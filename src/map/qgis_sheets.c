/* SPDX-License-Identifier: MPL-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "map/qgis_layout.h"
#include "map/qgis_parts.h"
#include "write/xml.h"

/* What the numbers are of, and from whom. Fixed text: a sheet printed next year says the same. */
static char *caption_of(const adg_map_book *book, const char *time_stamp)
{
    const adg_project *project = book->findings->study->project;
    adg_text caption = ADG_TEXT_INIT;
    if (project->year)
        adg_text_format(&caption, _("Data of %s"), project->year);
    else
        adg_text_format(&caption, _("Inputs of %.10s"), time_stamp);
    adg_text_format(&caption, " · %s", _("computed with adgang"));
    for (unsigned i = 0; i < project->sources_count; i++)
        adg_text_format(&caption, "%s%s", i ? "; " : _(" · Sources: "), project->sources[i]);
    return caption.failed ? NULL : caption.bytes;
}

enum {
    LEGEND_LETTERS = 27 /* on a line of a heading */
};

/* Bytes that continue a letter of UTF-8 are 10xxxxxx. */
static bool begins_letter(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

static size_t count_letters(const char *from, const char *to)
{
    size_t n = 0;
    for (; from <= to; from++)
        n += begins_letter(*from);
    return n;
}

/* A text in lines that a legend has room for; breaks take the place of blanks. */
static char *wrapped(const char *text)
{
    char *lines = adg_strdup(text), *blank = NULL;
    size_t letters = 0;
    for (char *c = lines; c && *c; c++) {
        letters += begins_letter(*c);
        if (*c == ' ') {
            if (letters > LEGEND_LETTERS && blank) {
                *blank = ADG_LEGEND_BREAK[0];
                letters = count_letters(blank + 1, c);
            }
            blank = c;
        }
    }
    if (blank && letters > LEGEND_LETTERS)
        *blank = ADG_LEGEND_BREAK[0];
    return lines;
}

/* The words of a sheet that are made for it; released together. */
typedef struct {
    char *name, *title, *subtitle, *key;
} sheet_words;

static void release_words(sheet_words *words)
{
    free(words->name);
    free(words->title);
    free(words->subtitle);
    free(words->key);
}

static bool make_words(const adg_map_book *book, const adg_map_view *view, bool atlas,
                       sheet_words *words)
{
    const adg_project *project = book->findings->study->project;
    words->name = atlas ? adg_strdup_format(_("%s, one page per zone"), view->theme)
                        : adg_strdup(view->theme);
    words->title = atlas ? adg_strdup_format("[%% @atlas_pagename %%] – %s", view->title)
                         : adg_strdup(view->title);
    words->subtitle = adg_strdup(project->name);
    if (view->two_way)
        words->key = adg_qgis_two_way_key(&view->classes);
    return words->name && words->title && words->subtitle && (words->key || !view->two_way);
}

/* Borders and land explain themselves; nine classes have a picture of their own. */
static size_t legend_views(const adg_map_book *book, size_t view, size_t shown[4])
{
    size_t views[4], n = adg_qgis_theme_views(book, view, views), n_shown = 0;
    for (size_t k = 0; k < n; k++) {
        const adg_map_view *v = &book->view[views[k]];
        if (v->kind == ADG_VIEW_FACILITIES || (v->kind == ADG_VIEW_RESULT && !v->two_way))
            shown[n_shown++] = views[k];
    }
    return n_shown;
}

/* The lines of a sheet's legend; released together. */
typedef struct {
    adg_legend_layer layer[4];
    char ids[4][ADG_QGIS_ID], sources[4][ADG_QGIS_SOURCE];
    char *titles[4];
    size_t n;
} sheet_legend;

static void release_legend(sheet_legend *legend)
{
    for (size_t k = 0; k < legend->n; k++)
        free(legend->titles[k]);
}

static bool make_legend(const adg_map_book *book, size_t view, sheet_legend *legend)
{
    size_t shown[4];
    bool ok = true;
    legend->n = legend_views(book, view, shown);
    for (size_t k = 0; k < legend->n; k++) {
        const adg_map_view *v = &book->view[shown[k]];
        adg_qgis_id(shown[k], legend->ids[k]);
        adg_qgis_source(book, shown[k], legend->sources[k]);
        legend->titles[k] = wrapped(v->classes.title ? v->classes.title : v->title);
        legend->layer[k] =
            (adg_legend_layer){legend->ids[k], legend->titles[k], legend->sources[k]};
        ok = ok && legend->titles[k];
    }
    return ok;
}

static bool add_sheet(xmlNodePtr layouts, const adg_map_book *book, size_t view, bool atlas,
                      unsigned number, const char *caption)
{
    char borders[ADG_QGIS_ID];
    adg_qgis_id(adg_qgis_find_view(book, ADG_VIEW_BORDERS, SIZE_MAX), borders);
    sheet_legend legend;
    sheet_words words = {0};
    bool ok =
        make_legend(book, view, &legend) && make_words(book, &book->view[view], atlas, &words);
    if (ok)
        adg_qgis_layout_add(layouts, &(adg_qgis_layout){.name = words.name,
                                                        .title = words.title,
                                                        .subtitle = words.subtitle,
                                                        .theme = book->view[view].theme,
                                                        .caption = caption,
                                                        .legend_title = _("Legend"),
                                                        .key_svg = words.key,
                                                        .extent = adg_qgis_region_box(book),
                                                        .legend = legend.layer,
                                                        .n_legend = legend.n,
                                                        .atlas_layer_id = atlas ? borders : NULL,
                                                        .atlas_name_field = "label",
                                                        .atlas_id_field = "id",
                                                        .number = number});
    release_words(&words);
    release_legend(&legend);
    return ok;
}

bool adg_qgis_add_sheets(xmlNodePtr root, const adg_map_book *book, const char *time_stamp)
{
    xmlNodePtr layouts = adg_xml_add(root, "Layouts", NULL);
    char *caption = caption_of(book, time_stamp);
    bool ok = caption != NULL;
    unsigned number = 0;
    for (size_t v = 0; ok && v < book->n_views; v++)
        if (book->view[v].theme)
            ok = add_sheet(layouts, book, v, false, number++, caption);
    if (ok && adg_qgis_first_theme(book) < book->n_views)
        ok = add_sheet(layouts, book, adg_qgis_first_theme(book), true, number, caption);
    free(caption);
    return ok;
}
