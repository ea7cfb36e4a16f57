/* SPDX-License-Identifier: MPL-2.0 */
#include "load/profile.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/data_files.h"
#include "core/error.h"
#include "core/plain_numbers.h"
#include "core/text.h"
#include "load/osm_tags.h"
#include "load/profile_schema.h"
#include "load/project_schema.h"
#include "load/yaml_struct.h"

enum {
    FORMAT_VERSION = 1
};

static const double FASTEST_KMH = 300;

/* ---- looking things up ---- */

const adg_road_kind *adg_profile_kind(const adg_profile *profile, const char *name)
{
    for (unsigned k = 0; name && k < profile->kinds_count; k++)
        if (strcmp(profile->kinds[k].name, name) == 0)
            return &profile->kinds[k];
    return NULL;
}

const adg_profile_class *adg_profile_class_of(const adg_profile *profile, const char *name)
{
    for (unsigned c = 0; name && c < profile->classes_count; c++)
        if (strcmp(profile->classes[c].name, name) == 0)
            return &profile->classes[c];
    return NULL;
}

bool adg_profile_is_other_class(const adg_profile *profile, const char *name)
{
    for (unsigned c = 0; name && c < profile->other_classes_count; c++)
        if (strcmp(profile->other_classes[c], name) == 0)
            return true;
    return false;
}

const adg_profile_class *adg_profile_class_nocase(const adg_profile *profile, const char *name)
{
    for (unsigned c = 0; name && c < profile->classes_count; c++)
        if (adg_text_equal_nocase(profile->classes[c].name, name))
            return &profile->classes[c];
    return NULL;
}

bool adg_profile_is_other_class_nocase(const adg_profile *profile, const char *name)
{
    for (unsigned c = 0; name && c < profile->other_classes_count; c++)
        if (adg_text_equal_nocase(profile->other_classes[c], name))
            return true;
    return false;
}

double adg_road_kind_speed(const adg_road_kind *kind, double limit_kmh)
{
    if (kind->kmh > 0)
        return fmin(kind->kmh, kind->cap_kmh);
    double factor = kind->factor;
    for (unsigned s = kind->signs_count; !isnan(limit_kmh) && s-- > 0;)
        if (limit_kmh <= kind->signs[s].at_most_kmh)
            factor = kind->signs[s].factor;
    return fmin((isnan(limit_kmh) ? kind->limit_kmh : limit_kmh) * factor, kind->cap_kmh);
}

bool adg_profile_is_ours(const char *name)
{
    static const char *const ours[] = {"car", "bicycle", "walk"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (strcmp(name, ours[i]) == 0)
            return true;
    return false;
}

char *adg_profile_path(const char *name, const char *directory)
{
    if (adg_profile_is_ours(name)) {
        char inside[32];
        snprintf(inside, sizeof inside, "profiles/%s.yaml", name);
        char *found = adg_data_file(inside);
        return found ? found : adg_strdup(inside);
    }
    if (name[0] == '/' || !directory)
        return adg_strdup(name);
    return adg_strdup_format("%s/%s", directory, name);
}

/* ---- what a schema cannot say ---- */

/* A number that is given must lie in its range; one that is not becomes the standard. */
static adg_status settle_number(adg_yaml *yaml, const char *place, const char *key, double *value,
                                double standard, double most, adg_error *error)
{
    char whole[96];
    snprintf(whole, sizeof whole, "%s%s%s", place, *place ? "." : "", key);
    const yaml_node_t *node = adg_yaml_at(yaml, whole);
    if (!node) {
        *value = standard;
        return ADG_OK;
    }
    if (*value > 0 && *value <= most)
        return ADG_OK;
    return adg_yaml_fail(yaml, node, error, _("\"%s: %g\" must be above 0 and at most %g"), key,
                         *value, most);
}

static adg_status check_signs(adg_yaml *yaml, const char *place, const adg_road_kind *kind,
                              adg_error *error)
{
    double before = 0;
    for (unsigned s = 0; s < kind->signs_count; s++) {
        char at[96];
        snprintf(at, sizeof at, "%s.signs[%u]", place, s);
        const adg_signed_factor *sign = &kind->signs[s];
        if (!(sign->at_most_kmh > before) || !(sign->factor > 0 && sign->factor <= 2))
            return adg_yaml_fail(yaml, adg_yaml_at(yaml, at), error,
                                 _("\"at_most_kmh\" must increase from sign to sign, and a "
                                   "\"factor\" be above 0 and at most 2"));
        before = sign->at_most_kmh;
    }
    return ADG_OK;
}

static adg_status settle_kind(adg_yaml *yaml, unsigned k, adg_road_kind *kind, adg_error *error)
{
    char place[32];
    snprintf(place, sizeof place, "kinds[%u]", k);
    adg_status status = settle_number(yaml, place, "kmh", &kind->kmh, 0, FASTEST_KMH, error);
    if (status == ADG_OK)
        status = settle_number(yaml, place, "limit_kmh", &kind->limit_kmh, 0, FASTEST_KMH, error);
    if (status == ADG_OK)
        status = settle_number(yaml, place, "factor", &kind->factor, 1, 2, error);
    if (status == ADG_OK)
        status =
            settle_number(yaml, place, "cap_kmh", &kind->cap_kmh, INFINITY, FASTEST_KMH, error);
    if (status == ADG_OK && (kind->kmh > 0) == (kind->limit_kmh > 0))
        status = adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                               _("a kind of road has either \"kmh\" (its speed) or \"limit_kmh\" "
                                 "(times \"factor\")"));
    return status == ADG_OK ? check_signs(yaml, place, kind, error) : status;
}

static adg_status fail_kind(adg_yaml *yaml, const char *place, const char *kind, adg_error *error)
{
    return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                         _("\"%s\" is not the name of a kind of road in \"kinds\""), kind);
}

static adg_status settle_classes(adg_profile *profile, adg_yaml *yaml, adg_error *error)
{
    for (unsigned c = 0; c < profile->classes_count; c++) {
        adg_profile_class *class = &profile->classes[c];
        char place[32];
        class->is = adg_profile_kind(profile, class->kind);
        snprintf(place, sizeof place, "classes[%u].kind", c);
        if (!class->is)
            return fail_kind(yaml, place, class->kind, error);
        snprintf(place, sizeof place, "classes[%u].name", c);
        if (adg_profile_class_of(profile, class->name) != class)
            return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                                 _("the class \"%s\" stands here twice"), class->name);
    }
    profile->unknown_is = adg_profile_kind(profile, profile->unknown_class);
    return profile->unknown_class && !profile->unknown_is
               ? fail_kind(yaml, "unknown_class", profile->unknown_class, error)
               : ADG_OK;
}

static adg_status check_keys(adg_yaml *yaml, const char *list, char **keys, unsigned n,
                             adg_error *error)
{
    for (unsigned i = 0; i < n; i++) {
        char place[32];
        snprintf(place, sizeof place, "%s[%u]", list, i);
        if (adg_osm_key_of(keys[i]) == ADG_OSM_N_KEYS)
            return adg_yaml_fail(yaml, adg_yaml_at(yaml, place), error,
                                 _("the key \"%s\" of OpenStreetMap is not read; docs/osm.md has "
                                   "those that are"),
                                 keys[i]);
    }
    return ADG_OK;
}

static adg_status settle_surfaces(adg_profile *profile, adg_yaml *yaml, adg_error *error)
{
    adg_status status = ADG_OK;
    for (unsigned s = 0; status == ADG_OK && s < profile->surfaces_count; s++) {
        char place[32];
        snprintf(place, sizeof place, "surfaces[%u]", s);
        status = settle_number(yaml, place, "cap_kmh", &profile->surfaces[s].cap_kmh, INFINITY,
                               FASTEST_KMH, error);
    }
    return status;
}

static adg_status settle(adg_profile *profile, adg_yaml *yaml, adg_error *error)
{
    adg_status status = ADG_OK;
    for (unsigned k = 0; status == ADG_OK && k < profile->kinds_count; k++)
        status = settle_kind(yaml, k, &profile->kinds[k], error);
    if (status == ADG_OK)
        status = settle_classes(profile, yaml, error);
    if (status == ADG_OK)
        status = settle_surfaces(profile, yaml, error);
    if (status == ADG_OK)
        status = check_keys(yaml, "access", profile->access, profile->access_count, error);
    if (status == ADG_OK)
        status = check_keys(yaml, "oneway", profile->oneway, profile->oneway_count, error);
    /* Source of the standard speeds: methods 1.6 (ferry) and 1.3 (walking). */
    if (status == ADG_OK)
        status = settle_number(yaml, "", "ferry_kmh", &profile->ferry_kmh, 15, FASTEST_KMH, error);
    if (status == ADG_OK)
        status = settle_number(yaml, "", "walk_kmh", &profile->walk_kmh, 5, FASTEST_KMH, error);
    if (status == ADG_OK && !adg_yaml_at(yaml, "motorroads"))
        profile->motorroads = true;
    return status;
}

/* ---- reading ---- */

static adg_status read_profile(const char *path, adg_profile **made, adg_error *error)
{
    adg_yaml yaml;
    void *filled = NULL;
    if (access(path, R_OK) != 0)
        return adg_fail(error, ADG_E_INVALID,
                        _("%s: the profile cannot be opened: %s. car, bicycle and walk come with "
                          "adgang; any other name is the path of a file."),
                        path, strerror(errno));
    adg_status status = adg_yaml_open(path, &yaml, error);
    if (status != ADG_OK)
        return status;
    status =
        adg_yaml_check_version(&yaml, "adgang_profile", FORMAT_VERSION,
                               _("this is no profile: it must begin with \"adgang_profile: 1\""),
                               error);
    if (status == ADG_OK)
        status = adg_yaml_check(&yaml, &adg_profile_schema, error);
    if (status == ADG_OK)
        status = adg_yaml_fill_struct(&yaml, &adg_profile_schema, &filled, error);
    *made = filled;
    if (status == ADG_OK && !((*made)->path = adg_strdup(path)))
        status = adg_fail_memory(error);
    if (status == ADG_OK)
        status = settle(*made, &yaml, error);
    adg_yaml_close(&yaml);
    return status;
}

adg_status adg_profile_read(const char *path, adg_profile **profile, adg_error *error)
{
    adg_plain_numbers plain;
    adg_profile *made = NULL;
    /* Under a Danish locale libcyaml would read 4.5 as 4. */
    adg_status status = adg_plain_numbers_begin(&plain, error);
    if (status == ADG_OK)
        status = read_profile(path, &made, error);
    adg_plain_numbers_end(&plain);
    if (status == ADG_OK)
        *profile = made;
    else
        adg_profile_free(made);
    return status;
}

void adg_profile_free(adg_profile *profile)
{
    if (!profile)
        return;
    free(profile->path);
    cyaml_free(&adg_project_cyaml, &adg_profile_schema, profile, 0);
}
