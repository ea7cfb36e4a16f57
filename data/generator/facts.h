/* SPDX-License-Identifier: MPL-2.0 */
#ifndef GENERATOR_FACTS_H
#define GENERATOR_FACTS_H

#include "csv.h"
#include "geometry.h"
#include "projection.h"
#include "road_class.h"

/** What data/facts/ holds, file by file. Texts point into the tables. Positions are read as degrees
 *  and projected once. */

typedef struct {
    const char *code, *name;
    int64_t people;
    double deprivation; /* standard deviations of parishes, + is more deprived */
} municipality_fact;

typedef struct {
    const char *name, *municipality_code;
    double lon, lat;
    int64_t people;
    point at;
    size_t municipality;
} town_fact;

typedef struct {
    const char *town_name, *name;
    double east_m, north_m, deprivation, density;
    point at;
    size_t town;
} district_fact;

typedef struct {
    const char *ring, *edge; /* kyst, sund or graense: of the edge that starts here */
    double lon, lat;
    point at;
} coast_fact;

typedef enum {
    WAYPOINT_BEND,
    WAYPOINT_INTERCHANGE,
    WAYPOINT_JUNCTION,
    WAYPOINT_END,
    WAYPOINT_EXIT
} waypoint_kind;

typedef struct {
    const char *route, *kind_name, *name;
    double lon, lat;
    int64_t stretch, kmh;
    waypoint_kind kind;
    point at;
} waypoint_fact;

typedef struct {
    const char *name, *structure, *class_name, *route;
    double from_lon, from_lat, to_lon, to_lat;
    int64_t kmh;
    road_class class;
    point from, to;
} bridge_fact;

typedef struct {
    const char *name;
    double lon, lat;
    point at;
} harbour_fact;

enum {
    FERRY_BENDS = 8
};

typedef struct {
    const char *name, *from_name, *to_name, *via;
    int64_t minutes, headway_minutes;
    size_t from, to; /* harbours */
    point bend[FERRY_BENDS];
    size_t n_bends;
} ferry_fact;

enum {
    ROUTE_TOWNS = 16
};

typedef struct {
    const char *route, *class_name, *town_names;
    road_class class;
    size_t town[ROUTE_TOWNS];
    size_t n_towns;
} route_fact;

typedef struct {
    const char *name;
    double from_lon, from_lat, to_lon, to_lat;
    point from, to;
} closed_road_fact;

typedef struct {
    const char *name;
    double value;
} parameter_fact;

typedef struct {
    const char *name;
    double level, slope, noise, least, most, town_extra, rounding;
    int64_t missing; /* parishes without a value */
} indicator_fact;

typedef struct {
    const char *field;
    double dense, scattered, noise, island_deduction;
} broadband_fact;

typedef struct {
    const char *type, *prefix, *name, *town_name, *subtypes;
    int64_t capacity, video, least_people, people_for_one_more;
    bool every_town;
    size_t town;
} facility_fact;

typedef struct {
    const char *age, *education;
    double share, competence;
} digital_fact;

enum {
    FACT_TABLES = 15
};

typedef struct {
    csv_table table[FACT_TABLES]; /* own the texts */
    municipality_fact *municipality;
    town_fact *town;
    district_fact *district;
    coast_fact *coast;
    waypoint_fact *waypoint;
    bridge_fact *bridge;
    harbour_fact *harbour;
    ferry_fact *ferry;
    route_fact *route;
    closed_road_fact *closed_road;
    parameter_fact *parameter;
    indicator_fact *indicator;
    broadband_fact *broadband;
    facility_fact *facility;
    digital_fact *digital;
    size_t n_municipalities, n_towns, n_districts, n_coast, n_waypoints, n_bridges, n_harbours,
        n_ferries, n_routes, n_closed_roads, n_parameters, n_indicators, n_broadband, n_facilities,
        n_digital;
} region_facts;

bool facts_read(const char *folder, const map_projection *projection, region_facts *facts,
                failure *why);
void facts_release(region_facts *facts);

/** A parameter of the deprivation pattern by name. */
bool facts_parameter(const region_facts *facts, const char *name, double *value, failure *why);

#endif
