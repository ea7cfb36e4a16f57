/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_OSM_SPEED_H
#define ADG_LOAD_OSM_SPEED_H

#include "load/osm_tags.h"
#include "load/profile.h"
#include "load/word_tally.h"

/** Speed on a road of a class by its tags, in km/h:
 *
 *      v = min(limit * factor, cap of its kind, cap of its surface)
 *
 *  The limit is maxspeed; else what zone:maxspeed, zone:traffic, maxspeed:type or source:maxspeed say;
 *  else the general one of its kind. On kinds "rural" and "urban" the sign decides between the two: a
 *  zone that is named, else a limit above or up to the general urban one. Kinds with a speed of their
 *  own (kmh) have no limit. direction: the key whose limit comes before maxspeed, maxspeed:forward or
 *  maxspeed:backward.  Source: methods 1.2. */
double adg_osm_speed(const adg_profile *profile, const adg_profile_class *class,
                     const char *const *tag, adg_osm_key direction, adg_word_tally *unknown);

#endif
