/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_RANDOM_H
#define ADG_CORE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/** Portable random numbers: the same seed gives the same numbers on every machine, with every
 *  compiler and for any number of threads (one stream per unit).
 *
 *  Source: splitmix64 (Steele, Lea & Flood 2014) seeds xoshiro256** (Blackman & Vigna 2018). */
typedef struct {
    uint64_t state[4];
} adg_random;

/** Next output of splitmix64; advances *state. */
uint64_t adg_splitmix64(uint64_t *state);

/** Starts a generator from one seed. */
void adg_random_seed(adg_random *random, uint64_t seed);

/** Seed of the stream that belongs to one unit (cell, area, draw) of a run: streams of different
 *  units do not depend on the order or the thread in which the units are visited. */
uint64_t adg_random_stream_seed(uint64_t run_seed, uint64_t unit);

/** Next 64 random bits. */
uint64_t adg_random_next(adg_random *random);

/** Uniform on [0, 1) with 53 random bits. */
double adg_random_uniform(adg_random *random);

/** Uniform integer in [0, bound), without bias (rejection); bound > 0. */
uint64_t adg_random_below(adg_random *random, uint64_t bound);

/** Fills order [n] with a random permutation of 0 ... n-1 (Fisher-Yates from the end). */
void adg_random_permutation(adg_random *random, uint32_t *order, size_t n);

#endif
