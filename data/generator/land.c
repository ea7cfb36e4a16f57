/* SPDX-License-Identifier: MPL-2.0 */
#include "land.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"

/* A coast edge is halved until its parts are shorter than this ... */
static const double FINEST_EDGE_M = 700;
/* ... and each new corner is moved sideways by up to this share of the edge, and so far at most. */
static const double ROUGHNESS = 0.10, MOST_ROUGHNESS_M = 220;
/* An island below this size has all its people in the village that the facts name. */
static const double ISLET_KM2 = 9;

static bool add_vertex(land_ring *ring, point at, failure *why)
{
    point *vertex = grown(ring->vertex, &ring->capacity, ring->n + 1, sizeof *vertex);
    if (!vertex)
        return fail_memory(why);
    ring->vertex = vertex;
    vertex[ring->n++] = at;
    return true;
}

/* Adds the corners between a and b by midpoint displacement, the way coastlines are often drawn. */
static bool add_rough_edge(land_ring *ring, point a, point b, adg_random *random, failure *why)
{
    const double length = distance(a, b);
    if (length < FINEST_EDGE_M)
        return true;
    const double most = fmin(ROUGHNESS * length, MOST_ROUGHNESS_M);
    const double share = chance_between(random, 0.4, 0.6);
    const double aside = chance_between(random, -most, most);
    const point middle = moved(between(a, b, share), direction_of(a, b), 0, aside);
    return add_rough_edge(ring, a, middle, random, why) && add_vertex(ring, middle, why) &&
           add_rough_edge(ring, middle, b, random, why);
}

static double ring_km2(const land_ring *ring)
{
    int64_t twice = 0;
    for (size_t i = 1; i + 1 < ring->n; i++)
        twice += turn(ring->vertex[0], ring->vertex[i], ring->vertex[i + 1]);
    return fabs((double)twice) / 2e6;
}

static bool build_ring(const coast_fact *coast, size_t n, size_t number, land_ring *ring,
                       failure *why)
{
    adg_random random = chance_stream(CHANCE_COAST, number);
    ring->name = coast[0].ring;
    for (size_t i = 0; i < n; i++) {
        if (!add_vertex(ring, coast[i].at, why))
            return false;
        const point next = coast[(i + 1) % n].at;
        if (strcmp(coast[i].edge, "kyst") == 0 &&
            !add_rough_edge(ring, coast[i].at, next, &random, why))
            return false;
    }
    ring->islet = ring_km2(ring) < ISLET_KM2;
    ring->low = ring->high = ring->vertex[0];
    for (size_t i = 1; i < ring->n; i++) {
        const point v = ring->vertex[i];
        ring->low =
            (point){v.x < ring->low.x ? v.x : ring->low.x, v.y < ring->low.y ? v.y : ring->low.y};
        ring->high = (point){v.x > ring->high.x ? v.x : ring->high.x,
                             v.y > ring->high.y ? v.y : ring->high.y};
    }
    return true;
}

/* An outline that touches itself would give parishes without an inside. */
static bool check_ring(const land_ring *ring, failure *why)
{
    for (size_t i = 0; i < ring->n; i++)
        for (size_t j = i + 2; j < ring->n; j++) {
            if (i == 0 && j == ring->n - 1)
                continue;
            const point a = ring->vertex[i], b = ring->vertex[i + 1];
            const point c = ring->vertex[j], d = ring->vertex[(j + 1) % ring->n];
            if (segments_touch(a, b, c, d))
                return fail(why, "the outline of %s crosses itself near %lld, %lld", ring->name,
                            (long long)a.x, (long long)a.y);
        }
    return true;
}

bool land_build(const region_facts *facts, land_map *land, failure *why)
{
    const coast_fact *coast = facts->coast;
    for (size_t first = 0, last; first < facts->n_coast; first = last) {
        for (last = first; last < facts->n_coast; last++)
            if (strcmp(coast[last].ring, coast[first].ring) != 0)
                break;
        land_ring *rings = realloc(land->ring, (land->n_rings + 1) * sizeof *rings);
        if (!rings)
            return fail_memory(why);
        land->ring = rings;
        land_ring *ring = &rings[land->n_rings++];
        *ring = (land_ring){0};
        if (!build_ring(&coast[first], last - first, land->n_rings, ring, why) ||
            !check_ring(ring, why))
            return false;
    }
    return true;
}

void land_release(land_map *land)
{
    for (size_t r = 0; r < land->n_rings; r++)
        free(land->ring[r].vertex);
    free(land->ring);
    land->ring = NULL;
    land->n_rings = 0;
}

static bool in_box(const land_ring *ring, point at)
{
    return at.x >= ring->low.x && at.x <= ring->high.x && at.y >= ring->low.y &&
           at.y <= ring->high.y;
}

int land_ring_at(const land_map *land, point at)
{
    for (size_t r = 0; r < land->n_rings; r++) {
        const land_ring *ring = &land->ring[r];
        if (in_box(ring, at) && inside_ring(at, ring->vertex, ring->n))
            return (int)r;
    }
    return NO_RING;
}

bool land_holds_segment(const land_ring *ring, point a, point b)
{
    if (!in_box(ring, a) || !inside_ring(a, ring->vertex, ring->n))
        return false;
    for (size_t i = 0, j = ring->n - 1; i < ring->n; j = i++)
        if (segments_touch(a, b, ring->vertex[j], ring->vertex[i]))
            return false;
    return true;
}

bool land_holds_line(const land_map *land, const point *line, size_t n)
{
    const int ring = land_ring_at(land, line[0]);
    if (ring == NO_RING)
        return false;
    for (size_t i = 0; i + 1 < n; i++)
        if (!land_holds_segment(&land->ring[ring], line[i], line[i + 1]))
            return false;
    return true;
}

double land_distance_to_edge(const land_ring *ring, point at)
{
    double nearest2 = INFINITY;
    for (size_t i = 0, j = ring->n - 1; i < ring->n; j = i++)
        nearest2 =
            fmin(nearest2, squared_distance_to_segment(at, ring->vertex[j], ring->vertex[i]));
    return sqrt(nearest2);
}
