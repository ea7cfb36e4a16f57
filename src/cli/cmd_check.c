/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "core/number_text.h"
#include "core/text.h"
#include "pipeline/check.h"

static void print_findings(const adg_faults *faults)
{
    static const char *const words[] = {N_("note"), N_("warning"), N_("error")};
    /* The gravest first: they are what has to be done. */
    for (int severity = ADG_ERROR; severity >= ADG_NOTE; severity--)
        for (size_t i = 0; i < faults->n; i++) {
            char line[ADG_ERROR_CAPACITY];
            if ((int)faults->fault[i].severity != severity)
                continue;
            adg_fault_format(&faults->fault[i], line, sizeof line);
            printf("%s: %s\n", _(words[severity]), line);
        }
    if (faults->not_kept)
        printf(_("... and %s more findings that are not listed\n"),
               ADG_NUMBER(faults->not_kept, 0));
    printf(_("Errors: %s, warnings: %s, notes: %s\n"), ADG_NUMBER(faults->count[ADG_ERROR], 0),
           ADG_NUMBER(faults->count[ADG_WARNING], 0), ADG_NUMBER(faults->count[ADG_NOTE], 0));
}

static int check(const cli_line *line, const char *out)
{
    adg_error error = ADG_ERROR_INIT;
    adg_prepared prepared = {0};
    const adg_check_request request = {line->arguments[0], out, line->common->overwrite != 0};
    cli_language(line->common, line->arguments[0]);
    adg_context context = cli_context(line);
    adg_status status = adg_check(&request, &context, &prepared, &error);
    int exit_status = cli_finish(status, &error);
    if (status == ADG_OK) {
        print_findings(&prepared.faults);
        exit_status = prepared.faults.count[ADG_ERROR] ? CLI_WRONG_INPUT : CLI_DONE;
    }
    adg_prepared_release(&prepared);
    return exit_status;
}

int cmd_check(int argc, const char **argv)
{
    cli_common common = {0};
    char *out = NULL;
    const struct poptOption options[] = {
        {"out", 'o', POPT_ARG_STRING, &out, 0,
         N_("folder for check.json and faults.geojson (default: the list is only printed)"), "DIR"},
        CLI_CACHE_OPTIONS(&common),
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok =
        cli_read(&line, "check", argc, argv, options, &common, "PROJECT [--out DIR]",
                 _("Reads every input of the project and lists what is wrong (error), odd but "
                   "usable (warning) or worth knowing (note), each with file, layer, row and "
                   "what to do. Ends with 3 when there is an error."),
                 &exit_status);
    if (ok && line.n_arguments != 1)
        exit_status = cli_wrong_use(&line, _("name one project file"));
    else if (ok && out && !*out)
        exit_status = cli_wrong_use(&line, _("say with --out where the results go"));
    else if (ok)
        exit_status = check(&line, out);
    cli_release(&line);
    free(out);
    return exit_status;
}
