/* SPDX-License-Identifier: MPL-2.0 */
#include "network/sweep_kernel.h"

#include <math.h>
#include <string.h>

#include "core/prefetch.h"

/* The same loops, compiled for several machines; the program picks when it starts. Without this, as
 * the tests have them too, the compiler's usual machine is served, with the same results. */
#if defined(FOR_EVERY_MACHINE)
#elif defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) &&     \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FOR_EVERY_MACHINE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FOR_EVERY_MACHINE
#endif

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

/* A function of several machines would be visible outside the library; these are not. */
void adg_sweep_ms_lanes(const adg_star *star, const bool *seeded, uint32_t *label)
{
    ms_lanes(star, seeded, label);
}

void adg_sweep_minutes_lanes(const adg_star *star, const bool *seeded, double *label)
{
    minutes_lanes(star, seeded, label);
}
