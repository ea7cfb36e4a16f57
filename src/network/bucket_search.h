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
 *  A bucket queue (two seconds a bucket) over unrounded minutes; a node that improves while its
 *  bucket is emptied is visited again, until nothing can be improved: the times are those of a
 *  textbook Dijkstra in doubles, to the last bit. (docs/decisions/0017-hierarchy.md)
 *
 *  Exact for every width of the buckets.  O(arcs + longest path / width) on road networks.
 *  Source: Dial 1969; Meyer & Sanders 2003 (delta-stepping). */
typedef struct adg_search adg_search;

adg_status adg_search_new(uint32_t n_nodes, adg_search **search, adg_error *error);
void adg_search_free(adg_search *search);

/** Searches until all nodes within limit_min (+inf: all that can be reached) have their time. Nodes
 *  beyond the limit, or beyond ADG_MAX_PATH_MS, have +inf. Seeds beyond n_nodes or with NaN are not
 *  allowed; seeds of +inf count for nothing. The star is borrowed until the next search. Fails only
 *  without memory. */
adg_status adg_search_run(adg_search *search, const adg_star *star, const adg_seed *seeds,
                          size_t n_seeds, double limit_min, adg_error *error);

/** The same, and from which source every node is reached first: source [n_seeds] names the place a
 *  seed belongs to (several seeds may belong to one). One search, however many sources.
 *
 *  Ties go to the lowest source: of those that reach a node within ADG_SOURCE_TIE_MIN of its time,
 *  however they are summed. (A source that ties at a node ties all along its way there, so ties are
 *  followed outwards from where two sources meet.) */
adg_status adg_search_run_sources(adg_search *search, const adg_star *star, const adg_seed *seeds,
                                  const uint32_t *source, size_t n_seeds, double limit_min,
                                  adg_error *error);
#define ADG_SOURCE_TIE_MIN 1e-9

/** Minutes [n_nodes] of the last search; +inf = not reached. */
const double *adg_search_minutes(const adg_search *search);

/** The source a node is reached from; ADG_NONE when it is not reached. */
uint32_t adg_search_source(const adg_search *search, uint32_t node);

/** For every node the arc over which its shortest time comes, as a position in the star that was
 *  searched, and the node it comes from: ADG_NONE at seeds and unreached nodes. */
uint32_t adg_search_parent(const adg_search *search, uint32_t node);
uint32_t adg_search_parent_arc(const adg_search *search, uint32_t node);

#endif
