/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_judge.h"

#include <math.h>
#include <string.h>

#include "core/text.h"
#include "load/osm_access.h"
#include "load/osm_speed.h"
#include "load/osm_words.h"

/* ---- direction ---- */

static bool begins_with_opposite(const char *word)
{
    return word && strncmp(word, "opposite", 8) == 0;
}

/* The last of the profile's keys that is given in words we know; false: none is. */
static bool signed_direction(const adg_profile *profile, const char *const *tag,
                             adg_word_tally *unknown, adg_road_direction *direction, bool *closed)
{
    bool found = false;
    for (unsigned k = 0; k < profile->oneway_count; k++) {
        adg_osm_key key = adg_osm_key_of(profile->oneway[k]);
        if (!tag[key])
            continue;
        if (adg_oneway_parse(tag[key], direction, closed))
            found = true;
        else
            adg_word_tally_add(unknown, adg_osm_keys[key], tag[key]);
    }
    return found;
}

/* False: closed, because the direction changes by the hour. */
static bool find_direction(const adg_profile *profile, const char *const *tag, bool implied,
                           adg_word_tally *unknown, adg_road_direction *direction)
{
    bool closed = false;
    *direction = ADG_ROAD_BOTH;
    if (profile->oneway_count == 0)
        return true;
    implied = implied || adg_text_equal(tag[ADG_OSM_JUNCTION], "roundabout");
    if (!signed_direction(profile, tag, unknown, direction, &closed) && implied)
        *direction = ADG_ROAD_FORWARD;
    if (profile->contraflow && !closed &&
        (begins_with_opposite(tag[ADG_OSM_CYCLEWAY]) ||
         begins_with_opposite(tag[ADG_OSM_CYCLEWAY_LEFT]) ||
         begins_with_opposite(tag[ADG_OSM_CYCLEWAY_RIGHT])))
        *direction = ADG_ROAD_BOTH;
    return !closed;
}

/* ---- ferries ---- */

/* No crossing takes longer than three days; a ferry may well sail once a month. */
static const double LONGEST_CROSSING_MIN = 72 * 60;

static double minutes_of(const char *const *tag, adg_osm_key key, double longest,
                         adg_word_tally *unknown)
{
    double minutes = NAN;
    if (tag[key] && (!adg_duration_parse(tag[key], &minutes) || minutes > longest)) {
        adg_word_tally_add(unknown, adg_osm_keys[key], tag[key]);
        return NAN;
    }
    return minutes;
}

static adg_way_verdict judge_ferry(const adg_profile *profile, const char *const *tag,
                                   adg_word_tally *unknown)
{
    adg_way_verdict verdict = {.use = ADG_WAY_FERRY,
                               .class_name = "ferry",
                               .kmh = profile->ferry_kmh,
                               .minutes = NAN,
                               .headway_min = NAN};
    adg_way_access access = adg_osm_access(profile, tag, unknown);
    if (access.verdict == ADG_ACCESS_CLOSED ||
        !find_direction(profile, tag, false, unknown, &verdict.direction)) {
        verdict.use = ADG_WAY_CLOSED;
        return verdict;
    }
    verdict.minutes = minutes_of(tag, ADG_OSM_DURATION, LONGEST_CROSSING_MIN, unknown);
    verdict.headway_min = minutes_of(tag, ADG_OSM_INTERVAL, INFINITY, unknown);
    return verdict;
}

/* ---- roads ---- */

/* A limit of one direction counts where it may be driven. */
static void find_speeds(const adg_profile *profile, const adg_profile_class *class,
                        const char *const *tag, adg_word_tally *unknown, adg_way_verdict *verdict)
{
    bool backward = verdict->direction == ADG_ROAD_BACKWARD;
    verdict->kmh =
        adg_osm_speed(profile, class, tag,
                      backward ? ADG_OSM_MAXSPEED_BACKWARD : ADG_OSM_MAXSPEED_FORWARD, unknown);
    if (verdict->direction != ADG_ROAD_BOTH ||
        (!tag[ADG_OSM_MAXSPEED_FORWARD] && !tag[ADG_OSM_MAXSPEED_BACKWARD]))
        return;
    double kmh = adg_osm_speed(profile, class, tag, ADG_OSM_MAXSPEED_BACKWARD, unknown);
    verdict->kmh_backward = kmh == verdict->kmh ? 0 : kmh;
}

/* The profile's class of a road; *stand_in serves for one that nobody knows. NULL: not for us. */
static const adg_profile_class *class_of(const adg_profile *profile, const char *name,
                                         adg_profile_class *stand_in, adg_word_tally *unknown)
{
    const adg_profile_class *class = adg_profile_class_of(profile, name);
    if (class || adg_profile_is_other_class(profile, name))
        return class;
    adg_word_tally_add(unknown, adg_osm_keys[ADG_OSM_HIGHWAY], name);
    *stand_in = (adg_profile_class){.is = profile->unknown_is};
    return profile->unknown_is ? stand_in : NULL;
}

static bool is_open(const adg_profile *profile, const adg_profile_class *class,
                    const char *const *tag, adg_way_access access)
{
    if (access.verdict == ADG_ACCESS_CLOSED)
        return false;
    if (!profile->motorroads && adg_text_equal(tag[ADG_OSM_MOTORROAD], "yes"))
        return false;
    bool opened = access.special && access.verdict != ADG_ACCESS_SILENT;
    return !class->only_if_open || opened;
}

static adg_way_verdict judge_road(const adg_profile *profile, const char *const *tag,
                                  adg_word_tally *unknown)
{
    adg_way_verdict verdict = {.use = ADG_WAY_OTHER,
                               .class_name = tag[ADG_OSM_HIGHWAY],
                               .minutes = NAN,
                               .headway_min = NAN};
    adg_profile_class stand_in;
    const adg_profile_class *class = class_of(profile, verdict.class_name, &stand_in, unknown);
    if (!class)
        return verdict;
    adg_way_access access = adg_osm_access(profile, tag, unknown);
    verdict.use = ADG_WAY_CLOSED;
    if (!is_open(profile, class, tag, access) ||
        !find_direction(profile, tag, class->oneway, unknown, &verdict.direction))
        return verdict;
    verdict.use = ADG_WAY_ROAD;
    find_speeds(profile, class, tag, unknown, &verdict);
    if (access.verdict == ADG_ACCESS_ON_FOOT) {
        verdict.kmh = fmin(verdict.kmh, profile->walk_kmh);
        verdict.kmh_backward = fmin(verdict.kmh_backward, profile->walk_kmh);
    }
    return verdict;
}

adg_way_verdict adg_osm_judge(const adg_profile *profile, const char *const *tag,
                              adg_word_tally *unknown)
{
    if (adg_text_equal(tag[ADG_OSM_ROUTE], "ferry"))
        return judge_ferry(profile, tag, unknown);
    if (tag[ADG_OSM_HIGHWAY])
        return judge_road(profile, tag, unknown);
    return (adg_way_verdict){.use = ADG_WAY_OTHER};
}
