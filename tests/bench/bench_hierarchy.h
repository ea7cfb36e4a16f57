/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_BENCH_BENCH_HIERARCHY_H
#define ADG_TESTS_BENCH_BENCH_HIERARCHY_H

#include "network/graph.h"

/** Times the building of a hierarchy and what is asked of it, and compares every answer with the
 *  search without one. Reports lines "task<TAB>seconds". Exits where answers differ. */
void bench_hierarchy(const adg_graph *graph, const uint32_t *facility, uint32_t n_facilities,
                     int runs, void (*report)(const char *task, double seconds));

#endif
