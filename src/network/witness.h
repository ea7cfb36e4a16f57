/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_WITNESS_H
#define ADG_NETWORK_WITNESS_H

#include "network/contraction_graph.h"

/** Looks for ways round a node that is to be taken out. One object per thread. */
typedef struct adg_witness adg_witness;

adg_witness *adg_witness_new(uint32_t n_nodes); /* NULL without memory */
void adg_witness_free(adg_witness *witness);

/** How far a search goes: no way is longer than whole_ms, and none goes on from a node that is further
 *  than last_ms (negative: not even from the first); it gives up after so many links. */
typedef struct {
    uint32_t whole_ms;
    int64_t last_ms;
    size_t most_links;
} adg_witness_bound;

/** Short ways from a node that avoid another. What it finds are ways that exist, not always the
 *  shortest. False without memory. */
bool adg_witness_search(adg_witness *witness, const adg_contraction_graph *g, uint32_t from,
                        uint32_t without, adg_witness_bound bound);

/** Whether the last search found a way to a node that is no longer in either measure. */
bool adg_witness_found(const adg_witness *witness, uint32_t node, uint32_t ms, double minutes);

#endif
