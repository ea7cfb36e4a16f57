/* SPDX-License-Identifier: MPL-2.0 */
#include "write/file_tree.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

bool adg_is_directory(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

bool adg_is_empty_directory(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    size_t n = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(folder);
    return n == 0;
}

static char *join(const char *folder, const char *name)
{
    return adg_strdup_format("%s/%s", folder, name);
}

/* Relative paths begin with `prefix`. */
static adg_status visit_below(const char *folder, const char *prefix, adg_file_visitor visit,
                              void *data, adg_error *error)
{
    DIR *listing = opendir(folder);
    if (!listing)
        return adg_fail(error, ADG_E_IO, _("%s: cannot be read: %s"), folder, strerror(errno));
    adg_status status = ADG_OK;
    for (struct dirent *entry; status == ADG_OK && (entry = readdir(listing)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = join(folder, entry->d_name);
        char *relative = adg_strdup_format("%s%s%s", prefix, *prefix ? "/" : "", entry->d_name);
        if (!path || !relative)
            status = adg_fail_memory(error);
        else if (adg_is_directory(path))
            status = visit_below(path, relative, visit, data, error);
        else
            status = visit(data, relative, error);
        free(path);
        free(relative);
    }
    closedir(listing);
    return status;
}

void adg_remove_tree(const char *folder)
{
    DIR *listing = opendir(folder);
    for (struct dirent *entry; listing && (entry = readdir(listing)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = join(folder, entry->d_name);
        struct stat found;
        if (path && lstat(path, &found) == 0 && S_ISDIR(found.st_mode))
            adg_remove_tree(path);
        else if (path)
            unlink(path);
        free(path);
    }
    if (listing)
        closedir(listing);
    rmdir(folder);
}

/* Makes the folders above a file. */
bool adg_make_folders_of(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool ok = mkdir(path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!ok)
            return false;
    }
    return true;
}

size_t adg_missing_folders_of(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool there = access(path, F_OK) == 0;
        *slash = '/';
        if (!there)
            return (size_t)(slash - path);
    }
    return 0;
}

void adg_remove_made_folders_of(char *path, size_t missing)
{
    char *slash = missing ? strrchr(path, '/') : NULL;
    for (bool ok = true; ok && slash && (size_t)(slash - path) >= missing;) {
        *slash = '\0';
        ok = rmdir(path) == 0;
        char *above = strrchr(path, '/');
        *slash = '/';
        slash = above;
    }
}

adg_status adg_visit_files(const char *folder, adg_file_visitor visit, void *data, adg_error *error)
{
    return visit_below(folder, "", visit, data, error);
}

typedef struct {
    char **file;
    size_t n, capacity;
} listing;

static adg_status add_file(void *data, const char *relative, adg_error *error)
{
    listing *l = data;
    char **grown = adg_grow_array(l->file, l->n, &l->capacity, sizeof *grown);
    if (!grown)
        return adg_fail_memory(error);
    l->file = grown;
    l->file[l->n] = adg_strdup(relative);
    return l->file[l->n++] ? ADG_OK : adg_fail_memory(error);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

adg_status adg_list_files(const char *folder, char ***files, size_t *n, adg_error *error)
{
    listing l = {NULL, 0, 0};
    adg_status status = adg_visit_files(folder, add_file, &l, error);
    if (status == ADG_OK) {
        if (l.n)
            qsort(l.file, l.n, sizeof *l.file, by_name);
        *files = l.file;
        *n = l.n;
        return ADG_OK;
    }
    for (size_t i = 0; i < l.n; i++)
        free(l.file[i]);
    free(l.file);
    return status;
}
