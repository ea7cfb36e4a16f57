/* SPDX-License-Identifier: MPL-2.0 */
#include "map/map_svg.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/number_text.h"
#include "core/text.h"
#include "write/xml.h"

static const char SVG_NAMESPACE[] = "http://www.w3.org/2000/svg";

/* Room around the ground, in pixels. */
static const double MARGIN = 6;

/* Below the ground, for the scale bar. */
static const double SCALE_HEIGHT = 22;

adg_svg_frame adg_svg_frame_of(const adg_box *box, double width)
{
    double scale = (width - 2 * MARGIN) / fmax(box->x_max - box->x_min, 1);
    return (adg_svg_frame){box->x_min - MARGIN / scale, box->y_max + MARGIN / scale, scale, width,
                           ceil((box->y_max - box->y_min) * scale + 2 * MARGIN + SCALE_HEIGHT)};
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

xmlNodePtr adg_svg_add_picture(xmlNodePtr parent, double width, double height, const char *id,
                               const char *title, const char *description)
{
    xmlNodePtr svg = add_svg(parent, width, height);
    adg_xml_set(svg, "role", "img");
    adg_xml_set_format(svg, "aria-labelledby", "%s-t %s-d", id, id);
    adg_xml_set_format(adg_xml_add(svg, "title", title), "id", "%s-t", id);
    adg_xml_set_format(adg_xml_add(svg, "desc", description), "id", "%s-d", id);
    return svg;
}

/* A hidden picture for what others use. */
static xmlNodePtr add_defs(xmlNodePtr parent)
{
    xmlNodePtr svg = add_svg(parent, 0, 0);
    adg_xml_set(svg, "width", "0");
    adg_xml_set(svg, "height", "0");
    adg_xml_set(svg, "aria-hidden", "true");
    adg_xml_set(svg, "class", "outlines");
    return adg_xml_add(svg, "defs", NULL);
}

void adg_svg_add_outlines(xmlNodePtr parent, const adg_svg_frame *frame, const adg_shapes *zones,
                          const char *prefix)
{
    xmlNodePtr defs = add_defs(parent);
    for (size_t z = 0; z < zones->n; z++) {
        char *path = outline(frame, zones, z);
        xmlNodePtr node = adg_xml_add(defs, "path", NULL);
        adg_xml_set_format(node, "id", "%s%zu", prefix, z);
        adg_xml_set(node, "d", path ? path : "");
        free(path);
    }
}

/* ---- names ---- */

static const double NAME_SIZE = 12; /* also in the class's style, so that telephones may enlarge */

typedef struct {
    double x, y, half_width;
} name_place;

/* Letters of UTF-8, each about half as wide as high. */
static double half_width_of(const char *name)
{
    size_t letters = 0;
    for (; *name; name++)
        letters += ((unsigned char)*name & 0xC0) != 0x80;
    return 0.28 * NAME_SIZE * (double)letters;
}

static bool is_free(const name_place *taken, size_t n, const name_place *p)
{
    for (size_t k = 0; k < n; k++)
        if (fabs(taken[k].y - p->y) < NAME_SIZE &&
            fabs(taken[k].x - p->x) < taken[k].half_width + p->half_width + 2)
            return false;
    return true;
}

/* Above its place, where a facility is likely to be; further up or down until no name is in its
 * way. */
static bool find_room(const adg_svg_frame *frame, const name_place *taken, size_t n, name_place *p)
{
    static const double steps[] = {-0.85, 0.85, -1.5, 1.5};
    double y = p->y;
    p->x = fmin(fmax(p->x, p->half_width + 2), frame->width - p->half_width - 2);
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
        p->y = y + steps[k] * NAME_SIZE;
        if (is_free(taken, n, p))
            return true;
    }
    return false;
}

/* The next by people; each is taken once. */
static size_t largest_left(const double *people, const double *xy, const bool *done, size_t n)
{
    size_t largest = SIZE_MAX;
    for (size_t i = 0; i < n; i++)
        if (!done[i] && !isnan(xy[2 * i]) && (largest == SIZE_MAX || people[i] > people[largest]))
            largest = i;
    return largest;
}

bool adg_svg_add_names(xmlNodePtr parent, const adg_svg_frame *frame, char *const *name,
                       const double *xy, const double *people, size_t n, const char *id)
{
    name_place *taken = ADG_NEW_ARRAY(name_place, n);
    bool *done = ADG_NEW_ARRAY(bool, n);
    size_t n_taken = 0;
    xmlNodePtr group = adg_xml_add(add_defs(parent), "g", NULL);
    adg_xml_set(group, "id", id);
    adg_xml_set(group, "class", "names");
    for (size_t i; taken && done && (i = largest_left(people, xy, done, n)) != SIZE_MAX;) {
        name_place p = {px(frame, xy[2 * i]), py(frame, xy[2 * i + 1]), half_width_of(name[i])};
        done[i] = true;
        if (!find_room(frame, taken, n_taken, &p))
            continue;
        taken[n_taken++] = p;
        xmlNodePtr text = adg_xml_add(group, "text", name[i]);
        adg_xml_set_format(text, "x", "%.1f", p.x);
        adg_xml_set_format(text, "y", "%.1f", p.y + 0.35 * NAME_SIZE);
    }
    bool ok = taken && done;
    free(taken);
    free(done);
    return ok;
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
    /* White would vanish beside the lightest class. */
    adg_xml_set(group, "stroke", adg_style_single(map->styles, "border"));
    adg_xml_set(group, "stroke-opacity", "0.45");
    adg_xml_set(group, "stroke-width", "0.3");
    for (size_t z = 0; z < map->n_zones; z++) {
        xmlNodePtr use = adg_xml_add(group, "use", NULL);
        adg_xml_set_format(use, "href", "#%s%zu", map->zone_prefix, z);
        adg_xml_set(use, "fill", color_of(map, map->value[z]));
        if (map->tip)
            adg_xml_add(use, "title", map->tip[z]);
    }
}

/* Dark on light lines, to be seen on every colour. */
static void add_hatch_pattern(xmlNodePtr svg, const char *id)
{
    static const char *const strokes[][2] = {{"#ffffff", "2.6"}, {"#1a1a1a", "1.1"}};
    xmlNodePtr pattern = adg_xml_add(adg_xml_add(svg, "defs", NULL), "pattern", NULL);
    adg_xml_set_format(pattern, "id", "%s-h", id);
    adg_xml_set(pattern, "width", "6");
    adg_xml_set(pattern, "height", "6");
    adg_xml_set(pattern, "patternUnits", "userSpaceOnUse");
    adg_xml_set(pattern, "patternTransform", "rotate(45)");
    for (size_t k = 0; k < sizeof strokes / sizeof *strokes; k++) {
        xmlNodePtr line = adg_xml_add(pattern, "path", NULL);
        adg_xml_set(line, "d", "M3,0V6");
        adg_xml_set(line, "stroke", strokes[k][0]);
        adg_xml_set(line, "stroke-width", strokes[k][1]);
    }
}

static bool any_hatched(const adg_svg_map *map)
{
    for (size_t z = 0; z < map->n_zones; z++)
        if (map->hatched[z])
            return true;
    return false;
}

static void add_hatches(xmlNodePtr svg, const adg_svg_map *map)
{
    if (!any_hatched(map))
        return;
    add_hatch_pattern(svg, map->id);
    xmlNodePtr group = adg_xml_add(svg, "g", NULL);
    adg_xml_set(group, "class", "hatches");
    adg_xml_set(group, "pointer-events", "none");
    adg_xml_set_format(group, "fill", "url(#%s-h)", map->id);
    for (size_t z = 0; z < map->n_zones; z++)
        if (map->hatched[z])
            adg_xml_set_format(adg_xml_add(group, "use", NULL), "href", "#%s%zu", map->zone_prefix,
                               z);
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

static void add_names(xmlNodePtr svg, const adg_svg_map *map)
{
    xmlNodePtr use = adg_xml_add(svg, "use", NULL);
    adg_xml_set_format(use, "href", "#%s", map->names);
    adg_xml_set(use, "pointer-events", "none");
}

/* A round number of kilometres, about a quarter of the map at most. */
static double scale_km(const adg_svg_frame *frame)
{
    double most = frame->width / 4 / frame->pixels_per_metre / 1000;
    double step = pow(10, floor(log10(most)));
    return step * (most >= 5 * step ? 5 : most >= 2 * step ? 2 : 1);
}

static void add_scale_bar(xmlNodePtr svg, const adg_svg_frame *frame)
{
    double km = scale_km(frame), length = km * 1000 * frame->pixels_per_metre;
    double bottom = frame->height - MARGIN;
    xmlNodePtr group = adg_xml_add(svg, "g", NULL);
    adg_xml_set(group, "class", "scale");
    xmlNodePtr line = adg_xml_add(group, "path", NULL);
    adg_xml_set_format(line, "d", "M%.1f,%.1fv5h%.1fv-5", MARGIN, bottom - 5, length);
    adg_xml_set(line, "fill", "none");
    adg_xml_set(line, "stroke", "#1a1a1a");
    xmlNodePtr text = adg_xml_add_format(group, "text", _("%s km"), ADG_NUMBER(km, ADG_AS_WRITTEN));
    adg_xml_set_format(text, "x", "%.1f", MARGIN + length + 5);
    adg_xml_set_format(text, "y", "%.1f", bottom);
}

static bool shows_class(const adg_svg_map *map, size_t class)
{
    for (size_t z = 0; z < map->n_zones; z++)
        if (!isnan(map->value[z]) && adg_classes_of_number(map->classes, map->value[z]) == class)
            return true;
    return false;
}

/* color NULL: what the class's own style says. */
static void add_legend_entry(xmlNodePtr list, const char *color, const char *label,
                             const char *class)
{
    xmlNodePtr entry = adg_xml_add(list, "li", NULL);
    xmlNodePtr swatch = adg_xml_add(entry, "span", "");
    adg_xml_set(swatch, "class", class);
    if (color)
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
            add_legend_entry(list, classes->item[c].color, classes->item[c].label, "swatch");
    if (missing)
        add_legend_entry(list, adg_style_single(map->styles, "uninhabited"), classes->missing,
                         "swatch");
    if (any_hatched(map))
        add_legend_entry(list, NULL, map->hatch_label, "swatch hatched");
    if (map->n_points)
        add_legend_entry(list, adg_style_single(map->styles, "facility"), map->point_label,
                         "swatch round");
}

void adg_svg_add_map(xmlNodePtr parent, const adg_svg_frame *frame, const adg_svg_map *map)
{
    xmlNodePtr figure = adg_xml_add(parent, "figure", NULL);
    adg_xml_add(figure, "figcaption", map->title);
    xmlNodePtr svg = adg_svg_add_picture(figure, frame->width, frame->height, map->id, map->title,
                                         map->description);
    add_zones(svg, map);
    add_hatches(svg, map);
    add_borders(svg, map);
    add_names(svg, map);
    add_points(svg, frame, map);
    add_scale_bar(svg, frame);
    add_legend(figure, map);
    adg_xml_set(adg_xml_add(figure, "p", map->source), "class", "source");
}
