/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_NEAREST_SEARCH_H
#define ADG_NETWORK_NEAREST_SEARCH_H

#include "network/bucket_search.h"
#include "network/nearest_labels.h"

/** The k nearest sources of every node, in one search: every node is passed through about k times,
 *  however many sources there are. source [n_seeds] names the source of a seed. labels (of all
 *  nodes, with the sources' offsets set) are the result; minutes in them are those of a search from
 *  the one source, to the last bit. What takes longer than limit_min is left out, offset included.
 *
 *  Labels may be crowded afterwards; then the lists are not complete.
 *  Fails only without memory.  O(k (arcs + longest path / width of a bucket)).
 *  Source: Dial 1969; k labels as Okabe, Satoh, Furuta, Suzuki & Okano 2008 (k-order network Voronoi). */
adg_status adg_nearest_search(const adg_star *star, const adg_seed *seeds, const uint32_t *source,
                              size_t n_seeds, double limit_min, adg_nearest_labels *labels,
                              adg_error *error);

#endif
