/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_PRUNED_SEARCH_H
#define ADG_NETWORK_PRUNED_SEARCH_H

#include "network/bucket_search.h"

/** Shortest times from seeds, only as far as they are below a bound: thousands of small searches in
 *  one large graph. What a search costs depends on what it reaches alone. One object per thread. */
typedef struct adg_pruned_search adg_pruned_search;

adg_status adg_pruned_search_new(uint32_t n_nodes, adg_pruned_search **search, adg_error *error);
void adg_pruned_search_free(adg_pruned_search *search);

/** Reaches every node to which a way leads on which each node is reached below its bound [n_nodes];
 *  a node that does not improve on its bound is neither reached nor passed. longest_min: of the
 *  star's arcs. Seeds as adg_search_run wants them. Fails only without memory. */
adg_status adg_pruned_search_run(adg_pruned_search *search, const adg_star *star,
                                 double longest_min, const double *bound, const adg_seed *seeds,
                                 size_t n_seeds, adg_error *error);

/** Minutes [n_nodes] of the last search: +inf where nothing was reached. */
const double *adg_pruned_search_minutes(const adg_pruned_search *search);

/** The nodes [*n] it reached, in no order that means anything. */
const uint32_t *adg_pruned_search_reached(const adg_pruned_search *search, size_t *n);

#endif
