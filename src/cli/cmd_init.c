/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/init.h"

static void say_what_next(const char *directory, bool example)
{
    if (example)
        printf(_("The model region is in %s. Next:\n  adgang run %s/projekt.yaml --out results\n"),
               directory, directory);
    else
        printf(_("%s/projekt.yaml is written. Mend its paths and fields, then:\n  adgang check "
                 "%s/projekt.yaml\n"),
               directory, directory);
}

int cmd_init(int argc, const char **argv)
{
    cli_common common = {0};
    int example = 0;
    const struct poptOption options[] = {{"example", '\0', POPT_ARG_NONE, &example, 0,
                                          N_("with the model region's data, ready to run (6 MB)"),
                                          NULL},
                                         CLI_COMMON_OPTIONS(&common),
                                         POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(&line, "init", argc, argv, options, &common, "DIR [--example]",
                       _("Writes a commented project file, projekt.yaml, into DIR."), &exit_status);
    if (ok && line.n_arguments != 1)
        exit_status = cli_wrong_use(&line, _("name one folder"));
    else if (ok) {
        adg_error error = ADG_ERROR_INIT;
        const adg_init_request request = {line.arguments[0], example != 0, common.overwrite != 0};
        cli_language(&common, NULL);
        adg_context context = cli_context(&line);
        exit_status = cli_finish(adg_init(&request, &context, &error), &error);
        if (exit_status == CLI_DONE && !common.quiet)
            say_what_next(line.arguments[0], request.example);
    }
    cli_release(&line);
    return exit_status;
}
