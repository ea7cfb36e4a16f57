/* SPDX-License-Identifier: MPL-2.0 */
#include "support/layers.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/text.h"
#include "support/scratch.h"
#include "support/test.h"

/* "MULTIPOLYGON" -> "MultiPolygon" */
static const char *geojson_name(const char *wkt)
{
    static const char *const names[] = {"Point",      "LineString",      "Polygon",
                                        "MultiPoint", "MultiLineString", "MultiPolygon"};
    size_t n = strcspn(wkt, " (");
    for (size_t i = 0; i < N_OF(names); i++)
        if (strlen(names[i]) == n && strncasecmp(names[i], wkt, n) == 0)
            return names[i];
    print_error("no such geometry: %s\n", wkt);
    _fail(__FILE__, __LINE__);
    return NULL;
}

/* "((0 0, 9 0))" -> "[[[0,0],[9,0]]]": every pair of numbers becomes a list of its own. */
static void add_coordinates(adg_text *text, const char *wkt)
{
    for (const char *c = wkt + strcspn(wkt, "("); *c;) {
        if (*c == '(' || *c == ')') {
            adg_text_append(text, *c++ == '(' ? "[" : "]");
        } else if (*c == ',') {
            adg_text_append(text, ",");
            c++;
        } else if (isspace((unsigned char)*c)) {
            c++;
        } else {
            size_t x = strcspn(c, " "), y = strcspn(c + x + 1, ",)");
            adg_text_format(text, "[%.*s,%.*s]", (int)x, c, (int)y, c + x + 1);
            c += x + 1 + y;
        }
    }
}

static void add_geometry(adg_text *text, const char *wkt)
{
    if (!wkt) {
        adg_text_append(text, "null");
        return;
    }
    adg_text list = ADG_TEXT_INIT;
    add_coordinates(&list, wkt);
    const char *name = geojson_name(wkt), *bytes = adg_text_string(&list);
    size_t n = strlen(bytes);
    /* A point is one pair, not a list of pairs. */
    bool point = strcmp(name, "Point") == 0;
    adg_text_format(text, "{\"type\":\"%s\",\"coordinates\":%.*s}", name, (int)(point ? n - 2 : n),
                    bytes + (point ? 1 : 0));
    adg_text_release(&list);
}

const char *layer_write(const char *name, const char *crs, const layer_row *rows, size_t n)
{
    adg_text text = ADG_TEXT_INIT;
    adg_text_format(&text,
                    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
                    "{\"name\":\"%s\"}},\"features\":[",
                    crs);
    for (size_t i = 0; i < n; i++) {
        adg_text_append(&text, i ? ",\n{\"type\":\"Feature\",\"properties\":{"
                                 : "\n{\"type\":\"Feature\",\"properties\":{");
        for (const char *c = rows[i].properties; *c; c++)
            adg_text_append_n(&text, *c == '\'' ? "\"" : c, 1);
        adg_text_append(&text, "},\"geometry\":");
        add_geometry(&text, rows[i].wkt);
        adg_text_append(&text, "}");
    }
    adg_text_append(&text, "]}\n");
    const char *path = scratch_write(name, adg_text_string(&text));
    adg_text_release(&text);
    return path;
}

const char *raster_write(const char *name, size_t width, size_t height, const char *type,
                         const char *nodata, const char *numbers)
{
    adg_text text = ADG_TEXT_INIT;
    char grid[64];
    snprintf(grid, sizeof grid, "%s.asc", name);
    adg_text_format(&text, "ncols %zu\nnrows %zu\nxllcorner 0\nyllcorner 0\ncellsize 100\n%s\n",
                    width, height, numbers);
    scratch_write(grid, adg_text_string(&text));
    adg_text_release(&text);
    adg_text_format(&text,
                    "<VRTDataset rasterXSize=\"%zu\" rasterYSize=\"%zu\">\n"
                    "<SRS>EPSG:25832</SRS>\n"
                    "<GeoTransform>500000, 100, 0, 6100000, 0, -100</GeoTransform>\n"
                    "<VRTRasterBand dataType=\"%s\" band=\"1\">\n",
                    width, height, type);
    if (nodata)
        adg_text_format(&text, "<NoDataValue>%s</NoDataValue>\n", nodata);
    adg_text_format(&text,
                    "<SimpleSource><SourceFilename relativeToVRT=\"1\">%s</SourceFilename>"
                    "<SourceBand>1</SourceBand></SimpleSource>\n"
                    "</VRTRasterBand></VRTDataset>\n",
                    grid);
    const char *path = scratch_write(name, adg_text_string(&text));
    adg_text_release(&text);
    return path;
}
