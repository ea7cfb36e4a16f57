/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/inequality.h"

/* The words of the command line, as they come. */
typedef struct {
    char *table, *value, *population, *rank, *direction, *group, *cluster;
    char *line, *cap, *bounds, *kind, *transform;
    char *se, *lower, *upper, *simulations, *bootstrap, *seed;
} inequality_words;

static void free_words(inequality_words *w)
{
    char *all[] = {w->table,   w->value, w->population, w->rank,        w->direction, w->group,
                   w->cluster, w->line,  w->cap,        w->bounds,      w->kind,      w->transform,
                   w->se,      w->lower, w->upper,      w->simulations, w->bootstrap, w->seed};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}

/* Position of a word in a list of three, or -1; NULL stands for the first. */
static int position(const char *word, const char *a, const char *b, const char *c)
{
    const char *words[] = {a, b, c};
    for (int i = 0; i < 3; i++)
        if (words[i] && (!word ? i == 0 : strcmp(word, words[i]) == 0))
            return i;
    return -1;
}

static int direction_of(const inequality_words *w)
{
    return position(w->direction, "low_is_deprived", "high_is_deprived", NULL);
}

static const char *what_is_wrong(const cli_line *line, const inequality_words *w)
{
    if (line->n_arguments)
        return _("there is something that is no option");
    if (!w->table)
        return _("name the --table");
    if (!w->value)
        return _("name the column with the outcome: --value");
    if (direction_of(w) < 0)
        return _("--rank-direction is low_is_deprived or high_is_deprived");
    if (w->direction && !w->rank)
        return _("--rank-direction needs --rank");
    if (position(w->kind, "ill", "good", NULL) < 0)
        return _("--kind is ill or good");
    if (position(w->transform, "none", "log", "logit") < 0)
        return _("--transform is none, log or logit");
    if (!w->lower != !w->upper)
        return _("--lower and --upper belong together");
    if (w->se && w->lower)
        return _("give --se, or --lower and --upper, not both");
    if ((w->se || w->lower) && !w->rank)
        return _(
            "--se, --lower and --upper are for the intervals of SII and RII: they need --rank");
    if (w->bootstrap && !w->rank)
        return _("--bootstrap needs --rank");
    return NULL;
}

/* "A,B" */
static bool read_bounds(const cli_line *line, const char *text, adg_bounds *bounds)
{
    if (!text)
        return true;
    const char *comma = strchr(text, ',');
    char *least = comma ? adg_strdup_format("%.*s", (int)(comma - text), text) : NULL;
    bool ok = least && adg_parse_number(least, false, false, &bounds->least) &&
              adg_parse_number(comma + 1, false, false, &bounds->most) &&
              bounds->least < bounds->most;
    free(least);
    if (!ok)
        cli_wrong_use(line, _("--bounds %s: must be two numbers A,B with A below B"), text);
    return ok;
}

static bool read_whole(const cli_line *line, const char *option, const char *text, double least,
                       double most, double *value)
{
    if (!cli_number(line, option, text, least, most, value))
        return false;
    if (*value == floor(*value))
        return true;
    cli_wrong_use(line, _("%s %s: must be a whole number"), option, text);
    return false;
}

static bool read_options(const cli_line *line, const inequality_words *w,
                         adg_inequality_input *options)
{
    static const adg_scale scales[] = {ADG_SCALE_NONE, ADG_SCALE_LOG, ADG_SCALE_LOGIT};
    double simulations = 1000, replicates = 0, seed = 1;
    if (!cli_number(line, "--line", w->line, -1e300, 1e300, &options->line) ||
        !cli_number(line, "--cap", w->cap, -1e300, 1e300, &options->cap) ||
        !read_bounds(line, w->bounds, &options->bounds) ||
        !read_whole(line, "--simulations", w->simulations, 1, 1e6, &simulations) ||
        !read_whole(line, "--bootstrap", w->bootstrap, 1, 1e6, &replicates) ||
        !read_whole(line, "--seed", w->seed, 0, 9007199254740992.0, &seed))
        return false;
    if (!w->cap && options->line > options->cap)
        options->cap = options->line;
    options->kind = position(w->kind, "ill", "good", NULL) == 1 ? ADG_GOOD : ADG_ILL;
    options->scale = scales[position(w->transform, "none", "log", "logit")];
    options->simulations = (size_t)simulations;
    options->replicates = (size_t)replicates;
    options->seed = (uint64_t)seed;
    if (options->kind != ADG_ILL || !(options->cap < options->line))
        return true;
    cli_wrong_use(line, _("--cap %s: must not be below the --line"), w->cap);
    return false;
}

static int run(const cli_line *line, const inequality_words *w)
{
    const char *wrong = what_is_wrong(line, w);
    if (wrong)
        return cli_wrong_use(line, "%s", wrong);
    adg_inequality_request request = {.columns = {.path = w->table,
                                                  .value = w->value,
                                                  .population = w->population,
                                                  .rank = w->rank,
                                                  .group = w->group,
                                                  .cluster = w->cluster,
                                                  .se = w->se,
                                                  .lower = w->lower,
                                                  .upper = w->upper,
                                                  .low_is_deprived = direction_of(w) == 0},
                                      .options = ADG_INEQUALITY_INPUT_INIT,
                                      .out = stdout};
    if (!read_options(line, w, &request.options))
        return CLI_WRONG_USE;
    cli_language(line->common, NULL);
    adg_error error = ADG_ERROR_INIT;
    adg_context context = cli_context(line);
    return cli_finish(adg_inequality_of_table(&request, &context, &error), &error);
}

int cmd_inequality(int argc, const char **argv)
{
    cli_common common = {0};
    inequality_words w = {0};
    const struct poptOption options[] = {
        {"table", '\0', POPT_ARG_STRING, &w.table, 0, N_("CSV with a header, a row a unit"), "CSV"},
        {"value", '\0', POPT_ARG_STRING, &w.value, 0,
         N_("column with the outcome; inf is unreachable, empty is missing"), "COL"},
        {"population", '\0', POPT_ARG_STRING, &w.population, 0,
         N_("column with the people of every row (default: 1 each)"), "COL"},
        {"rank", '\0', POPT_ARG_STRING, &w.rank, 0,
         N_("column that puts the rows in social order; without it there is no gradient"), "COL"},
        {"rank-direction", '\0', POPT_ARG_STRING, &w.direction, 0,
         N_("low_is_deprived: as income (default); high_is_deprived: as an index of deprivation"),
         "DIRECTION"},
        {"group", '\0', POPT_ARG_STRING, &w.group, 0,
         N_("column with groups, such as municipalities: Theil between and within them"), "COL"},
        {"line", '\0', POPT_ARG_STRING, &w.line, 0,
         N_("beyond it people are poor in access (fgt), in the unit of the outcome"), "Z"},
        {"cap", '\0', POPT_ARG_STRING, &w.cap, 0,
         N_("what the unreachable count as in fgt 1 and 2, not below the line (default: 120, or the "
            "line where that is more)"),
         "T"},
        {"bounds", '\0', POPT_ARG_STRING, &w.bounds, 0,
         N_("theoretical least and most of the outcome, 0,1 for a share: Erreygers, Wagstaff, "
            "logit"),
         "A,B"},
        {"kind", '\0', POPT_ARG_STRING, &w.kind, 0,
         N_("ill: more is worse, as travel time (default); good: more is better"), "ill|good"},
        {"transform", '\0', POPT_ARG_STRING, &w.transform, 0,
         N_("scale of the slope index: none (default), log, or logit for what has bounds"),
         "none|log|logit"},
        {"cluster", '\0', POPT_ARG_STRING, &w.cluster, 0,
         N_("column with clusters of rows that belong together, for errors (default: every row)"),
         "COL"},
        {"se", '\0', POPT_ARG_STRING, &w.se, 0,
         N_("column with the standard error of the outcome: SII and RII intervals are simulated"),
         "COL"},
        {"lower", '\0', POPT_ARG_STRING, &w.lower, 0,
         N_("column with the lower 95 percent limit of the outcome, instead of --se"), "COL"},
        {"upper", '\0', POPT_ARG_STRING, &w.upper, 0, N_("column with the upper limit"), "COL"},
        {"simulations", '\0', POPT_ARG_STRING, &w.simulations, 0,
         N_("draws with --se, 1 to 1000000 (default: 1000)"), "N"},
        {"bootstrap", '\0', POPT_ARG_STRING, &w.bootstrap, 0,
         N_("replicates of a cluster bootstrap, 1 to 1000000 (default: none)"), "N"},
        {"seed", '\0', POPT_ARG_STRING, &w.seed, 0,
         N_("of the random numbers, a whole number from 0 (default: 1)"), "S"},
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok =
        cli_read(&line, "inequality", argc, argv, options, &common,
                 "--table CSV --value COL [--population COL] [--rank COL]",
                 _("How unequal an outcome is between people, and how it follows their social "
                   "order: every index as JSON on standard output. What is undefined is null, "
                   "with the reason."),
                 &exit_status);
    if (ok)
        exit_status = run(&line, &w);
    cli_release(&line);
    free_words(&w);
    return exit_status;
}
