/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/explain.h"

/* "E,N" into two numbers; the text is cut at the comma. */
static bool read_place(char *text, double *x, double *y)
{
    char *comma = strchr(text, ',');
    if (!comma)
        return false;
    *comma = '\0';
    return adg_parse_number(text, false, false, x) && adg_parse_number(comma + 1, false, false, y);
}

int cmd_explain(int argc, const char **argv)
{
    cli_common common = {0};
    char *at = NULL, *service = NULL;
    int json = 0;
    const struct poptOption options[] = {
        {"at", '\0', POPT_ARG_STRING, &at, 0,
         N_("the place: easting,northing in the project's CRS (required)"), "E,N"},
        {"service", '\0', POPT_ARG_STRING, &service, 0, N_("one service only (default: all)"),
         "NAME"},
        {"json", '\0', POPT_ARG_NONE, &json, 0, N_("JSON instead of sentences"), NULL},
        CLI_CACHE_OPTIONS(&common),
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    adg_explain_request request = {.service = NULL};
    bool ok =
        cli_read(&line, "explain", argc, argv, options, &common,
                 "PROJECT --at E,N [--service NAME] [--json]",
                 _("Tells how one place reaches care: its zones, the road it uses, the way to "
                   "the nearest facility of every service road by road, and the rivals."),
                 &exit_status);
    if (ok && line.n_arguments != 1)
        exit_status = cli_wrong_use(&line, _("name one project file"));
    else if (ok && (!at || !read_place(at, &request.x, &request.y)))
        exit_status = cli_wrong_use(&line, _("say where: --at 588000,6139500"));
    else if (ok) {
        adg_error error = ADG_ERROR_INIT;
        request.project = line.arguments[0];
        request.service = service;
        request.json = json != 0;
        cli_language(&common, request.project);
        adg_context context = cli_context(&line);
        exit_status = cli_finish(adg_explain(&request, &context, stdout, &error), &error);
    }
    cli_release(&line);
    free(at);
    free(service);
    return exit_status;
}
