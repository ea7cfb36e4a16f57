/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_MAP_BOOK_H
#define ADG_MAP_MAP_BOOK_H

#include "findings/findings.h"
#include "geo/raster_writer.h"
#include "geo/vector_writer.h"
#include "map/qml.h"
#include "map/styles.h"
#include "siting/service_gain.h"

/** A layer of the GeoPackage. */
typedef struct {
    char *name; /* "zones_kommune", "cells", "facilities", "roads_faults" */
    char *title;
    char *description;
    adg_geometry_kind geometry;
    adg_table table;
    adg_shapes shapes;
    bool as_geojson; /* written as GeoJSON as well */
} adg_map_layer;

/** What a view is for. */
typedef enum {
    ADG_VIEW_RESULT,     /* what is found, coloured by classes */
    ADG_VIEW_FACILITIES, /* of a service, or of all */
    ADG_VIEW_FAULTS,
    ADG_VIEW_RASTER,
    ADG_VIEW_BORDERS, /* above the results of every theme */
    ADG_VIEW_LAND     /* below them */
} adg_view_kind;

/** One way to look at a layer or raster: an entry of the QGIS project. The first result or
 *  facilities of a layer are its default style. A theme is a result with the facilities of its
 *  service, borders and land. */
typedef struct {
    adg_view_kind kind;
    size_t layer;   /* or the raster */
    size_t service; /* the service it is about; SIZE_MAX: none */
    char *group, *title;
    char *theme;  /* QGIS map theme it is the result of; NULL: none */
    char *subset; /* SQL condition on the columns of the layer; NULL: all features */
    char *field;  /* owned; look.field points to it */
    char *tip;    /* owned; look.tip points to it */
    bool two_way; /* the classes are those of deprivation x travel time: a legend with two axes */
    adg_classes classes;
    adg_layer_look look;
} adg_map_view;

/** A raster of the output grid. */
typedef struct {
    char *name; /* "minutes_sundhedshus" */
    char *title;
    adg_raster_kind kind;
    size_t n_bands;
    char **band_title;
    const char *unit;
    double **band; /* [n_bands][grid cells] */
    adg_classes classes;
} adg_map_raster;

/** All maps of a run: made once, written as GeoPackage, GeoJSON, GeoTIFF and QGIS project. */
typedef struct {
    const adg_findings *findings;
    const adg_service_gain *gain; /* of the only service; NULL: not asked for */
    const adg_styles *styles;
    size_t n_layers;
    adg_map_layer *layer;
    size_t n_views;
    adg_map_view *view; /* top of the layer tree first */
    size_t n_rasters;
    adg_map_raster *raster;
} adg_map_book;

/** gain may be NULL; otherwise the findings are those of its service alone. */
adg_status adg_map_book_make(const adg_findings *findings, const adg_service_gain *gain,
                             const adg_faults *faults, const adg_styles *styles, adg_map_book *book,
                             adg_error *error);
void adg_map_book_release(adg_map_book *book);

/** The default view of a layer; NULL when it has none. */
const adg_map_view *adg_map_book_default_view(const adg_map_book *book, size_t layer);

/* The three parts of the making, one file each. */
adg_status adg_map_layers_make(const adg_faults *faults, adg_map_book *book, adg_error *error);
adg_status adg_map_views_make(adg_map_book *book, adg_error *error);
adg_status adg_map_rasters_make(adg_map_book *book, adg_error *error);

#endif
