/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/gain_lanes.h"

#include <math.h>

#include "core/every_machine.h"

enum {
    LANES = ADG_SWEEP_LANES
};

FOR_EVERY_MACHINE
static void count_lanes(const adg_gaining *people, size_t n, const double *minutes,
                        const adg_gain_rules *rules, adg_gain_lanes *lanes)
{
    for (size_t k = 0; k < n; k++) {
        const adg_gaining *g = &people[k];
        const double *a = minutes + (size_t)g->end[0] * LANES;
        const double *b = minutes + (size_t)g->end[1] * LANES;
        double least = rules->least_min, then[LANES], saved[LANES];
        for (int l = 0; l < LANES; l++) {
            double by_a = a[l] + g->end_min[0], by_b = b[l] + g->end_min[1];
            then[l] = by_a < by_b ? by_a : by_b;
            saved[l] = g->counted - then[l] > least ? g->counted - then[l] : 0;
        }
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
                          const adg_gain_rules *rules, adg_gain_lanes *lanes)
{
    count_lanes(people, n, minutes, rules, lanes);
}
