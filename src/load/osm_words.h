/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OSM_WORDS_H
#define ADG_LOAD_OSM_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/** What a speed limit of OpenStreetMap says. */
typedef enum {
    ADG_LIMIT_NOTHING, /* no word, or one that says nothing about here: "signals", "variable" */
    ADG_LIMIT_KMH,     /* a number */
    ADG_LIMIT_GENERAL, /* "none": the general limit of its kind of road */
    ADG_LIMIT_ZONE,    /* "DK:urban": the general limit of that zone */
    ADG_LIMIT_WALKING, /* "walk" */
    ADG_LIMIT_UNKNOWN  /* not a speed limit */
} adg_limit_kind;

enum {
    ADG_ZONE_NAME = 32
};

typedef struct {
    adg_limit_kind kind;
    double kmh;               /* of ADG_LIMIT_KMH */
    char zone[ADG_ZONE_NAME]; /* of ADG_LIMIT_ZONE: "urban" */
} adg_speed_limit;

/** Reads maxspeed and its kin: "50", "50 km/h", "30 mph", "5 knots", "none", "walk", "DK:urban",
 *  "DK:zone30", "DK:30", "signals"; of several ("50;30", "80|50") the lowest number. NULL and ""
 *  say nothing. Source: wiki.openstreetmap.org/wiki/Key:maxspeed. */
adg_speed_limit adg_speed_limit_parse(const char *text);

/** Reads a duration in minutes: "01:30" and "1:30:00" (hours first), "90" (minutes), "90 min",
 *  "PT1H30M", "P1DT2H", "PT2M30S". False, and *minutes untouched, for anything else, also for months
 *  and years, and for no time at all. Source: wiki.openstreetmap.org/wiki/Key:duration; ISO 8601. */
bool adg_duration_parse(const char *text, double *minutes);

#endif
