/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_ISLANDS_H
#define ADG_FINDINGS_ISLANDS_H

#include "travel/study_travel.h"

/** A piece of the road network that only ferries, or nothing at all, join to the largest piece. */
typedef struct {
    char *label;   /* the zone of the first level when it is nearly all of it; else the finest zone
                      where most of its people live, as adg_zone_names says it */
    double people; /* snapped to it */
    size_t n_cells;
    double roads_km;
    bool by_ferry;       /* a ferry leads on; otherwise the piece is cut off */
    size_t n_facilities; /* snapped to it */
    double x, y;         /* people-weighted middle, or the middle of its nodes where nobody lives */
} adg_island;

/** Islands with people, most people first; the largest piece (the main network) is not among them.
 */
typedef struct {
    size_t n;
    adg_island *island;
    size_t n_empty;                   /* further pieces where nobody lives */
    double main_people;               /* on the largest piece */
    double people_off_road;           /* not snapped to any road */
    double people_without_fixed_link; /* on all islands together */
} adg_islands;

/** Without roads (straight lines, a given matrix) there are no islands to find. */
adg_status adg_islands_find(const adg_study *study, const adg_study_travel *travel,
                            adg_islands *islands, adg_error *error);
void adg_islands_release(adg_islands *islands);

#endif
