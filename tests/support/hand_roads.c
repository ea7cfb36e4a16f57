/* SPDX-License-Identifier: MPL-2.0 */
#include "support/hand_roads.h"

#include <stdlib.h>

#include "core/text.h"
#include "support/shapes.h"
#include "support/test.h"

adg_roads no_roads(void)
{
    return (adg_roads){.shown = adg_strdup("by hand"), .lines = no_shapes()};
}

void add_road(adg_roads *roads, double minutes, adg_road_direction direction, bool may_stop,
              const double *xy, size_t n_points)
{
    size_t r = roads->n++;
    roads->road = must_have(realloc(roads->road, roads->n * sizeof *roads->road));
    add_line(&roads->lines, xy, n_points);
    roads->road[r] = (adg_road){.class_index = ADG_NONE,
                                .direction = direction,
                                .may_stop = may_stop,
                                .minutes = minutes,
                                .length_m = adg_shapes_part_length(&roads->lines, r),
                                .row = (long long)r};
}

void build_network(adg_roads *roads, adg_road_network *network)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_road_network_build(roads, 0, network, &error), &error);
}
