/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_GAIN_PARTS_H
#define ADG_TRAVEL_GAIN_PARTS_H

#include <math.h>

#include "adgang/gain.h"
#include "core/exact_sum.h"
#include "network/hierarchy.h"
#include "travel/engine.h"

/** What the kernels of gain.h share. They give the same sums to the last bit where they work with the same
 *  minutes (docs/decisions/0034-gain.md). */
typedef enum {
    ADG_GAIN_BEST,     /* whichever is fastest; depends on the question alone */
    ADG_GAIN_ROWS,     /* a row of the engine for each candidate: any engine */
    ADG_GAIN_SEARCHES, /* a search as far as it improves: engines with loose ends */
    ADG_GAIN_SWEEPS    /* sixteen candidates a sweep: those that have a graph, too */
} adg_gain_kernel;

/** Loose ends with rounded minutes, and who is where. */
typedef struct {
    adg_loose_ends ends;
    adg_star star; /* the engine's, with minutes of its own */
    double longest_min;
    double *bound;     /* [n_nodes] minutes to the nearest open facility, its access leg included */
    size_t *first_end; /* [n_nodes + 1] */
    uint32_t *end_at;  /* by node: positions in ends.end_node */
    size_t n_edges;    /* those that are named */
    size_t *first_on;  /* [n_edges + 1] */
    uint32_t *origin_on; /* by edge */
} adg_gain_network;

/** Threads with what each needs of its own, kept from one evaluation to the next (gain.c). */
typedef struct adg_gain_crew adg_gain_crew;

struct adg_gain {
    const adg_travel *travel;
    adg_gain_question question; /* its arrays are the next four */
    uint32_t *open, *candidate;
    double *people; /* rounded, as everything that is summed */
    double *weight;
    adg_gain_kernel kernel;
    double *minutes; /* [n_origins] now */
    double *counted; /* [n_origins] the same, or the cap: what savings are counted from */
    adg_exact_unit sum_unit[ADG_GAIN_SUMS];
    uint32_t *order; /* [n_candidates] tile by tile */
    size_t tile_size;
    adg_gain_network network; /* but for rows */
    adg_hierarchy hierarchy;  /* for sweeps only */
    adg_gain_crew *crew;      /* NULL until asked for */
};

/** Times within the limit are compared as finished times are: what decimals add up to counts. */
static inline bool adg_gain_covers(const adg_gain *gain, double minutes)
{
    return minutes <= gain->question.limit_min + ADG_ROUNDING_MIN;
}

/** Adds what an origin gains that has so many minutes, fewer than now, to the new facility. */
static inline void adg_gain_count(const adg_gain *gain, size_t i, double minutes,
                                  adg_site_gain *site)
{
    const adg_gain_question *q = &gain->question;
    double saved = gain->counted[i] - minutes;
    for (size_t w = 0; saved > ADG_TIE_MIN && w < q->n_sums; w++)
        site->saved[w] +=
            adg_exact(gain->sum_unit[w], q->weight[w * gain->travel->n_origins + i] * saved);
    if (adg_gain_covers(gain, minutes) && !adg_gain_covers(gain, gain->minutes[i]))
        site->newly_covered += q->people[i];
    if (isinf(gain->minutes[i]) && isfinite(minutes))
        site->newly_reachable += q->people[i];
}

/** An origin's minutes from now on. */
static inline void adg_gain_improve(adg_gain *gain, size_t i, double minutes)
{
    gain->minutes[i] = fmin(gain->minutes[i], minutes);
    gain->counted[i] = fmin(gain->counted[i], minutes);
}

/** adg_gain_begin with a kernel of the caller's choice; ADG_E_INVALID where the engine has none. */
adg_status adg_gain_begin_with(const adg_travel *travel, const adg_context *ctx,
                               const adg_gain_question *question, adg_gain_kernel kernel,
                               adg_gain **gain, adg_error *error);

/* ---- rows ---- */

adg_status adg_gain_rows_begin(adg_gain *gain, const adg_context *ctx, adg_error *error);
adg_status adg_gain_rows_evaluate(adg_gain *gain, const adg_context *ctx, const uint32_t *tile,
                                  size_t n_tiles, adg_site_gain *site, adg_error *error);
adg_status adg_gain_rows_open(adg_gain *gain, size_t candidate, adg_error *error);

/* ---- searches ---- */

/** Fills gain->network and the minutes of now. The network stays empty where the engine has none. */
adg_status adg_gain_network_begin(adg_gain *gain, adg_error *error);
void adg_gain_network_release(adg_gain_network *network);

/** Minutes as whole multiples of 2^-35: sums of them are exact up to twice the longest way, in
 *  whatever order a kernel makes them. */
static inline double adg_gain_rounded(double minutes)
{
    return adg_exact(adg_exact_unit_for(ADG_MAX_PATH_MS / ADG_MS_PER_MIN), minutes);
}

/** The origins [*n] on the edge of a facility, and the minutes along it. */
const uint32_t *adg_gain_beside(const adg_gain_network *network, uint32_t facility, size_t *n);
double adg_gain_direct(const adg_gain *gain, size_t origin, size_t facility);

/** What a thread needs of its own. */
typedef struct adg_gain_search adg_gain_search;
adg_status adg_gain_search_new(const adg_gain *gain, adg_gain_search **search, adg_error *error);
void adg_gain_search_free(adg_gain_search *search);
adg_status adg_gain_search_candidate(adg_gain_search *search, size_t candidate, adg_site_gain *site,
                                     adg_error *error);
adg_status adg_gain_search_open(adg_gain *gain, size_t candidate, adg_error *error);

/** How many nodes the searches of a few candidates reach, on average. */
adg_status adg_gain_search_reach(const adg_gain *gain, double *nodes, adg_error *error);

#endif
