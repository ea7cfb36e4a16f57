/* SPDX-License-Identifier: MPL-2.0 */
#include <stdint.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/text.h"
#include "map/qgis_parts.h"
#include "write/xml.h"

/* Millimetres: the picture, the nine squares' left upper corner and side. */
static const double WIDTH = 67, HEIGHT = 74, LEFT = 9, TOP = 15, SIDE = 14;

static xmlNodePtr add_text(xmlNodePtr svg, double x, double y, const char *text)
{
    xmlNodePtr node = adg_xml_add(svg, "text", text);
    adg_xml_set_format(node, "x", "%g", x);
    adg_xml_set_format(node, "y", "%g", y);
    return node;
}

static void add_swatch(xmlNodePtr svg, double x, double y, double width, double height,
                       const char *color)
{
    xmlNodePtr rect = adg_xml_add(svg, "rect", NULL);
    adg_xml_set_format(rect, "x", "%g", x);
    adg_xml_set_format(rect, "y", "%g", y);
    adg_xml_set_format(rect, "width", "%g", width);
    adg_xml_set_format(rect, "height", "%g", height);
    adg_xml_set(rect, "fill", color);
    adg_xml_set(rect, "stroke", "#555555");
    adg_xml_set(rect, "stroke-width", "0.2");
}

/* The code's digits count from the most deprived and the longest travel time; the picture's rows
 * from the most deprived, its columns from the shortest travel time. */
static void add_squares(xmlNodePtr svg, const adg_classes *classes)
{
    for (size_t k = 0; k < classes->n && k < 9; k++)
        add_swatch(svg, LEFT + SIDE * (double)(2 - k % 3), TOP + SIDE * (double)(k / 3), SIDE, SIDE,
                   classes->item[k].color);
}

static void add_axes(xmlNodePtr svg)
{
    double middle = SIDE * 1.5, bottom = TOP + 3 * SIDE;
    adg_xml_set(add_text(svg, LEFT + middle, bottom + 5, _("longer travel time →")), "text-anchor",
                "middle");
    xmlNodePtr upward = add_text(svg, 0, 0, _("more deprived →"));
    adg_xml_set(upward, "text-anchor", "middle");
    adg_xml_set_format(upward, "transform", "translate(%g %g) rotate(-90)", LEFT - 2.5,
                       TOP + middle);
}

static xmlDocPtr draw(const adg_classes *classes)
{
    xmlDocPtr document = xmlNewDoc(BAD_CAST "1.0");
    xmlNodePtr svg = xmlNewDocNode(document, NULL, BAD_CAST "svg", NULL);
    xmlDocSetRootElement(document, svg);
    adg_xml_set(svg, "xmlns", "http://www.w3.org/2000/svg");
    adg_xml_set_format(svg, "width", "%gmm", WIDTH);
    adg_xml_set_format(svg, "height", "%gmm", HEIGHT);
    adg_xml_set_format(svg, "viewBox", "0 0 %g %g", WIDTH, HEIGHT);
    adg_xml_set(svg, "font-family", "DejaVu Sans");
    adg_xml_set(svg, "font-size", "2.9");
    adg_xml_set(add_text(svg, 0, 4, classes->title), "font-weight", "bold");
    adg_xml_set(add_text(svg, 0, 10, _("Each row and column: a third of the people")), "font-size",
                "2.5");
    add_squares(svg, classes);
    add_axes(svg);
    if (classes->n > 9) {
        add_swatch(svg, 0, HEIGHT - 11, 7, 4, classes->item[9].color);
        add_text(svg, 9, HEIGHT - 8, classes->item[9].label);
    }
    if (classes->missing) {
        add_swatch(svg, 0, HEIGHT - 6, 7, 4, classes->missing_color);
        add_text(svg, 9, HEIGHT - 3, classes->missing);
    }
    return document;
}

/* "base64:" and the bytes, six bits a letter. */
static char *base64(const unsigned char *bytes, size_t n)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    adg_text text = ADG_TEXT_INIT;
    adg_text_append(&text, "base64:");
    for (size_t i = 0; i < n; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16;
        three |= i + 1 < n ? (uint32_t)bytes[i + 1] << 8 : 0;
        three |= i + 2 < n ? (uint32_t)bytes[i + 2] : 0;
        const char four[4] = {letters[three >> 18 & 63], letters[three >> 12 & 63],
                              i + 1 < n ? letters[three >> 6 & 63] : '=',
                              i + 2 < n ? letters[three & 63] : '='};
        adg_text_append_n(&text, four, 4);
    }
    return text.failed ? NULL : text.bytes;
}

char *adg_qgis_two_way_key(const adg_classes *classes)
{
    xmlDocPtr document = draw(classes);
    xmlChar *text = NULL;
    int n = 0;
    xmlDocDumpFormatMemoryEnc(document, &text, &n, "UTF-8", 0);
    xmlFreeDoc(document);
    char *key = text ? base64(text, (size_t)n) : NULL;
    xmlFree(text);
    return key;
}
