/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/road_burning.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"

typedef struct {
    adg_friction_surface *surface;
    double corner[2]; /* of the raster, upper left */
    adg_burnt_roads *burnt;
} burning;

static void burn_cell(burning *b, double column, double row, double min_per_m)
{
    adg_friction_surface *s = b->surface;
    if (!(column >= 0 && row >= 0 && column < (double)s->width && row < (double)s->height))
        return;
    uint32_t cell = adg_cell_number(s, (size_t)row, (size_t)column);
    bool barrier = adg_friction_surface_is_barrier(s, cell);
    if (!adg_friction_surface_lower(s, cell, min_per_m))
        return;
    b->burnt->n_lowered++;
    b->burnt->n_bridges += barrier ? 1 : 0;
}

/* Where a line crosses the sides of the cells in one direction. */
typedef struct {
    double cell, end; /* columns or rows, whole numbers */
    double step;      /* +1 or -1 */
    double next;      /* share of the line, 0 ... 1, at which the next side is crossed */
    double apart;     /* share between two sides */
} crossing;

static crossing crossing_of(double from, double to)
{
    crossing c = {.cell = floor(from), .end = floor(to), .step = to > from ? 1 : -1};
    double length = fabs(to - from);
    c.apart = length > 0 ? 1 / length : INFINITY;
    c.next = length > 0 ? (to > from ? c.cell + 1 - from : from - c.cell) / length : INFINITY;
    return c;
}

static double cells_left(const crossing *c)
{
    return fabs(c->end - c->cell);
}

/* All cells between two points, in columns and rows; at a corner by the side, not across it. The number
 * of steps is known beforehand, whatever the rounding. */
static void burn_line(burning *b, const double from[2], const double to[2], double min_per_m)
{
    crossing x = crossing_of(from[0], to[0]), y = crossing_of(from[1], to[1]);
    burn_cell(b, x.cell, y.cell, min_per_m);
    while (cells_left(&x) + cells_left(&y) > 0) {
        bool along_x = cells_left(&y) == 0 || (cells_left(&x) > 0 && x.next <= y.next);
        crossing *c = along_x ? &x : &y;
        c->cell += c->step;
        c->next += c->apart;
        burn_cell(b, x.cell, y.cell, min_per_m);
    }
}

/* Cuts the line to a frame a cell wider than the raster (Liang and Barsky): a road may lead far away.
 * False: nothing is left. */
static bool cut(const adg_friction_surface *s, double from[2], double to[2])
{
    const double most[2] = {(double)s->width + 1, (double)s->height + 1};
    double first = 0, last = 1, start[2] = {from[0], from[1]};
    double way[2] = {to[0] - from[0], to[1] - from[1]};
    for (int k = 0; k < 2; k++) {
        double in = (-1 - start[k]) / way[k], out = (most[k] - start[k]) / way[k];
        if (way[k] == 0 && !(start[k] >= -1 && start[k] <= most[k]))
            return false;
        if (way[k] == 0)
            continue;
        first = fmax(first, fmin(in, out));
        last = fmin(last, fmax(in, out));
    }
    for (int k = 0; k < 2; k++) {
        to[k] = last < 1 ? start[k] + last * way[k] : to[k];
        from[k] = first > 0 ? start[k] + first * way[k] : from[k];
    }
    return first <= last && isfinite(from[0] + from[1] + to[0] + to[1]);
}

static void burn_road(burning *b, const adg_roads *roads, const double *xy, size_t r)
{
    const adg_shapes *lines = &roads->lines;
    const adg_road *road = &roads->road[r];
    double cell_m = b->surface->cell_m;
    /* A surface takes as long both ways. */
    double mean_min = (road->minutes + adg_road_minutes_backward(road)) / 2;
    if (!(road->minutes > 0 && road->length_m > 0))
        return;
    for (size_t p = lines->first_part[r]; p < lines->first_part[r + 1]; p++)
        for (size_t k = lines->first_point[p]; k + 1 < lines->first_point[p + 1]; k++) {
            double end[2][2];
            for (size_t e = 0; e < 2; e++) {
                end[e][0] = (xy[2 * (k + e)] - b->corner[0]) / cell_m;
                end[e][1] = (b->corner[1] - xy[2 * (k + e) + 1]) / cell_m;
            }
            if (cut(b->surface, end[0], end[1]))
                burn_line(b, end[0], end[1], mean_min / road->length_m);
        }
}

adg_status adg_burn_roads(adg_friction_surface *surface, const adg_raster *grid, const adg_crs *crs,
                          const adg_roads *roads, adg_burnt_roads *burnt, adg_error *error)
{
    size_t n = roads->lines.n_points;
    burning b = {.surface = surface, .burnt = burnt};
    *burnt = (adg_burnt_roads){0};
    adg_raster_corner(grid, b.corner);
    double *xy = adg_copy_array(roads->lines.xy, 2 * n, sizeof *xy);
    if (!xy)
        return adg_fail_memory(error);
    adg_status status = adg_crs_transform(crs, adg_raster_crs(grid), xy, n, error);
    for (size_t r = 0; status == ADG_OK && r < roads->n; r++)
        burn_road(&b, roads, xy, r);
    free(xy);
    return status;
}
