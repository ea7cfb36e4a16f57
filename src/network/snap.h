/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_SNAP_H
#define ADG_NETWORK_SNAP_H

#include <stdbool.h>
#include <stdint.h>

#include "adgang/status.h"
#include "core/shapes.h"
#include "network/segment_index.h"

/** How a point gets on to the roads. */
typedef struct {
    uint32_t line;     /* the nearest road one may stop on; ADG_NONE when there is none at all */
    double fraction;   /* 0 ... 1 along the whole line; exactly 0 or 1 at its ends */
    double x, y;       /* the place on the road */
    double distance_m; /* to it; +inf without any road */
    bool reached;      /* distance_m <= max_snap_m */
} adg_snap;

/** Projects points xy [2 n] to the nearest of the indexed lines, clamped to its ends; snap [n]
 *  (out). A place within a micrometre of an end is that end. Uses up to `threads` threads. O(n log
 *  lines). */
void adg_snap_points(const adg_shapes *lines, const adg_segment_index *index, const double *xy,
                     size_t n, double max_snap_m, int threads, adg_snap *snap);

#endif
