/* SPDX-License-Identifier: MPL-2.0 */
#include "load/osm_access.h"

#include <string.h>

#include "load/osm_tags.h"

static bool is_in(char **words, unsigned n, const char *word, size_t length)
{
    for (unsigned i = 0; i < n; i++)
        if (strlen(words[i]) == length && strncmp(words[i], word, length) == 0)
            return true;
    return false;
}

static adg_access_verdict verdict_of(const adg_profile *profile, const char *word, size_t length)
{
    if (is_in(profile->open, profile->open_count, word, length))
        return ADG_ACCESS_OPEN;
    if (is_in(profile->on_foot, profile->on_foot_count, word, length))
        return ADG_ACCESS_ON_FOOT;
    if (is_in(profile->closed, profile->closed_count, word, length))
        return ADG_ACCESS_CLOSED;
    return ADG_ACCESS_SILENT;
}

adg_access_verdict adg_access_of(const adg_profile *profile, const char *values)
{
    static const int openness[] = {[ADG_ACCESS_SILENT] = 0,
                                   [ADG_ACCESS_CLOSED] = 1,
                                   [ADG_ACCESS_ON_FOOT] = 2,
                                   [ADG_ACCESS_OPEN] = 3};
    adg_access_verdict best = ADG_ACCESS_SILENT;
    while (*values) {
        values += strspn(values, "; ");
        size_t length = strcspn(values, "; ");
        adg_access_verdict verdict = verdict_of(profile, values, length);
        if (openness[verdict] > openness[best])
            best = verdict;
        values += length;
    }
    return best;
}

adg_way_access adg_osm_access(const adg_profile *profile, const char *const *tag,
                              adg_word_tally *unknown)
{
    adg_way_access access = {ADG_ACCESS_SILENT, false};
    for (unsigned k = 0; k < profile->access_count; k++) {
        adg_osm_key key = adg_osm_key_of(profile->access[k]);
        if (!tag[key])
            continue;
        adg_access_verdict verdict = adg_access_of(profile, tag[key]);
        if (verdict == ADG_ACCESS_SILENT)
            adg_word_tally_add(unknown, adg_osm_keys[key], tag[key]);
        else
            access = (adg_way_access){verdict, k > 0};
    }
    return access;
}

bool adg_osm_is_barred(const adg_profile *profile, const char *const *tag, adg_word_tally *unknown)
{
    const char *barrier = tag[ADG_OSM_BARRIER];
    if (!barrier)
        return false;
    adg_access_verdict verdict = adg_osm_access(profile, tag, unknown).verdict;
    if (verdict != ADG_ACCESS_SILENT)
        return verdict == ADG_ACCESS_CLOSED;
    return is_in(profile->barriers, profile->barriers_count, barrier, strlen(barrier));
}
