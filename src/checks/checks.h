/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CHECKS_CHECKS_H
#define ADG_CHECKS_CHECKS_H

#include "adgang/context.h"
#include "core/faults.h"
#include "travel/study_travel.h"

/** The input doctor: what a planner would find by staring at the layers for a day. Every function
 *  adds findings and changes nothing else; none of them is an error, because a network may really be
 *  so. Thresholds stand in docs/check.md. */

/** Roads: crossings without a node, ends that nearly meet a road, pieces and one-way traps with the
 *  people on them, suspicious speeds. Nothing without a road network. */
adg_status adg_check_roads(const adg_study *study, const adg_study_travel *travel,
                           const adg_context *ctx, adg_faults *faults, adg_error *error);

/** Zones and facilities: overlapping zones, zones without people, facilities outside every zone,
 *  facilities that stand twice. */
adg_status adg_check_places(const adg_study *study, adg_faults *faults, adg_error *error);

/* The parts of adg_check_roads, one file each. */

/** Two roads that cross where neither ends: a bridge, or a junction someone forgot. */
adg_status adg_check_crossings(const adg_road_network *network, adg_faults *faults,
                               adg_error *error);

/** Ends of one road only, within 2 m of another road they do not join. */
adg_status adg_check_dangling_ends(const adg_road_network *network, adg_faults *faults,
                                   adg_error *error);

/** Pieces of the network that nothing joins to the main one, and places that can be entered but not
 *  left (or the other way round), with the people there. */
adg_status adg_check_pieces(const adg_study *study, const adg_study_travel *travel,
                            adg_faults *faults, adg_error *error);

/** People whose straight way to their road crosses 500 m or more that lie in no zone of the first
 *  level: water, or a neighbour region without zones. One finding a zone of the finest level. */
adg_status adg_check_access_legs(const adg_study *study, const adg_study_travel *travel,
                                 adg_faults *faults, adg_error *error);

/** Roads faster than 140 or slower than 3 km/h, ferries faster than 90. */
void adg_check_speeds(const adg_road_network *network, adg_faults *faults);

/** Circuity: kilometres by road against the straight line, to the nearest facility of the first
 *  service. Above 3 something is missing on the way. One finding a zone of the finest level. */
adg_status adg_check_circuity(const adg_study *study, const adg_study_travel *travel,
                              adg_faults *faults, adg_error *error);

#endif
