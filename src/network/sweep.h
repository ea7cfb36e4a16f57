/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_SWEEP_H
#define ADG_NETWORK_SWEEP_H

#include <math.h>

#include "adgang/status.h"
#include "network/bucket_search.h"
#include "network/sweep_kernel.h"
#include "network/sweep_places.h"

/** Times from seeds to targets over a hierarchy: one climb from the seeds, then one sweep over all
 *  places (or over those above the targets, when they are few) in a fixed order. One object per
 *  thread.  Source: Delling et al. 2013 (PHAST). */
typedef struct adg_sweep adg_sweep;

/** lanes: 1, or ADG_SWEEP_LANES for so many searches at once. The places are borrowed and must stay
 *  where they are. 13 bytes a node, and 8 bytes x lanes a place that is swept. */
adg_status adg_sweep_new(const adg_sweep_places *places, int lanes, adg_sweep **sweep,
                         adg_error *error);
void adg_sweep_free(adg_sweep *sweep);

/** Searches n <= lanes times at once: search l from the seeds first_seed[l] ... first_seed[l + 1] -
 *  1, in milliseconds (seeds rounded) or in minutes. Seeds as adg_search_run wants them. Fails only
 *  without memory. */
adg_status adg_sweep_run_ms(adg_sweep *sweep, const adg_seed *seeds, const size_t *first_seed,
                            int n, adg_error *error);
adg_status adg_sweep_run_minutes(adg_sweep *sweep, const adg_seed *seeds, const size_t *first_seed,
                                 int n, adg_error *error);

/** The times [n_targets] (out) of one search of the last run of that kind: ADG_UNREACHED_MS, +inf
 *  where there is no way. */
void adg_sweep_get_ms(const adg_sweep *sweep, int lane, uint32_t *ms);
void adg_sweep_get_minutes(const adg_sweep *sweep, int lane, double *minutes);

/** The minutes [lanes] of all searches of the last run at one target, side by side; +inf where
 *  there is no way, and what exceeds ADG_MAX_PATH_MS counts as none (adg_sweep_reached). Lanes that
 *  were not run have any value. */
const double *adg_sweep_minutes_at(const adg_sweep *sweep, size_t target);
static inline double adg_sweep_reached(double minutes)
{
    return minutes <= ADG_MAX_PATH_MS / ADG_MS_PER_MIN ? minutes : INFINITY;
}

#endif
