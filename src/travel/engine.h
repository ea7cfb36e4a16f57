/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_ENGINE_H
#define ADG_TRAVEL_ENGINE_H

#include <math.h>
#include <stdbool.h>

#include "adgang/travel.h"
#include "network/sweep.h"

/** A finished time. One that is a number of six decimals but for the rounding of its sum is that
 *  number: 0.1 + 0.2 is 0.3, and within a limit of 0.3. Every other keeps all its digits. */
static inline double adg_finished(double minutes)
{
    double decimal = rint(minutes * 1e6) / 1e6;
    return fabs(minutes - decimal) <= 1e-14 * fmax(1, minutes) ? decimal : minutes;
}

/** What a finished time may be longer before it is rounded: engines are asked that much further. */
#define ADG_ROUNDING_MIN 1e-9

/** Takes a facility, by its position in the list that was asked for, that may be among the nearest of
 *  an origin. */
typedef void (*adg_candidate_taker)(void *data, size_t origin, uint32_t listed, double minutes);

/** The network of an engine, for those who sweep many rows at once (row_sweeps.h). */
typedef struct {
    const adg_graph *graph; /* borrowed */
    bool against;           /* rows are searched along the reversed arcs */
    uint32_t *target;       /* [n_targets] nodes whose times make up a row; the caller frees it */
    size_t n_targets;
} adg_row_network;

/** Seeds of one row, at most. */
#define ADG_SEEDS_A_ROW 2

/** The ways of an engine with a network taken apart, for those who search from thousands of places
 *  as far as they improve on others (gain.c): a time is the least of
 *
 *      seed of the facility + way along the star + end of the origin
 *
 *  and direct(). The arrays are the caller's, released by adg_loose_ends_release. */
typedef struct {
    const adg_star *star;   /* leads from the facilities to the people; borrowed */
    const adg_graph *graph; /* of the same star, for a hierarchy; NULL: there is none */
    bool against;           /* the star is graph->in */
    uint32_t *end_node;     /* [2 n_origins] where origins leave or enter; ADG_NONE */
    double *end_min;        /* [2 n_origins] between there and the origin; +inf: not that way */
    size_t *first_seed;     /* [n_facilities + 1] into seed */
    adg_seed *seed;         /* access legs included */
    uint32_t
        *origin_edge; /* [n_origins] a pair on one edge also has direct() minutes; NULL: none */
    uint32_t *facility_edge; /* [n_facilities]; ADG_NONE */
    double (*direct)(const adg_travel *travel, size_t origin, size_t facility);
} adg_loose_ends;

void adg_loose_ends_release(adg_loose_ends *ends);

/** What an engine offers. */
typedef struct {
    /** What a thread needs of its own to ask; both NULL where it needs nothing. */
    adg_status (*new_query)(const adg_travel *travel, void **query, adg_error *error);
    void (*free_query)(const adg_travel *travel, void *query);
    /** Minutes [n_origins] between every origin and one facility; +inf = unreachable, or beyond
     *  limit_min (engines stop looking there). */
    adg_status (*row)(const adg_travel *travel, void *query, size_t facility, double limit_min,
                      double *minutes, adg_error *error);
    /** The nearest of n listed facilities for every origin, in one search for all: which
     *  [n_origins] positions in the list, minutes [n_origins], as adg_travel_nearest gives them for
     *  k = 1. NULL where rows are as good. */
    adg_status (*nearest)(const adg_travel *travel, void *query, const uint32_t *facility, size_t n,
                          double limit_min, uint32_t *which, double *minutes, adg_error *error);
    /** All listed facilities that may be among the k nearest of an origin, origin by origin in list
     *  order, with the minutes of row() to the last bit, in one search for all. *complete is false
     *  where so many are equally near that rows have to be asked; nothing is taken then. NULL where
     *  rows are as good. */
    adg_status (*k_nearest)(const adg_travel *travel, const uint32_t *facility, size_t n, size_t k,
                            double limit_min, adg_candidate_taker take, void *data, bool *complete,
                            adg_error *error);
    /** The three together, or NULL where there is no network. row_seeds: where the row of a facility
     *  starts, and how many seeds that are. take_rows: minutes [n x n_origins] (out) of n facilities,
     *  each from the lane of a sweep from its seeds to the targets. */
    adg_status (*row_network)(const adg_travel *travel, adg_row_network *network, adg_error *error);
    size_t (*row_seeds)(const adg_travel *travel, size_t facility, adg_seed *seed);
    void (*take_rows)(const adg_travel *travel, const adg_sweep *sweep, const uint32_t *facility,
                      size_t n, double limit_min, double *minutes);
    /** NULL, or ends stays empty (star NULL), where there is no network. */
    adg_status (*loose_ends)(const adg_travel *travel, adg_loose_ends *ends, adg_error *error);
    void (*free)(adg_travel *travel);
} adg_travel_engine;

/** Finishes the times [n] an engine found; beyond the limit they are +inf, and which [n] (may be NULL)
 *  is ADG_NONE. */
void adg_finish_times(double *minutes, uint32_t *which, size_t n, double limit_min);

/** The head every engine's own struct begins with. */
struct adg_travel {
    const adg_travel_engine *engine;
    size_t n_origins, n_facilities;
    adg_travel_direction direction;
};

#endif
