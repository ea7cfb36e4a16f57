/* SPDX-License-Identifier: MPL-2.0 */
#include "support/profiles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/test.h"

adg_profile *profile_of(const char *name)
{
    char *path = must_have(adg_profile_path(name, NULL));
    adg_profile *profile = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_profile_read(path, &profile, &error), &error);
    free(path);
    return profile;
}

adg_way_verdict judge(const adg_profile *profile, const char *tags, size_t *n_unknown)
{
    char copy[512];
    const char *tag[ADG_OSM_N_KEYS] = {NULL};
    snprintf(copy, sizeof copy, "%s", tags);
    for (char *at = copy; at && *at;) {
        char *next = strstr(at, ", ");
        if (next)
            *next = '\0';
        char *equals = must_have(strchr(at, '='));
        *equals = '\0';
        adg_osm_key key = adg_osm_key_of(at);
        if (key == ADG_OSM_N_KEYS)
            print_error("the key %s is not read\n", at);
        assert_true(key < ADG_OSM_N_KEYS);
        tag[key] = equals + 1;
        at = next ? next + 2 : NULL;
    }
    adg_word_tally unknown = {0};
    adg_way_verdict verdict = adg_osm_judge(profile, tag, &unknown);
    size_t n = 0;
    for (size_t i = 0; i < unknown.n; i++)
        n += unknown.entry[i].n;
    adg_word_tally_release(&unknown);
    if (n_unknown)
        *n_unknown = n;
    else
        assert_int_equal(n, 0);
    verdict.class_name = NULL;
    return verdict;
}
