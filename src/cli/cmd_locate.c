/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/locate.h"

typedef struct {
    char *service, *add, *close, *objective, *out, *time_limit, *pairs;
} locate_words;

static const struct {
    const char *name;
    adg_siting_model model;
    bool may_close;
} objectives[] = {
    {"p_median", ADG_SITING_P_MEDIAN, true}, {"equity_p_median", ADG_SITING_EQUITY_P_MEDIAN, true},
    {"mclp", ADG_SITING_MCLP, true},         {"p_center", ADG_SITING_P_CENTER, false},
    {"leximin", ADG_SITING_LEXIMIN, false},  {"kolm_pollak", ADG_SITING_KOLM_POLLAK, true},
};
enum {
    N_OBJECTIVES = sizeof objectives / sizeof *objectives
};

static size_t find_objective(const char *word)
{
    size_t k = 0;
    while (k < N_OBJECTIVES && (!word || strcmp(objectives[k].name, word) != 0))
        k++;
    return k;
}

static const char *wrong_words(const cli_line *line, const locate_words *w, size_t k)
{
    if (line->n_arguments != 1)
        return _("name one project file");
    if (!w->service || !*w->service)
        return _("say with --service which service");
    if (!w->add == !w->close)
        return _("say either how many to --add or how many to --close");
    if (k == N_OBJECTIVES)
        return _("--objective is p_median, equity_p_median, mclp, p_center, leximin or "
                 "kolm_pollak");
    if (w->close && !objectives[k].may_close)
        return _("--close goes with p_median, equity_p_median, mclp and kolm_pollak");
    if (!w->out || !*w->out)
        return _("say with --out where the results go");
    return NULL;
}

static int run(const cli_line *line, const locate_words *w)
{
    size_t k = find_objective(w->objective);
    const char *wrong = wrong_words(line, w, k);
    if (wrong)
        return cli_wrong_use(line, "%s", wrong);
    const char *option = w->add ? "--add" : "--close", *text = w->add ? w->add : w->close;
    double p = 0, time_limit = 0, pairs = 1e6;
    if (!cli_number(line, option, text, 1, 1e6, &p) ||
        !cli_number(line, "--time-limit", w->time_limit, 0.001, 1e9, &time_limit) ||
        !cli_number(line, "--pairs", w->pairs, 1, 1e9, &pairs))
        return CLI_WRONG_USE;
    if (p != floor(p))
        return cli_wrong_use(line, _("%s %s: must be a whole number"), option, text);
    adg_error error = ADG_ERROR_INIT;
    const adg_locate_request request = {.project = line->arguments[0],
                                        .service = w->service,
                                        .objective = objectives[k].name,
                                        .model = objectives[k].model,
                                        .p = (size_t)p,
                                        .close = w->close != NULL,
                                        .time_limit_s = time_limit,
                                        .most_pairs = (size_t)pairs,
                                        .out = w->out,
                                        .overwrite = line->common->overwrite != 0};
    cli_language(line->common, line->arguments[0]);
    adg_context context = cli_context(line);
    return cli_finish(adg_locate(&request, &context, &error), &error);
}

int cmd_locate(int argc, const char **argv)
{
    cli_common common = {0};
    locate_words w = {0};
    const struct poptOption options[] = {
        {"service", '\0', POPT_ARG_STRING, &w.service, 0,
         N_("the service whose facilities are placed or closed (required)"), "NAME"},
        {"add", '\0', POPT_ARG_STRING, &w.add, 0,
         N_("new sites beside the open facilities, 1 or more; every populated cell is a candidate"),
         "P"},
        {"close", '\0', POPT_ARG_STRING, &w.close, 0,
         N_("instead: how many of the open facilities to close with least harm, 1 or more"), "P"},
        {"objective", '\0', POPT_ARG_STRING, &w.objective, 0,
         N_("p_median: least person-minutes; equity_p_median: the deprived count more; mclp: most "
            "people within the service's headline_min; p_center: least longest time; leximin: "
            "the worst-off fifth first; kolm_pollak: long ways weigh more (required)"),
         "NAME"},
        {"pairs", '\0', POPT_ARG_STRING, &w.pairs, 0,
         N_("up to so many pairs of a cell and a nearer candidate the answer is exact, 1 or more; "
            "above, the p-medians are heuristic (default: 1000000)"),
         "N"},
        {"time-limit", '\0', POPT_ARG_STRING, &w.time_limit, 0,
         N_("then the best answer so far with its bound, seconds above 0 (default: none)"), "S"},
        {"out", 'o', POPT_ARG_STRING, &w.out, 0, N_("folder for the results (required)"), "DIR"},
        CLI_CACHE_OPTIONS(&common),
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(
        &line, "locate", argc, argv, options, &common,
        "PROJECT --service NAME --add P --objective NAME --out DIR",
        _("Finds the best places for more facilities of a service, or those to close with least "
          "harm, and how much better any others could be at most. Writes siting.json, "
          "tables/sites.csv and maps of the service as it is now into DIR. A run that fails leaves "
          "DIR as it was."),
        &exit_status);
    if (ok)
        exit_status = run(&line, &w);
    cli_release(&line);
    char *all[] = {w.service, w.add, w.close, w.objective, w.out, w.time_limit, w.pairs};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    return exit_status;
}
