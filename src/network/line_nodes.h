/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_LINE_NODES_H
#define ADG_NETWORK_LINE_NODES_H

#include <stdint.h>

#include "adgang/status.h"
#include "core/shapes.h"

/** The nodes of a set of lines: their distinct end points. */
typedef struct {
    uint32_t n_nodes;
    double *xy;     /* [2 n_nodes] */
    uint32_t *from; /* [lines] node at the start of each line */
    uint32_t *to;   /* [lines] node at its end */
} adg_line_nodes;

/** Finds the nodes. Ends are one node when their coordinates are identical, or, with join_m > 0,
 * when a chain of ends no further than join_m apart leads from one to the other; the node then lies
 *  at the first of them.  O(n log n). */
adg_status adg_line_nodes_find(const adg_shapes *lines, double join_m, adg_line_nodes *nodes,
                               adg_error *error);
void adg_line_nodes_release(adg_line_nodes *nodes);

#endif
