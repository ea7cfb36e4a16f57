/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_GEOS_H
#define GENERATOR_GEOS_H

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include "failure.h"
#include "geometry.h"

/** A GEOS context that keeps the last message. */
typedef struct {
    GEOSContextHandle_t handle;
    char message[512];
} geos_session;

bool geos_open(geos_session *geos, failure *why);
void geos_release(geos_session *geos);

/** "what could not be made: GEOS's words". */
bool geos_fail(const geos_session *geos, failure *why, const char *what);

/** A closed line from the n vertices of a ring. NULL on failure. */
GEOSGeometry *geos_ring(const geos_session *geos, const point *ring, size_t n);
GEOSGeometry *geos_point(const geos_session *geos, point at);

/** The points of a line or ring; the caller frees them. */
bool geos_line_points(const geos_session *geos, const GEOSGeometry *line, point **points, size_t *n,
                      failure *why);

#endif
