/* SPDX-License-Identifier: MPL-2.0 */
#include "spatial/point_grid.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/shapes.h"

static size_t square_of(double offset, double side, size_t n)
{
    double square = floor(offset / side);
    return square <= 0 ? 0 : square >= (double)n ? n - 1 : (size_t)square;
}

size_t adg_point_grid_column(const adg_point_grid *grid, double x)
{
    return square_of(x - grid->x_min, grid->side, grid->columns);
}

size_t adg_point_grid_row(const adg_point_grid *grid, double y)
{
    return square_of(y - grid->y_min, grid->side, grid->rows);
}

/* Squares of about two points; never more squares than points, however thin the extent. */
static void lay_out(adg_point_grid *grid)
{
    adg_box box = ADG_BOX_EMPTY;
    for (size_t i = 0; i < grid->n; i++)
        adg_box_add(&box, grid->xy[2 * i], grid->xy[2 * i + 1]);
    double width = grid->n ? box.x_max - box.x_min : 0,
           height = grid->n ? box.y_max - box.y_min : 0;
    double n_squares = fmax(1, (double)grid->n / 2);
    grid->x_min = grid->n ? box.x_min : 0;
    grid->y_min = grid->n ? box.y_min : 0;
    grid->side = fmax(sqrt(width * height / n_squares), fmax(width, height) / n_squares);
    if (!(grid->side > 0))
        grid->side = 1;
    grid->columns = (size_t)(width / grid->side) + 1;
    grid->rows = (size_t)(height / grid->side) + 1;
}

adg_status adg_point_grid_build(const double *xy, size_t n, adg_point_grid *grid, adg_error *error)
{
    *grid = (adg_point_grid){.xy = xy, .n = n};
    lay_out(grid);
    size_t n_squares = grid->columns * grid->rows;
    uint32_t *square = ADG_NEW_ARRAY(uint32_t, n);
    grid->first = ADG_NEW_ARRAY(size_t, n_squares + 1);
    grid->point = ADG_NEW_ARRAY(uint32_t, n);
    if (!square || !grid->first || !grid->point) {
        free(square);
        adg_point_grid_release(grid);
        return adg_fail_memory(error);
    }
    /* Counted, then dealt out from the last point down, so that each square ascends. */
    for (size_t i = 0; i < n; i++) {
        square[i] = (uint32_t)(adg_point_grid_row(grid, xy[2 * i + 1]) * grid->columns +
                               adg_point_grid_column(grid, xy[2 * i]));
        grid->first[square[i] + 1]++;
    }
    for (size_t s = 0; s < n_squares; s++)
        grid->first[s + 1] += grid->first[s];
    for (size_t i = n; i-- > 0;)
        grid->point[--grid->first[square[i] + 1]] = (uint32_t)i;
    /* Every end has moved down to its beginning: what was first[s + 1] is the beginning of s. */
    for (size_t s = 0; s < n_squares; s++)
        grid->first[s] = grid->first[s + 1];
    grid->first[n_squares] = n;
    free(square);
    return ADG_OK;
}

void adg_point_grid_release(adg_point_grid *grid)
{
    free(grid->first);
    free(grid->point);
    *grid = (adg_point_grid){0};
}
