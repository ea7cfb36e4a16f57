/* SPDX-License-Identifier: MPL-2.0 */
#include "map/qgis_layout.h"

#include <math.h>
#include <stdio.h>

#include "write/xml.h"

/* QGIS's numbers for the kinds of items on a sheet. */
enum {
    ITEM_PAGE = 65638,
    ITEM_MAP = 65639,
    ITEM_PICTURE = 65640,
    ITEM_LABEL = 65641,
    ITEM_LEGEND = 65642,
    ITEM_SCALE_BAR = 65646
};

enum {
    UUID_TEXT = 40
};

static void uuid_of(const adg_qgis_layout *layout, unsigned item, char uuid[UUID_TEXT])
{
    snprintf(uuid, UUID_TEXT, "{00000000-0000-4000-%04x-%012x}", 0x8000 + layout->number, item);
}

/* Position and size in millimetres. */
typedef struct {
    double x, y, width, height;
} place;

static xmlNodePtr add_item(xmlNodePtr parent, const adg_qgis_layout *layout, int type,
                           unsigned item, const char *id, place p)
{
    char uuid[UUID_TEXT];
    uuid_of(layout, item, uuid);
    xmlNodePtr node = adg_xml_add(parent, "LayoutItem", NULL);
    adg_xml_set_format(node, "type", "%d", type);
    adg_xml_set(node, "id", id);
    adg_xml_set(node, "uuid", uuid);
    adg_xml_set(node, "templateUuid", uuid);
    adg_xml_set_format(node, "position", "%g,%g,mm", p.x, p.y);
    adg_xml_set_format(node, "positionOnPage", "%g,%g,mm", p.x, p.y);
    adg_xml_set_format(node, "size", "%g,%g,mm", p.width, p.height);
    adg_xml_set(node, "visibility", "1");
    adg_xml_set(node, "opacity", "1");
    adg_xml_set(node, "referencePoint", "0");
    adg_xml_set_format(node, "zValue", "%u", item);
    adg_xml_set(node, "itemRotation", "0");
    return node;
}

/* QGIS up to 3.22 reads the element named here, later ones read text-style. */
static void add_font(xmlNodePtr parent, const char *element, int points, bool bold)
{
    xmlNodePtr font = adg_xml_add(parent, element, NULL);
    adg_xml_set_format(font, "description", "DejaVu Sans,%d,-1,5,%d,0,0,0,0,0", points,
                       bold ? 75 : 50);
    adg_xml_set(font, "style", bold ? "Bold" : "");
    xmlNodePtr style = adg_xml_add(parent, "text-style", NULL);
    adg_xml_set(style, "fontFamily", "DejaVu Sans");
    adg_xml_set_format(style, "fontSize", "%d", points);
    adg_xml_set(style, "fontSizeUnit", "Point");
    adg_xml_set(style, "fontWeight", bold ? "75" : "50");
    adg_xml_set(style, "textColor", "0,0,0,255");
    adg_xml_set(style, "textOpacity", "1");
}

static void add_label(xmlNodePtr parent, const adg_qgis_layout *layout, unsigned item,
                      const char *id, place p, const char *text, int points, bool bold)
{
    xmlNodePtr node = add_item(parent, layout, ITEM_LABEL, item, id, p);
    adg_xml_set(node, "labelText", text);
    adg_xml_set(node, "background", "false");
    adg_xml_set(node, "frame", "false");
    adg_xml_set(node, "halign", "1");
    adg_xml_set(node, "valign", "32");
    adg_xml_set(node, "htmlState", "0");
    adg_xml_set(node, "marginX", "0");
    adg_xml_set(node, "marginY", "0");
    add_font(node, "LabelFont", points, bold);
}

static void set_extent(xmlNodePtr node, const adg_box *box)
{
    adg_xml_set_format(node, "xmin", "%.3f", box->x_min);
    adg_xml_set_format(node, "ymin", "%.3f", box->y_min);
    adg_xml_set_format(node, "xmax", "%.3f", box->x_max);
    adg_xml_set_format(node, "ymax", "%.3f", box->y_max);
}

/* The smallest box of the sheet's proportions around what is to be seen, with a little air. */
static adg_box fit(const adg_box *box, double width, double height)
{
    double w = 1.06 * (box->x_max - box->x_min), h = 1.06 * (box->y_max - box->y_min);
    double metres_per_mm = fmax(fmax(w / width, h / height), 1);
    double x = (box->x_min + box->x_max) / 2, y = (box->y_min + box->y_max) / 2;
    return (adg_box){x - metres_per_mm * width / 2, y - metres_per_mm * height / 2,
                     x + metres_per_mm * width / 2, y + metres_per_mm * height / 2};
}

static void add_map(xmlNodePtr parent, const adg_qgis_layout *layout, unsigned item, place p)
{
    xmlNodePtr map = add_item(parent, layout, ITEM_MAP, item, "kort", p);
    static const char *const settings[][2] = {
        {"background", "true"},   {"frame", "true"},         {"outlineWidthM", "0.2,mm"},
        {"followPreset", "true"}, {"keepLayerSet", "false"}, {"mapRotation", "0"},
        {"mapFlags", "0"}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        adg_xml_set(map, settings[i][0], settings[i][1]);
    adg_xml_set(map, "followPresetName", layout->theme);
    adg_box extent = fit(&layout->extent, p.width, p.height);
    set_extent(adg_xml_add(map, "Extent", NULL), &extent);
    xmlNodePtr atlas = adg_xml_add(map, "AtlasMap", NULL);
    adg_xml_set(atlas, "atlasDriven", layout->atlas_layer_id ? "1" : "0");
    adg_xml_set(atlas, "scalingMode", "2");
    adg_xml_set(atlas, "margin", "0.1");
}

/* Without margins of its own every part of a legend touches the next. */
static void add_legend_styles(xmlNodePtr legend)
{
    static const struct {
        const char *name;
        int points; /* 0: a symbol */
        bool bold;
        double top, bottom, left; /* mm */
    } parts[] = {{"title", 11, true, 0, 2, 0},
                 {"group", 9, true, 3, 0, 0},
                 {"subgroup", 9, true, 4, 0.5, 0},
                 {"symbol", 0, false, 1, 0, 0},
                 {"symbolLabel", 8, false, 1, 0, 2}};
    xmlNodePtr styles = adg_xml_add(legend, "styles", NULL);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        xmlNodePtr style = adg_xml_add(styles, "style", NULL);
        adg_xml_set(style, "name", parts[i].name);
        adg_xml_set(style, "alignment", "1");
        adg_xml_set_format(style, "marginTop", "%g", parts[i].top);
        adg_xml_set_format(style, "marginBottom", "%g", parts[i].bottom);
        adg_xml_set_format(style, "marginLeft", "%g", parts[i].left);
        if (parts[i].points > 0)
            add_font(style, "styleFont", parts[i].points, parts[i].bold);
    }
}

static void add_legend(xmlNodePtr parent, const adg_qgis_layout *layout, unsigned item,
                       unsigned map_item, place p)
{
    xmlNodePtr legend = add_item(parent, layout, ITEM_LEGEND, item, "signaturforklaring", p);
    char uuid[UUID_TEXT];
    uuid_of(layout, map_item, uuid);
    adg_xml_set(legend, "map_uuid", uuid);
    adg_xml_set(legend, "title", layout->legend_title);
    static const char *const settings[][2] = {
        {"background", "true"},       {"frame", "false"},
        {"columnCount", "1"},         {"symbolWidth", "7"},
        {"symbolHeight", "4"},        {"resizeToContents", "1"},
        {"legendFilterByAtlas", "0"}, {"wrapChar", ADG_LEGEND_BREAK},
        {"titleAlignment", "1"},      {"boxSpace", "0"},
        {"lineSpacing", "1"},         {"symbolAlignment", "1"}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        adg_xml_set(legend, settings[i][0], settings[i][1]);
    add_legend_styles(legend);
    xmlNodePtr tree = adg_xml_add(legend, "layer-tree-group", NULL);
    for (size_t l = 0; l < layout->n_legend; l++) {
        xmlNodePtr layer = adg_xml_add(tree, "layer-tree-layer", NULL);
        adg_xml_set(layer, "id", layout->legend[l].id);
        adg_xml_set(layer, "name", layout->legend[l].title);
        /* The layer's own name would win over the one given here. */
        xmlNodePtr properties =
            adg_xml_add(adg_xml_add(layer, "customproperties", NULL), "Option", NULL);
        adg_xml_set(properties, "type", "Map");
        xmlNodePtr label = adg_xml_add(properties, "Option", NULL);
        adg_xml_set(label, "type", "QString");
        adg_xml_set(label, "name", "legend/title-label");
        adg_xml_set(label, "value", layout->legend[l].title);
        adg_xml_set(layer, "expanded", "1");
        adg_xml_set(layer, "checked", "Qt::Checked");
        adg_xml_set(layer, "providerKey", "ogr");
        adg_xml_set(layer, "source", layout->legend[l].source);
    }
}

static void add_scale_bar(xmlNodePtr parent, const adg_qgis_layout *layout, unsigned item,
                          unsigned map_item, place p)
{
    xmlNodePtr bar = add_item(parent, layout, ITEM_SCALE_BAR, item, "målestok", p);
    char uuid[UUID_TEXT];
    uuid_of(layout, map_item, uuid);
    adg_xml_set(bar, "mapUuid", uuid);
    static const char *const settings[][2] = {{"style", "Single Box"},
                                              {"unitType", "km"},
                                              {"unitLabel", "km"},
                                              {"numUnitsPerSegment", "10"},
                                              {"numMapUnitsPerScaleBarUnit", "1"},
                                              {"numSegments", "2"},
                                              {"numSegmentsLeft", "0"},
                                              {"segmentSizeMode", "1"},
                                              {"minBarWidth", "25"},
                                              {"maxBarWidth", "50"},
                                              {"height", "2.5"},
                                              {"boxContentSpace", "1"},
                                              {"labelBarSpace", "2"},
                                              {"outlineWidth", "0.3"},
                                              {"alignment", "0"},
                                              {"background", "false"},
                                              {"frame", "false"}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        adg_xml_set(bar, settings[i][0], settings[i][1]);
    add_font(bar, "scaleBarFont", 8, false);
}

static void add_picture(xmlNodePtr parent, const adg_qgis_layout *layout, unsigned item, place p)
{
    xmlNodePtr picture = add_item(parent, layout, ITEM_PICTURE, item, "nøgle", p);
    adg_xml_set(picture, "file", layout->key_svg);
    static const char *const settings[][2] = {{"mode", "0"},        {"resizeMode", "0"},
                                              {"anchorPoint", "0"}, {"background", "false"},
                                              {"frame", "false"},   {"pictureRotation", "0"}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        adg_xml_set(picture, settings[i][0], settings[i][1]);
}

static void add_atlas(xmlNodePtr parent, const adg_qgis_layout *layout)
{
    xmlNodePtr atlas = adg_xml_add(parent, "Atlas", NULL);
    adg_xml_set(atlas, "enabled", layout->atlas_layer_id ? "1" : "0");
    if (!layout->atlas_layer_id)
        return;
    adg_xml_set(atlas, "coverageLayer", layout->atlas_layer_id);
    adg_xml_set_format(atlas, "pageNameExpression", "\"%s\"", layout->atlas_name_field);
    adg_xml_set_format(atlas, "filenamePattern", "'kort_' || \"%s\"", layout->atlas_id_field);
    adg_xml_set(atlas, "sortFeatures", "1");
    adg_xml_set_format(atlas, "sortKey", "\"%s\"", layout->atlas_name_field);
    adg_xml_set(atlas, "filterFeatures", "0");
    adg_xml_set(atlas, "hideCoverage", "0");
}

void adg_qgis_layout_add(xmlNodePtr layouts, const adg_qgis_layout *layout)
{
    xmlNodePtr sheet = adg_xml_add(layouts, "Layout", NULL);
    adg_xml_set(sheet, "name", layout->name);
    adg_xml_set(sheet, "units", "mm");
    adg_xml_set(sheet, "printResolution", "300");
    adg_xml_set(sheet, "worldFileMap", "");
    xmlNodePtr pages = adg_xml_add(sheet, "PageCollection", NULL);
    add_item(pages, layout, ITEM_PAGE, 0, "side", (place){0, 0, 297, 210});
    add_label(sheet, layout, 2, "titel", (place){10, 7, 277, 7}, layout->title, 14, true);
    add_label(sheet, layout, 3, "undertitel", (place){10, 14.5, 277, 5}, layout->subtitle, 9,
              false);
    add_map(sheet, layout, 1, (place){10, 22, 205, 172});
    add_legend(sheet, layout, 4, 1, (place){220, 22, 67, 110});
    if (layout->key_svg)
        add_picture(sheet, layout, 5, (place){220, 42, 67, 74});
    add_scale_bar(sheet, layout, 6, 1, (place){220, 182, 67, 12});
    add_label(sheet, layout, 7, "kilde", (place){10, 196, 277, 11}, layout->caption, 7, false);
    add_atlas(sheet, layout);
}
