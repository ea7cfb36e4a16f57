/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_GRAPH_PROBLEM_H
#define ADG_TESTS_SUPPORT_GRAPH_PROBLEM_H

#include <stddef.h>
#include <stdint.h>

/** A p-median problem made as those of the OR-Library (Beasley 1985): a connected graph of n nodes and
 *  n^2/50 edges with costs 1 ... 100, some of them repeated. Written in the library's format.
 *  minutes [n x n] (out; may be NULL): shortest ways, worked out by Dijkstra, node by node. */
void write_graph_problem(const char *path, size_t n, size_t p, uint64_t seed, double *minutes);

#endif
