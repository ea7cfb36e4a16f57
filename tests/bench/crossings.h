/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_BENCH_CROSSINGS_H
#define ADG_TESTS_BENCH_CROSSINGS_H

#include <stdint.h>

#include "core/random.h"

/** Places xy [2 n] (out, metres): two thirds in towns whose sizes follow a power law, the rest
 *  anywhere; along a Hilbert curve. */
void place_crossings(uint32_t n, adg_random *random, double *xy);

/** Calls join(a, b) for every pair of neighbours: no third place is nearer to both than they are
 *  to each other. Of each place the 16 nearest are looked at.  O(n). */
void join_neighbours(uint32_t n, const double *xy, void (*join)(void *data, uint32_t a, uint32_t b),
                     void *data);

#endif
