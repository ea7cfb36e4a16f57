/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/gain.h"

int cmd_gain(int argc, const char **argv)
{
    cli_common common = {0};
    char *out = NULL, *service = NULL;
    const struct poptOption options[] = {
        {"service", '\0', POPT_ARG_STRING, &service, 0,
         N_("the service that gets one facility more (required)"), "NAME"},
        {"out", 'o', POPT_ARG_STRING, &out, 0, N_("folder for the results (required)"), "DIR"},
        CLI_CACHE_OPTIONS(&common),
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(
        &line, "gain", argc, argv, options, &common, "PROJECT --service NAME --out DIR",
        _("Tries one new facility of a service in every populated cell, one at a time, and finds "
          "exactly what each would give: person-minutes saved, the same with the deprived counting "
          "more, people newly within the limit, and what becomes of inequality. Writes "
          "tables/gain.csv, gain.json and maps into DIR. A run that fails leaves DIR as it was."),
        &exit_status);
    if (ok && line.n_arguments != 1)
        exit_status = cli_wrong_use(&line, _("name one project file"));
    else if (ok && (!service || !*service))
        exit_status = cli_wrong_use(&line, _("say with --service which service"));
    else if (ok && (!out || !*out))
        exit_status = cli_wrong_use(&line, _("say with --out where the results go"));
    else if (ok) {
        adg_error error = ADG_ERROR_INIT;
        const adg_gain_request request = {line.arguments[0], service, out, common.overwrite != 0};
        cli_language(&common, line.arguments[0]);
        adg_context context = cli_context(&line);
        exit_status = cli_finish(adg_gain_map(&request, &context, &error), &error);
    }
    cli_release(&line);
    free(out);
    free(service);
    return exit_status;
}
