/* SPDX-License-Identifier: MPL-2.0 */
#include "parishes.h"

#include <stdlib.h>

#include "parish_names.h"

/* The faces into which the borders between parishes cut one ring of the land, and whose they are.
 *
 * Parishes are made ring by ring: Voronoi edges of the middles on the ring and the ring itself are
 * noded together on a 1 m grid, so that every border is one line that both neighbours share; the
 * faces between the lines then go to the parish whose middle is nearest. */
typedef struct {
    GEOSGeometry *polygons;    /* collection that owns the faces */
    const GEOSGeometry **face; /* [n] */
    size_t *parish;            /* [n] */
    bool *settled;             /* [n] the face is connected with its parish's middle */
    size_t n;
} face_list;

static void release_faces(const geos_session *g, face_list *faces)
{
    GEOSGeom_destroy_r(g->handle, faces->polygons);
    free(faces->face);
    free(faces->parish);
    free(faces->settled);
}

static GEOSGeometry *voronoi_lines(const geos_session *g, const place_list *middles, size_t ring)
{
    GEOSGeometry **points = calloc(middles->n ? middles->n : 1, sizeof *points);
    if (!points)
        return NULL;
    unsigned n = 0;
    for (size_t i = 0; i < middles->n; i++)
        if (middles->place[i].ring == ring)
            points[n++] = geos_point(g, middles->place[i].at);
    GEOSGeometry *sites = GEOSGeom_createCollection_r(g->handle, GEOS_MULTIPOINT, points, n);
    free(points);
    if (!sites)
        return NULL;
    GEOSGeometry *frame = GEOSBuffer_r(g->handle, sites, 60000, 2);
    GEOSGeometry *lines = frame ? GEOSVoronoiDiagram_r(g->handle, sites, frame, 0, 1) : NULL;
    GEOSGeom_destroy_r(g->handle, frame);
    GEOSGeom_destroy_r(g->handle, sites);
    return lines;
}

/* The outline and the Voronoi lines as one noded set of lines, corners on whole metres. */
static GEOSGeometry *noded_borders(const geos_session *g, const place_list *middles,
                                   const land_map *land, size_t ring)
{
    GEOSGeometry *parts[2] = {
        geos_ring(g, land->ring[ring].vertex, land->ring[ring].n),
        voronoi_lines(g, middles, ring),
    };
    if (!parts[0] || !parts[1]) {
        GEOSGeom_destroy_r(g->handle, parts[0]);
        GEOSGeom_destroy_r(g->handle, parts[1]);
        return NULL;
    }
    GEOSGeometry *both = GEOSGeom_createCollection_r(g->handle, GEOS_GEOMETRYCOLLECTION, parts, 2);
    GEOSGeometry *noded = both ? GEOSUnaryUnionPrec_r(g->handle, both, 1.0) : NULL;
    GEOSGeom_destroy_r(g->handle, both);
    return noded;
}

static size_t nearest_middle(const place_list *middles, size_t ring, point at)
{
    size_t nearest = middles->n;
    for (size_t i = 0; i < middles->n; i++)
        if (middles->place[i].ring == ring &&
            (nearest == middles->n || squared_distance(middles->place[i].at, at) <
                                          squared_distance(middles->place[nearest].at, at)))
            nearest = i;
    return nearest;
}

/* A point inside a face, in whole metres. */
static bool inside_point(const geos_session *g, const GEOSGeometry *face, point *at)
{
    GEOSGeometry *inside = GEOSPointOnSurface_r(g->handle, face);
    double x = 0, y = 0;
    const bool found = inside && GEOSGeomGetX_r(g->handle, inside, &x) == 1 &&
                       GEOSGeomGetY_r(g->handle, inside, &y) == 1;
    GEOSGeom_destroy_r(g->handle, inside);
    *at = (point){whole_metres(x), whole_metres(y)};
    return found;
}

static bool face_holds(const geos_session *g, const GEOSGeometry *face, point at)
{
    GEOSGeometry *middle = geos_point(g, at);
    const bool holds = middle && GEOSContains_r(g->handle, face, middle) == 1;
    GEOSGeom_destroy_r(g->handle, middle);
    return holds;
}

static bool make_faces(const geos_session *g, const place_list *middles, const land_map *land,
                       size_t ring, face_list *faces, failure *why)
{
    GEOSGeometry *borders = noded_borders(g, middles, land, ring);
    if (!borders)
        return geos_fail(g, why, "the borders of parishes");
    faces->polygons = GEOSPolygonize_r(g->handle, (const GEOSGeometry *const *)&borders, 1);
    GEOSGeom_destroy_r(g->handle, borders);
    if (!faces->polygons)
        return geos_fail(g, why, "the parishes");
    const int n = GEOSGetNumGeometries_r(g->handle, faces->polygons);
    faces->face = calloc((size_t)n + 1, sizeof(GEOSGeometry *));
    faces->parish = calloc((size_t)n + 1, sizeof *faces->parish);
    faces->settled = calloc((size_t)n + 1, sizeof *faces->settled);
    if (!faces->face || !faces->parish || !faces->settled)
        return fail_memory(why);
    for (int i = 0; i < n; i++) {
        const GEOSGeometry *face = GEOSGetGeometryN_r(g->handle, faces->polygons, i);
        point at;
        if (!inside_point(g, face, &at))
            return geos_fail(g, why, "a point inside a parish");
        if (!inside_ring(at, land->ring[ring].vertex, land->ring[ring].n))
            continue; /* a bay of water between the outline and a Voronoi line */
        const size_t nearest = nearest_middle(middles, ring, at);
        faces->face[faces->n] = face;
        faces->parish[faces->n] = nearest;
        faces->settled[faces->n] = face_holds(g, face, middles->place[nearest].at);
        faces->n++;
    }
    return true;
}

static double shared_border(const geos_session *g, const GEOSGeometry *a, const GEOSGeometry *b)
{
    double length = 0;
    GEOSGeometry *shared = GEOSIntersection_r(g->handle, a, b);
    if (shared)
        GEOSLength_r(g->handle, shared, &length);
    GEOSGeom_destroy_r(g->handle, shared);
    return length;
}

/* A fjord can cut a corner off from its parish. Such a corner goes to the neighbour with whom it
 * shares the longest border, so that every parish is in one piece. */
static void settle_corners(const geos_session *g, face_list *faces)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < faces->n; i++) {
            double longest = 0;
            for (size_t j = 0; j < faces->n && !faces->settled[i]; j++) {
                const double length =
                    faces->settled[j] ? shared_border(g, faces->face[i], faces->face[j]) : 0;
                if (length > longest) {
                    longest = length;
                    faces->parish[i] = faces->parish[j];
                }
            }
            if (longest > 0)
                changed = faces->settled[i] = true;
        }
    }
}

/* The union of polygons, in normal form so that equal areas have equal bytes. */
static GEOSGeometry *united(const geos_session *g, GEOSGeometry **parts, size_t n)
{
    GEOSGeometry *collection =
        GEOSGeom_createCollection_r(g->handle, GEOS_GEOMETRYCOLLECTION, parts, (unsigned)n);
    GEOSGeometry *area = collection ? GEOSUnaryUnion_r(g->handle, collection) : NULL;
    GEOSGeom_destroy_r(g->handle, collection);
    if (area)
        GEOSNormalize_r(g->handle, area);
    return area;
}

static bool join_faces(const geos_session *g, const face_list *faces, size_t number,
                       parish_area *parish, failure *why)
{
    GEOSGeometry **parts = calloc(faces->n ? faces->n : 1, sizeof *parts);
    if (!parts)
        return fail_memory(why);
    size_t n = 0;
    for (size_t f = 0; f < faces->n; f++)
        if (faces->parish[f] == number)
            parts[n++] = GEOSGeom_clone_r(g->handle, faces->face[f]);
    parish->area = united(g, parts, n);
    free(parts);
    if (!parish->area || GEOSisEmpty_r(g->handle, parish->area) != 0)
        return geos_fail(g, why, "a parish with land");
    return true;
}

static bool build_ring_parishes(const geos_session *g, const place_list *middles,
                                const land_map *land, size_t ring, parish_list *parishes,
                                failure *why)
{
    face_list faces = {0};
    bool done = make_faces(g, middles, land, ring, &faces, why);
    if (done && nearest_middle(middles, ring, land->ring[ring].vertex[0]) == middles->n)
        done = fail(why, "%s has no town and so no parish", land->ring[ring].name);
    if (done)
        settle_corners(g, &faces);
    for (size_t i = 0; done && i < middles->n; i++)
        if (middles->place[i].ring == ring)
            done = join_faces(g, &faces, i, &parishes->parish[i], why);
    release_faces(g, &faces);
    return done;
}

/* What is asked of a parish when areas are united. */
typedef bool (*parish_test)(const parish_list *parishes, const place_list *middles, size_t parish,
                            size_t number);

static bool in_municipality(const parish_list *parishes, const place_list *middles, size_t parish,
                            size_t number)
{
    (void)middles;
    return parishes->parish[parish].municipality == number;
}

static bool on_ring(const parish_list *parishes, const place_list *middles, size_t parish,
                    size_t number)
{
    return middles->place[parishes->parish[parish].place].ring == number;
}

static bool unite_parishes(const geos_session *g, const parish_list *parishes,
                           const place_list *middles, parish_test belongs, size_t number,
                           GEOSGeometry **area, failure *why)
{
    GEOSGeometry **parts = calloc(parishes->n, sizeof *parts);
    if (!parts)
        return fail_memory(why);
    size_t n = 0;
    for (size_t i = 0; i < parishes->n; i++)
        if (belongs(parishes, middles, i, number))
            parts[n++] = GEOSGeom_clone_r(g->handle, parishes->parish[i].area);
    *area = united(g, parts, n);
    free(parts);
    return *area || geos_fail(g, why, "a municipality or piece of land");
}

bool parishes_build(const geos_session *g, const place_list *middles, const land_map *land,
                    const region_facts *facts, parish_list *parishes, failure *why)
{
    parishes->n = middles->n;
    parishes->n_municipalities = facts->n_municipalities;
    parishes->parish = calloc(middles->n, sizeof *parishes->parish);
    parishes->municipality_area = calloc(facts->n_municipalities, sizeof(GEOSGeometry *));
    parishes->n_rings = land->n_rings;
    parishes->ring_area = calloc(land->n_rings, sizeof(GEOSGeometry *));
    if (!parishes->parish || !parishes->municipality_area || !parishes->ring_area)
        return fail_memory(why);
    for (size_t i = 0; i < middles->n; i++)
        name_parish(parishes, i, &middles->place[i], facts);
    for (size_t ring = 0; ring < land->n_rings; ring++)
        if (!build_ring_parishes(g, middles, land, ring, parishes, why) ||
            !unite_parishes(g, parishes, middles, on_ring, ring, &parishes->ring_area[ring], why))
            return false;
    for (size_t m = 0; m < facts->n_municipalities; m++)
        if (!unite_parishes(g, parishes, middles, in_municipality, m,
                            &parishes->municipality_area[m], why))
            return false;
    return true;
}

void parishes_release(const geos_session *g, parish_list *parishes)
{
    for (size_t i = 0; parishes->parish && i < parishes->n; i++)
        GEOSGeom_destroy_r(g->handle, parishes->parish[i].area);
    for (size_t m = 0; parishes->municipality_area && m < parishes->n_municipalities; m++)
        GEOSGeom_destroy_r(g->handle, parishes->municipality_area[m]);
    free(parishes->parish);
    for (size_t r = 0; parishes->ring_area && r < parishes->n_rings; r++)
        GEOSGeom_destroy_r(g->handle, parishes->ring_area[r]);
    free(parishes->municipality_area);
    free(parishes->ring_area);
    *parishes = (parish_list){0};
}
