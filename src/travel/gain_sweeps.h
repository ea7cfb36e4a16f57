/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_GAIN_SWEEPS_H
#define ADG_TRAVEL_GAIN_SWEEPS_H

#include "travel/gain_parts.h"

/** A hierarchy of the network with rounded minutes. */
adg_status adg_gain_hierarchy_build(const adg_gain *gain, int threads, adg_hierarchy *hierarchy,
                                    adg_error *error);

/** What a thread needs of its own. */
typedef struct adg_gain_sweep adg_gain_sweep;
adg_status adg_gain_sweep_new(const adg_gain *gain, adg_gain_sweep **sweep, adg_error *error);
void adg_gain_sweep_free(adg_gain_sweep *sweep);

/** The gains of a tile's candidates [n]. One pruned search from all of them finds everybody who could
 *  gain: who gains by one of them has only such people's nodes on the way. The sweeps go over what stands
 *  above those.  Source: performance study, "gain surface"; RPHAST. */
adg_status adg_gain_sweep_tile(adg_gain_sweep *sweep, const uint32_t *candidate, size_t n,
                               adg_site_gain *site, adg_error *error);

#endif
