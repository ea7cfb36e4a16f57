/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OSM_TURNS_H
#define ADG_LOAD_OSM_TURNS_H

#include "geo/osm_relations.h"
#include "load/osm_pieces.h"
#include "load/profile.h"
#include "load/word_tally.h"

/** What a relation is to somebody who travels by a profile. */
typedef enum {
    ADG_TURNS_OTHER,       /* no turn restriction, or one for others */
    ADG_TURNS_NO,          /* not from `from` to `to` */
    ADG_TURNS_ONLY,        /* from `from` to `to` only */
    ADG_TURNS_CONDITIONAL, /* at some hours, or for some loads */
    ADG_TURNS_UNKNOWN      /* a value nobody knows */
} adg_turns_verdict;

/** Judges a relation by its tags: restriction=no_... / only_..., restriction:KEY=... for an access key of the
 *  profile (which comes before the general one), except=KEY;... Everything general is for vehicles.
 *  Source: wiki.openstreetmap.org/wiki/Relation:restriction. */
adg_turns_verdict adg_osm_judge_turns(const adg_profile *profile, const adg_osm_relation *relation,
                                      adg_word_tally *unknown);

/** Reads the turn restrictions of a file into roads->turn_rule. The ways are those the roads were just made of
 *  (adg_osm_pieces). A restriction is placed where `from` and `to` meet in the node `via`, without one where they share one end. Those that are left out
 *  (over a way, by the hour, not to be placed) are counted in a warning.
 *  O(file + restrictions log ways). */
adg_status adg_osm_turns_load(const char *path, const adg_profile *profile,
                              const adg_osm_ways *ways, adg_roads *roads, adg_faults *faults,
                              adg_error *error);

#endif
