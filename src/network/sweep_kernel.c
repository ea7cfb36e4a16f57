/* SPDX-License-Identifier: MPL-2.0 */
#include "network/sweep_kernel.h"

#include <math.h>
#include <string.h>

#include "core/every_machine.h"
#include "core/prefetch.h"

enum {
    LANES = ADG_SWEEP_LANES,
    ARCS_AHEAD = 12
};

void adg_sweep_ms(const adg_star *star, const bool *seeded, uint32_t *label)
{
    for (uint32_t p = 0; p < star->n_nodes; p++) {
        uint32_t best = seeded[p] ? label[p] : ADG_SWEEP_BEYOND_MS;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++) {
            uint32_t through = label[star->arc[a].head] + star->arc[a].ms;
            best = through < best ? through : best;
        }
        label[p] = best;
    }
}

void adg_sweep_minutes(const adg_star *star, const bool *seeded, double *label)
{
    for (uint32_t p = 0; p < star->n_nodes; p++) {
        double best = seeded[p] ? label[p] : INFINITY;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++) {
            double through = label[star->arc[a].head] + star->minutes[a];
            best = through < best ? through : best;
        }
        label[p] = best;
    }
}

FOR_EVERY_MACHINE
static void ms_lanes(const adg_star *star, const bool *seeded, uint32_t *label)
{
    for (uint32_t p = 0; p < star->n_nodes; p++) {
        uint32_t best[LANES], *own = label + (size_t)p * LANES;
        for (int l = 0; l < LANES; l++)
            best[l] = seeded[p] ? own[l] : ADG_SWEEP_BEYOND_MS;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++) {
            if (a + ARCS_AHEAD < star->n_arcs)
                adg_prefetch(label + (size_t)star->arc[a + ARCS_AHEAD].head * LANES);
            const uint32_t *from = label + (size_t)star->arc[a].head * LANES, ms = star->arc[a].ms;
            for (int l = 0; l < LANES; l++)
                best[l] = from[l] + ms < best[l] ? from[l] + ms : best[l];
        }
        memcpy(own, best, sizeof best);
    }
}

FOR_EVERY_MACHINE
static void minutes_lanes(const adg_star *star, const bool *seeded, double *label)
{
    for (uint32_t p = 0; p < star->n_nodes; p++) {
        double best[LANES], *own = label + (size_t)p * LANES;
        for (int l = 0; l < LANES; l++)
            best[l] = seeded[p] ? own[l] : INFINITY;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++) {
            if (a + ARCS_AHEAD < star->n_arcs)
                adg_prefetch(label + (size_t)star->arc[a + ARCS_AHEAD].head * LANES);
            const double *from = label + (size_t)star->arc[a].head * LANES;
            double minutes = star->minutes[a];
            for (int l = 0; l < LANES; l++)
                best[l] = from[l] + minutes < best[l] ? from[l] + minutes : best[l];
        }
        memcpy(own, best, sizeof best);
    }
}

FOR_EVERY_MACHINE
static void climb_lanes(const adg_star *star, bool *seeded, double *label)
{
    for (uint32_t p = star->n_nodes; p-- > 0;) {
        if (!seeded[p])
            continue;
        const double *own = label + (size_t)p * LANES;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++) {
            uint32_t head = star->arc[a].head;
            double *above = label + (size_t)head * LANES, minutes = star->minutes[a];
            for (int l = 0; l < LANES; l++) {
                double known = seeded[head] ? above[l] : INFINITY;
                above[l] = own[l] + minutes < known ? own[l] + minutes : known;
            }
            seeded[head] = true;
        }
    }
}

/* A function of several machines would be visible outside the library; these are not. */
void adg_sweep_ms_lanes(const adg_star *star, const bool *seeded, uint32_t *label)
{
    ms_lanes(star, seeded, label);
}

void adg_sweep_minutes_lanes(const adg_star *star, const bool *seeded, double *label)
{
    minutes_lanes(star, seeded, label);
}

void adg_climb_minutes_lanes(const adg_star *star, bool *seeded, double *label)
{
    climb_lanes(star, seeded, label);
}
