/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_tags.h"

#include <string.h>

const char *const adg_osm_keys[ADG_OSM_N_KEYS] = {
    [ADG_OSM_HIGHWAY] = "highway",
    [ADG_OSM_ROUTE] = "route",
    [ADG_OSM_NAME] = "name",
    [ADG_OSM_JUNCTION] = "junction",
    [ADG_OSM_ONEWAY] = "oneway",
    [ADG_OSM_ONEWAY_BICYCLE] = "oneway:bicycle",
    [ADG_OSM_CYCLEWAY] = "cycleway",
    [ADG_OSM_CYCLEWAY_LEFT] = "cycleway:left",
    [ADG_OSM_CYCLEWAY_RIGHT] = "cycleway:right",
    [ADG_OSM_MAXSPEED] = "maxspeed",
    [ADG_OSM_MAXSPEED_FORWARD] = "maxspeed:forward",
    [ADG_OSM_MAXSPEED_BACKWARD] = "maxspeed:backward",
    [ADG_OSM_MAXSPEED_TYPE] = "maxspeed:type",
    [ADG_OSM_SOURCE_MAXSPEED] = "source:maxspeed",
    [ADG_OSM_ZONE_TRAFFIC] = "zone:traffic",
    [ADG_OSM_ZONE_MAXSPEED] = "zone:maxspeed",
    [ADG_OSM_ACCESS] = "access",
    [ADG_OSM_VEHICLE] = "vehicle",
    [ADG_OSM_MOTOR_VEHICLE] = "motor_vehicle",
    [ADG_OSM_MOTORCAR] = "motorcar",
    [ADG_OSM_BICYCLE] = "bicycle",
    [ADG_OSM_FOOT] = "foot",
    [ADG_OSM_MOTORROAD] = "motorroad",
    [ADG_OSM_SURFACE] = "surface",
    [ADG_OSM_TRACKTYPE] = "tracktype",
    [ADG_OSM_DURATION] = "duration",
    [ADG_OSM_INTERVAL] = "interval",
    [ADG_OSM_AREA] = "area",
    [ADG_OSM_BARRIER] = "barrier",
    [ADG_OSM_ACCESS_CONDITIONAL] = "access:conditional",
    [ADG_OSM_VEHICLE_CONDITIONAL] = "vehicle:conditional",
    [ADG_OSM_MOTOR_VEHICLE_CONDITIONAL] = "motor_vehicle:conditional",
    [ADG_OSM_MOTORCAR_CONDITIONAL] = "motorcar:conditional",
    [ADG_OSM_BICYCLE_CONDITIONAL] = "bicycle:conditional",
    [ADG_OSM_FOOT_CONDITIONAL] = "foot:conditional",
    [ADG_OSM_ONEWAY_CONDITIONAL] = "oneway:conditional",
    [ADG_OSM_MAXSPEED_CONDITIONAL] = "maxspeed:conditional",
};

adg_osm_key adg_osm_key_of(const char *key)
{
    for (size_t k = 0; k < ADG_OSM_N_KEYS; k++)
        if (strcmp(adg_osm_keys[k], key) == 0)
            return (adg_osm_key)k;
    return ADG_OSM_N_KEYS;
}
