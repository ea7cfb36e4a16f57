/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_QML_H
#define ADG_MAP_QML_H

#include <libxml/tree.h>

#include "geo/vector_writer.h"
#include "map/styles.h"

/** How a layer looks in QGIS: one description makes its .qml beside the file, the style embedded in
 *  the GeoPackage and its part of the QGIS project, so that they cannot disagree. */
typedef struct {
    adg_geometry_kind geometry;
    bool raster;
    const char *field;          /* column shown by the classes; NULL: one symbol for all */
    const adg_classes *classes; /* NULL: one symbol for all */
    const char *color;          /* of the one symbol; NULL: only the border */
    const char *border;         /* colour of borders, or of lines */
    double border_mm;           /* width */
    double size_mm;             /* of point symbols */
    const char *ring, *rim;     /* colours around a point, seen on every ground; NULL: none */
    bool obstacle;              /* labels of other layers keep off its features */
    bool atlas_mark;            /* the feature an atlas page is about gets a heavy border */
    const char *label_field;    /* NULL: no labels */
    const char *tip;            /* HTML shown when the mouse rests on a feature; NULL: none */
    const adg_table *table;     /* columns with their titles; NULL: no aliases */
    size_t raster_band;         /* 0 = the first */
} adg_layer_look;

/** Adds the renderer, labels, aliases and tip to an XML element (<qgis> or <maplayer>). */
void adg_qml_add_look(xmlNodePtr parent, const adg_layer_look *look);

/** The whole text of a .qml; NULL when out of memory. The caller frees it with xmlFree. */
xmlChar *adg_qml_text(const adg_layer_look *look);

/** Writes it to a file. */
adg_status adg_qml_write(const char *path, const adg_layer_look *look, adg_error *error);

#endif
