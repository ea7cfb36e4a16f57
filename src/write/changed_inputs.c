/* SPDX-License-Identifier: MPL-2.0 */
#include "write/changed_inputs.h"

#include <string.h>

/* Up to the dot: the files of a shapefile have a stem in common. */
static size_t stem_length(const char *path)
{
    size_t n = strcspn(path, "|");
    for (size_t k = n; k > 0 && path[k - 1] != '/'; k--)
        if (path[k - 1] == '.')
            return k;
    return n;
}

/* Adds the checksums of the files of a source. */
static void add_files(json_t *list, const adg_run_folder *run, const json_t *source)
{
    const char *path = json_string_value(json_object_get(source, "path")), *name;
    json_t *file;
    if (!path)
        return;
    json_object_foreach(json_object_get(run->record, "inputs"), name,
                        file) if (strncmp(name, path, stem_length(path)) == 0)
        json_array_append(list, json_object_get(file, "sha256"));
}

/* A source without the names of its files. */
static json_t *without_names(const json_t *source)
{
    json_t *copy = json_deep_copy(source);
    json_object_del(copy, "path");
    json_object_del(copy, "label");
    return copy;
}

static void add_source(json_t *list, const adg_run_folder *run, const json_t *source)
{
    if (!source)
        return;
    add_files(list, run, source);
    json_array_append_new(list, without_names(source));
}

/* All that is known of a kind of input. */
static json_t *traces(const adg_run_folder *run, const char *kind)
{
    static const char *const ways[] = {"travel.roads", "travel.friction", "travel.matrix"};
    json_t *list = json_array();
    if (strcmp(kind, "roads") == 0) {
        for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
            add_source(list, run, adg_run_setting(run, ways[k]));
    } else if (strcmp(kind, "zones") == 0) {
        size_t k;
        json_t *level;
        json_array_foreach((json_t *)adg_run_setting(run, kind), k, level)
            add_source(list, run, level);
    } else {
        add_source(list, run, adg_run_setting(run, kind));
    }
    return list;
}

json_t *adg_changed_inputs_json(const adg_run_folder *before, const adg_run_folder *after)
{
    static const char *const kinds[] = {"zones", "population", "deprivation", "roads",
                                        "facilities"};
    json_t *changed = json_object();
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        json_t *old = traces(before, kinds[k]), *new = traces(after, kinds[k]);
        json_object_set_new(changed, kinds[k], json_boolean(!json_equal(old, new)));
        json_decref(old);
        json_decref(new);
    }
    return changed;
}
