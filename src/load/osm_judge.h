/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OSM_JUDGE_H
#define ADG_LOAD_OSM_JUDGE_H

#include "load/osm_tags.h"
#include "load/profile.h"
#include "load/roads.h"
#include "load/word_tally.h"

typedef enum {
    ADG_WAY_OTHER,  /* nothing this profile uses */
    ADG_WAY_CLOSED, /* a road, but not open to it */
    ADG_WAY_ROAD,
    ADG_WAY_FERRY
} adg_way_use;

/** What a way is to somebody who travels by a profile. */
typedef struct {
    adg_way_use use;
    const char *class_name; /* lives as long as the tags; "ferry" of a ferry */
    adg_road_direction direction;
    double kmh;          /* above 0 */
    double kmh_backward; /* against the line, where that differs; else 0 */
    double minutes;      /* a ferry's crossing; NaN: length and kmh say it */
    double headway_min;  /* between a ferry's departures; NaN: not known */
} adg_way_verdict;

/** Judges a way by its tags [ADG_OSM_N_KEYS] (NULL: not given). Words that are not known count as not
 *  written and go to unknown. docs/osm.md tells the rules. */
adg_way_verdict adg_osm_judge(const adg_profile *profile, const char *const *tag,
                              adg_word_tally *unknown);

#endif
