/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_BUCKET_SEARCH_H
#define ADG_NETWORK_BUCKET_SEARCH_H

#include "adgang/status.h"
#include "core/id_index.h"
#include "network/graph.h"

/** Where a search starts: a node and the minutes it takes to be there. */
typedef struct {
    uint32_t node;
    double minutes;
} adg_seed;

/** Shortest times from the seeds to every node along a star. One object per thread; its arrays are
 *  reused from search to search.
 *
 *  Two passes. The first is a bucket queue in whole milliseconds (buckets of about two seconds,
 *  nodes corrected inside a bucket): fast, and its order of visits is all but the true one. The
 *  second goes once more along that order in unrounded minutes and mends what rounding had put in
 *  the wrong order, so that minutes[] is the exact optimum. (docs/decisions/0003-exact-minutes.md)
 *
 *  Exact for every width of the buckets.  O(arcs + longest path / width) on road networks.
 *  Source: Dial 1969; Meyer & Sanders 2003 (delta-stepping). */
typedef struct adg_search adg_search;

adg_status adg_search_new(uint32_t n_nodes, adg_search **search, adg_error *error);
void adg_search_free(adg_search *search);

/** Searches until all nodes within limit_min (+inf: all that can be reached) have their time. Nodes
 *  beyond the limit have +inf or some time above it, not always their shortest. Seeds beyond
 *  n_nodes or with NaN are not allowed; seeds of +inf count for nothing. Fails only without memory.
 */
adg_status adg_search_run(adg_search *search, const adg_star *star, const adg_seed *seeds,
                          size_t n_seeds, double limit_min, adg_error *error);

/** Minutes [n_nodes] of the last search; +inf = not reached. */
const double *adg_search_minutes(const adg_search *search);

/** For every node the arc over which its shortest time comes, as a position in the star that was
 *  searched, and the node it comes from: ADG_NONE at seeds and unreached nodes. */
uint32_t adg_search_parent(const adg_search *search, uint32_t node);
uint32_t adg_search_parent_arc(const adg_search *search, uint32_t node);

#endif
