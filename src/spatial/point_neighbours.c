/* SPDX-License-Identifier: MPL-2.0 */
#include "spatial/point_neighbours.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "spatial/point_grid.h"

static double distance(const double *xy, size_t a, size_t b)
{
    return hypot(xy[2 * a] - xy[2 * b], xy[2 * a + 1] - xy[2 * b + 1]);
}

/* ---- within a radius ---- */

static bool add_band(const adg_point_grid *grid, size_t i, double radius, adg_links *links)
{
    double x = grid->xy[2 * i], y = grid->xy[2 * i + 1];
    size_t left = adg_point_grid_column(grid, x - radius);
    size_t right = adg_point_grid_column(grid, x + radius);
    size_t top = adg_point_grid_row(grid, y + radius);
    for (size_t row = adg_point_grid_row(grid, y - radius); row <= top; row++)
        for (size_t p = grid->first[row * grid->columns + left];
             p < grid->first[row * grid->columns + right + 1]; p++) {
            uint32_t j = grid->point[p];
            if (j != i && distance(grid->xy, i, j) <= radius &&
                !adg_links_add(links, (uint32_t)i, j))
                return false;
        }
    return true;
}

adg_status adg_band_neighbours(const double *xy, size_t n, double radius, adg_weights *weights,
                               adg_error *error)
{
    adg_point_grid grid;
    adg_links links = {0};
    adg_status status = adg_point_grid_build(xy, n, &grid, error);
    if (status != ADG_OK)
        return status;
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        if (!add_band(&grid, i, radius, &links))
            status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = adg_weights_build(&links, n, weights, error);
    adg_links_release(&links);
    adg_point_grid_release(&grid);
    return status;
}

/* ---- the nearest ---- */

/* The nearest found so far, in order. */
typedef struct {
    size_t k, n;
    double *distance;
    uint32_t *point;
} nearest;

static void offer(nearest *found, double d, uint32_t point)
{
    size_t at = found->n < found->k ? found->n++ : found->k;
    /* From the end: what is farther, or as far and later in the list, moves back. */
    while (at > 0 && (found->distance[at - 1] > d ||
                      (found->distance[at - 1] == d && found->point[at - 1] > point))) {
        if (at < found->k) {
            found->distance[at] = found->distance[at - 1];
            found->point[at] = found->point[at - 1];
        }
        at--;
    }
    if (at < found->k) {
        found->distance[at] = d;
        found->point[at] = point;
    }
}

static void offer_square(const adg_point_grid *grid, size_t i, size_t row, size_t column,
                         nearest *found)
{
    size_t square = row * grid->columns + column;
    for (size_t p = grid->first[square]; p < grid->first[square + 1]; p++)
        if (grid->point[p] != i)
            offer(found, distance(grid->xy, i, grid->point[p]), grid->point[p]);
}

/* Squares on the border of the block `ring` squares around the point's own. */
static void offer_ring(const adg_point_grid *grid, size_t i, size_t ring, nearest *found)
{
    long long middle_row = (long long)adg_point_grid_row(grid, grid->xy[2 * i + 1]);
    long long middle_column = (long long)adg_point_grid_column(grid, grid->xy[2 * i]);
    long long r = (long long)ring;
    for (long long row = middle_row - r; row <= middle_row + r; row++) {
        if (row < 0 || row >= (long long)grid->rows)
            continue;
        bool edge = row == middle_row - r || row == middle_row + r;
        for (long long column = middle_column - r; column <= middle_column + r;
             column += edge || r == 0 ? 1 : 2 * r)
            if (column >= 0 && column < (long long)grid->columns)
                offer_square(grid, i, (size_t)row, (size_t)column, found);
    }
}

static void find_nearest(const adg_point_grid *grid, size_t i, nearest *found)
{
    size_t last = grid->columns > grid->rows ? grid->columns : grid->rows;
    found->n = 0;
    /* Whatever lies beyond the block is at least `ring` sides away. */
    for (size_t ring = 0; ring <= last; ring++) {
        if (found->n == found->k && found->distance[found->k - 1] < ((double)ring - 1) * grid->side)
            break;
        offer_ring(grid, i, ring, found);
    }
}

adg_status adg_nearest_neighbours(const double *xy, size_t n, size_t k, adg_weights *weights,
                                  adg_error *error)
{
    if (k < 1 || k >= n)
        return adg_fail(error, ADG_E_INVALID,
                        ngettext_("%zu nearest neighbours: there is only %zu unit",
                                  "%zu nearest neighbours: there are only %zu units", n),
                        k, n);
    adg_point_grid grid;
    adg_links links = {0};
    nearest found = {k, 0, ADG_NEW_ARRAY(double, k), ADG_NEW_ARRAY(uint32_t, k)};
    adg_status status = adg_point_grid_build(xy, n, &grid, error);
    if (status == ADG_OK && (!found.distance || !found.point))
        status = adg_fail_memory(error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        find_nearest(&grid, i, &found);
        for (size_t r = 0; status == ADG_OK && r < k; r++)
            if (!adg_links_add(&links, (uint32_t)i, found.point[r]))
                status = adg_fail_memory(error);
    }
    if (status == ADG_OK)
        status = adg_weights_build(&links, n, weights, error);
    adg_links_release(&links);
    adg_point_grid_release(&grid);
    free(found.distance);
    free(found.point);
    return status;
}
