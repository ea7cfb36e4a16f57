/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/compare.h"

int cmd_compare(int argc, const char **argv)
{
    cli_common common = {0};
    char *out = NULL;
    const struct poptOption options[] = {{"out", 'o', POPT_ARG_STRING, &out, 0,
                                          N_("folder for the results (required)"), "DIR"},
                                         CLI_COMMON_OPTIONS(&common),
                                         POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(
        &line, "compare", argc, argv, options, &common, "RUN_A RUN_B --out DIR",
        _("Compares two finished runs, RUN_B against RUN_A: a scenario against its baseline, or one "
          "year against another. Says what became of every number, who gets there faster or slower, "
          "and how much is people who moved. Runs made in different ways are refused. Writes "
          "compare.json and tables into DIR."),
        &exit_status);
    if (ok && line.n_arguments != 2)
        exit_status = cli_wrong_use(&line, _("name two folders of runs, the earlier first"));
    else if (ok && (!out || !*out))
        exit_status = cli_wrong_use(&line, _("say with --out where the results go"));
    else if (ok) {
        adg_error error = ADG_ERROR_INIT;
        const adg_compare_request request = {line.arguments[0], line.arguments[1], out,
                                             common.overwrite != 0, stdout};
        cli_language(&common, NULL);
        adg_context context = cli_context(&line);
        exit_status = cli_finish(adg_compare_runs(&request, &context, &error), &error);
    }
    cli_release(&line);
    free(out);
    return exit_status;
}
