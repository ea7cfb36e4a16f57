/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_LAND_H
#define GENERATOR_LAND_H

#include "facts.h"

/** One piece of land: the closed outline of Jutland's part, Funen or an island. */
typedef struct {
    const char *name;
    point *vertex;
    size_t n, capacity;
    point low, high; /* its bounding box */
    bool islet;      /* too small for more than its village */
} land_ring;

typedef struct {
    land_ring *ring;
    size_t n_rings;
} land_map;

enum {
    NO_RING = -1
};

/** Outlines from the facts, with the coast made a little rough. */
bool land_build(const region_facts *facts, land_map *land, failure *why);
void land_release(land_map *land);

/** The ring that holds the point; NO_RING in the water. */
int land_ring_at(const land_map *land, point at);

/** True when the whole segment lies inside the ring. */
bool land_holds_segment(const land_ring *ring, point a, point b);

/** True when the whole line lies on one ring of the land. */
bool land_holds_line(const land_map *land, const point *line, size_t n);

/** Metres from the point to the ring's outline. */
double land_distance_to_edge(const land_ring *ring, point at);

#endif
