/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/join.h"

#include <math.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sort.h"
#include "geo/polygons.h"

adg_status adg_join_polygons(const adg_shapes *polygons, const double *xy, size_t n, uint32_t *area,
                             uint32_t *shared, adg_error *error)
{
    adg_polygon_index *index = NULL;
    adg_status status = adg_polygon_index_build(polygons, &index, error);
    if (status != ADG_OK)
        return status;
    for (size_t i = 0; i < n; i++)
        area[i] =
            adg_polygon_index_find(index, xy[2 * i], xy[2 * i + 1], shared ? &shared[i] : NULL);
    adg_polygon_index_free(index);
    return ADG_OK;
}

/* First position in the order of x whose x is not smaller. */
static size_t lower_bound(const double *x, const uint32_t *order, size_t m, double value)
{
    size_t low = 0, high = m;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (x[order[middle]] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What is nearest so far to the point (x, y). */
typedef struct {
    const double *place_xy;
    double x, y, best2;
    uint32_t nearest;
} candidate;

/* False when the place is already further off in x alone than the best. */
static int try_place(candidate *c, uint32_t p)
{
    double dx = c->place_xy[2 * (size_t)p] - c->x, dy = c->place_xy[2 * (size_t)p + 1] - c->y;
    if (dx * dx > c->best2)
        return 0;
    double d2 = dx * dx + dy * dy;
    if (d2 < c->best2 || (d2 == c->best2 && p < c->nearest)) {
        c->best2 = d2;
        c->nearest = p;
    }
    return 1;
}

adg_status adg_join_nearest(const double *place_xy, size_t m, const double *xy, size_t n,
                            uint32_t *nearest, adg_error *error)
{
    double *x = ADG_NEW_ARRAY(double, m);
    uint32_t *order = ADG_NEW_ARRAY(uint32_t, m);
    adg_status status = x && order ? ADG_OK : adg_fail_memory(error);
    for (size_t p = 0; status == ADG_OK && p < m; p++)
        x[p] = place_xy[2 * p];
    if (status == ADG_OK)
        status = adg_sort_order(x, m, order, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++) {
        candidate c = {place_xy, xy[2 * i], xy[2 * i + 1], INFINITY, ADG_NONE};
        size_t start = lower_bound(x, order, m, c.x);
        for (size_t k = start; k < m && try_place(&c, order[k]); k++) {
        }
        for (size_t k = start; k-- > 0 && try_place(&c, order[k]);) {
        }
        nearest[i] = c.nearest;
    }
    free(x);
    free(order);
    return status;
}
