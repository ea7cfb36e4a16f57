/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_NEAREST_SWEEP_H
#define ADG_NETWORK_NEAREST_SWEEP_H

#include "network/bucket_search.h"
#include "network/nearest_labels.h"
#include "network/sweep_places.h"

/** The k nearest sources of every target, by one climb from all seeds together and one sweep in
 *  which lists are merged. source [n_seeds] names the source of a seed. labels are those of places
 *  (places->sweep->n_nodes of them, slots of targets in places->target), with the sources' offsets
 *  set, and are the result: as of adg_nearest_search, but for the rounding of sums in another order.
 *
 *  The places must be all of a hierarchy's (adg_sweep_places_select without targets). Labels may be
 *  crowded afterwards; then the lists are not complete.  O(k arcs).
 *  Source: Delling et al. 2013 (PHAST), with lists for times. */
void adg_nearest_sweep(const adg_sweep_places *places, const adg_seed *seeds,
                       const uint32_t *source, size_t n_seeds, adg_nearest_labels *labels);

#endif
