/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_SWEEP_KERNEL_H
#define ADG_NETWORK_SWEEP_KERNEL_H

#include <stdbool.h>

#include "network/graph.h"

/** So many searches go side by side. */
#define ADG_SWEEP_LANES 16

/** In a sweep whatever is beyond ADG_MAX_PATH_MS; a sum with any arc stays below 2^32. */
#define ADG_SWEEP_BEYOND_MS (ADG_MAX_PATH_MS + 1U)
_Static_assert((uint64_t)ADG_SWEEP_BEYOND_MS + ADG_MAX_PATH_MS <= UINT32_MAX,
               "what is beyond, plus a shortcut, must not wrap");

/** label[p] = the least of label[p], where seeded[p], and label[head] + arc over the arcs of p, in
 *  the order of p: heads are lower. Labels [n_nodes], or [n_nodes x ADG_SWEEP_LANES] with a lane
 *  for every search, each lane as if it were alone to the last bit. Labels that are not seeded need
 *  not be set.  O(arcs x lanes).  Source: Delling et al. 2013 (PHAST). */
void adg_sweep_ms(const adg_star *star, const bool *seeded, uint32_t *label);
void adg_sweep_minutes(const adg_star *star, const bool *seeded, double *label);
void adg_sweep_ms_lanes(const adg_star *star, const bool *seeded, uint32_t *label);
void adg_sweep_minutes_lanes(const adg_star *star, const bool *seeded, double *label);

/** The two halves of a search in minutes that only wants labels below a bound [n_nodes], where no way
 *  on from a label that is not below can be wanted. alive [n_nodes]: where labels count; of the others
 *  they need not be set. climb pushes labels along the arcs, from the last place to the first; sweep
 *  pulls them, from the first to the last, as adg_sweep_minutes_lanes. A place none of whose lanes is
 *  below its bound is dead afterwards, and nothing goes on from it.  O(arcs of what is alive x lanes). */
void adg_climb_bounded_lanes(const adg_star *star, const double *bound, bool *alive, double *label);
void adg_sweep_bounded_lanes(const adg_star *star, const double *bound, bool *alive, double *label);

#endif
