/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_SNAP_REUSE_H
#define ADG_TRAVEL_SNAP_REUSE_H

#include "network/road_network.h"
#include "network/snap.h"

/** How the lines of a network follow from those of another. */
typedef struct {
    const uint32_t *position; /* [lines before] where each is now; ADG_NONE: gone; NULL: all stay */
    size_t first_new;         /* lines from here on were not there before */
} adg_line_reuse;

/** Points that were snapped to the network before. */
typedef struct {
    const adg_snap *snap;
    const uint32_t *point; /* [n] which of them each point is; ADG_NONE: none; NULL: the same one */
} adg_snapped_before;

/** As adg_snap_points finds them, but asking only where the answer can have changed: points that are
 *  new or whose line is gone, and, among new lines, all. xy [2 n], snap [n] (out). */
adg_status adg_snap_again(const adg_road_network *network, const adg_line_reuse *lines,
                          const adg_snapped_before *before, const double *xy, size_t n,
                          double max_snap_m, int threads, adg_snap *snap, adg_error *error);

#endif
