/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OSM_TAGS_H
#define ADG_LOAD_OSM_TAGS_H

#include <stddef.h>

/** The keys of OpenStreetMap a road is judged by; data/osm/osmconf_roads.ini has the same. */
typedef enum {
    ADG_OSM_HIGHWAY,
    ADG_OSM_ROUTE,
    ADG_OSM_NAME,
    ADG_OSM_JUNCTION,
    ADG_OSM_ONEWAY,
    ADG_OSM_ONEWAY_BICYCLE,
    ADG_OSM_CYCLEWAY,
    ADG_OSM_CYCLEWAY_LEFT,
    ADG_OSM_CYCLEWAY_RIGHT,
    ADG_OSM_MAXSPEED,
    ADG_OSM_MAXSPEED_FORWARD,
    ADG_OSM_MAXSPEED_BACKWARD,
    ADG_OSM_MAXSPEED_TYPE,
    ADG_OSM_SOURCE_MAXSPEED,
    ADG_OSM_ZONE_TRAFFIC,
    ADG_OSM_ZONE_MAXSPEED,
    ADG_OSM_ACCESS,
    ADG_OSM_VEHICLE,
    ADG_OSM_MOTOR_VEHICLE,
    ADG_OSM_MOTORCAR,
    ADG_OSM_BICYCLE,
    ADG_OSM_FOOT,
    ADG_OSM_MOTORROAD,
    ADG_OSM_SURFACE,
    ADG_OSM_TRACKTYPE,
    ADG_OSM_DURATION,
    ADG_OSM_INTERVAL,
    ADG_OSM_AREA,
    ADG_OSM_BARRIER, /* of nodes */
    ADG_OSM_ACCESS_CONDITIONAL,
    ADG_OSM_VEHICLE_CONDITIONAL,
    ADG_OSM_MOTOR_VEHICLE_CONDITIONAL,
    ADG_OSM_MOTORCAR_CONDITIONAL,
    ADG_OSM_BICYCLE_CONDITIONAL,
    ADG_OSM_FOOT_CONDITIONAL,
    ADG_OSM_ONEWAY_CONDITIONAL,
    ADG_OSM_MAXSPEED_CONDITIONAL,
    ADG_OSM_N_KEYS
} adg_osm_key;

/** The keys as they stand in the data, by adg_osm_key. */
extern const char *const adg_osm_keys[ADG_OSM_N_KEYS];

/** Position of a key, or ADG_OSM_N_KEYS for one that is not read. */
adg_osm_key adg_osm_key_of(const char *key);

#endif
