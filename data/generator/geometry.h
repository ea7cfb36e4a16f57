/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_GEOMETRY_H
#define GENERATOR_GEOMETRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A place in EPSG:25832, whole metres. Whole numbers make every question below exact, so that the
 *  model region is the same on every machine and lines that meet have the same end. */
typedef struct {
    int64_t x, y;
} point;

/** A direction of length 1. */
typedef struct {
    double x, y;
} direction;

bool same_point(point a, point b);

/** Order by x, then y, for qsort and bsearch over points. */
int compare_points(const void *a, const void *b);

/** The nearest whole metre. */
int64_t whole_metres(double metres);

/** Squared distance in square metres. */
int64_t squared_distance(point a, point b);
double distance(point a, point b);

/** Squared distance from p to the segment a-b. */
double squared_distance_to_segment(point p, point a, point b);

/** The direction from a to b; a and b differ. */
direction direction_of(point a, point b);

/** The point `along` metres in the direction and `right` metres to its right. */
point moved(point from, direction heading, double along, double right);

/** The point at the share t of the way from a to b. */
point between(point a, point b, double t);

/** Twice the signed area of the triangle a b c: > 0 when c is left of a-b, 0 when on the line. */
int64_t turn(point a, point b, point c);

/** True when the segments have at least one point in common. */
bool segments_touch(point a, point b, point c, point d);

/** The crossing of two segments that cross in one point, rounded to whole metres. */
point segment_crossing(point a, point b, point c, point d);

/** True when p lies on the segment a-b. */
bool on_segment(point p, point a, point b);

/** True when p lies inside the closed ring of n vertices (even-odd rule, edges count as inside on
 *  one side only). */
bool inside_ring(point p, const point *ring, size_t n);

#endif
