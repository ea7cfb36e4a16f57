/* SPDX-License-Identifier: MPL-2.0 */
#include "network/snap.h"

#include <math.h>

#include "core/id_index.h"

static const double AT_THE_END_M = 1e-6;

static double length_between(const adg_shapes *lines, size_t from, size_t to)
{
    double length = 0;
    for (size_t k = from; k < to; k++) {
        const double *p = lines->xy + 2 * k;
        length += hypot(p[2] - p[0], p[3] - p[1]);
    }
    return length;
}

/* The place as a share of the line's length, measured from its start. */
static double fraction_of(const adg_shapes *lines, const adg_nearest_segment *nearest)
{
    size_t part = lines->first_part[nearest->line];
    size_t first = lines->first_point[part], last = lines->first_point[part + 1] - 1;
    double total = length_between(lines, first, last);
    double before = length_between(lines, first, nearest->point) +
                    nearest->along * length_between(lines, nearest->point, nearest->point + 1);
    if (before <= AT_THE_END_M)
        return 0;
    return total - before <= AT_THE_END_M ? 1 : before / total;
}

void adg_snap_points(const adg_shapes *lines, const adg_segment_index *index, const double *xy,
                     size_t n, double max_snap_m, int threads, adg_snap *snap)
{
    (void)threads;
#pragma omp parallel for schedule(static, 256) num_threads(threads)
    for (size_t i = 0; i < n; i++) {
        adg_nearest_segment nearest = adg_segment_index_nearest(index, xy[2 * i], xy[2 * i + 1]);
        snap[i] = (adg_snap){nearest.line, 0, nearest.x, nearest.y, nearest.distance_m, false};
        if (nearest.line == ADG_NONE)
            continue;
        snap[i].fraction = fraction_of(lines, &nearest);
        snap[i].reached = nearest.distance_m <= max_snap_m;
    }
}
