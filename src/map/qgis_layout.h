/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_QGIS_LAYOUT_H
#define ADG_MAP_QGIS_LAYOUT_H

#include <libxml/tree.h>

#include "core/shapes.h"

/** Where the lines of a legend break. */
#define ADG_LEGEND_BREAK "|"

/** A layer as a legend lists it; the title may hold breaks. */
typedef struct {
    const char *id, *title, *source;
} adg_legend_layer;

/** One printable sheet, A4 on its side: title, map of a theme, legend, scale bar, caption. */
typedef struct {
    const char *name, *title, *subtitle, *theme, *caption, *legend_title;
    const char *key_svg; /* a picture below the legend, as "base64:..."; NULL: none */
    adg_box extent;
    const adg_legend_layer *legend;
    size_t n_legend;
    /** With an atlas: a page for every feature of this layer, named by its column. NULL: one sheet. */
    const char *atlas_layer_id, *atlas_name_field, *atlas_id_field;
    unsigned number; /* of the sheet in the project; makes its ids unique */
} adg_qgis_layout;

void adg_qgis_layout_add(xmlNodePtr layouts, const adg_qgis_layout *layout);

#endif
