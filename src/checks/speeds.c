/* SPDX-License-Identifier: MPL-2.0 */
#include "checks/checks.h"
#include "core/number_text.h"
#include "core/text.h"

/* Beyond these a number is a slip of the pen rather than a road: the highest limit in Denmark is
 * 130 km/h; people walk faster than 3. */
static const double FASTEST_KMH = 140, SLOWEST_KMH = 3, FASTEST_FERRY_KMH = 90;

/* A bend or a bridge of a few metres may have any speed by rounding of its minutes. */
static const double SHORTEST_M = 20;

/* The shorter of both directions: what is too slow is slow both ways, or it is one of two limits. */
static double checked_minutes(const adg_road *road)
{
    return road->minutes_backward > 0 && road->minutes_backward < road->minutes
               ? road->minutes_backward
               : road->minutes;
}

void adg_check_speeds(const adg_road_network *network, adg_faults *faults)
{
    const adg_roads *roads = &network->roads;
    for (size_t r = 0; r < roads->n; r++) {
        const adg_road *road = &roads->road[r];
        double minutes = checked_minutes(road);
        double kmh = minutes > 0 ? 0.06 * road->length_m / minutes : 1e9;
        bool too_fast = kmh > (road->ferry ? FASTEST_FERRY_KMH : FASTEST_KMH);
        if (road->length_m < SHORTEST_M || (!too_fast && (road->ferry || kmh >= SLOWEST_KMH)))
            continue;
        size_t part = roads->lines.first_part[r];
        const double *xy = roads->lines.xy + 2 * roads->lines.first_point[part];
        adg_fault *fault =
            adg_faults_add(faults, ADG_WARNING, "suspicious_speed",
                           (adg_place){roads->shown, NULL, NULL, road->row},
                           _("%s m in %s minutes is %s km/h."), ADG_NUMBER(road->length_m, 0),
                           ADG_NUMBER(minutes, 3), ADG_NUMBER(kmh, 1));
        adg_fault_advise(fault, _("Check its speed, minutes and length, and their units."));
        adg_fault_at(fault, xy[0], xy[1]);
    }
}
