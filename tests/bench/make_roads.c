/* SPDX-License-Identifier: MPL-2.0 */
/* Writes a road-like network for a benchmark: make_roads NODES SEED FOLDER [gpkg]
 *   edges.csv  from,to,minutes,both       nodes.csv  x,y
 *   roads.gpkg the same as lines with class and speed (ETRS89 / UTM 32N), when gpkg is asked for */
#include <gdal.h>
#include <ogr_srs_api.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "road_like.h"

static FILE *open_in(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
}

static void close_or_fail(FILE *file)
{
    if (ferror(file) | fclose(file)) {
        perror("writing");
        exit(1);
    }
}

static void write_tables(const road_like *roads, const char *folder)
{
    FILE *edges = open_in(folder, "edges.csv"), *nodes = open_in(folder, "nodes.csv");
    fputs("from,to,minutes,both\n", edges);
    for (uint32_t e = 0; e < roads->n_edges; e++)
        fprintf(edges, "%u,%u,%.17g,1\n", roads->edge[e].from, roads->edge[e].to,
                roads->edge[e].minutes_forward);
    fputs("x,y\n", nodes);
    for (uint32_t v = 0; v < roads->n_nodes; v++)
        fprintf(nodes, "%.3f,%.3f\n", roads->xy[2 * (size_t)v], roads->xy[2 * (size_t)v + 1]);
    close_or_fail(edges);
    close_or_fail(nodes);
}

static OGRLayerH new_layer(GDALDatasetH file)
{
    OGRSpatialReferenceH crs = OSRNewSpatialReference(NULL);
    OSRImportFromEPSG(crs, 25832);
    OGRLayerH layer = GDALDatasetCreateLayer(file, "roads", crs, wkbLineString, NULL);
    OSRRelease(crs);
    OGRFieldDefnH field = OGR_Fld_Create("class", OFTString);
    OGR_L_CreateField(layer, field, TRUE);
    OGR_Fld_Destroy(field);
    field = OGR_Fld_Create("minutes", OFTReal);
    OGR_L_CreateField(layer, field, TRUE);
    OGR_Fld_Destroy(field);
    return layer;
}

static bool write_line(const road_like *roads, uint32_t e, OGRLayerH layer)
{
    static const char *const CLASS[] = {"residential", "secondary", "primary", "motorway"};
    const adg_edge *edge = &roads->edge[e];
    const uint32_t end[] = {edge->from, edge->to};
    OGRGeometryH line = OGR_G_CreateGeometry(wkbLineString);
    for (int k = 0; k < 2; k++)
        OGR_G_AddPoint_2D(line, 500000 + roads->xy[2 * (size_t)end[k]],
                          6100000 + roads->xy[2 * (size_t)end[k] + 1]);
    OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
    OGR_F_SetFieldString(feature, 0, CLASS[roads->rank[e]]);
    OGR_F_SetFieldDouble(feature, 1, edge->minutes_forward);
    OGR_F_SetGeometryDirectly(feature, line);
    bool ok = OGR_L_CreateFeature(layer, feature) == OGRERR_NONE;
    OGR_F_Destroy(feature);
    return ok;
}

static bool write_lines(const road_like *roads, const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/roads.gpkg", folder);
    GDALAllRegister();
    GDALDatasetH file = GDALCreate(GDALGetDriverByName("GPKG"), path, 0, 0, 0, GDT_Unknown, NULL);
    if (!file)
        return false;
    OGRLayerH layer = new_layer(file);
    bool ok = layer && GDALDatasetStartTransaction(file, FALSE) == OGRERR_NONE;
    for (uint32_t e = 0; ok && e < roads->n_edges; e++)
        ok = write_line(roads, e, layer);
    ok = ok && GDALDatasetCommitTransaction(file) == OGRERR_NONE;
    GDALClose(file);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "Usage: %s NODES SEED FOLDER [gpkg]\n", argv[0]);
        return 2;
    }
    uint32_t n = (uint32_t)strtoul(argv[1], NULL, 10);
    road_like roads = road_like_draw(n ? n : 1, strtoull(argv[2], NULL, 10));
    write_tables(&roads, argv[3]);
    bool ok = argc < 5 || strcmp(argv[4], "gpkg") != 0 || write_lines(&roads, argv[3]);
    fprintf(stderr, "%u nodes, %u arcs\n", roads.n_nodes, 2 * roads.n_edges);
    road_like_release(&roads);
    return ok ? 0 : 1;
}
