/* SPDX-License-Identifier: MPL-2.0 */
#include "facts_reading.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static bool waypoint_kind_named(const char *name, waypoint_kind *kind)
{
    static const char *const NAME[] = {
        [WAYPOINT_BEND] = "punkt",     [WAYPOINT_INTERCHANGE] = "tilslutning",
        [WAYPOINT_JUNCTION] = "kryds", [WAYPOINT_END] = "ende",
        [WAYPOINT_EXIT] = "udgang",
    };
    for (size_t k = 0; k < COUNT(NAME); k++)
        if (strcmp(NAME[k], name) == 0) {
            *kind = (waypoint_kind)k;
            return true;
        }
    return false;
}

static bool read_waypoints(region_facts *f, const char *folder, const map_projection *map,
                           failure *why)
{
    const csv_field fields[] = {
        {"straekning", CSV_INTEGER, offsetof(waypoint_fact, stretch)},
        {"rute", CSV_TEXT, offsetof(waypoint_fact, route)},
        {"slags", CSV_TEXT, offsetof(waypoint_fact, kind_name)},
        {"navn", CSV_TEXT, offsetof(waypoint_fact, name)},
        {"lon", CSV_NUMBER, offsetof(waypoint_fact, lon)},
        {"lat", CSV_NUMBER, offsetof(waypoint_fact, lat)},
        {"hast_kmh", CSV_INTEGER, offsetof(waypoint_fact, kmh)},
    };
    void *records;
    if (!read_table(f, folder, WAYPOINTS, fields, COUNT(fields), sizeof *f->waypoint, &records,
                    &f->n_waypoints, why))
        return false;
    f->waypoint = records;
    for (size_t i = 0; i < f->n_waypoints; i++) {
        waypoint_fact *w = &f->waypoint[i];
        if (!waypoint_kind_named(w->kind_name, &w->kind))
            return csv_fail(&f->table[WAYPOINTS], i, why, "unknown kind of way point",
                            w->kind_name);
        if (!project(map, w->lon, w->lat, &w->at, why))
            return false;
    }
    return true;
}

static bool read_bridges(region_facts *f, const char *folder, const map_projection *map,
                         failure *why)
{
    const csv_field fields[] = {
        {"navn", CSV_TEXT, offsetof(bridge_fact, name)},
        {"anlaeg", CSV_TEXT, offsetof(bridge_fact, structure)},
        {"vejklasse", CSV_TEXT, offsetof(bridge_fact, class_name)},
        {"hast_kmh", CSV_INTEGER, offsetof(bridge_fact, kmh)},
        {"rute", CSV_TEXT, offsetof(bridge_fact, route)},
        {"fra_lon", CSV_NUMBER, offsetof(bridge_fact, from_lon)},
        {"fra_lat", CSV_NUMBER, offsetof(bridge_fact, from_lat)},
        {"til_lon", CSV_NUMBER, offsetof(bridge_fact, to_lon)},
        {"til_lat", CSV_NUMBER, offsetof(bridge_fact, to_lat)},
    };
    void *records;
    if (!read_table(f, folder, BRIDGES, fields, COUNT(fields), sizeof *f->bridge, &records,
                    &f->n_bridges, why))
        return false;
    f->bridge = records;
    for (size_t i = 0; i < f->n_bridges; i++) {
        bridge_fact *b = &f->bridge[i];
        b->class = road_class_named(b->class_name);
        if (b->class == ROAD_CLASSES)
            return csv_fail(&f->table[BRIDGES], i, why, "unknown class of road", b->class_name);
        if (!project(map, b->from_lon, b->from_lat, &b->from, why) ||
            !project(map, b->to_lon, b->to_lat, &b->to, why))
            return false;
    }
    return true;
}

static bool find_harbour(const region_facts *f, const char *name, size_t *found)
{
    for (*found = 0; *found < f->n_harbours; ++*found)
        if (strcmp(f->harbour[*found].name, name) == 0)
            return true;
    return false;
}

static bool read_harbours(region_facts *f, const char *folder, const map_projection *map,
                          failure *why)
{
    const csv_field fields[] = {
        {"navn", CSV_TEXT, offsetof(harbour_fact, name)},
        {"lon", CSV_NUMBER, offsetof(harbour_fact, lon)},
        {"lat", CSV_NUMBER, offsetof(harbour_fact, lat)},
    };
    void *records;
    if (!read_table(f, folder, HARBOURS, fields, COUNT(fields), sizeof *f->harbour, &records,
                    &f->n_harbours, why))
        return false;
    f->harbour = records;
    for (size_t i = 0; i < f->n_harbours; i++)
        if (!project(map, f->harbour[i].lon, f->harbour[i].lat, &f->harbour[i].at, why))
            return false;
    return true;
}

/* "lon lat;lon lat" */
static bool read_bends(region_facts *f, size_t i, const map_projection *map, failure *why)
{
    ferry_fact *ferry = &f->ferry[i];
    for (const char *text = ferry->via; *text;) {
        double lon, lat;
        int used;
        if (sscanf(text, "%lf %lf%n", &lon, &lat, &used) != 2)
            return csv_fail(&f->table[FERRIES], i, why, "not 'lon lat;lon lat':", ferry->via);
        if (ferry->n_bends == FERRY_BENDS)
            return csv_fail(&f->table[FERRIES], i, why, "too many bends:", ferry->via);
        if (!project(map, lon, lat, &ferry->bend[ferry->n_bends++], why))
            return false;
        text += used;
        text += *text == ';';
    }
    return true;
}

static bool read_ferries(region_facts *f, const char *folder, const map_projection *map,
                         failure *why)
{
    const csv_field fields[] = {
        {"navn", CSV_TEXT, offsetof(ferry_fact, name)},
        {"fra", CSV_TEXT, offsetof(ferry_fact, from_name)},
        {"til", CSV_TEXT, offsetof(ferry_fact, to_name)},
        {"min", CSV_INTEGER, offsetof(ferry_fact, minutes)},
        {"afgang_min", CSV_INTEGER, offsetof(ferry_fact, headway_minutes)},
        {"via", CSV_TEXT, offsetof(ferry_fact, via)},
    };
    void *records;
    if (!read_table(f, folder, FERRIES, fields, COUNT(fields), sizeof *f->ferry, &records,
                    &f->n_ferries, why))
        return false;
    f->ferry = records;
    for (size_t i = 0; i < f->n_ferries; i++) {
        ferry_fact *ferry = &f->ferry[i];
        if (!find_harbour(f, ferry->from_name, &ferry->from))
            return csv_fail(&f->table[FERRIES], i, why, "there is no harbour", ferry->from_name);
        if (!find_harbour(f, ferry->to_name, &ferry->to))
            return csv_fail(&f->table[FERRIES], i, why, "there is no harbour", ferry->to_name);
        if (!read_bends(f, i, map, why))
            return false;
    }
    return true;
}

static bool read_route_towns(region_facts *f, size_t i, failure *why)
{
    route_fact *route = &f->route[i];
    for (const char *name = route->town_names; *name;) {
        const size_t length = strcspn(name, ";");
        if (route->n_towns == ROUTE_TOWNS)
            return csv_fail(&f->table[ROUTES], i, why, "too many towns:", route->town_names);
        if (!find_town(f, name, length, &route->town[route->n_towns++]))
            return csv_fail(&f->table[ROUTES], i, why, "a town is not known at", name);
        name += length;
        name += *name == ';';
    }
    return true;
}

static bool read_routes(region_facts *f, const char *folder, failure *why)
{
    const csv_field fields[] = {
        {"rute", CSV_TEXT, offsetof(route_fact, route)},
        {"vejklasse", CSV_TEXT, offsetof(route_fact, class_name)},
        {"byer", CSV_TEXT, offsetof(route_fact, town_names)},
    };
    void *records;
    if (!read_table(f, folder, ROUTES, fields, COUNT(fields), sizeof *f->route, &records,
                    &f->n_routes, why))
        return false;
    f->route = records;
    for (size_t i = 0; i < f->n_routes; i++) {
        f->route[i].class = road_class_named(f->route[i].class_name);
        if (f->route[i].class == ROAD_CLASSES)
            return csv_fail(&f->table[ROUTES], i, why, "unknown class of road",
                            f->route[i].class_name);
        if (!read_route_towns(f, i, why))
            return false;
    }
    return true;
}

static bool read_closed_roads(region_facts *f, const char *folder, const map_projection *map,
                              failure *why)
{
    const csv_field fields[] = {
        {"navn", CSV_TEXT, offsetof(closed_road_fact, name)},
        {"fra_lon", CSV_NUMBER, offsetof(closed_road_fact, from_lon)},
        {"fra_lat", CSV_NUMBER, offsetof(closed_road_fact, from_lat)},
        {"til_lon", CSV_NUMBER, offsetof(closed_road_fact, to_lon)},
        {"til_lat", CSV_NUMBER, offsetof(closed_road_fact, to_lat)},
    };
    void *records;
    if (!read_table(f, folder, CLOSED_ROADS, fields, COUNT(fields), sizeof *f->closed_road,
                    &records, &f->n_closed_roads, why))
        return false;
    f->closed_road = records;
    for (size_t i = 0; i < f->n_closed_roads; i++) {
        closed_road_fact *c = &f->closed_road[i];
        if (!project(map, c->from_lon, c->from_lat, &c->from, why) ||
            !project(map, c->to_lon, c->to_lat, &c->to, why))
            return false;
    }
    return true;
}

bool read_road_facts(region_facts *f, const char *folder, const map_projection *map, failure *why)
{
    return read_waypoints(f, folder, map, why) && read_bridges(f, folder, map, why) &&
           read_harbours(f, folder, map, why) && read_ferries(f, folder, map, why) &&
           read_routes(f, folder, why) && read_closed_roads(f, folder, map, why);
}
