/* SPDX-License-Identifier: MPL-2.0 */
#include "cells.h"

#include <math.h>
#include <stdlib.h>

/* An edge of a parish, from its lower to its upper end. The order makes both neighbours compute
 * the same crossing with a row of cells, so that no cell falls between them. */
typedef struct {
    point low, high;
} border_edge;

typedef struct {
    border_edge *edge;
    size_t n, capacity;
} border_lines;

void cells_release(cell_grid *cells)
{
    free(cells->parish);
    free(cells->near_road);
    free(cells->in_town);
    free(cells->people);
    *cells = (cell_grid){0};
}

point cell_middle(const cell_grid *cells, size_t cell)
{
    const int64_t row = (int64_t)(cell / cells->columns), column = (int64_t)(cell % cells->columns);
    return (point){cells->west + column * CELL_M + CELL_M / 2,
                   cells->north - row * CELL_M - CELL_M / 2};
}

size_t cell_at(const cell_grid *cells, point at)
{
    const int64_t east_m = at.x - cells->west, south_m = cells->north - at.y;
    if (east_m < 0 || south_m < 0 || east_m / CELL_M >= (int64_t)cells->columns ||
        south_m / CELL_M >= (int64_t)cells->rows)
        return cells->rows * cells->columns;
    return (size_t)(south_m / CELL_M) * cells->columns + (size_t)(east_m / CELL_M);
}

static void frame_cells(const land_map *land, cell_grid *cells)
{
    point low = land->ring[0].low, high = land->ring[0].high;
    for (size_t r = 1; r < land->n_rings; r++) {
        const land_ring *ring = &land->ring[r];
        low = (point){ring->low.x < low.x ? ring->low.x : low.x,
                      ring->low.y < low.y ? ring->low.y : low.y};
        high = (point){ring->high.x > high.x ? ring->high.x : high.x,
                       ring->high.y > high.y ? ring->high.y : high.y};
    }
    /* A margin of one to two kilometres, in whole kilometres. */
    cells->west = (low.x / 1000 - 1) * 1000;
    cells->north = (high.y / 1000 + 2) * 1000;
    cells->columns = (size_t)((high.x / 1000 + 2) * 1000 - cells->west) / CELL_M;
    cells->rows = (size_t)(cells->north - (low.y / 1000 - 1) * 1000) / CELL_M;
}

static bool add_ring_edges(const geos_session *g, const GEOSGeometry *ring, border_lines *border,
                           failure *why)
{
    point *points = NULL;
    size_t n = 0;
    if (!geos_line_points(g, ring, &points, &n, why))
        return false;
    border_edge *edges = grown(border->edge, &border->capacity, border->n + n, sizeof *edges);
    if (edges) {
        border->edge = edges;
        for (size_t i = 1; i < n; i++) {
            const point a = points[i - 1], b = points[i];
            edges[border->n++] = a.y < b.y ? (border_edge){a, b} : (border_edge){b, a};
        }
    }
    free(points);
    return edges || fail_memory(why);
}

static bool parish_border(const geos_session *g, const GEOSGeometry *area, border_lines *border,
                          failure *why)
{
    border->n = 0;
    const int n_parts = GEOSGetNumGeometries_r(g->handle, area);
    for (int p = 0; p < n_parts; p++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(g->handle, area, p);
        if (!add_ring_edges(g, GEOSGetExteriorRing_r(g->handle, part), border, why))
            return false;
        const int n_holes = GEOSGetNumInteriorRings_r(g->handle, part);
        for (int h = 0; h < n_holes; h++)
            if (!add_ring_edges(g, GEOSGetInteriorRingN_r(g->handle, part, h), border, why))
                return false;
    }
    return true;
}

static int compare_numbers(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

enum {
    MOST_CROSSINGS = 256
};

/* Where the border crosses the line of cell middles at height y, from west to east. */
static size_t row_crossings(const border_lines *border, int64_t y, double *x)
{
    size_t n = 0;
    for (size_t e = 0; e < border->n && n < MOST_CROSSINGS; e++) {
        const point low = border->edge[e].low, high = border->edge[e].high;
        if (low.y <= y && y < high.y)
            x[n++] = (double)low.x +
                     (double)(y - low.y) * (double)(high.x - low.x) / (double)(high.y - low.y);
    }
    qsort(x, n, sizeof *x, compare_numbers);
    return n;
}

static void fill_parish(const border_lines *border, int32_t parish, cell_grid *cells)
{
    int64_t south = INT64_MAX, north = INT64_MIN;
    for (size_t e = 0; e < border->n; e++) {
        south = border->edge[e].low.y < south ? border->edge[e].low.y : south;
        north = border->edge[e].high.y > north ? border->edge[e].high.y : north;
    }
    const size_t first = (size_t)((cells->north - north) / CELL_M);
    for (size_t row = first; row < cells->rows; row++) {
        const int64_t y = cells->north - (int64_t)row * CELL_M - CELL_M / 2;
        if (y < south)
            break;
        double x[MOST_CROSSINGS];
        const size_t n = row_crossings(border, y, x);
        for (size_t i = 0; i + 1 < n; i += 2) {
            const double from = ceil((x[i] - (double)cells->west - CELL_M / 2) / CELL_M);
            const double to = ceil((x[i + 1] - (double)cells->west - CELL_M / 2) / CELL_M);
            for (size_t column = (size_t)from; column < (size_t)to; column++)
                cells->parish[row * cells->columns + column] = parish;
        }
    }
}

static bool fill_parishes(const geos_session *g, const parish_list *parishes, cell_grid *cells,
                          failure *why)
{
    border_lines border = {0};
    bool done = true;
    for (size_t i = 0; i < cells->rows * cells->columns; i++)
        cells->parish[i] = NO_PARISH;
    for (size_t p = 0; done && p < parishes->n; p++) {
        done = parish_border(g, parishes->parish[p].area, &border, why);
        if (done)
            fill_parish(&border, (int32_t)p, cells);
    }
    free(border.edge);
    return done;
}

static void mark_around(cell_grid *cells, point at)
{
    for (int64_t dy = -1; dy <= 1; dy++)
        for (int64_t dx = -1; dx <= 1; dx++) {
            const size_t cell = cell_at(cells, (point){at.x + dx * CELL_M, at.y + dy * CELL_M});
            if (cell < cells->rows * cells->columns)
                cells->near_road[cell] = true;
        }
}

static void mark_roads(const road_list *roads, cell_grid *cells)
{
    for (size_t r = 0; r < roads->n; r++) {
        const road_line *road = &roads->road[r];
        if (!road_is_surface(road) || road->closed || *road->structure)
            continue;
        for (size_t i = 1; i < road->n; i++) {
            const int steps = (int)(distance(road->point[i - 1], road->point[i]) / 50) + 1;
            for (int s = 0; s <= steps; s++)
                mark_around(cells, between(road->point[i - 1], road->point[i], (double)s / steps));
        }
    }
}

bool cells_build(const geos_session *g, const land_map *land, const parish_list *parishes,
                 const road_list *roads, cell_grid *cells, failure *why)
{
    frame_cells(land, cells);
    const size_t n = cells->rows * cells->columns;
    cells->parish = calloc(n, sizeof *cells->parish);
    cells->near_road = calloc(n, sizeof *cells->near_road);
    cells->in_town = calloc(n, sizeof *cells->in_town);
    cells->people = calloc(n, sizeof *cells->people);
    if (!cells->parish || !cells->near_road || !cells->in_town || !cells->people)
        return fail_memory(why);
    if (!fill_parishes(g, parishes, cells, why))
        return false;
    mark_roads(roads, cells);
    return true;
}
