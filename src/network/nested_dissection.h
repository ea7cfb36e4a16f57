/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_NESTED_DISSECTION_H
#define ADG_NETWORK_NESTED_DISSECTION_H

#include "network/graph.h"

/** An order of the nodes by nested dissection: few nodes part the network into two about equal halves
 *  and come last, the halves are ordered in the same way. rank [n_nodes] (out): the place of every
 *  node, 0 first. Made by METIS from the edges alone, open or closed; a fixed seed gives the same
 *  order every time. While it works METIS uses the random numbers and the signals of the C library:
 *  one call at a time in a program. ADG_E_INVALID above 2^30 nodes or edges.  Some 7 s a million nodes.
 *  Source: George 1973, doi:10.1137/0710032; Karypis and Kumar 1998, doi:10.1137/S1064827595287997. */
adg_status adg_nested_dissection(const adg_graph *graph, uint32_t *rank, adg_error *error);

#endif
