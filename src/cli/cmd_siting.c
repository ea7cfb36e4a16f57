/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/siting.h"

/* The words of the command line, as they come. */
typedef struct {
    char *model, *p, *limit, *matrix, *demand, *orlib, *fixed, *capacity, *rank_weights, *direction;
    char *unreachable, *time_limit, *seed;
    int single;
} siting_words;

static const struct {
    const char *name;
    adg_siting_model model;
    bool needs_limit, needs_p;
} models[] = {
    {"p_median", ADG_SITING_P_MEDIAN, false, true},
    {"p_center", ADG_SITING_P_CENTER, false, true},
    {"mclp", ADG_SITING_MCLP, true, true},
    {"lscp", ADG_SITING_LSCP, true, false},
};
enum {
    N_MODELS = sizeof models / sizeof *models
};

static void free_words(siting_words *w)
{
    char *all[] = {w->model,       w->p,          w->limit,    w->matrix,       w->demand,
                   w->orlib,       w->fixed,      w->capacity, w->rank_weights, w->direction,
                   w->unreachable, w->time_limit, w->seed};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}

static size_t find_model(const char *word)
{
    size_t k = 0;
    while (k < N_MODELS && (!word || strcmp(models[k].name, word) != 0))
        k++;
    return k;
}

static const char *wrong_tables(const siting_words *w)
{
    if (w->orlib && (w->matrix || w->demand))
        return _("--orlib takes the place of --matrix and --demand");
    if (!w->orlib && !(w->matrix && w->demand))
        return _("name the tables, --matrix and --demand, or a file with --orlib");
    if (w->orlib && (w->capacity || w->rank_weights))
        return _("--capacity and --rank-weights go with --matrix and --demand");
    return NULL;
}

/* An option that would change nothing is a misunderstanding. */
static const char *wrong_options(const siting_words *w, size_t k)
{
    bool is_median = models[k].model == ADG_SITING_P_MEDIAN;
    if (models[k].needs_limit && !w->limit)
        return _("this model needs --limit, in minutes");
    if (!models[k].needs_limit && w->limit)
        return _("only mclp and lscp have a --limit");
    if (models[k].needs_p && !w->p && !w->orlib)
        return _("this model needs --p, the number of new sites");
    if (!models[k].needs_p && w->p)
        return _("lscp finds the number of sites itself; leave --p out");
    if (!is_median && (w->capacity || w->rank_weights || w->unreachable))
        return _("--capacity, --rank-weights and --unreachable go with p_median");
    if (w->capacity && w->rank_weights)
        return _("--capacity and --rank-weights exclude each other");
    if (w->single && !w->capacity)
        return _("--single goes with --capacity");
    if (w->direction && !w->rank_weights)
        return _("--rank-direction goes with --rank-weights");
    if (w->direction && strcmp(w->direction, "low_is_deprived") != 0 &&
        strcmp(w->direction, "high_is_deprived") != 0)
        return _("--rank-direction is low_is_deprived or high_is_deprived");
    return NULL;
}

static bool read_numbers(const cli_line *line, const siting_words *w, adg_siting_problem *problem)
{
    double p = 1, seed = 1;
    if (!cli_number(line, "--p", w->p, 0, 1e9, &p) ||
        !cli_number(line, "--limit", w->limit, 0, 1e9, &problem->limit_min) ||
        !cli_number(line, "--unreachable", w->unreachable, 0, 1e9, &problem->unreachable_min) ||
        !cli_number(line, "--time-limit", w->time_limit, 0.001, 1e9, &problem->time_limit_s) ||
        !cli_number(line, "--seed", w->seed, 0, 9007199254740991.0, &seed))
        return false;
    problem->p = (size_t)p;
    problem->seed = (uint64_t)seed;
    if (p != floor(p))
        cli_wrong_use(line, _("%s %s: must be a whole number"), "--p", w->p);
    else if (seed != floor(seed))
        cli_wrong_use(line, _("%s %s: must be a whole number"), "--seed", w->seed);
    return p == floor(p) && seed == floor(seed);
}

static int run(const cli_line *line, const siting_words *w)
{
    size_t k = find_model(w->model);
    if (line->n_arguments > 0)
        return cli_wrong_use(line, _("\"%s\" is too much; everything is an option"),
                             line->arguments[0]);
    if (k == N_MODELS)
        return cli_wrong_use(line, "%s", _("--model is p_median, p_center, mclp or lscp"));
    const char *wrong = wrong_tables(w);
    wrong = wrong ? wrong : wrong_options(w, k);
    if (wrong)
        return cli_wrong_use(line, "%s", wrong);
    adg_siting_request request = {
        .matrix = w->matrix,
        .demand = w->demand,
        .orlib = w->orlib,
        .capacity = w->capacity,
        .fixed = w->fixed,
        .rank_weights = w->rank_weights,
        .model_name = models[k].name,
        .model = w->rank_weights ? ADG_SITING_EQUITY_P_MEDIAN : models[k].model,
        .low_is_deprived = !w->direction || strcmp(w->direction, "low_is_deprived") == 0,
        .has_p = w->p != NULL,
        .options = ADG_SITING_PROBLEM_INIT,
        .out = stdout};
    request.options.single = w->single;
    if (!read_numbers(line, w, &request.options))
        return CLI_WRONG_USE;
    cli_language(line->common, NULL);
    adg_error error = ADG_ERROR_INIT;
    adg_context context = cli_context(line);
    return cli_finish(adg_siting_of_tables(&request, &context, &error), &error);
}

int cmd_siting(int argc, const char **argv)
{
    cli_common common = {0};
    siting_words w = {0};
    const struct poptOption options[] = {
        {"model", '\0', POPT_ARG_STRING, &w.model, 0,
         N_("p_median: least sum of demand x minutes; p_center: least longest time; mclp: most demand "
            "within --limit; lscp: fewest sites with everybody within --limit"),
         "NAME"},
        {"p", '\0', POPT_ARG_STRING, &w.p, 0,
         N_("new sites, beside those of --fixed, 0 or more (default with --orlib: that of the file)"),
         "N"},
        {"limit", '\0', POPT_ARG_STRING, &w.limit, 0,
         N_("mclp and lscp: what is so near is covered, the limit itself too; minutes, 0 or more"),
         "M"},
        {"matrix", '\0', POPT_ARG_STRING, &w.matrix, 0,
         N_("travel times: table origin,destination,minutes; destinations are the candidates"),
         "OD.csv"},
        {"demand", '\0', POPT_ARG_STRING, &w.demand, 0,
         N_("people: table id,demand; ids are the origins, and 0 takes no part"), "D.csv"},
        {"orlib", '\0', POPT_ARG_STRING, &w.orlib, 0,
         N_("in place of the tables: a p-median file of the OR-Library; every node has demand 1 and "
            "is a candidate"),
         "FILE"},
        {"fixed", '\0', POPT_ARG_STRING, &w.fixed, 0, N_("sites that are open already"), "ID,..."},
        {"capacity", '\0', POPT_ARG_STRING, &w.capacity, 0,
         N_("p_median: table id,supply with the demand that each candidate can take; its ids are the "
            "candidates"),
         "S.csv"},
        {"single", '\0', POPT_ARG_NONE, &w.single, 0,
         N_("with --capacity: a place goes to one site as a whole (default: it may be split)"),
         NULL},
        {"rank-weights", '\0', POPT_ARG_STRING, &w.rank_weights, 0,
         N_("p_median: column of the demand table; people weigh 2 (1 - r), r their rank from 0 = most "
            "deprived"),
         "COL"},
        {"rank-direction", '\0', POPT_ARG_STRING, &w.direction, 0,
         N_("low_is_deprived: as income (default); high_is_deprived: as an index of deprivation"),
         "DIRECTION"},
        {"unreachable", '\0', POPT_ARG_STRING, &w.unreachable, 0,
         N_("p_median: what having no way counts, minutes, at least the longest time (default: as few "
            "as possible are without, and they are left out of the objective)"),
         "M"},
        {"time-limit", '\0', POPT_ARG_STRING, &w.time_limit, 0,
         N_("then the best answer so far with its bound, seconds above 0 (default: none)"), "S"},
        {"seed", '\0', POPT_ARG_STRING, &w.seed, 0,
         N_("of the random numbers, a whole number from 0 (default: 1)"), "S"},
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok =
        cli_read(&line, "siting", argc, argv, options, &common,
                 "--model NAME --p N --matrix OD.csv --demand D.csv",
                 _("Where to put facilities: the best sites among candidates, how good they are, "
                   "and how good any others could be at most, as JSON on standard output. "
                   "\"proven\" is true when nothing better exists."),
                 &exit_status);
    if (ok)
        exit_status = run(&line, &w);
    cli_release(&line);
    free_words(&w);
    return exit_status;
}
