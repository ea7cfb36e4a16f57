/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>

#include "core/grid.h"
#include "golden/checks.h"

static void dst_grid_id(golden *g)
{
    static const struct {
        const char *size;
        double cell_m;
    } sizes[] = {{"100m", 100}, {"1km", 1000}, {"10km", 10000}};
    size_t n;
    const double *place = golden_numbers(g, "input/easting_northing", &n);
    for (size_t s = 0; s < N_OF(sizes); s++)
        for (size_t i = 0; i < n / 2; i++) {
            char id[ADG_GRID_ID_CAPACITY], path[32];
            adg_grid_id(place[2 * i], place[2 * i + 1], sizes[s].cell_m, id);
            snprintf(path, sizeof path, "%s/%zu", sizes[s].size, i);
            golden_expect_text(g, path, id);
        }
}

const golden_check suppression_checks[] = {{"dst_grid_id", dst_grid_id}, {0}};
