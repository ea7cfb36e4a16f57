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

/* Whether any lane is below the bound. */
static inline bool any_below(const double *label, double bound)
{
    int64_t below = 0;
    for (int l = 0; l < LANES; l++)
        below |= label[l] < bound;
    return below != 0;
}

FOR_EVERY_MACHINE
static void climb_lanes(const adg_star *star, const double *bound, bool *alive, double *label)
{
    for (uint32_t p = star->n_nodes; p-- > 0;) {
        const double *own = label + (size_t)p * LANES;
        if (!alive[p])
            continue;
        alive[p] = any_below(own, bound[p]);
        for (uint32_t a = star->first[p]; alive[p] && a < star->first[p + 1]; a++) {
            uint32_t head = star->arc[a].head;
            double *above = label + (size_t)head * LANES, minutes = star->minutes[a];
            for (int l = 0; !alive[head] && l < LANES; l++)
                above[l] = INFINITY;
            for (int l = 0; l < LANES; l++)
                above[l] = own[l] + minutes < above[l] ? own[l] + minutes : above[l];
            alive[head] = true;
        }
    }
}

FOR_EVERY_MACHINE
static void bounded_lanes(const adg_star *star, const double *bound, bool *alive, double *label)
{
    for (uint32_t p = 0; p < star->n_nodes; p++) {
        double best[LANES], *own = label + (size_t)p * LANES;
        bool reached = alive[p];
        for (int l = 0; l < LANES; l++)
            best[l] = reached ? own[l] : INFINITY;
        for (uint32_t a = star->first[p]; a < star->first[p + 1]; a++) {
            if (!alive[star->arc[a].head])
                continue;
            const double *from = label + (size_t)star->arc[a].head * LANES;
            double minutes = star->minutes[a];
            for (int l = 0; l < LANES; l++)
                best[l] = from[l] + minutes < best[l] ? from[l] + minutes : best[l];
            reached = true;
        }
        alive[p] = reached && any_below(best, bound[p]);
        if (alive[p])
            memcpy(own, best, sizeof best);
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

void adg_climb_bounded_lanes(const adg_star *star, const double *bound, bool *alive, double *label)
{
    climb_lanes(star, bound, alive, label);
}

void adg_sweep_bounded_lanes(const adg_star *star, const double *bound, bool *alive, double *label)
{
    bounded_lanes(star, bound, alive, label);
}
