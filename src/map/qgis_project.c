/* SPDX-License-Identifier: MPL-2.0 */
#include <libxml/tree.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"
#include "geo/zip_file.h"
#include "map/map_files.h"
#include "map/qgis_parts.h"
#include "write/xml.h"

void adg_qgis_id(size_t view, char id[ADG_QGIS_ID])
{
    snprintf(id, ADG_QGIS_ID, "adgang_layer_%03zu", view);
}

void adg_qgis_source(const adg_map_book *book, size_t view, char source[ADG_QGIS_SOURCE])
{
    const adg_map_view *v = &book->view[view];
    if (v->kind == ADG_VIEW_RASTER)
        snprintf(source, ADG_QGIS_SOURCE, "./rasters/%s.tif", book->raster[v->layer].name);
    else
        snprintf(source, ADG_QGIS_SOURCE, "./adgang.gpkg|layername=%s%s%s",
                 book->layer[v->layer].name, v->subset ? "|subset=" : "",
                 v->subset ? v->subset : "");
}

/* ---- what is seen together ---- */

size_t adg_qgis_find_view(const adg_map_book *book, adg_view_kind kind, size_t service)
{
    size_t v = 0;
    while (v < book->n_views && !(book->view[v].kind == kind && book->view[v].service == service))
        v++;
    return v;
}

size_t adg_qgis_theme_views(const adg_map_book *book, size_t view, size_t views[4])
{
    size_t service = book->view[view].service, n = 0;
    /* All facilities at once would hide what is of no service. */
    const size_t wanted[4] = {service == SIZE_MAX
                                  ? book->n_views
                                  : adg_qgis_find_view(book, ADG_VIEW_FACILITIES, service),
                              adg_qgis_find_view(book, ADG_VIEW_BORDERS, SIZE_MAX), view,
                              adg_qgis_find_view(book, ADG_VIEW_LAND, SIZE_MAX)};
    for (size_t k = 0; k < 4; k++)
        if (wanted[k] < book->n_views)
            views[n++] = wanted[k];
    return n;
}

size_t adg_qgis_first_theme(const adg_map_book *book)
{
    size_t v = 0;
    while (v < book->n_views && !book->view[v].theme)
        v++;
    return v;
}

/* What is switched on when the project is opened: the first theme. */
static bool visible_at_start(const adg_map_book *book, size_t view)
{
    size_t views[4], first = adg_qgis_first_theme(book);
    size_t n = first < book->n_views ? adg_qgis_theme_views(book, first, views) : 0;
    for (size_t k = 0; k < n; k++)
        if (views[k] == view)
            return true;
    return false;
}

adg_box adg_qgis_region_box(const adg_map_book *book)
{
    return adg_shapes_box(&book->findings->study->level[0].zones.shapes);
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

/* ---- layer tree ---- */

static void add_tree_layer(xmlNodePtr group, const adg_map_book *book, size_t view)
{
    char id[ADG_QGIS_ID], source[ADG_QGIS_SOURCE];
    adg_qgis_id(view, id);
    adg_qgis_source(book, view, source);
    const adg_map_view *v = &book->view[view];
    xmlNodePtr layer = adg_xml_add(group, "layer-tree-layer", NULL);
    bool visible = visible_at_start(book, view);
    adg_xml_set(layer, "id", id);
    adg_xml_set(layer, "name", v->title);
    adg_xml_set(layer, "expanded", visible && v->classes.n > 0 ? "1" : "0");
    adg_xml_set(layer, "checked", visible ? "Qt::Checked" : "Qt::Unchecked");
    adg_xml_set(layer, "providerKey", v->kind == ADG_VIEW_RASTER ? "gdal" : "ogr");
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
            adg_xml_set(group, "expanded", book->view[v].kind == ADG_VIEW_RASTER ? "0" : "1");
            adg_xml_set(group, "checked", "Qt::Checked");
        }
        add_tree_layer(group, book, v);
    }
}

/* ---- layers ---- */

static void set_kind(xmlNodePtr layer, const adg_map_book *book, const adg_map_view *view)
{
    static const char *const kinds[] = {"Point", "Line", "Polygon"};
    if (view->kind == ADG_VIEW_RASTER) {
        adg_xml_set(layer, "type", "raster");
        return;
    }
    adg_xml_set(layer, "type", "vector");
    adg_xml_set(layer, "geometry", kinds[book->layer[view->layer].geometry]);
    adg_xml_set(layer, "labelsEnabled", view->look.label_field || view->look.obstacle ? "1" : "0");
}

static void add_layer(xmlNodePtr layers, const adg_map_book *book, size_t view)
{
    const adg_map_view *v = &book->view[view];
    bool raster = v->kind == ADG_VIEW_RASTER;
    char id[ADG_QGIS_ID], source[ADG_QGIS_SOURCE];
    adg_qgis_id(view, id);
    adg_qgis_source(book, view, source);
    xmlNodePtr layer = adg_xml_add(layers, "maplayer", NULL);
    set_kind(layer, book, v);
    adg_xml_add(layer, "id", id);
    adg_xml_add(layer, "datasource", source);
    adg_xml_add(layer, "layername", v->title);
    add_crs(layer, "srs", book->findings->study->project->crs);
    xmlNodePtr provider = adg_xml_add(layer, "provider", raster ? "gdal" : "ogr");
    if (!raster)
        adg_xml_set(provider, "encoding", "UTF-8");
    adg_qml_add_look(layer, &v->look);
}

/* ---- themes ---- */

static void add_theme_layer(xmlNodePtr theme, size_t view)
{
    char id[ADG_QGIS_ID];
    adg_qgis_id(view, id);
    xmlNodePtr layer = adg_xml_add(theme, "layer", NULL);
    adg_xml_set(layer, "id", id);
    adg_xml_set(layer, "visible", "1");
    adg_xml_set(layer, "style", "default");
}

static void add_themes(xmlNodePtr root, const adg_map_book *book)
{
    xmlNodePtr themes = adg_xml_add(root, "visibility-presets", NULL);
    for (size_t v = 0; v < book->n_views; v++) {
        size_t views[4];
        if (!book->view[v].theme)
            continue;
        xmlNodePtr theme = adg_xml_add(themes, "visibility-preset", NULL);
        adg_xml_set(theme, "name", book->view[v].theme);
        size_t n = adg_qgis_theme_views(book, v, views);
        for (size_t k = 0; k < n; k++)
            add_theme_layer(theme, views[k]);
    }
}

/* ---- the whole ---- */

static void add_canvas(xmlNodePtr root, const adg_map_book *book)
{
    adg_box box = adg_qgis_region_box(book);
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

static bool fill_project(xmlNodePtr root, const adg_map_book *book, const char *time_stamp)
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
    return adg_qgis_add_sheets(root, book, time_stamp);
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
    if (fill_project(root, book, time_stamp))
        xmlDocDumpFormatMemoryEnc(document, &text, &n, "UTF-8", 1);
    xmlFreeDoc(document);
    adg_status status = text ? adg_zip_write(path, "adgang.qgs", text, (size_t)n, time_stamp, error)
                             : adg_fail_memory(error);
    xmlFree(text);
    free(path);
    return status;
}
