/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_speed.h"

#include <math.h>
#include <string.h>

#include "core/text.h"
#include "load/osm_words.h"

/* What the signs say: a number (NaN: none), a zone (NULL: none). */
typedef struct {
    double limit_kmh;
    const adg_road_kind *zone;
    bool walking;
} signs;

/* The zone that is named besides the limit; where it holds a number ("DK:zone30") and none was
 * signed, that too. These keys hold free text as well, which says nothing. */
static void read_zone(const adg_profile *profile, const char *const *tag, signs *s)
{
    static const adg_osm_key keys[] = {ADG_OSM_ZONE_TRAFFIC, ADG_OSM_ZONE_MAXSPEED,
                                       ADG_OSM_MAXSPEED_TYPE, ADG_OSM_SOURCE_MAXSPEED};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        adg_speed_limit word = adg_speed_limit_parse(tag[keys[k]]);
        if (word.kind == ADG_LIMIT_KMH && isnan(s->limit_kmh))
            s->limit_kmh = word.kmh;
        if (word.kind == ADG_LIMIT_ZONE && !s->zone)
            s->zone = adg_profile_kind(profile, word.zone);
    }
}

static signs read_signs(const adg_profile *profile, const char *const *tag, adg_osm_key key,
                        adg_word_tally *unknown)
{
    signs s = {.limit_kmh = NAN};
    adg_speed_limit word = adg_speed_limit_parse(tag[key]);
    if (word.kind == ADG_LIMIT_KMH)
        s.limit_kmh = word.kmh;
    s.walking = word.kind == ADG_LIMIT_WALKING;
    if (word.kind == ADG_LIMIT_ZONE)
        s.zone = adg_profile_kind(profile, word.zone);
    if (s.zone && s.zone->limit_kmh > 0)
        s.limit_kmh = s.zone->limit_kmh;
    if (word.kind == ADG_LIMIT_UNKNOWN || (word.kind == ADG_LIMIT_ZONE && !s.zone))
        adg_word_tally_add(unknown, adg_osm_keys[key], tag[key]);
    if (word.kind != ADG_LIMIT_GENERAL)
        read_zone(profile, tag, &s);
    return s;
}

static bool is_named(const adg_road_kind *kind, const char *name)
{
    return kind && strcmp(kind->name, name) == 0;
}

/* A road outside motorways and the like is urban or rural by its signs; without any, by its class. */
static const adg_road_kind *settle_kind(const adg_profile *profile, const adg_road_kind *kind,
                                        const signs *s)
{
    const adg_road_kind *urban = adg_profile_kind(profile, "urban");
    const adg_road_kind *rural = adg_profile_kind(profile, "rural");
    if (!urban || !rural || (kind != urban && kind != rural))
        return kind;
    if (is_named(s->zone, "urban") || is_named(s->zone, "rural"))
        return s->zone;
    if (isnan(s->limit_kmh))
        return kind;
    return s->limit_kmh > urban->limit_kmh ? rural : urban;
}

static double cap_of(const adg_profile *profile, const char *surface)
{
    for (unsigned i = 0; surface && i < profile->surfaces_count; i++)
        if (strcmp(profile->surfaces[i].name, surface) == 0)
            return profile->surfaces[i].cap_kmh;
    return INFINITY;
}

static double surface_cap(const adg_profile *profile, const adg_profile_class *class,
                          const char *const *tag)
{
    const char *surface = tag[ADG_OSM_SURFACE], *track = tag[ADG_OSM_TRACKTYPE];
    if (!surface && !track)
        return cap_of(profile, class->surface);
    return fmin(cap_of(profile, surface), cap_of(profile, track));
}

double adg_osm_speed(const adg_profile *profile, const adg_profile_class *class,
                     const char *const *tag, adg_osm_key direction, adg_word_tally *unknown)
{
    double cap = surface_cap(profile, class, tag);
    if (class->is->kmh > 0)
        return fmin(adg_road_kind_speed(class->is, NAN), cap);
    signs s = read_signs(profile, tag, tag[direction] ? direction : ADG_OSM_MAXSPEED, unknown);
    if (s.walking)
        return fmin(profile->walk_kmh, cap);
    const adg_road_kind *kind = settle_kind(profile, class->is, &s);
    return fmin(adg_road_kind_speed(kind, s.limit_kmh), cap);
}
