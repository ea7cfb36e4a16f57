/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_ENGINE_H
#define ADG_TRAVEL_ENGINE_H

#include "adgang/travel.h"

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
    void (*free)(adg_travel *travel);
} adg_travel_engine;

/** The head every engine's own struct begins with. */
struct adg_travel {
    const adg_travel_engine *engine;
    size_t n_origins, n_facilities;
    adg_travel_direction direction;
};

#endif
