/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TRAVEL_ROAD_SEEDS_H
#define ADG_TRAVEL_ROAD_SEEDS_H

#include "network/bucket_search.h"
#include "travel/road_stops.h"

/** The star's node that stands for one end of an edge at whose place `fraction` somebody stands, who leaves
 *  it or arrives there; `begins`: the search begins there. Where turns count it is the edge driven that way;
 *  and the junction for who stands right there, having come along no edge. */
uint32_t adg_road_node_of_end(const adg_road_travel *t, uint32_t edge, double fraction, bool at_end,
                              bool leaving, bool begins);

/** Where a search from a facility begins: at both ends of its edge, or, where turns count, at all
 *  that one may turn into there (or from). None off the network. */
size_t adg_road_count_seeds(const adg_road_travel *t, const adg_road_stop *f);

/** Of them, those at the start of the edge; they come first. */
size_t adg_road_count_start_seeds(const adg_road_travel *t, const adg_road_stop *f);

/** Writes the seeds, each with access_min more, and answers their number. */
size_t adg_road_add_seeds(const adg_road_travel *t, const adg_road_stop *f, double access_min,
                          adg_seed *seed);

#endif
