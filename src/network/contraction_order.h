/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_CONTRACTION_ORDER_H
#define ADG_NETWORK_CONTRACTION_ORDER_H

#include "network/contraction.h"

/** Takes all nodes out of the graph, unimportant ones first, and keeps of each the links it has at
 *  that moment: they lead to more important nodes only.
 *
 *  In rounds: a node goes when none of its neighbours is less important. Importance is depth (how
 *  many less important nodes hang below it) + shortcuts added per arc removed + the same in hops;
 *  ties by a hash of the number. Importance is worked out in parallel; the result does not depend
 *  on the number of threads.
 *
 *  links [n_nodes] (out, zeroed by the caller, who frees each .link). False without memory.
 *  Source: Geisberger et al. 2012; importance after RoutingKit (Dibbelt, Strasser & Wagner). */
bool adg_contract_all(adg_contraction_graph *g, int threads, adg_links *links);

#endif
