/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_ROADS_H
#define GENERATOR_ROADS_H

#include "failure.h"
#include "geometry.h"
#include "road_class.h"

/** One line of the road layer. Roads meet where they have the same end point, and only there. */
typedef struct {
    road_class class;
    point *point; /* [n] the line, owned */
    size_t n;
    char oneway;                  /* F along the line, T against it, B both ways */
    bool closed;                  /* access is forbidden */
    int kmh;                      /* 0: ferry */
    int minutes, headway_minutes; /* ferries; else 0 */
    const char *name, *route;     /* "" where there is none; from the facts */
    const char *structure;        /* bro, daemning, tidevandsvej or "" */
} road_line;

typedef struct {
    road_line *road;
    size_t n, capacity;
} road_list;

/** Adds a road with a copy of the n points; `like` gives everything else. */
bool roads_add(road_list *roads, const road_line *like, const point *points, size_t n,
               failure *why);

/** Removes the roads marked with keep = false, in place and in order. */
void roads_keep(road_list *roads, const bool *keep);

void roads_release(road_list *roads);

/** True for roads that cross others at grade: not motorways, their ramps, or ferries. */
bool road_is_surface(const road_line *road);

/** The point half way along the road. */
point road_middle(const road_line *road);

#endif
