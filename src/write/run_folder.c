/* SPDX-License-Identifier: MPL-2.0 */
#include "write/run_folder.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/error.h"
#include "core/text.h"

static adg_status fail_damaged(const char *path, const char *what, adg_error *error)
{
    return adg_fail(error, ADG_E_INVALID, _("%s is damaged: %s. Run `adgang run` again."), path,
                    what);
}

static adg_status read_json(const char *folder, const char *name, json_t **document,
                            adg_error *error)
{
    json_error_t wrong;
    char *path = adg_strdup_format("%s/%s", folder, name);
    if (!path)
        return adg_fail_memory(error);
    adg_status status = ADG_OK;
    if (access(path, R_OK) != 0) {
        status =
            adg_fail(error, ADG_E_INVALID,
                     _("%s is not the folder of a finished run: it has no %s that can be read. "
                       "Name a folder that `adgang run --out` wrote, or one of its scenarios."),
                     folder, name);
    } else {
        *document = json_load_file(path, 0, &wrong);
        if (!*document)
            status = fail_damaged(path, wrong.text, error);
    }
    free(path);
    return status;
}

/* The parts that a comparison cannot do without. */
static adg_status check_parts(const adg_run_folder *run, adg_error *error)
{
    const struct {
        const char *file, *key;
        json_t *document;
        bool is_number;
    } parts[] = {{"results.json", "schema", run->results, true},
                 {"results.json", "population", run->results, true},
                 {"results.json", "services", run->results, false},
                 {"run.json", "settings", run->record, false},
                 {"run.json", "inputs", run->record, false}};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
        const json_t *part = json_object_get(parts[k].document, parts[k].key);
        if (parts[k].is_number ? json_is_number(part) : json_is_object(part))
            continue;
        return adg_fail(error, ADG_E_INVALID,
                        _("%s/%s is not that of a finished run: it has no \"%s\". Run `adgang run` "
                          "again."),
                        run->path, parts[k].file, parts[k].key);
    }
    return ADG_OK;
}

adg_status adg_run_folder_open(const char *path, adg_run_folder *run, adg_error *error)
{
    *run = (adg_run_folder){.path = path};
    adg_status status = read_json(path, "results.json", &run->results, error);
    if (status == ADG_OK)
        status = read_json(path, "run.json", &run->record, error);
    if (status == ADG_OK)
        status = check_parts(run, error);
    if (status != ADG_OK)
        adg_run_folder_release(run);
    return status;
}

void adg_run_folder_release(adg_run_folder *run)
{
    json_decref(run->results);
    json_decref(run->record);
    *run = (adg_run_folder){.path = NULL};
}

const json_t *adg_run_setting(const adg_run_folder *run, const char *keys)
{
    const json_t *value = json_object_get(run->record, "settings");
    while (value && *keys) {
        size_t n = strcspn(keys, ".");
        value = json_object_getn(value, keys, n);
        keys += n + (keys[n] == '.');
    }
    return value;
}

bool adg_run_is_scenario(const adg_run_folder *run)
{
    return json_object_get(run->results, "scenario") != NULL;
}
