/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_OSM_READER_H
#define ADG_GEO_OSM_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adgang/status.h"
#include "core/faults.h"
#include "geo/crs.h"

/** A way of an OpenStreetMap file, as long as it is being looked at. */
typedef struct {
    long long id;
    const char *const *tag; /* [n_tags] value of each wanted key; NULL: not given */
    size_t n_points;
    const int32_t *place; /* [2 n_points] longitude and latitude in units of 1e-7 degrees, which is
                             what OpenStreetMap itself stores: equal nodes are equal numbers */
} adg_osm_way;

/** A node of its own account, likewise. */
typedef struct {
    const char *const *tag; /* [n_tags]; NULL also for the keys that are kept of ways only */
    const int32_t *place;   /* [2], as of a way */
} adg_osm_node;

/** What to read. Every key must also stand in data/osm/osmconf_roads.ini, under [lines]. */
typedef struct {
    const char *path;
    const char *shown; /* the path as the user wrote it */
    const char *const *key;
    size_t n_keys;
    const char *filter;         /* OGR's attribute filter over the keys; NULL: every way */
    void (*forget)(void *data); /* what was taken: the file is read once more, from its beginning */
    bool (*take)(void *data, const adg_osm_way *way);        /* false: out of memory */
    const char *node_filter;                                 /* over the keys under [points] */
    bool (*take_node)(void *data, const adg_osm_node *node); /* NULL: nodes are not asked for */
    void *data;
} adg_osm_request;

/** Whether a path ends like an OpenStreetMap file: .osm, .osm.gz, .osm.bz2, .pbf. */
bool adg_osm_is_path(const char *path);

/** Reads the ways of a file, and the nodes that are asked for, in its order, through GDAL's OSM driver. A way of which fewer
 *  than two nodes are in the file is left out; a node that is not in the file is passed over. A file that is not there, is damaged or cut short is an error fault (ways
 *  may have been taken before). Node ids that do not increase, or that GDAL's index cannot hold, are kept in a database on a
 *  second reading, at about half the speed, unless OSM_USE_CUSTOM_INDEXING says which of the two to use. Memory: GDAL's index of the nodes, 8 bytes each, of which the
 *  first GB in memory and the rest in a temporary file.  O(nodes). */
adg_status adg_osm_read(const adg_osm_request *request, adg_faults *faults, adg_error *error);

/** A path as GDAL opens it, which unpacks .gz and .bz2 as it reads; on the heap, NULL when out of memory. */
char *adg_osm_unpacking_path(const char *path);

/** One unit of adg_osm_way.place in degrees: place * ADG_OSM_DEGREES. */
#define ADG_OSM_DEGREES 1e-7

/** Turns longitude and latitude (WGS84), xy [2 n] in degrees, into coordinates of a CRS, in place. Equal
 *  points stay equal to the last bit; a point that lies outside the CRS becomes NaN. */
adg_status adg_osm_transform(const adg_crs *crs, double *xy, size_t n, adg_error *error);

#endif
