/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_HAND_ROADS_H
#define ADG_TESTS_SUPPORT_HAND_ROADS_H

#include "load/roads.h"
#include "network/road_network.h"

/** Roads written down in a test instead of read from a file. */
adg_roads no_roads(void);

/** One road one may stop on:  ROAD(&roads, 1.2, ADG_ROAD_BOTH, x0, y0, x1, y1). */
#define ROAD(roads, minutes, direction, ...)                                                       \
    add_road((roads), (minutes), (direction), true, (const double[]){__VA_ARGS__},                 \
             sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double)))
/** One road between whose ends nobody gets on or off. */
#define MOTORWAY(roads, minutes, direction, ...)                                                   \
    add_road((roads), (minutes), (direction), false, (const double[]){__VA_ARGS__},                \
             sizeof((const double[]){__VA_ARGS__}) / (2 * sizeof(double)))
void add_road(adg_roads *roads, double minutes, adg_road_direction direction, bool may_stop,
              const double *xy, size_t n_points);

/** Builds the network of the roads, which are taken; ends with identical coordinates are joined. It
 *  must stay where it is built: its index points into it. */
void build_network(adg_roads *roads, adg_road_network *network);

#endif
