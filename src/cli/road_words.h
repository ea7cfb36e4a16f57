/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CLI_ROAD_WORDS_H
#define ADG_CLI_ROAD_WORDS_H

#include "cli/cli.h"
#include "load/roads.h"

enum {
    CLI_MAX_CLASSES = 64
};

/** The words of the options that say how people travel by road, and the rules they make. */
typedef struct {
    char *roads, *minutes, *speed, *length, *class, *oneway, *profile, *join_m;
    char *access_kmh, *max_snap_m, *no_snap;
    const char *no_snap_class[CLI_MAX_CLASSES + 1];
    int turns; /* an option of the commands that mind turns */
} cli_road_words;

/** The options of a command over roads, to stand in its table; minutes is the name of the option for
 *  the field with the time. */
#define CLI_ROAD_OPTIONS(words, minutes_name)                                                      \
    {"roads",                                                                                      \
     '\0',                                                                                         \
     POPT_ARG_STRING,                                                                              \
     &(words)->roads,                                                                              \
     0,                                                                                            \
     N_("road layer: Shapefile, GeoPackage, GeoJSON (file.gpkg|layername=x), or OpenStreetMap "    \
        "(.osm, .osm.pbf) with --profile"),                                                        \
     "LAYER"},                                                                                     \
        {minutes_name,                                                                             \
         '\0',                                                                                     \
         POPT_ARG_STRING,                                                                          \
         &(words)->minutes,                                                                        \
         0,                                                                                        \
         N_("road field with the minutes of the whole feature; where null: length / speed"),       \
         "FIELD"},                                                                                 \
        {"speed", '\0', POPT_ARG_STRING, &(words)->speed, 0, N_("road field with km/h"), "FIELD"}, \
        {"length",         '\0', POPT_ARG_STRING,                                                  \
         &(words)->length, 0,    N_("road field with metres (default: the length of the line)"),   \
         "FIELD"},                                                                                 \
        {"class", '\0', POPT_ARG_STRING, &(words)->class, 0, N_("road field with the class"),      \
         "FIELD"},                                                                                 \
        {"oneway",         '\0', POPT_ARG_STRING,                                                  \
         &(words)->oneway, 0,    N_("road field with the direction: yes, -1, no, or F, T, B"),     \
         "FIELD"},                                                                                 \
        {"profile",                                                                                \
         '\0',                                                                                     \
         POPT_ARG_STRING,                                                                          \
         &(words)->profile,                                                                        \
         0,                                                                                        \
         N_("how OpenStreetMap roads are used: car, bicycle, walk, or a file of your own"),        \
         "NAME|FILE"},                                                                             \
        {"access-kmh",                                                                             \
         '\0',                                                                                     \
         POPT_ARG_STRING,                                                                          \
         &(words)->access_kmh,                                                                     \
         0,                                                                                        \
         N_("speed between a place and its road, km/h, 0.1 to 200 (default: 5)"),                  \
         "V"},                                                                                     \
        {"max-snap-m",                                                                             \
         '\0',                                                                                     \
         POPT_ARG_STRING,                                                                          \
         &(words)->max_snap_m,                                                                     \
         0,                                                                                        \
         N_("places further from a road are unreachable, metres (default: 2000)"),                 \
         "D"},                                                                                     \
        {"no-snap",                                                                                \
         '\0',                                                                                     \
         POPT_ARG_STRING,                                                                          \
         &(words)->no_snap,                                                                        \
         0,                                                                                        \
         N_("classes where nobody gets on or off (default: motorways and ferries)"),               \
         "CLASS,..."},                                                                             \
    {                                                                                              \
        "join-m", '\0', POPT_ARG_STRING, &(words)->join_m, 0,                                      \
            N_("road ends nearer than this are one node, metres, 0 to 100 (default: 0, identical " \
               "coordinates)"),                                                                    \
            "D"                                                                                    \
    }

/** Rules from the words, which must outlive them. False = wrong use, already said. The numbers keep
 *  what they hold where their option is not given. */
bool cli_road_rules(const cli_line *line, cli_road_words *words, adg_road_rules *rules,
                    double *access_kmh, double *max_snap_m);

void cli_road_words_release(cli_road_words *words);

/** Cuts "a,b,c" into its words, in place; returns their number, at most capacity. */
size_t cli_split(char *list, const char **word, size_t capacity);

#endif
