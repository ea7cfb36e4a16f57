/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_POINTS_H
#define ADG_LOAD_POINTS_H

#include "core/faults.h"
#include "core/table.h"
#include "geo/vector_reader.h"

/** Points with the wanted fields, from a layer or from a .csv with columns x,y (target CRS) or
 *  lon,lat (WGS 84); of lines and polygons a point on them. Column f of the table belongs to
 *  request field f, as in adg_vector_read. */
typedef struct {
    size_t n;
    double *xy; /* [2 n] */
    adg_table table;
    long long *row;    /* [n] feature id, or line of the .csv */
    const char *shown; /* borrowed from the request */
    const char *layer;
} adg_points;

adg_status adg_points_load(const adg_layer_request *request, adg_points *points, adg_faults *faults,
                           adg_error *error);
/** A layer as adg_vector_read reads it, or a .csv as above, whose rows are then its points. */
adg_status adg_layer_load(const adg_layer_request *request, adg_layer *layer, adg_faults *faults,
                          adg_error *error);

void adg_points_release(adg_points *points);

/** Where a point stands in its file, for a fault. */
adg_place adg_points_place(const adg_points *points, size_t i, const char *field);

/** Error faults for ids that are missing or stand twice. */
adg_status adg_points_check_ids(const adg_points *points, size_t id_column, const char *field,
                                adg_faults *faults, adg_error *error);

/** True when a path ends in .csv. */
bool adg_path_is_csv(const char *path);

#endif
