/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_SWEEP_PLACES_H
#define ADG_NETWORK_SWEEP_PLACES_H

#include <stdbool.h>

#include "adgang/status.h"
#include "network/hierarchy.h"

/** What a sweep has to go over to reach targets: their own places and all that stand above them,
 *  renumbered without gaps in the same order. Immutable; any number of threads may sweep it.
 *  Source: Delling et al. 2011 (RPHAST). */
typedef struct {
    const adg_star *climb;  /* how seeds climb; the hierarchy's */
    const uint32_t *place;  /* the hierarchy's */
    const adg_star *sweep;  /* the arcs swept: all of the hierarchy's, or own */
    const uint32_t *target; /* [n_targets] slots of the targets */
    size_t n_targets;
    uint32_t *slot; /* [n_nodes] of a place, ADG_NONE where it is not needed; NULL: the place */
    adg_star own;
    uint32_t *own_target;
} adg_sweep_places;

/** target [n_targets] are nodes; NULL: all nodes in their order, and n_targets does not count.
 *  against: times along the reversed arcs. The hierarchy is borrowed.  O(nodes + arcs). */
adg_status adg_sweep_places_select(const adg_hierarchy *hierarchy, bool against,
                                   const uint32_t *target, size_t n_targets,
                                   adg_sweep_places *places, adg_error *error);
void adg_sweep_places_release(adg_sweep_places *places);

#endif
