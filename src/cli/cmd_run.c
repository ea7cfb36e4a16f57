/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "adgang/run.h"
#include "cli/cli.h"
#include "core/text.h"

int cmd_run(int argc, const char **argv)
{
    cli_common common = {0};
    char *out = NULL;
    char **scenario = NULL;
    int all_scenarios = 0;
    const struct poptOption options[] = {
        {"out", 'o', POPT_ARG_STRING, &out, 0, N_("folder for the results (required)"), "DIR"},
        {"scenario", '\0', POPT_ARG_ARGV, &scenario, 0,
         N_("compute this scenario of the project file as well, into DIR/scenarios/NAME; may be "
            "given several times (default: none)"),
         "NAME"},
        {"all-scenarios", '\0', POPT_ARG_NONE, &all_scenarios, 0,
         N_("compute every scenario of the project file (default: no)"), NULL},
        CLI_CACHE_OPTIONS(&common),
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok =
        cli_read(&line, "run", argc, argv, options, &common, "PROJECT --out DIR",
                 _("Reads the project file and everything it names, finds how far people live "
                   "from each service, and writes maps (GeoPackage, GeoJSON, GeoTIFF, a QGIS "
                   "project), tables, results.json and a report into DIR. A run that fails "
                   "leaves DIR as it was."),
                 &exit_status);
    if (ok && line.n_arguments != 1)
        exit_status = cli_wrong_use(&line, _("name one project file"));
    else if (ok && (!out || !*out))
        exit_status = cli_wrong_use(&line, _("say with --out where the results go"));
    else if (ok) {
        adg_error error = ADG_ERROR_INIT;
        const adg_run_request request = {line.arguments[0], out, common.overwrite != 0,
                                         (const char *const *)scenario, all_scenarios};
        cli_language(&common, line.arguments[0]);
        adg_context context = cli_context(&line);
        exit_status = cli_finish(adg_run(&request, &context, &error), &error);
    }
    cli_release(&line);
    free(out);
    for (size_t k = 0; scenario && scenario[k]; k++)
        free(scenario[k]);
    free(scenario);
    return exit_status;
}
