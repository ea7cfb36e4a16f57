/* SPDX-License-Identifier: MPL-2.0 */
#include "core/data_files.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/text.h"

/* Set by the build: where `install` puts the files, seen from the program and from the library; the
 * same as absolute folders; and where they lie while nothing is installed. */
#ifndef ADG_DATA_FROM_PROGRAM
#define ADG_DATA_FROM_PROGRAM ""
#endif
#ifndef ADG_DATA_FROM_LIBRARY
#define ADG_DATA_FROM_LIBRARY ""
#endif
#ifndef ADG_LOCALE_FROM_PROGRAM
#define ADG_LOCALE_FROM_PROGRAM ""
#endif
#ifndef ADG_INSTALLED_DATA_DIR
#define ADG_INSTALLED_DATA_DIR ""
#endif
#ifndef ADG_INSTALLED_LOCALE_DIR
#define ADG_INSTALLED_LOCALE_DIR ""
#endif
#ifndef ADG_SOURCE_DIR
#define ADG_SOURCE_DIR ""
#endif
#ifndef ADG_BUILD_LOCALE_DIR
#define ADG_BUILD_LOCALE_DIR ""
#endif

/* Folder of the file this code was loaded from, program or shared library, so that what is installed
 * may be moved. The system's list of what is in memory tells it; NULL where there is no such list. */
static char *own_folder(void)
{
    static const char here = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[8192];
    char *folder = NULL;
    while (maps && !folder && fgets(line, sizeof line, maps)) {
        /* "55d0c000-55d0d000 r--p 00000000 08:01 1234    /usr/bin/adgang" */
        char *end;
        uintptr_t first = (uintptr_t)strtoull(line, &end, 16);
        uintptr_t beyond = *end == '-' ? (uintptr_t)strtoull(end + 1, NULL, 16) : 0;
        char *path = strchr(line, '/');
        if ((uintptr_t)&here < first || (uintptr_t)&here >= beyond || !path)
            continue;
        *strrchr(path, '/') = '\0';
        folder = adg_strdup(path);
    }
    if (maps)
        fclose(maps);
    return folder;
}

static char *existing(const char *folder, const char *between, const char *name)
{
    if (!folder || !*folder)
        return NULL;
    char *path = adg_strdup_format("%s%s/%s", folder, between, name);
    if (path && access(path, R_OK) == 0)
        return path;
    free(path);
    return NULL;
}

/* The file where it was installed together with this code. */
static char *beside_code(const char *way, const char *name)
{
    char *folder = own_folder();
    char *path = existing(folder, way, name);
    free(folder);
    return path;
}

char *adg_data_file(const char *name)
{
    char *path = existing(getenv("ADGANG_DATA_DIR"), "", name);
    if (!path)
        path = beside_code("/" ADG_DATA_FROM_PROGRAM, name);
    if (!path)
        path = beside_code("/" ADG_DATA_FROM_LIBRARY, name);
    if (!path)
        path = existing(ADG_SOURCE_DIR, "", name);
    if (!path)
        path = existing(ADG_SOURCE_DIR, "/data", name);
    return path ? path : existing(ADG_INSTALLED_DATA_DIR, "", name);
}

char *adg_locale_directory(void)
{
    static const char catalogue[] = "da/LC_MESSAGES/adgang.mo";
    char *path = beside_code("/" ADG_LOCALE_FROM_PROGRAM, catalogue);
    if (!path)
        path = existing(ADG_BUILD_LOCALE_DIR, "", catalogue);
    if (!path)
        return adg_strdup(ADG_INSTALLED_LOCALE_DIR);
    path[strlen(path) - sizeof catalogue] = '\0'; /* and the slash before it */
    return path;
}
