/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OSM_ACCESS_H
#define ADG_LOAD_OSM_ACCESS_H

#include "load/profile.h"
#include "load/word_tally.h"

typedef enum {
    ADG_ACCESS_SILENT, /* nothing is said, or nothing that is known */
    ADG_ACCESS_OPEN,
    ADG_ACCESS_CLOSED,
    ADG_ACCESS_ON_FOOT /* open, at walking speed */
} adg_access_verdict;

typedef struct {
    adg_access_verdict verdict;
    bool special; /* by another key than the profile's first, the general one */
} adg_way_access;

/** What one value of an access key says, or several divided by ";", of which the one that opens most counts.
 *  ADG_ACCESS_SILENT: a word in none of the profile's lists. */
adg_access_verdict adg_access_of(const adg_profile *profile, const char *values);

/** Whether a way may be used: of the profile's access keys the last that is given in known words
 *  decides (motorcar=yes over vehicle=no). Of several values ("agricultural;destination") one that opens
 *  is enough. Words in none of the profile's lists go to unknown. */
adg_way_access adg_osm_access(const adg_profile *profile, const char *const *tag,
                              adg_word_tally *unknown);

/** Whether nobody may pass a node: barrier=... is one of the profile's barriers, unless an access key opens it;
 *  at any other barrier, only where an access key closes it. */
bool adg_osm_is_barred(const adg_profile *profile, const char *const *tag, adg_word_tally *unknown);

#endif
