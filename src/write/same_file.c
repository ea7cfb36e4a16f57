/* SPDX-License-Identifier: MPL-2.0 */
#include "write/same_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/text.h"

/* The whole path of a file to come, its folder without links; NULL: no such folder. */
static char *whole_path(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    char *above = slash ? adg_strdup_format("%.*s", (int)(name - path), path) : adg_strdup(".");
    char *folder = above ? realpath(above, NULL) : NULL;
    char *whole = folder ? adg_strdup_format("%s/%s", folder, name) : NULL;
    free(above);
    free(folder);
    return whole;
}

static bool same_name(const char *a, const char *b)
{
    char *p = whole_path(a), *q = whole_path(b);
    bool same = p && q && strcmp(p, q) == 0;
    free(p);
    free(q);
    return same;
}

bool adg_same_file(const char *a, const char *b)
{
    struct stat p, q;
    bool a_is = stat(a, &p) == 0, b_is = stat(b, &q) == 0;
    if (a_is && b_is)
        return p.st_dev == q.st_dev && p.st_ino == q.st_ino;
    return !a_is && !b_is && same_name(a, b);
}
