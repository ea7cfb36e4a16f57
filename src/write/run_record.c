/* SPDX-License-Identifier: MPL-2.0 */
#include "write/run_record.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adgang/version.h"
#include "core/error.h"
#include "core/sha256.h"
#include "core/text.h"
#include "load/profile.h"
#include "load/project_schema.h"
#include "load/source_files.h"
#include "write/file_tree.h"
#include "write/json_file.h"
#include "write/time_stamp.h"

/* ---- inputs ---- */

adg_status adg_inputs_visit(const adg_project *project, adg_input_visitor visit, void *data,
                            adg_error *error)
{
    const char *slash = strrchr(project->path, '/');
    adg_status status = visit(data, slash ? slash + 1 : project->path, project->path, error);
    for (unsigned i = 0; status == ADG_OK && i < project->zones_count; i++)
        status = adg_source_visit(&project->zones[i].source, visit, data, error);
    const adg_source *sources[] = {&project->population.source,    &project->deprivation.source,
                                   &project->travel.roads.source,  &project->travel.friction.source,
                                   &project->travel.matrix.source, &project->facilities.source};
    for (size_t i = 0; status == ADG_OK && i < sizeof sources / sizeof *sources; i++)
        status = adg_source_visit(sources[i], visit, data, error);
    for (unsigned s = 0; s < project->scenarios_count; s++)
        for (unsigned c = 0; status == ADG_OK && c < project->scenarios[s].changes_count; c++)
            status = adg_source_visit(&project->scenarios[s].changes[c].source, visit, data, error);
    /* A profile of the user's own; ours belong to the program. */
    const adg_road_source *roads = &project->travel.roads;
    const adg_source profile = {roads->profile, NULL, roads->profile_opened};
    if (status == ADG_OK && roads->profile && !adg_profile_is_ours(roads->profile))
        status = adg_source_visit(&profile, visit, data, error);
    return status;
}

static adg_status newest(void *data, const char *name, const char *path, adg_error *error)
{
    (void)name;
    (void)error;
    adg_newest_file(path, data);
    return ADG_OK;
}

adg_status adg_inputs_time_stamp(const adg_project *project, char stamp[ADG_TIME_STAMP],
                                 adg_error *error)
{
    time_t latest = 0;
    adg_status status = adg_inputs_visit(project, newest, &latest, error);
    adg_time_stamp(latest, stamp);
    return status;
}

/* ---- the record ---- */

static adg_status add_file(void *data, const char *name, const char *path, adg_error *error)
{
    char digest[ADG_SHA256_TEXT];
    uint64_t size;
    adg_status status = adg_sha256_file(path, digest, &size, error);
    if (status != ADG_OK)
        return status;
    json_t *file = json_object();
    adg_json_set_text(file, "sha256", digest);
    json_object_set_new(file, "bytes", json_integer((json_int_t)size));
    json_object_set_new(data, name, file);
    return ADG_OK;
}

static adg_status add_outputs(json_t *outputs, const adg_output_directory *output, adg_error *error)
{
    char **files = NULL;
    size_t n = 0;
    adg_status status = adg_list_files(output->work, &files, &n, error);
    for (size_t i = 0; i < n; i++) {
        char *path = adg_strdup_format("%s/%s", output->work, files[i]);
        if (status == ADG_OK)
            status = path ? add_file(outputs, files[i], path, error) : adg_fail_memory(error);
        free(path);
        free(files[i]);
    }
    free(files);
    return status;
}

static void set_time(json_t *root, const char *key, time_t when)
{
    char text[32];
    struct tm parts;
    gmtime_r(&when, &parts);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    adg_json_set_text(root, key, text);
}

adg_status adg_run_record_write(const adg_project *project, const adg_output_directory *output,
                                time_t started, adg_error *error)
{
    json_t *root = json_object(), *inputs = json_object(), *outputs = json_object();
    adg_json_set_text(root, "program", "adgang");
    adg_json_set_text(root, "version", adg_version());
    set_time(root, "started", started);
    set_time(root, "finished", time(NULL));
    json_object_set_new(root, "settings", adg_settings_json(project));
    json_object_set_new(root, "seed", json_integer((json_int_t)project->uncertainty.seed));
    adg_status status = adg_inputs_visit(project, add_file, inputs, error);
    if (status == ADG_OK)
        status = add_outputs(outputs, output, error);
    json_object_set_new(root, "inputs", inputs);
    json_object_set_new(root, "outputs", outputs);
    char *path = status == ADG_OK ? adg_output_path(output, "run.json", error) : NULL;
    if (!path) {
        json_decref(root);
        return status == ADG_OK ? ADG_E_IO : status;
    }
    status = adg_json_write(root, path, error);
    free(path);
    return status;
}
