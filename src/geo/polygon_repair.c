/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/polygons.h"

#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/geos_session.h"

static bool add_ring(adg_geos *geos, adg_shapes *shapes, const GEOSGeometry *ring, bool hole)
{
    const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos->handle, ring);
    unsigned n = 0;
    bool ok = sequence && GEOSCoordSeq_getSize_r(geos->handle, sequence, &n) &&
              adg_shapes_begin_part(shapes, hole);
    for (unsigned i = 0; ok && i < n; i++) {
        double x, y;
        ok = GEOSCoordSeq_getXY_r(geos->handle, sequence, i, &x, &y) &&
             adg_shapes_add_point(shapes, x, y);
    }
    return ok;
}

/* Adds the polygons of any geometry; lines and points that a repair leaves over are no ground. */
static bool add_polygons(adg_geos *geos, adg_shapes *shapes, const GEOSGeometry *geometry)
{
    int type = GEOSGeomTypeId_r(geos->handle, geometry);
    bool ok = true;
    if (type == GEOS_POLYGON) {
        if (GEOSisEmpty_r(geos->handle, geometry))
            return true;
        ok = add_ring(geos, shapes, GEOSGetExteriorRing_r(geos->handle, geometry), false);
        int n_holes = GEOSGetNumInteriorRings_r(geos->handle, geometry);
        for (int h = 0; ok && h < n_holes; h++)
            ok = add_ring(geos, shapes, GEOSGetInteriorRingN_r(geos->handle, geometry, h), true);
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        int n = GEOSGetNumGeometries_r(geos->handle, geometry);
        for (int i = 0; ok && i < n; i++)
            ok = add_polygons(geos, shapes, GEOSGetGeometryN_r(geos->handle, geometry, i));
    }
    return ok;
}

static bool copy_feature(const adg_shapes *from, size_t feature, adg_shapes *to)
{
    bool ok = adg_shapes_begin_feature(to);
    for (size_t p = from->first_part[feature]; ok && p < from->first_part[feature + 1]; p++) {
        ok = adg_shapes_begin_part(to, from->hole[p]);
        for (size_t k = from->first_point[p]; ok && k < from->first_point[p + 1]; k++)
            ok = adg_shapes_add_point(to, from->xy[2 * k], from->xy[2 * k + 1]);
    }
    return ok;
}

/* GEOS refuses rings of fewer than four points or that are not closed: such a part is no polygon,
 * and everything it could say is that it must be mended by hand. */
static adg_status repair_feature(adg_geos *geos, const adg_shapes *from, size_t feature,
                                 adg_shapes *to, char **reason, adg_error *error)
{
    GEOSGeometry *polygon = adg_geos_polygon(geos, from, feature);
    if (!polygon) {
        *reason = adg_strdup(geos->message);
        bool ok = *reason && adg_shapes_begin_feature(to);
        return ok ? ADG_OK : adg_fail_memory(error);
    }
    bool ok = true;
    if (GEOSisValid_r(geos->handle, polygon) == 1) {
        ok = copy_feature(from, feature, to);
    } else {
        char *why = GEOSisValidReason_r(geos->handle, polygon);
        *reason = adg_strdup(why ? why : "?");
        GEOSFree_r(geos->handle, why);
        GEOSGeometry *valid = GEOSMakeValid_r(geos->handle, polygon);
        ok = *reason && adg_shapes_begin_feature(to) && (!valid || add_polygons(geos, to, valid));
        GEOSGeom_destroy_r(geos->handle, valid);
    }
    GEOSGeom_destroy_r(geos->handle, polygon);
    return ok ? ADG_OK : adg_fail_memory(error);
}

adg_status adg_polygons_repair(adg_shapes *polygons, char **reason, adg_error *error)
{
    adg_geos geos = {NULL, {0}};
    adg_shapes valid = {0};
    adg_status status = adg_geos_open(&geos, error);
    if (status == ADG_OK)
        status = adg_shapes_init(&valid, error);
    for (size_t f = 0; f < polygons->n; f++)
        reason[f] = NULL;
    for (size_t f = 0; status == ADG_OK && f < polygons->n; f++)
        status = repair_feature(&geos, polygons, f, &valid, &reason[f], error);
    if (status == ADG_OK) {
        adg_shapes_release(polygons);
        *polygons = valid;
    } else {
        adg_shapes_release(&valid);
        for (size_t f = 0; f < polygons->n; f++) {
            free(reason[f]);
            reason[f] = NULL;
        }
    }
    adg_geos_close(&geos);
    return status;
}

/* ---- several features, one zone ---- */

/* The union of the features of one group, or the single feature untouched. */
static adg_status dissolve_group(adg_geos *geos, const adg_shapes *polygons,
                                 const uint32_t *members, size_t n_members, adg_shapes *dissolved,
                                 adg_error *error)
{
    if (n_members == 1)
        return copy_feature(polygons, members[0], dissolved) ? ADG_OK : adg_fail_memory(error);
    GEOSGeometry **pieces = ADG_NEW_ARRAY(GEOSGeometry *, n_members);
    if (!pieces)
        return adg_fail_memory(error);
    unsigned n = 0;
    for (size_t i = 0; i < n_members; i++) {
        pieces[n] = adg_geos_polygon(geos, polygons, members[i]);
        n += pieces[n] != NULL;
    }
    GEOSGeometry *all =
        GEOSGeom_createCollection_r(geos->handle, GEOS_GEOMETRYCOLLECTION, pieces, n);
    GEOSGeometry *merged = all ? GEOSUnaryUnion_r(geos->handle, all) : NULL;
    adg_status status = merged ? ADG_OK : adg_geos_fail(geos, error);
    if (status == ADG_OK &&
        !(adg_shapes_begin_feature(dissolved) && add_polygons(geos, dissolved, merged)))
        status = adg_fail_memory(error);
    GEOSGeom_destroy_r(geos->handle, merged);
    GEOSGeom_destroy_r(geos->handle, all);
    free(pieces);
    return status;
}

adg_status adg_polygons_dissolve(const adg_shapes *polygons, const uint32_t *group, size_t n_groups,
                                 adg_shapes *dissolved, adg_error *error)
{
    adg_geos geos = {NULL, {0}};
    size_t *first = ADG_NEW_ARRAY(size_t, n_groups + 1);
    uint32_t *member = ADG_NEW_ARRAY(uint32_t, polygons->n);
    adg_status status = first && member ? adg_geos_open(&geos, error) : adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_shapes_init(dissolved, error);
    if (status == ADG_OK) {
        /* Counting sort: the members of every group side by side, in layer order. */
        for (size_t f = 0; f < polygons->n; f++)
            first[group[f] + 1]++;
        for (size_t g = 0; g < n_groups; g++)
            first[g + 1] += first[g];
        for (size_t f = polygons->n; f-- > 0;)
            member[--first[group[f] + 1]] = (uint32_t)f;
        for (size_t g = 0; status == ADG_OK && g < n_groups; g++) {
            size_t from = first[g + 1], to = g + 1 < n_groups ? first[g + 2] : polygons->n;
            status = dissolve_group(&geos, polygons, member + from, to - from, dissolved, error);
        }
    }
    adg_geos_close(&geos);
    free(first);
    free(member);
    return status;
}
