/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_NETWORK_RETIMED_NETWORK_H
#define ADG_NETWORK_RETIMED_NETWORK_H

#include "network/road_network.h"

/** The same roads at other times: minutes and minutes_backward of road [n] count (borrowed; must outlive
 *  the network), lines, nodes, names and the index of stops are shared with the baseline, which must
 *  outlive it too. Equal, arc by arc, to a network built from the same roads.  O(nodes + edges). */
adg_status adg_retimed_network_make(const adg_road_network *baseline, adg_road *road,
                                    adg_road_network *retimed, adg_error *error);
void adg_retimed_network_release(adg_road_network *retimed);

#endif
