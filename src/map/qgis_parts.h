/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_QGIS_PARTS_H
#define ADG_MAP_QGIS_PARTS_H

#include <libxml/tree.h>

#include "map/map_book.h"

/** What the files that write the QGIS project share. */

/* QGIS wants more than ten characters in a layer id, or replaces it silently. */
enum {
    ADG_QGIS_ID = 64,
    ADG_QGIS_SOURCE = 1024
};

/** Id of a view's layer in the project, and where its data lie relative to the project. */
void adg_qgis_id(size_t view, char id[ADG_QGIS_ID]);
void adg_qgis_source(const adg_map_book *book, size_t view, char source[ADG_QGIS_SOURCE]);

/** The first view of a kind and service (SIZE_MAX: of none); n_views when there is none. */
size_t adg_qgis_find_view(const adg_map_book *book, adg_view_kind kind, size_t service);

/** Views of a theme, top first; returns how many of the four there are. */
size_t adg_qgis_theme_views(const adg_map_book *book, size_t view, size_t views[4]);

/** The first theme's view; n_views when there is none. */
size_t adg_qgis_first_theme(const adg_map_book *book);

/** The box of the headline zones, where the maps look. */
adg_box adg_qgis_region_box(const adg_map_book *book);

/** A sheet for every theme, and for the first one an atlas of the headline zones. time_stamp: of the
 *  newest input. False: out of memory. */
bool adg_qgis_add_sheets(xmlNodePtr root, const adg_map_book *book, const char *time_stamp);

/** The legend of deprivation x travel time as a picture with two axes: "base64:<SVG>", on the heap;
 *  NULL: out of memory. */
char *adg_qgis_two_way_key(const adg_classes *classes);

#endif
