/* SPDX-License-Identifier: MPL-2.0 */
#include "write/output_file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "core/text.h"
#include "write/same_file.h"

/* "dir/name.gpkg" -> "dir/name.adgang-123.gpkg": formats know each other by their ending. */
static char *sibling(const char *target)
{
    const char *slash = strrchr(target, '/'), *dot = strrchr(target, '.');
    size_t stem = dot && (!slash || dot > slash) ? (size_t)(dot - target) : strlen(target);
    return adg_strdup_format("%.*s.adgang-%ld%s", (int)stem, target, (long)getpid(), target + stem);
}

/* What the link at a path says, seen from where the path is; NULL: it is no link. */
static char *link_at(const char *path)
{
    char to[PATH_MAX];
    ssize_t n = readlink(path, to, sizeof to);
    if (n <= 0 || (size_t)n == sizeof to)
        return NULL;
    const char *slash = strrchr(path, '/');
    int folder = to[0] == '/' || !slash ? 0 : (int)(slash + 1 - path);
    return adg_strdup_format("%.*s%.*s", folder, path, (int)n, to);
}

/* The file itself, so that the links to it stay; NULL when out of memory. */
static char *behind_links(const char *target)
{
    enum {
        MOST_LINKS = 40 /* as the system has it */
    };
    char *path = adg_strdup(target), *next;
    for (int i = 0; path && i < MOST_LINKS && (next = link_at(path)) != NULL; i++) {
        free(path);
        path = next;
    }
    return path;
}

adg_status adg_output_file_begin(const char *target, bool overwrite, adg_output_file *output,
                                 adg_error *error)
{
    struct stat found;
    bool exists = stat(target, &found) == 0;
    bool special = exists && !S_ISREG(found.st_mode);
    *output = (adg_output_file){NULL, NULL};
    if (exists && S_ISDIR(found.st_mode))
        return adg_fail(error, ADG_E_USAGE, _("%s is a folder; name a file"), target);
    if (exists && !special && !overwrite)
        return adg_fail(error, ADG_E_USAGE,
                        _("%s exists already; choose another name, or replace it with --overwrite"),
                        target);
    output->target = special ? adg_strdup(target) : behind_links(target);
    if (output->target)
        output->work = special ? adg_strdup(target) : sibling(output->target);
    if (output->target && output->work)
        return ADG_OK;
    adg_output_file_end(output);
    return adg_fail_memory(error);
}

static bool is_file(const adg_output_file *output, const char *file)
{
    const char *layer = strstr(file, "|layername=");
    char *path = layer ? adg_strdup_format("%.*s", (int)(layer - file), file) : NULL;
    bool same = adg_same_file(output->target, path ? path : file);
    free(path);
    return same;
}

adg_status adg_output_file_spares(const adg_output_file *output, const char *const *file, size_t n,
                                  adg_error *error)
{
    bool in_place = output->work && strcmp(output->work, output->target) == 0;
    for (size_t i = 0; output->work && !in_place && i < n; i++)
        if (file[i] && is_file(output, file[i]))
            return adg_fail(error, ADG_E_USAGE,
                            _("%s: the result would replace %s, which belongs to the same work; "
                              "choose another name"),
                            output->target, file[i]);
    return ADG_OK;
}

adg_status adg_output_file_commit(adg_output_file *output, adg_error *error)
{
    if (strcmp(output->work, output->target) != 0 && rename(output->work, output->target) != 0)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), output->target,
                        strerror(errno));
    free(output->work);
    output->work = NULL;
    return ADG_OK;
}

void adg_output_file_end(adg_output_file *output)
{
    if (output->work && output->target && strcmp(output->work, output->target) != 0)
        unlink(output->work);
    free(output->work);
    free(output->target);
    *output = (adg_output_file){NULL, NULL};
}
