/* SPDX-License-Identifier: MPL-2.0 */
#include "write/output_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"
#include "core/text.h"

/* "dir/name.gpkg" -> "dir/name.adgang-123.gpkg": formats know each other by their ending. */
static char *sibling(const char *target)
{
    const char *slash = strrchr(target, '/'), *dot = strrchr(target, '.');
    size_t stem = dot && (!slash || dot > slash) ? (size_t)(dot - target) : strlen(target);
    return adg_strdup_format("%.*s.adgang-%ld%s", (int)stem, target, (long)getpid(), target + stem);
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
    output->target = adg_strdup(target);
    output->work = special ? adg_strdup(target) : sibling(target);
    if (output->target && output->work)
        return ADG_OK;
    adg_output_file_end(output);
    return adg_fail_memory(error);
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
