/* SPDX-License-Identifier: MPL-2.0 */
#include "load/source_files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "core/text.h"

static const char *ending_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && !strchr(dot, '/') ? dot : "";
}

/* The other parts of a Shapefile, beside the .shp. */
static adg_status visit_parts(const char *name, const char *path, adg_input_visitor visit,
                              void *data, adg_error *error)
{
    static const char *const endings[] = {".shx", ".dbf", ".prj", ".cpg"};
    adg_status status = ADG_OK;
    for (size_t i = 0; status == ADG_OK && i < sizeof endings / sizeof *endings; i++) {
        int stem = (int)(strlen(path) - 4), name_stem = (int)(strlen(name) - 4);
        char *part = adg_strdup_format("%.*s%s", stem, path, endings[i]);
        char *part_name = adg_strdup_format("%.*s%s", name_stem, name, endings[i]);
        if (!part || !part_name)
            status = adg_fail_memory(error);
        else if (access(part, R_OK) == 0)
            status = visit(data, part_name, part, error);
        free(part);
        free(part_name);
    }
    return status;
}

adg_status adg_source_visit(const adg_source *source, adg_input_visitor visit, void *data,
                            adg_error *error)
{
    if (!source->opened)
        return ADG_OK;
    /* The layer of "file.gpkg|layername=x" is no part of the file's name. */
    char *path = adg_strdup(source->opened), *name = adg_strdup(source->path);
    adg_status status = path && name ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK) {
        path[strcspn(path, "|")] = '\0';
        name[strcspn(name, "|")] = '\0';
        struct stat found;
        if (stat(path, &found) == 0 && S_ISREG(found.st_mode))
            status = visit(data, name, path, error);
        if (status == ADG_OK && adg_text_equal_nocase(ending_of(path), ".shp"))
            status = visit_parts(name, path, visit, data, error);
    }
    free(path);
    free(name);
    return status;
}
