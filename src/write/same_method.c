/* SPDX-License-Identifier: MPL-2.0 */
#include "write/same_method.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/text.h"

/* What differs, a line each. */
typedef struct {
    adg_text lines;
    const char *except; /* a setting that may differ; NULL: none */
} differences;

static void add(differences *d, const char *name, const json_t *before, const json_t *after)
{
    char *old = before ? json_dumps(before, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
    char *new = after ? json_dumps(after, JSON_COMPACT | JSON_ENCODE_ANY) : NULL;
    adg_text_format(&d->lines, _("\n  %s: %s before, %s after"), name, old ? old : _("not set"),
                    new ? new : _("not set"));
    free(old);
    free(new);
}

/* ---- settings ---- */

/* Names of files, layers and fields, and words for people: another year has others. */
static bool is_of_an_input(const char *key)
{
    static const char *const keys[] = {"path", "layer", "field", "label", "id"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        if (strcmp(key, keys[k]) == 0)
            return true;
    return false;
}

static void compare_settings(differences *d, const char *name, const json_t *before,
                             const json_t *after);

static void compare_member(differences *d, const char *name, const char *key, const json_t *before,
                           const json_t *after)
{
    char *inner = adg_strdup_format("%s.%s", name, key);
    if (inner)
        compare_settings(d, inner, before, after);
    else
        d->lines.failed = true;
    free(inner);
}

static void compare_objects(differences *d, const char *name, const json_t *before,
                            const json_t *after)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)before, key, value) if (!is_of_an_input(key))
        compare_member(d, name, key, value, json_object_get(after, key));
    json_object_foreach((json_t *)after, key,
                        value) if (!is_of_an_input(key) && !json_object_get(before, key))
        compare_member(d, name, key, NULL, value);
}

/* What an item of a list is known by: its name, else its place. */
static char *item_key(const json_t *item, size_t k)
{
    const char *name = json_string_value(json_object_get(item, "name"));
    return name ? adg_strdup(name) : adg_strdup_format("%zu", k + 1);
}

static void compare_lists(differences *d, const char *name, const json_t *before,
                          const json_t *after)
{
    for (size_t k = 0; k < json_array_size(before); k++) {
        char *key = item_key(json_array_get(before, k), k);
        if (key)
            compare_member(d, name, key, json_array_get(before, k), json_array_get(after, k));
        d->lines.failed = d->lines.failed || !key;
        free(key);
    }
}

static bool is_list_of_objects(const json_t *list)
{
    return json_is_object(json_array_get(list, 0));
}

/* 6 and 6.0 are the same number, whoever wrote the file. */
static bool same_value(const json_t *a, const json_t *b)
{
    if (json_is_number(a) && json_is_number(b))
        return !(json_number_value(a) < json_number_value(b)) &&
               !(json_number_value(a) > json_number_value(b));
    if (!json_is_array(a) || !json_is_array(b) || json_array_size(a) != json_array_size(b))
        return json_equal(a, b);
    for (size_t k = 0; k < json_array_size(a); k++)
        if (!same_value(json_array_get(a, k), json_array_get(b, k)))
            return false;
    return true;
}

static void compare_settings(differences *d, const char *name, const json_t *before,
                             const json_t *after)
{
    if (d->except && strcmp(name, d->except) == 0)
        return;
    if (json_is_object(before) && json_is_object(after))
        compare_objects(d, name, before, after);
    else if (is_list_of_objects(before) && is_list_of_objects(after) &&
             json_array_size(before) == json_array_size(after))
        compare_lists(d, name, before, after);
    else if (!(before && after ? same_value(before, after) : before == after))
        add(d, name, before, after);
}

/* ---- zones ---- */

/* Names the first id that one side lacks. */
static void find_missing(differences *d, const char *level, const json_t *zones,
                         const json_t *others, const char *without)
{
    const char *id;
    json_t *zone;
    json_object_foreach((json_t *)zones, id, zone)
    {
        if (json_object_get(others, id))
            continue;
        adg_text_format(&d->lines, _("\n  zones of %s: %s has no zone \"%s\""), level, without, id);
        return;
    }
}

static const json_t *levels_of(const adg_run_folder *run)
{
    json_t *services = json_object_get(run->results, "services");
    return json_object_get(json_object_iter_value(json_object_iter(services)), "zones");
}

static void compare_zones(differences *d, const adg_run_folder *before, const adg_run_folder *after)
{
    const char *level;
    json_t *zones;
    json_object_foreach((json_t *)levels_of(before), level, zones)
    {
        const json_t *others = json_object_get(levels_of(after), level);
        find_missing(d, level, zones, others, after->path);
        find_missing(d, level, others, zones, before->path);
    }
}

/* ---- the whole ---- */

static void compare_versions(differences *d, const adg_run_folder *before,
                             const adg_run_folder *after)
{
    const json_t *old = json_object_get(before->record, "version");
    const json_t *new = json_object_get(after->record, "version");
    const char *a = json_string_value(old), *b = json_string_value(new);
    if (!a || !b || strtol(a, NULL, 10) != strtol(b, NULL, 10))
        add(d, _("version of the program"), old, new);
    compare_settings(d, "schema", json_object_get(before->results, "schema"),
                     json_object_get(after->results, "schema"));
}

adg_status adg_same_method(const adg_run_folder *before, const adg_run_folder *after,
                           adg_error *error)
{
    static const char *const settings[] = {
        "adgang",      "crs",    "zones",    "population.cell_m", "population.point",
        "deprivation", "travel", "services", "outputs.cell_m",    "outputs.dead_band_min"};
    /* A scenario may stop the ferries: then that is what is compared. */
    bool scenario = adg_run_is_scenario(before) || adg_run_is_scenario(after);
    differences d = {ADG_TEXT_INIT, scenario ? "travel.ferries.mode" : NULL};
    compare_versions(&d, before, after);
    for (size_t k = 0; k < sizeof settings / sizeof *settings; k++)
        compare_settings(&d, settings[k], adg_run_setting(before, settings[k]),
                         adg_run_setting(after, settings[k]));
    compare_zones(&d, before, after);
    adg_status status = ADG_OK;
    if (d.lines.failed)
        status = adg_fail_memory(error);
    else if (d.lines.length > 0)
        status =
            adg_fail(error, ADG_E_INVALID,
                     _("%s and %s were not made in the same way, so that a difference may be one "
                       "of method. Give both project files the same settings and run the older "
                       "one again:%s"),
                     before->path, after->path, adg_text_string(&d.lines));
    adg_text_release(&d.lines);
    return status;
}
