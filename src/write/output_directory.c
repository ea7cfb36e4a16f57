/* SPDX-License-Identifier: MPL-2.0 */
#include "write/output_directory.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "core/text.h"
#include "write/file_tree.h"

/* ---- begin ---- */

static bool exists(const char *path)
{
    struct stat found;
    return lstat(path, &found) == 0;
}

static char *join(const char *folder, const char *name)
{
    return adg_strdup_format("%s/%s", folder, name);
}

static bool is_adgangs_own(const char *folder)
{
    static const char *const marks[] = {"run.json", "check.json", "compare.json"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char *path = join(folder, marks[i]);
        bool found = path && access(path, F_OK) == 0;
        free(path);
        if (found)
            return true;
    }
    return false;
}

static adg_status check_target(const char *target, bool overwrite, bool *replace, adg_error *error)
{
    *replace = false;
    if (!exists(target))
        return ADG_OK;
    if (!adg_is_directory(target))
        return adg_fail(error, ADG_E_USAGE, _("%s exists and is not a folder"), target);
    *replace = true;
    if (adg_is_empty_directory(target))
        return ADG_OK;
    if (!overwrite)
        return adg_fail(error, ADG_E_USAGE,
                        _("%s exists already; choose another folder with --out, or replace it "
                          "with --overwrite"),
                        target);
    if (!is_adgangs_own(target))
        return adg_fail(error, ADG_E_USAGE,
                        _("%s is not replaced, because adgang has not written it (it holds no "
                          "run.json); choose another folder with --out"),
                        target);
    return ADG_OK;
}

/* Without slashes at its end; of a link to a folder the folder itself, of "." its whole path: so that
 * a sibling of it lies on the same disk, and the link stays. */
static char *real_target(const char *target)
{
    char *real = adg_is_directory(target) ? realpath(target, NULL) : adg_strdup(target);
    size_t n = real ? strlen(real) : 0;
    while (n > 1 && real[n - 1] == '/')
        real[--n] = '\0';
    return real;
}

static adg_status make_work_folder(adg_output_directory *output, adg_error *error)
{
    output->work = adg_strdup_format("%s.adgang-%ld", output->target, (long)getpid());
    if (!output->work)
        return adg_fail_memory(error);
    output->made = adg_missing_folders_of(output->target);
    if (adg_make_folders_of(output->work) && mkdir(output->work, 0777) == 0)
        return ADG_OK;
    adg_status status = adg_fail(error, ADG_E_IO, _("%s: the folder cannot be made: %s"),
                                 output->target, strerror(errno));
    adg_remove_made_folders_of(output->target, output->made);
    free(output->work);
    output->work = NULL;
    return status;
}

adg_status adg_output_begin(const char *target, bool overwrite, adg_output_directory *output,
                            adg_error *error)
{
    *output = (adg_output_directory){.target = real_target(target)};
    if (!output->target)
        return adg_fail_memory(error);
    adg_status status = check_target(output->target, overwrite, &output->replace, error);
    if (status == ADG_OK)
        status = make_work_folder(output, error);
    if (status != ADG_OK)
        adg_output_end(output);
    return status;
}

char *adg_output_path(const adg_output_directory *output, const char *file, adg_error *error)
{
    char *path = join(output->work, file);
    if (!path) {
        adg_fail_memory(error);
    } else if (!adg_make_folders_of(path)) {
        adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path, strerror(errno));
        free(path);
        path = NULL;
    }
    return path;
}

/* ---- commit ---- */

typedef struct {
    const char *old_folder, *new_folder;
    json_t *outputs; /* of the old run.json: the files it may throw away */
} keeping;

/* Files that adgang wrote, and what other programs keep beside them under a longer name (a journal
 * of a GeoPackage would do harm beside another one). */
static bool is_own(const keeping *k, const char *relative)
{
    static const char *const always[] = {"run.json", "check.json", "faults.geojson",
                                         "compare.json"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (strcmp(relative, always[i]) == 0)
            return true;
    static const char *const beside[] = {"", "-journal", "-wal", "-shm", ".aux.xml"};
    const char *name;
    json_t *value;
    json_object_foreach(k->outputs, name, value)
    {
        size_t n = strlen(name);
        if (strncmp(relative, name, n) != 0)
            continue;
        for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
            if (strcmp(relative + n, beside[i]) == 0)
                return true;
    }
    return false;
}

/* A file in the old folder that adgang did not write moves to the new one. */
static adg_status keep_foreign(void *data, const char *relative, adg_error *error)
{
    const keeping *k = data;
    if (is_own(k, relative))
        return ADG_OK;
    char *from = join(k->old_folder, relative), *to = join(k->new_folder, relative);
    adg_status status = from && to ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && access(to, F_OK) != 0 &&
        (!adg_make_folders_of(to) || rename(from, to) != 0))
        status = adg_fail(error, ADG_E_IO, _("%s: cannot be moved: %s"), from, strerror(errno));
    free(from);
    free(to);
    return status;
}

static adg_status keep_all_foreign(const char *old_folder, const char *new_folder, adg_error *error)
{
    char *record = join(old_folder, "run.json");
    json_t *run = record ? json_load_file(record, 0, NULL) : NULL;
    keeping k = {old_folder, new_folder, json_object_get(run, "outputs")};
    adg_status status =
        record ? adg_visit_files(old_folder, keep_foreign, &k, error) : adg_fail_memory(error);
    json_decref(run);
    free(record);
    return status;
}

static adg_status fail_move(const adg_output_directory *output, adg_error *error)
{
    return adg_fail(error, ADG_E_IO, _("%s: the results cannot be moved there: %s"), output->target,
                    strerror(errno));
}

static adg_status replace(adg_output_directory *output, adg_error *error)
{
    char *old = adg_strdup_format("%s.adgang-old-%ld", output->target, (long)getpid());
    if (!old)
        return adg_fail_memory(error);
    adg_status status = ADG_OK;
    if (rename(output->target, old) != 0)
        status = fail_move(output, error);
    if (status == ADG_OK && rename(output->work, output->target) != 0) {
        status = fail_move(output, error);
        rename(old, output->target);
    }
    if (status == ADG_OK) {
        free(output->work);
        output->work = NULL;
        status = keep_all_foreign(old, output->target, error);
        if (status == ADG_OK)
            adg_remove_tree(old);
    }
    free(old);
    return status;
}

adg_status adg_output_commit(adg_output_directory *output, adg_error *error)
{
    if (output->replace)
        return replace(output, error);
    if (rename(output->work, output->target) != 0)
        return fail_move(output, error);
    free(output->work);
    output->work = NULL;
    return ADG_OK;
}

void adg_output_end(adg_output_directory *output)
{
    if (output->work) {
        adg_remove_tree(output->work);
        adg_remove_made_folders_of(output->target, output->made);
    }
    free(output->work);
    free(output->target);
    *output = (adg_output_directory){0};
}
