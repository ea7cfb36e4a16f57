/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/polygons.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "geo/geos_session.h"

struct adg_polygon_index {
    adg_geos geos;
    size_t n;
    GEOSGeometry **polygon;
    const GEOSPreparedGeometry **prepared;
    uint32_t *number; /* [n] its own position: what the tree carries */
    GEOSSTRtree *tree;
};

adg_status adg_polygon_index_build(const adg_shapes *polygons, adg_polygon_index **index,
                                   adg_error *error)
{
    adg_polygon_index *made = ADG_NEW_ARRAY(adg_polygon_index, 1);
    if (!made)
        return adg_fail_memory(error);
    made->n = polygons->n;
    made->polygon = ADG_NEW_ARRAY(GEOSGeometry *, made->n);
    made->prepared = ADG_NEW_ARRAY(const GEOSPreparedGeometry *, made->n);
    made->number = ADG_NEW_ARRAY(uint32_t, made->n);
    adg_status status = adg_geos_open(&made->geos, error);
    if (status == ADG_OK && (!made->polygon || !made->prepared || !made->number))
        status = adg_fail_memory(error);
    if (status == ADG_OK && !(made->tree = GEOSSTRtree_create_r(made->geos.handle, 10)))
        status = adg_geos_fail(&made->geos, error);
    for (size_t f = 0; status == ADG_OK && f < made->n; f++) {
        made->number[f] = (uint32_t)f;
        made->polygon[f] = adg_geos_polygon(&made->geos, polygons, f);
        if (made->polygon[f])
            made->prepared[f] = GEOSPrepare_r(made->geos.handle, made->polygon[f]);
        if (!made->prepared[f])
            status = adg_geos_fail(&made->geos, error);
        else if (!GEOSisEmpty_r(made->geos.handle, made->polygon[f]))
            GEOSSTRtree_insert_r(made->geos.handle, made->tree, made->polygon[f], &made->number[f]);
    }
    if (status == ADG_OK)
        *index = made;
    else
        adg_polygon_index_free(made);
    return status;
}

void adg_polygon_index_free(adg_polygon_index *index)
{
    if (!index)
        return;
    GEOSContextHandle_t handle = index->geos.handle;
    if (index->tree)
        GEOSSTRtree_destroy_r(handle, index->tree);
    for (size_t f = 0; f < index->n; f++) {
        if (index->prepared && index->prepared[f])
            GEOSPreparedGeom_destroy_r(handle, index->prepared[f]);
        if (index->polygon && index->polygon[f])
            GEOSGeom_destroy_r(handle, index->polygon[f]);
    }
    free(index->polygon);
    free(index->prepared);
    free(index->number);
    adg_geos_close(&index->geos);
    free(index);
}

/* What a query collects: the two lowest positions that cover the point. */
typedef struct {
    const adg_polygon_index *index;
    const GEOSGeometry *point;
    uint32_t first, second;
} covering;

static void keep_if_covers(void *item, void *data)
{
    covering *c = data;
    uint32_t f = *(const uint32_t *)item;
    if (f > c->second ||
        GEOSPreparedCovers_r(c->index->geos.handle, c->index->prepared[f], c->point) != 1)
        return;
    if (f < c->first) {
        c->second = c->first;
        c->first = f;
    } else {
        c->second = f;
    }
}

/* Neighbours share their border without overlapping: only a point inside both is doubly covered. */
static bool inside_both(const covering *c)
{
    GEOSContextHandle_t handle = c->index->geos.handle;
    return c->second != ADG_NONE &&
           GEOSPreparedContainsProperly_r(handle, c->index->prepared[c->first], c->point) == 1 &&
           GEOSPreparedContainsProperly_r(handle, c->index->prepared[c->second], c->point) == 1;
}

uint32_t adg_polygon_index_find(adg_polygon_index *index, double x, double y, uint32_t *next)
{
    covering c = {index, NULL, ADG_NONE, ADG_NONE};
    GEOSGeometry *point = GEOSGeom_createPointFromXY_r(index->geos.handle, x, y);
    if (point) {
        c.point = point;
        GEOSSTRtree_query_r(index->geos.handle, index->tree, point, keep_if_covers, &c);
        if (next && !inside_both(&c))
            c.second = ADG_NONE;
        GEOSGeom_destroy_r(index->geos.handle, point);
    }
    if (next)
        *next = c.second;
    return c.first;
}

/* ---- overlaps ---- */

typedef struct {
    adg_polygon_index *index;
    uint32_t a;
    double min_area;
    adg_overlap *found;
    size_t n, capacity;
    bool failed;
} overlap_search;

static void keep_if_overlaps(void *item, void *data)
{
    overlap_search *s = data;
    GEOSContextHandle_t handle = s->index->geos.handle;
    uint32_t b = *(const uint32_t *)item;
    if (b <= s->a ||
        GEOSPreparedIntersects_r(handle, s->index->prepared[s->a], s->index->polygon[b]) != 1)
        return;
    GEOSGeometry *shared =
        GEOSIntersection_r(handle, s->index->polygon[s->a], s->index->polygon[b]);
    double area = 0;
    if (shared && GEOSArea_r(handle, shared, &area) == 1 && area > s->min_area) {
        adg_overlap *grown = adg_grow_array(s->found, s->n, &s->capacity, sizeof *grown);
        GEOSGeometry *point = GEOSPointOnSurface_r(handle, shared);
        s->failed = s->failed || !grown || !point;
        if (grown)
            s->found = grown;
        if (!s->failed) {
            adg_overlap *overlap = &s->found[s->n++];
            *overlap = (adg_overlap){s->a, b, area, NAN, NAN};
            GEOSGeomGetX_r(handle, point, &overlap->x);
            GEOSGeomGetY_r(handle, point, &overlap->y);
        }
        GEOSGeom_destroy_r(handle, point);
    }
    GEOSGeom_destroy_r(handle, shared);
}

static int compare_overlaps(const void *x, const void *y)
{
    const adg_overlap *p = x, *q = y;
    if (p->a != q->a)
        return (p->a > q->a) - (p->a < q->a);
    return (p->b > q->b) - (p->b < q->b);
}

adg_status adg_polygons_overlaps(const adg_shapes *polygons, double min_area_m2,
                                 adg_overlap **overlaps, size_t *n, adg_error *error)
{
    adg_polygon_index *index = NULL;
    adg_status status = adg_polygon_index_build(polygons, &index, error);
    if (status != ADG_OK)
        return status;
    overlap_search search = {.index = index, .min_area = min_area_m2};
    for (size_t f = 0; f < polygons->n; f++) {
        search.a = (uint32_t)f;
        GEOSSTRtree_query_r(index->geos.handle, index->tree, index->polygon[f], keep_if_overlaps,
                            &search);
    }
    adg_polygon_index_free(index);
    if (search.failed) {
        free(search.found);
        return adg_fail_memory(error);
    }
    if (search.n)
        qsort(search.found, search.n, sizeof *search.found, compare_overlaps);
    *overlaps = search.found;
    *n = search.n;
    return ADG_OK;
}
