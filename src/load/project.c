/* SPDX-License-Identifier: MPL-2.0 */
#include "load/project.h"

#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/plain_numbers.h"
#include "core/text.h"
#include "load/profile.h"
#include "load/project_rules.h"
#include "load/project_schema.h"
#include "load/yaml_struct.h"

enum {
    FORMAT_VERSION = 1
};

/* ---- paths ---- */

static char *directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return adg_strdup(".");
    return adg_strdup_format("%.*s", slash == path ? 1 : (int)(slash - path), path);
}

static bool resolve(const adg_project *project, adg_source *source)
{
    if (!source->path)
        return true;
    source->opened = source->path[0] == '/'
                         ? adg_strdup(source->path)
                         : adg_strdup_format("%s/%s", project->directory, source->path);
    return source->opened != NULL;
}

static bool resolve_all(adg_project *project)
{
    bool ok = resolve(project, &project->population.source) &&
              resolve(project, &project->deprivation.source) &&
              resolve(project, &project->travel.roads.source) &&
              resolve(project, &project->travel.friction.source) &&
              resolve(project, &project->travel.matrix.source) &&
              resolve(project, &project->facilities.source) &&
              resolve(project, &project->telepsychiatry.broadband.source) &&
              resolve(project, &project->telepsychiatry.competence.source);
    for (unsigned i = 0; ok && i < project->zones_count; i++)
        ok = resolve(project, &project->zones[i].source);
    for (unsigned s = 0; s < project->scenarios_count; s++)
        for (unsigned c = 0; ok && c < project->scenarios[s].changes_count; c++)
            ok = resolve(project, &project->scenarios[s].changes[c].source);
    adg_road_source *roads = &project->travel.roads;
    if (ok && roads->profile)
        ok = (roads->profile_opened = adg_profile_path(roads->profile, project->directory)) != NULL;
    return ok;
}

/* ---- reading ---- */

static adg_status complete(adg_project *project, const char *path, adg_yaml *yaml, adg_error *error)
{
    project->path = adg_strdup(path);
    project->directory = directory_of(path);
    if (!project->path || !project->directory)
        return adg_fail_memory(error);
    adg_status status = adg_project_read_maps(project, yaml, error);
    if (status == ADG_OK)
        status = adg_project_fill_defaults(project, yaml, error);
    if (status == ADG_OK && !resolve_all(project))
        status = adg_fail_memory(error);
    if (status != ADG_OK)
        return status;
    adg_crs_parse(project->crs_text, &project->crs, NULL);
    return adg_project_check_rules(project, yaml, error);
}

static adg_status read_project(const char *path, adg_project **made, adg_error *error)
{
    adg_yaml yaml;
    void *filled = NULL;
    adg_status status = adg_yaml_open(path, &yaml, error);
    if (status != ADG_OK)
        return status;
    status =
        adg_yaml_check_version(&yaml, "adgang", FORMAT_VERSION,
                               _("this is no adgang project: it must begin with \"adgang: 1\""),
                               error);
    if (status == ADG_OK)
        status = adg_yaml_check(&yaml, &adg_project_schema, error);
    if (status == ADG_OK)
        status = adg_yaml_fill_struct(&yaml, &adg_project_schema, &filled, error);
    *made = filled;
    if (status == ADG_OK)
        status = complete(*made, path, &yaml, error);
    adg_yaml_close(&yaml);
    return status;
}

adg_status adg_project_read(const char *path, adg_project **project, adg_error *error)
{
    adg_plain_numbers plain;
    adg_project *made = NULL;
    /* Under a Danish locale libcyaml would read 4.5 as 4. */
    adg_status status = adg_plain_numbers_begin(&plain, error);
    if (status == ADG_OK)
        status = read_project(path, &made, error);
    adg_plain_numbers_end(&plain);
    if (status == ADG_OK)
        *project = made;
    else
        adg_project_free(made);
    return status;
}

adg_language adg_project_language(const char *path)
{
    adg_yaml yaml;
    if (adg_yaml_open(path, &yaml, NULL) != ADG_OK)
        return ADG_LANGUAGE_NONE;
    const char *word = adg_yaml_scalar(adg_yaml_at(&yaml, "language"));
    adg_language language = strcmp(word, "da") == 0   ? ADG_LANGUAGE_DA
                            : strcmp(word, "en") == 0 ? ADG_LANGUAGE_EN
                                                      : ADG_LANGUAGE_NONE;
    adg_yaml_close(&yaml);
    return language;
}

/* ---- the end ---- */

static void free_texts(char **texts, size_t n)
{
    for (size_t i = 0; texts && i < n; i++)
        free(texts[i]);
    free(texts);
}

/* What libcyaml does not know of: resolved paths, the free maps, the CRS. */
static void free_own_parts(adg_project *project)
{
    adg_source *sources[] = {&project->population.source,
                             &project->deprivation.source,
                             &project->travel.roads.source,
                             &project->travel.friction.source,
                             &project->travel.matrix.source,
                             &project->facilities.source,
                             &project->telepsychiatry.broadband.source,
                             &project->telepsychiatry.competence.source};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        free(sources[i]->opened);
    for (unsigned i = 0; i < project->zones_count; i++)
        free(project->zones[i].source.opened);
    for (unsigned s = 0; s < project->scenarios_count; s++)
        for (unsigned c = 0; c < project->scenarios[s].changes_count; c++)
            free(project->scenarios[s].changes[c].source.opened);
    free_texts(project->population.groups.name, project->population.groups.n);
    free_texts(project->population.groups.field, project->population.groups.n);
    free_texts(project->travel.speeds.name, project->travel.speeds.n);
    free(project->travel.speeds.value);
    free(project->travel.roads.profile_opened);
    free(project->path);
    free(project->directory);
    adg_crs_free(project->crs);
}

void adg_project_free(adg_project *project)
{
    if (!project)
        return;
    free_own_parts(project);
    cyaml_free(&adg_project_cyaml, &adg_project_schema, project, 0);
}
