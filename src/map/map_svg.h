/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_MAP_SVG_H
#define ADG_MAP_MAP_SVG_H

#include <libxml/tree.h>

#include "core/shapes.h"
#include "map/styles.h"

/** The frame of a set of maps over the same ground: metres to pixels, y downwards. */
typedef struct {
    double x_min, y_max, pixels_per_metre;
    double width, height; /* pixels */
} adg_svg_frame;

adg_svg_frame adg_svg_frame_of(const adg_box *box, double width);

/** Adds a picture of width x height units named by its title and description; id is unique on the
 *  page. */
xmlNodePtr adg_svg_add_picture(xmlNodePtr parent, double width, double height, const char *id,
                               const char *title, const char *description);

/** Adds a hidden <svg> with a group of that id: names at places xy [2 n] (NaN: none), those of most
 *  people first. A name that finds no room beside the others is left out. False when out of
 *  memory. */
bool adg_svg_add_names(xmlNodePtr parent, const adg_svg_frame *frame, char *const *name,
                       const double *xy, const double *people, size_t n, const char *id);

/** Adds a hidden <svg> whose <defs> hold the outline of every zone once ("<prefix>0", "<prefix>1",
 *  ...), for all maps of a page to use. Bends smaller than half a pixel are left out. */
void adg_svg_add_outlines(xmlNodePtr parent, const adg_svg_frame *frame, const adg_shapes *zones,
                          const char *prefix);

/** One map: zones filled by class, borders of a coarser level on top, points, a scale bar, and a
 *  legend below. */
typedef struct {
    const char *id; /* unique on the page */
    const char *title, *description, *source;
    const char *zone_prefix; /* outlines to fill */
    size_t n_zones;
    const double *value;    /* [n_zones] +inf and NaN allowed */
    const char *const *tip; /* [n_zones] shown when the mouse rests on a zone */
    const adg_classes *classes;
    const bool *hatched;     /* [n_zones] the colour says only half of it */
    const char *hatch_label; /* what the legend says of these */
    const char *border_prefix;
    size_t n_borders;
    const char *names;      /* id of the names to write on top */
    const double *point_xy; /* [2 n_points] */
    size_t n_points;
    const char *const *point_tip; /* [n_points] */
    const char *point_label;      /* what the legend calls them */
    const adg_styles *styles;
} adg_svg_map;

void adg_svg_add_map(xmlNodePtr parent, const adg_svg_frame *frame, const adg_svg_map *map);

#endif
