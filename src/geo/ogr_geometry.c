/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/ogr_geometry.h"

/* ---- from OGR ---- */

static bool add_points(adg_shapes *shapes, OGRGeometryH line)
{
    int n = OGR_G_GetPointCount(line);
    bool ok = true;
    for (int i = 0; ok && i < n; i++)
        ok = adg_shapes_add_point(shapes, OGR_G_GetX(line, i), OGR_G_GetY(line, i));
    return ok;
}

static bool add_polygon(adg_shapes *shapes, OGRGeometryH polygon)
{
    bool ok = true;
    for (int i = 0; ok && i < OGR_G_GetGeometryCount(polygon); i++)
        ok = adg_shapes_begin_part(shapes, i > 0) &&
             add_points(shapes, OGR_G_GetGeometryRef(polygon, i));
    return ok;
}

bool adg_ogr_add_parts(adg_shapes *shapes, OGRGeometryH geometry, adg_geometry_kind kind)
{
    OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    if (type == wkbPolygon)
        return kind != ADG_GEOMETRY_POLYGON || add_polygon(shapes, geometry);
    if (type == wkbLineString)
        return kind != ADG_GEOMETRY_LINE || OGR_G_GetPointCount(geometry) < 2 ||
               (adg_shapes_begin_part(shapes, false) && add_points(shapes, geometry));
    if (type == wkbPoint)
        return kind != ADG_GEOMETRY_POINT || OGR_G_IsEmpty(geometry) ||
               (adg_shapes_begin_part(shapes, false) && add_points(shapes, geometry));
    bool ok = true;
    for (int i = 0; ok && i < OGR_G_GetGeometryCount(geometry); i++)
        ok = adg_ogr_add_parts(shapes, OGR_G_GetGeometryRef(geometry, i), kind);
    return ok;
}

/* ---- to OGR ---- */

static OGRGeometryH line_of(const adg_shapes *shapes, size_t part, OGRwkbGeometryType type)
{
    OGRGeometryH line = OGR_G_CreateGeometry(type);
    size_t from = shapes->first_point[part], n = shapes->first_point[part + 1] - from;
    OGR_G_SetPoints(line, (int)n, shapes->xy + 2 * from, 2 * sizeof(double),
                    shapes->xy + 2 * from + 1, 2 * sizeof(double), NULL, 0);
    return line;
}

static OGRGeometryH polygons_of(const adg_shapes *shapes, size_t feature)
{
    OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiPolygon);
    OGRGeometryH polygon = NULL;
    for (size_t p = shapes->first_part[feature]; p < shapes->first_part[feature + 1]; p++) {
        if (!shapes->hole[p] && polygon)
            OGR_G_AddGeometryDirectly(all, polygon);
        if (!shapes->hole[p])
            polygon = OGR_G_CreateGeometry(wkbPolygon);
        OGR_G_AddGeometryDirectly(polygon, line_of(shapes, p, wkbLinearRing));
    }
    if (polygon)
        OGR_G_AddGeometryDirectly(all, polygon);
    return all;
}

static OGRGeometryH lines_of(const adg_shapes *shapes, size_t feature)
{
    OGRGeometryH all = OGR_G_CreateGeometry(wkbMultiLineString);
    for (size_t p = shapes->first_part[feature]; p < shapes->first_part[feature + 1]; p++)
        OGR_G_AddGeometryDirectly(all, line_of(shapes, p, wkbLineString));
    return all;
}

static OGRGeometryH point_of(const adg_shapes *shapes, size_t feature)
{
    OGRGeometryH point = OGR_G_CreateGeometry(wkbPoint);
    const double *xy = shapes->xy + 2 * shapes->first_point[shapes->first_part[feature]];
    OGR_G_SetPoint_2D(point, 0, xy[0], xy[1]);
    return point;
}

OGRGeometryH adg_ogr_geometry(const adg_shapes *shapes, size_t feature, adg_geometry_kind kind)
{
    if (shapes->first_part[feature] == shapes->first_part[feature + 1])
        return NULL;
    if (kind == ADG_GEOMETRY_POINT)
        return point_of(shapes, feature);
    return kind == ADG_GEOMETRY_LINE ? lines_of(shapes, feature) : polygons_of(shapes, feature);
}
