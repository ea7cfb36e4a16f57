/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_TILE_SWEEP_H
#define ADG_NETWORK_TILE_SWEEP_H

#include <stdbool.h>

#include "network/bucket_search.h"
#include "network/hierarchy.h"
#include "network/sweep_kernel.h"

/** Sweeps from a tile of neighbouring nodes to the targets around it, over the part of a hierarchy above
 *  both: a few thousand places that stay in the cache, chosen once for a thousand searches. One
 *  object per thread.  Source: Delling et al. 2011 (RPHAST). */
typedef struct adg_tile_sweep adg_tile_sweep;

/** against: times along the reversed arcs. bound [n_nodes]: only minutes below it are wanted at a node,
 *  and no way on from a node that is not reached below it. Both are borrowed.  5 bytes a node. */
adg_status adg_tile_sweep_new(const adg_hierarchy *hierarchy, bool against, const double *bound,
                              adg_tile_sweep **sweep, adg_error *error);
void adg_tile_sweep_free(adg_tile_sweep *sweep);

/** Chooses what lies above the sources and above the targets (nodes).  O(that, and nodes / 64). */
adg_status adg_tile_sweep_select(adg_tile_sweep *sweep, const uint32_t *source, size_t n_sources,
                                 const uint32_t *target, size_t n_targets, adg_error *error);

/** Searches n <= ADG_SWEEP_LANES times at once, as adg_sweep_run_minutes; the seeds' nodes are
 *  chosen sources. Seeds of other nodes count for nothing. */
void adg_tile_sweep_run(adg_tile_sweep *sweep, const adg_seed *seeds, const size_t *first_seed,
                        int n);

/** Where a chosen target stands in minutes(): slot x ADG_SWEEP_LANES. */
uint32_t adg_tile_sweep_slot(const adg_tile_sweep *sweep, uint32_t target);

/** The minutes of the last run, the lanes of a slot side by side, of the slots that are alive [slots]:
 *  those with a lane below the bound. A lane that is not may have any minutes that are not, either. */
const double *adg_tile_sweep_minutes(const adg_tile_sweep *sweep);
const bool *adg_tile_sweep_alive(const adg_tile_sweep *sweep);

#endif
