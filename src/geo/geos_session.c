/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/geos_session.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

static void remember(const char *message, void *data)
{
    adg_geos *geos = data;
    snprintf(geos->message, sizeof geos->message, "%s", message);
}

static void ignore(const char *message, void *data)
{
    (void)message;
    (void)data;
}

adg_status adg_geos_open(adg_geos *geos, adg_error *error)
{
    geos->message[0] = '\0';
    geos->handle = GEOS_init_r();
    if (!geos->handle)
        return adg_fail_memory(error);
    GEOSContext_setErrorMessageHandler_r(geos->handle, remember, geos);
    GEOSContext_setNoticeMessageHandler_r(geos->handle, ignore, NULL);
    return ADG_OK;
}

void adg_geos_close(adg_geos *geos)
{
    if (geos->handle)
        GEOS_finish_r(geos->handle);
    geos->handle = NULL;
}

adg_status adg_geos_fail(const adg_geos *geos, adg_error *error)
{
    return adg_fail(error, ADG_E_INTERNAL, _("the geometry library GEOS gave up: %s"),
                    geos->message[0] ? geos->message : "?");
}

static GEOSGeometry *ring_of(adg_geos *geos, const adg_shapes *shapes, size_t part)
{
    size_t from = shapes->first_point[part], to = shapes->first_point[part + 1];
    GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r(geos->handle, shapes->xy + 2 * from,
                                                                (unsigned)(to - from), 0, 0);
    return sequence ? GEOSGeom_createLinearRing_r(geos->handle, sequence) : NULL;
}

/* The polygon whose outer ring is `outer` and whose holes are the parts after it up to `end`. */
static GEOSGeometry *polygon_of(adg_geos *geos, const adg_shapes *shapes, size_t outer, size_t end)
{
    GEOSGeometry **holes = ADG_NEW_ARRAY(GEOSGeometry *, end - outer);
    GEOSGeometry *shell = holes ? ring_of(geos, shapes, outer) : NULL;
    GEOSGeometry *polygon = NULL;
    unsigned n_holes = 0;
    for (size_t p = outer + 1; shell && p < end; p++) {
        holes[n_holes] = ring_of(geos, shapes, p);
        if (!holes[n_holes++]) {
            GEOSGeom_destroy_r(geos->handle, shell);
            shell = NULL;
        }
    }
    if (shell)
        polygon = GEOSGeom_createPolygon_r(geos->handle, shell, holes, n_holes);
    else
        for (unsigned h = 0; h < n_holes; h++)
            GEOSGeom_destroy_r(geos->handle, holes[h]);
    free(holes);
    return polygon;
}

GEOSGeometry *adg_geos_polygon(adg_geos *geos, const adg_shapes *polygons, size_t feature)
{
    size_t first = polygons->first_part[feature], last = polygons->first_part[feature + 1];
    GEOSGeometry **pieces = ADG_NEW_ARRAY(GEOSGeometry *, last - first);
    unsigned n = 0;
    bool ok = pieces != NULL;
    for (size_t p = first, end; ok && p < last; p = end) {
        for (end = p + 1; end < last && polygons->hole[end]; end++) {
        }
        pieces[n] = polygon_of(geos, polygons, p, end);
        ok = pieces[n] != NULL;
        n += ok;
    }
    GEOSGeometry *all = NULL;
    if (ok)
        all = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTIPOLYGON, pieces, n);
    for (unsigned i = 0; pieces && !all && i < n; i++)
        GEOSGeom_destroy_r(geos->handle, pieces[i]);
    free(pieces);
    return all;
}
