/* SPDX-License-Identifier: MPL-2.0 */
#include "core/data_files.h"

#include <stdlib.h>
#include <unistd.h>

#include "core/text.h"

/* Set by the build: where `install` puts the files, and where they lie in the source tree. */
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

char *adg_data_file(const char *name)
{
    char *path = existing(getenv("ADGANG_DATA_DIR"), "", name);
    if (!path)
        path = existing(ADG_SOURCE_DIR, "", name);
    if (!path)
        path = existing(ADG_SOURCE_DIR, "/data", name);
    return path ? path : existing(ADG_INSTALLED_DATA_DIR, "", name);
}

char *adg_locale_directory(void)
{
    char *path = existing(ADG_BUILD_LOCALE_DIR, "", "da/LC_MESSAGES/adgang.mo");
    const char *folder = path ? ADG_BUILD_LOCALE_DIR : ADG_INSTALLED_LOCALE_DIR;
    free(path);
    return adg_strdup(folder);
}
