/* SPDX-License-Identifier: MPL-2.0 */
#include "map/qml.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/text.h"
#include "write/xml.h"

/* QGIS 3.22 reads what is written here, and newer versions read what 3.22 reads. */
#define QGIS_VERSION "3.22.0"

/* ---- symbols ---- */

static void add_option(xmlNodePtr map, const char *name, const char *value)
{
    xmlNodePtr option = adg_xml_add(map, "Option", NULL);
    adg_xml_set(option, "type", "QString");
    adg_xml_set(option, "name", name);
    adg_xml_set(option, "value", value);
}

static void add_color(xmlNodePtr map, const char *name, const char *color, int alpha)
{
    unsigned rgb[3];
    char value[32];
    adg_style_parse_color(color, rgb);
    snprintf(value, sizeof value, "%u,%u,%u,%d", rgb[0], rgb[1], rgb[2], alpha);
    add_option(map, name, value);
}

static void add_number(xmlNodePtr map, const char *name, double number)
{
    char value[32];
    add_option(map, name, adg_print_number(number, 2, value, sizeof value));
}

static void fill_symbol(xmlNodePtr map, const adg_layer_look *look, const char *color)
{
    add_color(map, "color", color ? color : "#ffffff", color ? 255 : 0);
    add_option(map, "style", color ? "solid" : "no");
    /* Without a border of its own a square gets a hair of its colour: no seams between squares. */
    add_color(map, "outline_color", look->border_mm > 0 || !color ? look->border : color, 255);
    add_option(map, "outline_style", "solid");
    add_number(map, "outline_width", look->border_mm > 0 ? look->border_mm : 0.1);
}

static void line_symbol(xmlNodePtr map, const adg_layer_look *look, const char *color)
{
    add_color(map, "line_color", color ? color : look->border, 255);
    add_number(map, "line_width", look->border_mm);
}

static void add_circle(xmlNodePtr map, const char *color, const char *border, double border_mm,
                       double size_mm)
{
    add_option(map, "name", "circle");
    add_color(map, "color", color, 255);
    add_color(map, "outline_color", border, 255);
    add_option(map, "outline_style", border_mm > 0 ? "solid" : "no");
    add_number(map, "outline_width", border_mm);
    add_number(map, "size", size_mm);
}

static void point_symbol(xmlNodePtr map, const adg_layer_look *look, const char *color)
{
    const char *fill = color ? color : look->border;
    if (look->ring)
        add_circle(map, fill, fill, 0, 0.62 * look->size_mm);
    else
        add_circle(map, fill, look->border, look->border_mm, look->size_mm);
}

static xmlNodePtr add_symbol_layer(xmlNodePtr symbol, const char *class)
{
    xmlNodePtr layer = adg_xml_add(symbol, "layer", NULL);
    adg_xml_set(layer, "class", class);
    adg_xml_set(layer, "enabled", "1");
    adg_xml_set(layer, "locked", "0");
    adg_xml_set(layer, "pass", "0");
    return layer;
}

static xmlNodePtr add_map(xmlNodePtr parent, const char *name)
{
    xmlNodePtr map = adg_xml_add(parent, "Option", NULL);
    adg_xml_set(map, "type", "Map");
    if (name)
        adg_xml_set(map, "name", name);
    return map;
}

/* A property that QGIS works out for every feature. */
static void add_expression(xmlNodePtr properties, const char *name, const char *expression)
{
    xmlNodePtr map = add_map(properties, name);
    xmlNodePtr active = adg_xml_add(map, "Option", NULL);
    adg_xml_set(active, "type", "bool");
    adg_xml_set(active, "name", "active");
    adg_xml_set(active, "value", "true");
    add_option(map, "expression", expression);
    xmlNodePtr type = adg_xml_add(map, "Option", NULL);
    adg_xml_set(type, "type", "int");
    adg_xml_set(type, "name", "type");
    adg_xml_set(type, "value", "3");
}

/* Outside an atlas @atlas_featureid is null, and every border is the plain one. */
static void add_atlas_mark(xmlNodePtr layer, const adg_layer_look *look)
{
    char plain[32], width[128], color[128];
    unsigned rgb[3];
    adg_style_parse_color(look->border, rgb);
    snprintf(width, sizeof width, "if(@atlas_featureid = $id, 1, %s)",
             adg_print_number(look->border_mm, 2, plain, sizeof plain));
    snprintf(color, sizeof color, "if(@atlas_featureid = $id, '0,0,0', '%u,%u,%u')", rgb[0], rgb[1],
             rgb[2]);
    xmlNodePtr map = add_map(adg_xml_add(layer, "data_defined_properties", NULL), NULL);
    add_option(map, "name", "");
    xmlNodePtr properties = add_map(map, "properties");
    add_expression(properties, "outlineWidth", width);
    add_expression(properties, "outlineColor", color);
    add_option(map, "type", "collection");
}

static void add_symbol(xmlNodePtr symbols, const adg_layer_look *look, size_t name,
                       const char *color)
{
    static const struct {
        const char *type, *layer;
        void (*fill)(xmlNodePtr map, const adg_layer_look *look, const char *color);
    } kinds[] = {[ADG_GEOMETRY_POINT] = {"marker", "SimpleMarker", point_symbol},
                 [ADG_GEOMETRY_LINE] = {"line", "SimpleLine", line_symbol},
                 [ADG_GEOMETRY_POLYGON] = {"fill", "SimpleFill", fill_symbol}};
    xmlNodePtr symbol = adg_xml_add(symbols, "symbol", NULL);
    adg_xml_set_format(symbol, "name", "%zu", name);
    adg_xml_set(symbol, "type", kinds[look->geometry].type);
    adg_xml_set(symbol, "alpha", "1");
    /* A ring and a rim make a point stand out from any colour below it. */
    if (look->geometry == ADG_GEOMETRY_POINT && look->ring)
        add_circle(add_map(add_symbol_layer(symbol, kinds[look->geometry].layer), NULL), look->ring,
                   look->rim, 0.25, look->size_mm);
    xmlNodePtr layer = add_symbol_layer(symbol, kinds[look->geometry].layer);
    kinds[look->geometry].fill(add_map(layer, NULL), look, color);
    if (look->atlas_mark)
        add_atlas_mark(layer, look);
}

/* ---- vector renderers ---- */

static const double MISSING_VALUE = -1, UNREACHABLE_VALUE = 1e10;

static void add_range(xmlNodePtr ranges, size_t symbol, double lower, double upper,
                      const char *label)
{
    xmlNodePtr range = adg_xml_add(ranges, "range", NULL);
    adg_xml_set_format(range, "lower", "%.10g", lower);
    adg_xml_set_format(range, "upper", "%.10g", upper);
    adg_xml_set_format(range, "symbol", "%zu", symbol);
    adg_xml_set(range, "label", label);
    adg_xml_set(range, "render", "true");
}

static void add_graduated(xmlNodePtr renderer, const adg_layer_look *look)
{
    const adg_classes *classes = look->classes;
    adg_xml_set(renderer, "type", "graduatedSymbol");
    adg_xml_set(renderer, "graduatedMethod", "GraduatedColor");
    /* Null is either nobody there, or people without any way: the column "people" tells which. */
    if (classes->unreachable)
        adg_xml_set_format(renderer, "attr", "coalesce(\"%s\", if(\"people\" > 0, %.0f, %.0f))",
                           look->field, UNREACHABLE_VALUE, MISSING_VALUE);
    else
        adg_xml_set_format(renderer, "attr", "coalesce(\"%s\", %.0f)", look->field, MISSING_VALUE);
    xmlNodePtr ranges = adg_xml_add(renderer, "ranges", NULL);
    xmlNodePtr symbols = adg_xml_add(renderer, "symbols", NULL);
    for (size_t i = 0; i < classes->n; i++) {
        const adg_class *item = &classes->item[i];
        double upper = isinf(item->upper) ? 1e11 : item->upper;
        add_range(ranges, i, item->lower, upper, item->label);
        add_symbol(symbols, look, i, item->color);
    }
    if (!classes->missing)
        return;
    add_range(ranges, classes->n, 2 * MISSING_VALUE, MISSING_VALUE / 2, classes->missing);
    add_symbol(symbols, look, classes->n, classes->missing_color);
}

static void add_category(xmlNodePtr categories, size_t symbol, const char *value, const char *label)
{
    xmlNodePtr category = adg_xml_add(categories, "category", NULL);
    adg_xml_set(category, "value", value);
    adg_xml_set(category, "type", "string");
    adg_xml_set_format(category, "symbol", "%zu", symbol);
    adg_xml_set(category, "label", label);
    adg_xml_set(category, "render", "true");
}

static void add_categorised(xmlNodePtr renderer, const adg_layer_look *look)
{
    const adg_classes *classes = look->classes;
    adg_xml_set(renderer, "type", "categorizedSymbol");
    adg_xml_set_format(renderer, "attr", "coalesce(to_string(\"%s\"), '-')", look->field);
    xmlNodePtr categories = adg_xml_add(renderer, "categories", NULL);
    xmlNodePtr symbols = adg_xml_add(renderer, "symbols", NULL);
    for (size_t i = 0; i < classes->n; i++) {
        add_category(categories, i, classes->item[i].value, classes->item[i].label);
        add_symbol(symbols, look, i, classes->item[i].color);
    }
    if (!classes->missing)
        return;
    add_category(categories, classes->n, "-", classes->missing);
    add_symbol(symbols, look, classes->n, classes->missing_color);
}

static void add_vector_renderer(xmlNodePtr parent, const adg_layer_look *look)
{
    xmlNodePtr renderer = adg_xml_add(parent, "renderer-v2", NULL);
    adg_xml_set(renderer, "enableorderby", "0");
    adg_xml_set(renderer, "forceraster", "0");
    if (!look->classes) {
        adg_xml_set(renderer, "type", "singleSymbol");
        add_symbol(adg_xml_add(renderer, "symbols", NULL), look, 0, look->color);
    } else if (look->classes->n > 0 && look->classes->item[0].value) {
        add_categorised(renderer, look);
    } else {
        add_graduated(renderer, look);
    }
}

/* ---- labels, names, tips ---- */

static void add_labels(xmlNodePtr parent, const char *field)
{
    xmlNodePtr labeling = adg_xml_add(parent, "labeling", NULL);
    adg_xml_set(labeling, "type", "simple");
    xmlNodePtr settings = adg_xml_add(labeling, "settings", NULL);
    adg_xml_set(settings, "calloutType", "simple");
    static const char *const text[][2] = {{"fontFamily", "DejaVu Sans"}, {"fontSize", "8"},
                                          {"fontSizeUnit", "Point"},     {"fontWeight", "50"},
                                          {"namedStyle", "Book"},        {"textColor", "0,0,0,255"},
                                          {"textOpacity", "1"}};
    xmlNodePtr style = adg_xml_add(settings, "text-style", NULL);
    adg_xml_set(style, "fieldName", field);
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        adg_xml_set(style, text[i][0], text[i][1]);
    static const char *const halo[][2] = {{"bufferDraw", "1"},
                                          {"bufferSize", "0.7"},
                                          {"bufferSizeUnits", "MM"},
                                          {"bufferColor", "255,255,255,255"},
                                          {"bufferOpacity", "1"}};
    xmlNodePtr buffer = adg_xml_add(style, "text-buffer", NULL);
    for (size_t i = 0; i < sizeof halo / sizeof *halo; i++)
        adg_xml_set(buffer, halo[i][0], halo[i][1]);
    /* 4: horizontal, inside the polygon; 6 is for points only. */
    adg_xml_set(adg_xml_add(settings, "placement", NULL), "placement", "4");
}

/* No labels of its own; those of other layers keep off. */
static void add_obstacle(xmlNodePtr parent)
{
    xmlNodePtr labeling = adg_xml_add(parent, "labeling", NULL);
    adg_xml_set(labeling, "type", "simple");
    xmlNodePtr rendering = adg_xml_add(adg_xml_add(labeling, "settings", NULL), "rendering", NULL);
    adg_xml_set(rendering, "drawLabels", "0");
    adg_xml_set(rendering, "obstacle", "1");
    adg_xml_set(rendering, "obstacleFactor", "2");
}

static void add_aliases(xmlNodePtr parent, const adg_table *table)
{
    xmlNodePtr aliases = adg_xml_add(parent, "aliases", NULL);
    for (size_t c = 0; c < table->n_columns; c++) {
        if (!table->column[c].title)
            continue;
        xmlNodePtr alias = adg_xml_add(aliases, "alias", NULL);
        adg_xml_set(alias, "field", table->column[c].name);
        /* Column 0 of a GeoPackage layer in QGIS is its fid. */
        adg_xml_set_format(alias, "index", "%zu", c + 1);
        adg_xml_set(alias, "name", table->column[c].title);
    }
}

/* ---- rasters ---- */

static void add_ramp(xmlNodePtr renderer, const adg_classes *classes)
{
    adg_xml_set(renderer, "type", "singlebandpseudocolor");
    xmlNodePtr shader =
        adg_xml_add(adg_xml_add(renderer, "rastershader", NULL), "colorrampshader", NULL);
    adg_xml_set(shader, "colorRampType", "DISCRETE");
    adg_xml_set(shader, "classificationMode", "1");
    adg_xml_set(shader, "clip", "0");
    double highest = 0;
    for (size_t i = 0; i < classes->n; i++) {
        const adg_class *class = &classes->item[i];
        bool last = i + 1 == classes->n;
        xmlNodePtr item = adg_xml_add(shader, "item", NULL);
        if (last || isinf(class->upper))
            adg_xml_set(item, "value", "inf");
        else
            adg_xml_set_format(item, "value", "%.10g", class->upper);
        adg_xml_set(item, "color", class->color);
        adg_xml_set(item, "label", class->label);
        adg_xml_set(item, "alpha", "255");
        highest = class->upper < 1e9 ? class->upper : highest;
    }
    adg_xml_set(shader, "minimumValue", "0");
    adg_xml_set_format(shader, "maximumValue", "%.10g", highest);
    adg_xml_set(renderer, "classificationMin", "0");
    adg_xml_set_format(renderer, "classificationMax", "%.10g", highest);
}

static void add_palette(xmlNodePtr renderer, const adg_classes *classes)
{
    adg_xml_set(renderer, "type", "paletted");
    xmlNodePtr palette = adg_xml_add(renderer, "colorPalette", NULL);
    for (size_t i = 0; i < classes->n; i++) {
        xmlNodePtr entry = adg_xml_add(palette, "paletteEntry", NULL);
        adg_xml_set_format(entry, "value", "%.0f", classes->item[i].lower);
        adg_xml_set(entry, "color", classes->item[i].color);
        adg_xml_set(entry, "label", classes->item[i].label);
        adg_xml_set(entry, "alpha", "255");
    }
}

static void add_raster_renderer(xmlNodePtr parent, const adg_layer_look *look)
{
    xmlNodePtr renderer = adg_xml_add(adg_xml_add(parent, "pipe", NULL), "rasterrenderer", NULL);
    adg_xml_set_format(renderer, "band", "%zu", look->raster_band + 1);
    adg_xml_set(renderer, "opacity", "1");
    adg_xml_set(renderer, "alphaBand", "-1");
    if (look->classes->n > 0 && look->classes->item[0].value)
        add_palette(renderer, look->classes);
    else
        add_ramp(renderer, look->classes);
}

/* ---- the whole ---- */

void adg_qml_add_look(xmlNodePtr parent, const adg_layer_look *look)
{
    if (look->raster) {
        add_raster_renderer(parent, look);
        return;
    }
    add_vector_renderer(parent, look);
    if (look->label_field)
        add_labels(parent, look->label_field);
    else if (look->obstacle)
        add_obstacle(parent);
    if (look->table)
        add_aliases(parent, look->table);
    if (look->tip)
        adg_xml_add(parent, "mapTip", look->tip);
}

xmlChar *adg_qml_text(const adg_layer_look *look)
{
    xmlDocPtr document = xmlNewDoc(BAD_CAST "1.0");
    xmlNodePtr root = xmlNewDocNode(document, NULL, BAD_CAST "qgis", NULL);
    xmlDocSetRootElement(document, root);
    xmlCreateIntSubset(document, BAD_CAST "qgis", BAD_CAST "http://mrcc.com/qgis.dtd",
                       BAD_CAST "SYSTEM");
    adg_xml_set(root, "version", QGIS_VERSION);
    adg_xml_set(root, "styleCategories",
                look->raster ? "Symbology" : "Symbology|Labeling|Fields|MapTips");
    if (look->label_field || look->obstacle)
        adg_xml_set(root, "labelsEnabled", "1");
    adg_qml_add_look(root, look);
    xmlChar *text = NULL;
    int n = 0;
    xmlDocDumpFormatMemoryEnc(document, &text, &n, "UTF-8", 1);
    xmlFreeDoc(document);
    return text;
}

adg_status adg_qml_write(const char *path, const adg_layer_look *look, adg_error *error)
{
    xmlChar *text = adg_qml_text(look);
    if (!text)
        return adg_fail_memory(error);
    adg_status status = adg_write_bytes(path, text, (size_t)xmlStrlen(text), error);
    xmlFree(text);
    return status;
}
