/* SPDX-License-Identifier: MPL-2.0 */
#include <libxml/tree.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/zip_file.h"
#include "map/map_files.h"
#include "map/qgis_layout.h"
#include "write/xml.h"

/* QGIS wants more than ten characters in a layer id, or replaces it silently. */
enum {
    ID_TEXT = 64,
    SOURCE_TEXT = 128
};

static void id_of(size_t view, char id[ID_TEXT])
{
    snprintf(id, ID_TEXT, "adgang_layer_%03zu", view);
}

static void source_of(const adg_map_book *book, size_t view, char source[SOURCE_TEXT])
{
    const adg_map_view *v = &book->view[view];
    snprintf(source, SOURCE_TEXT, "./adgang.gpkg|layername=%s%s%s", book->layer[v->layer].name,
             v->subset ? "|subset=" : "", v->subset ? v->subset : "");
}

static void add_crs(xmlNodePtr parent, const char *element, const adg_crs *crs)
{
    xmlNodePtr system = adg_xml_add(adg_xml_add(parent, element, NULL), "spatialrefsys", NULL);
    const char *code = strchr(adg_crs_code(crs), ':');
    adg_xml_add(system, "wkt", adg_crs_wkt(crs));
    adg_xml_add(system, "srsid", "1");
    adg_xml_add(system, "srid", code ? code + 1 : "0");
    adg_xml_add(system, "authid", adg_crs_code(crs));
}

/* The view a theme is about comes after the facilities it shows; both carry its name. */
static bool is_main_of_theme(const adg_map_book *book, size_t view)
{
    return book->view[view].theme && !book->view[view].subset;
}

/* The facilities of the service that a view is about, or all of them. */
static size_t facilities_of(const adg_map_book *book, size_t view)
{
    size_t service = book->view[view].service;
    for (size_t v = 0; v < book->n_views; v++)
        if (book->view[v].subset && book->view[v].service == service)
            return v;
    return 0;
}

static size_t first_theme(const adg_map_book *book)
{
    size_t v = 0;
    while (v < book->n_views && !is_main_of_theme(book, v))
        v++;
    return v;
}

/* What is switched on when the project is opened: the first theme. */
static bool visible_at_start(const adg_map_book *book, size_t view)
{
    size_t first = first_theme(book);
    return view == first || view + 1 == book->n_views ||
           (first < book->n_views && view == facilities_of(book, first));
}

/* ---- layer tree ---- */

static void add_tree_layer(xmlNodePtr group, const adg_map_book *book, size_t view)
{
    char id[ID_TEXT], source[SOURCE_TEXT];
    id_of(view, id);
    source_of(book, view, source);
    xmlNodePtr layer = adg_xml_add(group, "layer-tree-layer", NULL);
    bool visible = visible_at_start(book, view);
    adg_xml_set(layer, "id", id);
    adg_xml_set(layer, "name", book->view[view].title);
    adg_xml_set(layer, "expanded", visible && view + 1 < book->n_views ? "1" : "0");
    adg_xml_set(layer, "checked", visible ? "Qt::Checked" : "Qt::Unchecked");
    adg_xml_set(layer, "providerKey", "ogr");
    adg_xml_set(layer, "source", source);
}

static void add_tree(xmlNodePtr root, const adg_map_book *book)
{
    xmlNodePtr tree = adg_xml_add(root, "layer-tree-group", NULL), group = NULL;
    for (size_t v = 0; v < book->n_views; v++) {
        const char *name = book->view[v].group;
        if (v == 0 || !adg_text_equal(name, book->view[v - 1].group)) {
            group = adg_xml_add(tree, "layer-tree-group", NULL);
            adg_xml_set(group, "name", name);
            adg_xml_set(group, "expanded", "1");
            adg_xml_set(group, "checked", "Qt::Checked");
        }
        add_tree_layer(group, book, v);
    }
}

/* ---- layers ---- */

static void add_layer(xmlNodePtr layers, const adg_map_book *book, size_t view)
{
    static const char *const kinds[] = {"Point", "Line", "Polygon"};
    const adg_map_view *v = &book->view[view];
    char id[ID_TEXT], source[SOURCE_TEXT];
    id_of(view, id);
    source_of(book, view, source);
    xmlNodePtr layer = adg_xml_add(layers, "maplayer", NULL);
    adg_xml_set(layer, "type", "vector");
    adg_xml_set(layer, "geometry", kinds[book->layer[v->layer].geometry]);
    adg_xml_set(layer, "labelsEnabled", v->look.label_field ? "1" : "0");
    adg_xml_add(layer, "id", id);
    adg_xml_add(layer, "datasource", source);
    adg_xml_add(layer, "layername", v->title);
    add_crs(layer, "srs", book->findings->study->project->crs);
    adg_xml_set(adg_xml_add(layer, "provider", "ogr"), "encoding", "UTF-8");
    adg_qml_add_look(layer, &v->look);
}

/* ---- themes and layouts ---- */

static void add_theme_layer(xmlNodePtr theme, size_t view)
{
    char id[ID_TEXT];
    id_of(view, id);
    xmlNodePtr layer = adg_xml_add(theme, "layer", NULL);
    adg_xml_set(layer, "id", id);
    adg_xml_set(layer, "visible", "1");
    adg_xml_set(layer, "style", "default");
}

static void add_themes(xmlNodePtr root, const adg_map_book *book)
{
    xmlNodePtr themes = adg_xml_add(root, "visibility-presets", NULL);
    for (size_t v = 0; v < book->n_views; v++) {
        if (!is_main_of_theme(book, v))
            continue;
        xmlNodePtr theme = adg_xml_add(themes, "visibility-preset", NULL);
        adg_xml_set(theme, "name", book->view[v].theme);
        add_theme_layer(theme, facilities_of(book, v));
        add_theme_layer(theme, v);
        add_theme_layer(theme, book->n_views - 1);
    }
}

static char *caption_of(const adg_map_book *book)
{
    const adg_project *project = book->findings->study->project;
    adg_text caption = ADG_TEXT_INIT;
    adg_text_format(&caption, "%s · adgang", project->name);
    for (unsigned i = 0; i < project->sources_count; i++)
        adg_text_format(&caption, "%s%s", i ? "; " : _(" · Sources: "), project->sources[i]);
    return caption.failed ? NULL : caption.bytes;
}

/* The box of the headline zones, where the maps look. */
static adg_box region_box(const adg_map_book *book)
{
    return adg_shapes_box(&book->findings->study->level[0].zones.shapes);
}

static bool add_layout(xmlNodePtr layouts, const adg_map_book *book, size_t view, bool atlas,
                       unsigned number, const char *caption)
{
    char ids[2][ID_TEXT], sources[2][SOURCE_TEXT], borders[ID_TEXT];
    const size_t views[2] = {facilities_of(book, view), view};
    adg_legend_layer legend[2];
    for (int k = 0; k < 2; k++) {
        id_of(views[k], ids[k]);
        source_of(book, views[k], sources[k]);
        const adg_map_view *shown = &book->view[views[k]];
        legend[k] =
            (adg_legend_layer){ids[k], shown->classes.title ? shown->classes.title : shown->title,
                               sources[k]};
    }
    id_of(book->n_views - 1, borders);
    const adg_map_view *v = &book->view[view];
    char *name =
        atlas ? adg_strdup_format(_("%s, one page per zone"), v->theme) : adg_strdup(v->theme);
    char *title =
        atlas ? adg_strdup_format("%s – [%% @atlas_pagename %%]", v->title)
              : adg_strdup_format("%s – %s", v->title, book->findings->study->project->name);
    bool ok = name && title;
    if (ok)
        adg_qgis_layout_add(layouts, &(adg_qgis_layout){.name = name,
                                                        .title = title,
                                                        .theme = v->theme,
                                                        .caption = caption,
                                                        .legend_title = _("Legend"),
                                                        .extent = region_box(book),
                                                        .legend = legend,
                                                        .n_legend = 2,
                                                        .atlas_layer_id = atlas ? borders : NULL,
                                                        .atlas_name_field = "label",
                                                        .atlas_id_field = "id",
                                                        .number = number});
    free(name);
    free(title);
    return ok;
}

/* A sheet for every theme, and for the first one an atlas of the headline zones. */
static bool add_layouts(xmlNodePtr root, const adg_map_book *book)
{
    xmlNodePtr layouts = adg_xml_add(root, "Layouts", NULL);
    char *caption = caption_of(book);
    bool ok = caption != NULL;
    unsigned number = 0;
    for (size_t v = 0; ok && v < book->n_views; v++)
        if (is_main_of_theme(book, v))
            ok = add_layout(layouts, book, v, false, number++, caption);
    if (ok && first_theme(book) < book->n_views)
        ok = add_layout(layouts, book, first_theme(book), true, number, caption);
    free(caption);
    return ok;
}

/* ---- the whole ---- */

static void add_canvas(xmlNodePtr root, const adg_map_book *book)
{
    adg_box box = region_box(book);
    xmlNodePtr canvas = adg_xml_add(root, "mapcanvas", NULL);
    adg_xml_set(canvas, "name", "theMapCanvas");
    adg_xml_add(canvas, "units", "meters");
    xmlNodePtr extent = adg_xml_add(canvas, "extent", NULL);
    adg_xml_add_format(extent, "xmin", "%.3f", box.x_min);
    adg_xml_add_format(extent, "ymin", "%.3f", box.y_min);
    adg_xml_add_format(extent, "xmax", "%.3f", box.x_max);
    adg_xml_add_format(extent, "ymax", "%.3f", box.y_max);
}

static void add_properties(xmlNodePtr root)
{
    xmlNodePtr properties = adg_xml_add(root, "properties", NULL);
    xmlNodePtr absolute = adg_xml_add(adg_xml_add(properties, "Paths", NULL), "Absolute", "false");
    adg_xml_set(absolute, "type", "bool");
    xmlNodePtr projections =
        adg_xml_add(adg_xml_add(properties, "SpatialRefSys", NULL), "ProjectionsEnabled", "1");
    adg_xml_set(projections, "type", "int");
}

static bool fill_project(xmlNodePtr root, const adg_map_book *book)
{
    const adg_project *project = book->findings->study->project;
    adg_xml_set(root, "version", "3.22.0");
    adg_xml_set(root, "projectname", project->name);
    adg_xml_add(root, "title", project->name);
    add_crs(root, "projectCrs", project->crs);
    add_tree(root, book);
    add_canvas(root, book);
    xmlNodePtr layers = adg_xml_add(root, "projectlayers", NULL);
    for (size_t v = 0; v < book->n_views; v++)
        add_layer(layers, book, v);
    add_themes(root, book);
    add_properties(root);
    return add_layouts(root, book);
}

adg_status adg_qgis_project_write(const adg_map_book *book, const adg_output_directory *output,
                                  const char *time_stamp, adg_error *error)
{
    char *path = adg_output_path(output, "adgang.qgz", error);
    if (!path)
        return ADG_E_IO;
    xmlDocPtr document = xmlNewDoc(BAD_CAST "1.0");
    xmlNodePtr root = xmlNewDocNode(document, NULL, BAD_CAST "qgis", NULL);
    xmlDocSetRootElement(document, root);
    xmlCreateIntSubset(document, BAD_CAST "qgis", BAD_CAST "http://mrcc.com/qgis.dtd",
                       BAD_CAST "SYSTEM");
    xmlChar *text = NULL;
    int n = 0;
    if (fill_project(root, book))
        xmlDocDumpFormatMemoryEnc(document, &text, &n, "UTF-8", 1);
    xmlFreeDoc(document);
    adg_status status = text ? adg_zip_write(path, "adgang.qgs", text, (size_t)n, time_stamp, error)
                             : adg_fail_memory(error);
    xmlFree(text);
    free(path);
    return status;
}
