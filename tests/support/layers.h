/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_LAYERS_H
#define ADG_TESTS_SUPPORT_LAYERS_H

#include <stddef.h>

/** Map layers written down in a test, as files of the scratch folder. */

/** One feature: properties as JSON with ' for ", and a geometry as well-known text; NULL: none. */
typedef struct {
    const char *properties, *wkt;
} layer_row;

/** Writes a GeoJSON layer in EPSG:25832 and returns its path:
 *
 *      LAYER("zones.geojson", {"'id': '0461'", "POLYGON((0 0, 9 0, 9 9, 0 0))"}, ...)  */
#define LAYER(name, ...)                                                                           \
    layer_write((name), "urn:ogc:def:crs:EPSG::25832", (const layer_row[]){__VA_ARGS__},           \
                sizeof((const layer_row[]){__VA_ARGS__}) / sizeof(layer_row))
/** The same in longitude and latitude. */
#define LAYER_WGS84(name, ...)                                                                     \
    layer_write((name), "urn:ogc:def:crs:OGC:1.3:CRS84", (const layer_row[]){__VA_ARGS__},         \
                sizeof((const layer_row[]){__VA_ARGS__}) / sizeof(layer_row))
const char *layer_write(const char *name, const char *crs, const layer_row *rows, size_t n);

/** Writes a raster of cells of 100 m in EPSG:25832 whose upper left corner lies at (500000,
 *  6100000), from the numbers of its rows in reading order. type: GDAL's name, "Float64"; nodata:
 *  the number that marks nothing, as text, or NULL. */
const char *raster_write(const char *name, size_t width, size_t height, const char *type,
                         const char *nodata, const char *numbers);

#endif
