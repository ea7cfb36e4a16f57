/* SPDX-License-Identifier: MPL-2.0 */
#include "map/map_svg.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/text.h"
#include "write/xml.h"

static const char SVG_NAMESPACE[] = "http://www.w3.org/2000/svg";

/* Room around the ground, in pixels. */
static const double MARGIN = 6;

adg_svg_frame adg_svg_frame_of(const adg_box *box, double width)
{
    double scale = (width - 2 * MARGIN) / fmax(box->x_max - box->x_min, 1);
    return (adg_svg_frame){box->x_min - MARGIN / scale, box->y_max + MARGIN / scale, scale, width,
                           ceil((box->y_max - box->y_min) * scale + 2 * MARGIN)};
}

static double px(const adg_svg_frame *frame, double x)
{
    return (x - frame->x_min) * frame->pixels_per_metre;
}

static double py(const adg_svg_frame *frame, double y)
{
    return (frame->y_max - y) * frame->pixels_per_metre;
}

/* ---- outlines ---- */

/* A ring as a path, without points nearer than half a pixel to the last one kept. */
static void add_ring(adg_text *path, const adg_svg_frame *frame, const adg_shapes *zones,
                     size_t part)
{
    double last_x = INFINITY, last_y = INFINITY;
    size_t kept = 0;
    for (size_t k = zones->first_point[part]; k + 1 < zones->first_point[part + 1]; k++) {
        double x = px(frame, zones->xy[2 * k]), y = py(frame, zones->xy[2 * k + 1]);
        if (hypot(x - last_x, y - last_y) < 0.5)
            continue;
        adg_text_format(path, "%c%.1f,%.1f", kept++ ? 'L' : 'M', x, y);
        last_x = x;
        last_y = y;
    }
    if (kept)
        adg_text_append(path, "Z");
}

static char *outline(const adg_svg_frame *frame, const adg_shapes *zones, size_t zone)
{
    adg_text path = ADG_TEXT_INIT;
    for (size_t p = zones->first_part[zone]; p < zones->first_part[zone + 1]; p++)
        add_ring(&path, frame, zones, p);
    return path.bytes;
}

static xmlNodePtr add_svg(xmlNodePtr parent, double width, double height)
{
    xmlNodePtr svg = adg_xml_add(parent, "svg", NULL);
    adg_xml_set(svg, "xmlns", SVG_NAMESPACE);
    adg_xml_set_format(svg, "viewBox", "0 0 %.0f %.0f", width, height);
    return svg;
}

void adg_svg_add_outlines(xmlNodePtr parent, const adg_svg_frame *frame, const adg_shapes *zones,
                          const char *prefix)
{
    xmlNodePtr svg = add_svg(parent, 0, 0);
    adg_xml_set(svg, "width", "0");
    adg_xml_set(svg, "height", "0");
    adg_xml_set(svg, "aria-hidden", "true");
    adg_xml_set(svg, "class", "outlines");
    xmlNodePtr defs = adg_xml_add(svg, "defs", NULL);
    for (size_t z = 0; z < zones->n; z++) {
        char *path = outline(frame, zones, z);
        xmlNodePtr node = adg_xml_add(defs, "path", NULL);
        adg_xml_set_format(node, "id", "%s%zu", prefix, z);
        adg_xml_set(node, "d", path ? path : "");
        free(path);
    }
}

/* ---- a map ---- */

static const char *color_of(const adg_svg_map *map, double value)
{
    size_t class = isnan(value) ? SIZE_MAX : adg_classes_of_number(map->classes, value);
    return class == SIZE_MAX ? adg_style_single(map->styles, "uninhabited")
                             : map->classes->item[class].color;
}

static void add_zones(xmlNodePtr svg, const adg_svg_map *map)
{
    xmlNodePtr group = adg_xml_add(svg, "g", NULL);
    adg_xml_set(group, "stroke", adg_style_single(map->styles, "thin_border"));
    adg_xml_set(group, "stroke-width", "0.4");
    for (size_t z = 0; z < map->n_zones; z++) {
        xmlNodePtr use = adg_xml_add(group, "use", NULL);
        adg_xml_set_format(use, "href", "#%s%zu", map->zone_prefix, z);
        adg_xml_set(use, "fill", color_of(map, map->value[z]));
        if (map->tip)
            adg_xml_add(use, "title", map->tip[z]);
    }
}

static void add_borders(xmlNodePtr svg, const adg_svg_map *map)
{
    xmlNodePtr group = adg_xml_add(svg, "g", NULL);
    adg_xml_set(group, "fill", "none");
    adg_xml_set(group, "stroke", adg_style_single(map->styles, "border"));
    adg_xml_set(group, "stroke-width", "0.8");
    adg_xml_set(group, "pointer-events", "none");
    for (size_t z = 0; z < map->n_borders; z++)
        adg_xml_set_format(adg_xml_add(group, "use", NULL), "href", "#%s%zu", map->border_prefix,
                           z);
}

static void add_points(xmlNodePtr svg, const adg_svg_frame *frame, const adg_svg_map *map)
{
    xmlNodePtr group = adg_xml_add(svg, "g", NULL);
    adg_xml_set(group, "fill", adg_style_single(map->styles, "facility"));
    adg_xml_set(group, "stroke", "#ffffff");
    adg_xml_set(group, "stroke-width", "1");
    for (size_t k = 0; k < map->n_points; k++) {
        xmlNodePtr circle = adg_xml_add(group, "circle", NULL);
        adg_xml_set_format(circle, "cx", "%.1f", px(frame, map->point_xy[2 * k]));
        adg_xml_set_format(circle, "cy", "%.1f", py(frame, map->point_xy[2 * k + 1]));
        adg_xml_set(circle, "r", map->n_points > 60 ? "2.5" : "4");
        adg_xml_add(circle, "title", map->point_tip[k]);
    }
}

static bool shows_class(const adg_svg_map *map, size_t class)
{
    for (size_t z = 0; z < map->n_zones; z++)
        if (!isnan(map->value[z]) && adg_classes_of_number(map->classes, map->value[z]) == class)
            return true;
    return false;
}

static void add_legend_entry(xmlNodePtr list, const char *color, const char *label, bool round)
{
    xmlNodePtr entry = adg_xml_add(list, "li", NULL);
    xmlNodePtr swatch = adg_xml_add(entry, "span", "");
    adg_xml_set(swatch, "class", round ? "swatch round" : "swatch");
    adg_xml_set_format(swatch, "style", "background:%s", color);
    adg_xml_text(entry, label);
}

/* Every class of numbers; "no way" and "nobody" only where the map shows them. */
static void add_legend(xmlNodePtr parent, const adg_svg_map *map)
{
    const adg_classes *classes = map->classes;
    xmlNodePtr list = adg_xml_add(parent, "ul", NULL);
    adg_xml_set(list, "class", "legend");
    bool missing = false;
    for (size_t z = 0; z < map->n_zones; z++)
        missing = missing || isnan(map->value[z]);
    for (size_t c = 0; c < classes->n; c++)
        if (!(classes->unreachable && c + 1 == classes->n) || shows_class(map, c))
            add_legend_entry(list, classes->item[c].color, classes->item[c].label, false);
    if (missing)
        add_legend_entry(list, adg_style_single(map->styles, "uninhabited"), classes->missing,
                         false);
    if (map->n_points)
        add_legend_entry(list, adg_style_single(map->styles, "facility"), map->point_label, true);
}

void adg_svg_add_map(xmlNodePtr parent, const adg_svg_frame *frame, const adg_svg_map *map)
{
    xmlNodePtr figure = adg_xml_add(parent, "figure", NULL);
    adg_xml_add(figure, "figcaption", map->title);
    xmlNodePtr svg = add_svg(figure, frame->width, frame->height);
    adg_xml_set(svg, "role", "img");
    adg_xml_set_format(svg, "aria-labelledby", "%s-t %s-d", map->id, map->id);
    adg_xml_set_format(adg_xml_add(svg, "title", map->title), "id", "%s-t", map->id);
    adg_xml_set_format(adg_xml_add(svg, "desc", map->description), "id", "%s-d", map->id);
    add_zones(svg, map);
    add_borders(svg, map);
    add_points(svg, frame, map);
    add_legend(figure, map);
}
