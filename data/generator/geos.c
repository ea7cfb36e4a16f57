/* SPDX-License-Identifier: MPL-2.0 */
#include "geos.h"

#include <stdio.h>
#include <stdlib.h>

static void keep_message(const char *message, void *kept)
{
    snprintf(kept, sizeof((geos_session *)0)->message, "%s", message);
}

bool geos_open(geos_session *g, failure *why)
{
    g->message[0] = '\0';
    g->handle = GEOS_init_r();
    if (!g->handle)
        return fail(why, "GEOS cannot be started");
    GEOSContext_setErrorMessageHandler_r(g->handle, keep_message, g->message);
    return true;
}

void geos_release(geos_session *g)
{
    if (g->handle)
        GEOS_finish_r(g->handle);
    g->handle = NULL;
}

bool geos_fail(const geos_session *g, failure *why, const char *what)
{
    return fail(why, "%s could not be made: %s", what,
                g->message[0] ? g->message : "out of memory");
}

GEOSGeometry *geos_ring(const geos_session *g, const point *ring, size_t n)
{
    GEOSCoordSequence *points = GEOSCoordSeq_create_r(g->handle, (unsigned)n + 1, 2);
    if (!points)
        return NULL;
    for (size_t i = 0; i <= n; i++)
        GEOSCoordSeq_setXY_r(g->handle, points, (unsigned)i, (double)ring[i % n].x,
                             (double)ring[i % n].y);
    return GEOSGeom_createLinearRing_r(g->handle, points);
}

GEOSGeometry *geos_point(const geos_session *g, point at)
{
    return GEOSGeom_createPointFromXY_r(g->handle, (double)at.x, (double)at.y);
}

bool geos_line_points(const geos_session *g, const GEOSGeometry *line, point **points, size_t *n,
                      failure *why)
{
    const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(g->handle, line);
    unsigned size = 0;
    if (!sequence || !GEOSCoordSeq_getSize_r(g->handle, sequence, &size))
        return geos_fail(g, why, "a list of points");
    point *copy = malloc((size ? size : 1) * sizeof *copy);
    if (!copy)
        return fail_memory(why);
    for (unsigned i = 0; i < size; i++) {
        double x = 0, y = 0;
        GEOSCoordSeq_getXY_r(g->handle, sequence, i, &x, &y);
        copy[i] = (point){whole_metres(x), whole_metres(y)};
    }
    *points = copy;
    *n = size;
    return true;
}
