/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_CLIMB_H
#define ADG_NETWORK_CLIMB_H

#include <stdbool.h>

#include "network/bucket_search.h"
#include "network/graph.h"

/** The first half of a search over a hierarchy: from the seeds up to all places above them. */
typedef struct {
    uint32_t n_places;
    bool *seen;        /* [n_places] */
    uint32_t *ms;      /* [n_places] where seen: at most ADG_SWEEP_BEYOND_MS */
    double *minutes;   /* [n_places] where seen */
    uint32_t *reached; /* [n] the places seen, falling */
    size_t n, capacity;
} adg_climb;

bool adg_climb_init(uint32_t n_places, adg_climb *climb);
void adg_climb_release(adg_climb *climb);

/** star: arcs to lower places; place [n_nodes]: where the seeds' nodes stand. False without memory.
 *  O(places and arcs above the seeds, and their sorting). */
bool adg_climb_run(adg_climb *climb, const adg_star *star, const uint32_t *place,
                   const adg_seed *seeds, size_t n_seeds);

#endif
