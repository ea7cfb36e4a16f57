/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_GAIN_LANES_H
#define ADG_TRAVEL_GAIN_LANES_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/gain.h"
#include "network/sweep_kernel.h"

/** Someone who may gain from the candidates of a tile, with all that is counted. */
typedef struct {
    double now, counted; /* minutes now, and those savings are counted from */
    double end_min[2];   /* beyond the two ends, +inf: not that way */
    uint32_t end[2];     /* slots; any where the minutes are +inf */
    uint32_t origin;
    bool coverable; /* not within the limit now */
    double people;
    double weight[ADG_GAIN_SUMS];
} adg_gaining;

/** What sixteen candidates give. */
typedef struct {
    double saved[ADG_GAIN_SUMS][ADG_SWEEP_LANES];
    double covered[ADG_SWEEP_LANES], reachable[ADG_SWEEP_LANES];
} adg_gain_lanes;

typedef struct {
    size_t n_sums;
    double shift[ADG_GAIN_SUMS]; /* of the sums' units (exact_sum.h) */
    double least_min, limit_min; /* less is not saved; within it is covered */
} adg_gain_rules;

/** Adds what n people gain, minutes [slots x ADG_SWEEP_LANES] being those at the slots that are alive
 *  [slots]: what adg_gain_count adds, lane by lane, to the last bit. */
void adg_gain_count_lanes(const adg_gaining *people, size_t n, const double *minutes,
                          const bool *alive, const adg_gain_rules *rules, adg_gain_lanes *lanes);

#endif
