/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "cli/cli.h"
#include "core/text.h"

/* Seconds of reading below which nobody waits for a cache. */
static const double WORTH_KEEPING_S = 1;

struct poptOption *cli_cache_options(cli_common *common)
{
    static struct poptOption options[] = {
        {"cache", '\0', POPT_ARG_STRING, NULL, 0,
         N_("folder where roads are kept, so that the same files are not read again (default: "
            "ADGANG_CACHE, else ~/.cache/adgang for what takes over a second); results are the "
            "same"),
         "DIR"},
        {"no-cache", '\0', POPT_ARG_NONE, NULL, 0, N_("read the files, and keep nothing"), NULL},
        POPT_TABLEEND};
    options[0].arg = &common->cache;
    options[1].arg = &common->no_cache;
    return options;
}

/* NULL where the user has no such folder. The standard wants relative paths to be passed over:
 * specifications.freedesktop.org/basedir-spec. */
static char *user_cache(void)
{
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (xdg && *xdg == '/')
        return adg_strdup_format("%s/adgang", xdg);
    return home && *home == '/' ? adg_strdup_format("%s/.cache/adgang", home) : NULL;
}

void cli_choose_cache(cli_common *common)
{
    const char *variable = getenv("ADGANG_CACHE");
    if (common->cache || common->no_cache)
        return;
    if (variable) {
        common->cache = *variable ? adg_strdup(variable) : NULL;
        return;
    }
    common->cache = user_cache();
    common->above_s = WORTH_KEEPING_S;
}
