/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_CONNECTIVITY_H
#define GENERATOR_CONNECTIVITY_H

#include "roads.h"

/** Makes the network usable from everywhere: removes street ends that no road reaches from `root`,
 *  and opens one-way streets in both directions where somebody could get in but not out, or the
 *  reverse. Anything else that is not connected both ways is a failure. Roads whose access is
 *  forbidden do not count as a way. */
bool roads_connect(road_list *roads, point root, failure *why);

#endif
