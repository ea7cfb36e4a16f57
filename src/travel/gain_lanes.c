/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/gain_lanes.h"

#include <math.h>
#include <stdint.h>

#include "core/every_machine.h"

enum {
    LANES = ADG_SWEEP_LANES
};

/* Minutes by the ends that are alive. False: nobody is nearer than now. */
static inline bool find_minutes(const adg_gaining *g, const double *minutes, const bool *alive,
                                double *then)
{
    bool by_a = alive[g->end[0]], by_b = alive[g->end[1]];
    if (!by_a && !by_b)
        return false;
    const double *a = minutes + (size_t)g->end[by_a ? 0 : 1] * LANES;
    const double *b = minutes + (size_t)g->end[by_b ? 1 : 0] * LANES;
    const double a_min = by_a ? g->end_min[0] : INFINITY, b_min = by_b ? g->end_min[1] : INFINITY;
    const double now = g->now;
    int64_t nearer = 0;
    for (int l = 0; l < LANES; l++) {
        double over_a = a[l] + a_min, over_b = b[l] + b_min;
        then[l] = over_a < over_b ? over_a : over_b;
        nearer |= then[l] < now;
    }
    return nearer != 0;
}

FOR_EVERY_MACHINE
static void count_lanes(const adg_gaining *people, size_t n, const double *minutes,
                        const bool *alive, const adg_gain_rules *rules, adg_gain_lanes *lanes)
{
    for (size_t k = 0; k < n; k++) {
        const adg_gaining *g = &people[k];
        double least = rules->least_min, counted = g->counted, then[LANES], saved[LANES];
        if (!find_minutes(g, minutes, alive, then))
            continue;
        for (int l = 0; l < LANES; l++)
            saved[l] = counted - then[l] > least ? counted - then[l] : 0;
        for (size_t s = 0; s < rules->n_sums; s++) {
            double weight = g->weight[s], shift = rules->shift[s], *sum = lanes->saved[s];
            for (int l = 0; l < LANES; l++) {
                double beside = weight * saved[l] + shift;
                sum[l] += beside - shift;
            }
        }
        if (g->coverable)
            for (int l = 0; l < LANES; l++)
                lanes->covered[l] += then[l] <= rules->limit_min ? g->people : 0;
        if (isinf(g->now))
            for (int l = 0; l < LANES; l++)
                lanes->reachable[l] += then[l] < INFINITY ? g->people : 0;
    }
}

/* A function of several machines would be visible outside the library; this is not. */
void adg_gain_count_lanes(const adg_gaining *people, size_t n, const double *minutes,
                          const bool *alive, const adg_gain_rules *rules, adg_gain_lanes *lanes)
{
    count_lanes(people, n, minutes, alive, rules, lanes);
}
