/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/number_text.h"
#include "core/text.h"

struct poptOption *cli_common_options(cli_common *common)
{
    static struct poptOption options[] = {
        {"threads", '\0', POPT_ARG_STRING, NULL, 0,
         N_("threads to use, 1 or more (default: all processors); results are the same for every "
            "number"),
         "N"},
        {"lang", '\0', POPT_ARG_STRING, NULL, 0,
         N_("language of messages and outputs: da or en (default: the project file's, else the "
            "environment's)"),
         "da|en"},
        {"overwrite", '\0', POPT_ARG_NONE, NULL, 0,
         N_("replace an output that exists (default: that is an error)"), NULL},
        {"quiet", 'q', POPT_ARG_NONE, NULL, 0, N_("say nothing but errors"), NULL},
        {"verbose", 'v', POPT_ARG_NONE, NULL, 0, N_("tell time and memory of every stage"), NULL},
        POPT_TABLEEND};
    options[0].arg = &common->threads;
    options[1].arg = &common->lang;
    options[2].arg = &common->overwrite;
    options[3].arg = &common->quiet;
    options[4].arg = &common->verbose;
    return options;
}

static void say_where_help_is(const cli_line *line)
{
    fprintf(stderr, _("`adgang %s --help` tells every option.\n"), line->command);
}

int cli_wrong_use(const cli_line *line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "adgang %s: ", line->command);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\n");
    va_end(arguments);
    say_where_help_is(line);
    return CLI_WRONG_USE;
}

bool cli_number(const cli_line *line, const char *option, const char *text, double least,
                double most, double *value)
{
    double number;
    if (!text)
        return true;
    if (!adg_parse_number(text, false, false, &number) || !(number >= least && number <= most)) {
        cli_wrong_use(line, _("%s %s: must be a number from %s to %s"), option, text,
                      ADG_NUMBER(least, ADG_AS_WRITTEN), ADG_NUMBER(most, ADG_AS_WRITTEN));
        return false;
    }
    *value = number;
    return true;
}

static bool check_common(const cli_line *line)
{
    double threads = 1;
    const char *lang = line->common->lang;
    if (!cli_number(line, "--threads", line->common->threads, 1, 1024, &threads))
        return false;
    if (threads != floor(threads)) {
        cli_wrong_use(line, _("%s %s: must be a whole number"), "--threads", line->common->threads);
        return false;
    }
    if (line->common->threads)
        line->common->n_threads = (int)threads;
    if (line->common->cache && (line->common->no_cache || !*line->common->cache)) {
        cli_wrong_use(line, "%s",
                      line->common->no_cache ? _("--cache and --no-cache exclude each other")
                                             : _("say with --cache which folder"));
        return false;
    }
    cli_choose_cache(line->common);
    if (lang && strcmp(lang, "da") != 0 && strcmp(lang, "en") != 0) {
        cli_wrong_use(line, _("--lang %s: possible are da and en"), lang);
        return false;
    }
    return true;
}

static bool wants_help(int argc, const char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-?") == 0 ||
            strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

bool cli_read(cli_line *line, const char *command, int argc, const char **argv,
              const struct poptOption *options, cli_common *common, const char *usage,
              const char *about, int *exit_status)
{
    *line = (cli_line){.command = command, .common = common, .argv = argv, .word = argv[0]};
    *exit_status = CLI_WRONG_USE;
    /* popt takes the name for "Usage:" from the first argument. */
    line->name = adg_strdup_format("adgang %s", command);
    argv[0] = line->name;
    line->popt = poptGetContext(line->name, argc, argv, options, 0);
    poptSetOtherOptionHelp(line->popt, usage);
    if (wants_help(argc, argv)) {
        poptPrintHelp(line->popt, stdout, 0);
        printf("\n%s\n", about);
        *exit_status = CLI_DONE;
        return false;
    }
    int result = poptGetNextOpt(line->popt);
    if (result < -1) {
        cli_wrong_use(line, "%s: %s", poptBadOption(line->popt, POPT_BADOPTION_NOALIAS),
                      poptStrerror(result));
        return false;
    }
    line->arguments = poptGetArgs(line->popt);
    while (line->arguments && line->arguments[line->n_arguments])
        line->n_arguments++;
    return check_common(line);
}

void cli_release(cli_line *line)
{
    if (line->popt)
        poptFreeContext(line->popt);
    line->argv[0] = line->word;
    free(line->name);
    free(line->common->threads);
    free(line->common->lang);
    free(line->common->cache);
    line->popt = NULL;
}

int cli_finish(adg_status status, const adg_error *error)
{
    static const int exit_statuses[] = {[ADG_OK] = CLI_DONE,
                                        [ADG_E_USAGE] = CLI_WRONG_USE,
                                        [ADG_E_INVALID] = CLI_WRONG_INPUT,
                                        [ADG_E_IO] = CLI_FAILED,
                                        [ADG_E_NOMEM] = CLI_FAILED,
                                        [ADG_E_CANCELLED] = CLI_INTERRUPTED,
                                        [ADG_E_INTERNAL] = CLI_FAILED};
    if (status != ADG_OK)
        fprintf(stderr, "adgang: %s\n", error->message);
    return exit_statuses[status];
}

int cli_flush(int exit_status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return exit_status;
    fprintf(stderr, "%s\n", _("adgang: standard output cannot be written; the disk may be full"));
    return exit_status == CLI_DONE ? CLI_FAILED : exit_status;
}
