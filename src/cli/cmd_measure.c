/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/measure.h"

/* The words of the command line, as they come. */
typedef struct {
    char *matrix, *demand, *supply, *limit, *weights, *steps, *decay, *half_life, *decay_parameter;
    char *per, *k, *tau, *opportunities, *people_per_supply, *out;
    int available;
} measure_words;

/* What a measure is asked with, beyond the three tables and --limit. */
enum {
    NEEDS_LIMIT = 1,
    TAKES_WEIGHTS = 2, /* --steps with --weights, or --decay */
    TAKES_PER = 4,
    TAKES_K = 8,
    TAKES_TAU = 16,
    TAKES_AMOUNT = 32,
    TAKES_PEOPLE = 64,
    HAS_STEPS = 128,     /* 15/30/60 minutes where nothing else is said */
    NEEDS_WEIGHTS = 256, /* some weights, or a limit, must be said */
    NEEDS_DECAY = 512    /* a limit alone is no weight */
};

typedef struct {
    const char *name;
    adg_measure_kind kind;
    adg_fca member;
    int takes;
} measure_name;

static const measure_name names[] = {
    {"nearest", ADG_MEASURE_NEAREST, 0, 0},
    {"k_nearest", ADG_MEASURE_K_NEAREST, 0, TAKES_K},
    {"dual", ADG_MEASURE_DUAL, 0, TAKES_AMOUNT},
    {"cumulative", ADG_MEASURE_CUMULATIVE, 0, NEEDS_LIMIT},
    {"choice", ADG_MEASURE_CHOICE, 0, NEEDS_LIMIT},
    {"gravity", ADG_MEASURE_GRAVITY, 0, TAKES_WEIGHTS | NEEDS_WEIGHTS | NEEDS_DECAY},
    {"passive", ADG_MEASURE_PASSIVE, 0, TAKES_WEIGHTS | NEEDS_WEIGHTS},
    {"2sfca", ADG_MEASURE_FCA, ADG_FCA_2SFCA, NEEDS_LIMIT | TAKES_PER},
    {"e2sfca", ADG_MEASURE_FCA, ADG_FCA_2SFCA, TAKES_WEIGHTS | TAKES_PER | HAS_STEPS},
    {"kd2sfca", ADG_MEASURE_FCA, ADG_FCA_2SFCA,
     TAKES_WEIGHTS | TAKES_PER | NEEDS_WEIGHTS | NEEDS_DECAY},
    {"m2sfca", ADG_MEASURE_FCA, ADG_FCA_M2SFCA, TAKES_WEIGHTS | TAKES_PER | HAS_STEPS},
    {"3sfca", ADG_MEASURE_FCA, ADG_FCA_3SFCA, TAKES_WEIGHTS | TAKES_PER | HAS_STEPS},
    {"huff3sfca", ADG_MEASURE_FCA, ADG_FCA_HUFF3SFCA, TAKES_WEIGHTS | TAKES_PER | HAS_STEPS},
    {"mh3sfca", ADG_MEASURE_FCA, ADG_FCA_MH3SFCA, TAKES_WEIGHTS | TAKES_PER | HAS_STEPS},
    {"bfca", ADG_MEASURE_FCA, ADG_FCA_BFCA, TAKES_WEIGHTS | TAKES_PER | HAS_STEPS},
    {"raam", ADG_MEASURE_RAAM, 0, TAKES_TAU},
    {"ratio", ADG_MEASURE_RATIO, 0, TAKES_PER},
    {"unmet", ADG_MEASURE_UNMET, 0, TAKES_PEOPLE},
};
enum {
    N_NAMES = sizeof names / sizeof *names,
    MAX_STEPS = 64
};

static const struct {
    const char *name;
    adg_decay_kind kind;
    int n_parameters;
} decays[] = {
    {"exponential", ADG_DECAY_EXPONENTIAL, 1},
    {"power", ADG_DECAY_POWER, 1},
    {"gaussian", ADG_DECAY_GAUSSIAN, 1},
    {"gaussian_truncated", ADG_DECAY_GAUSSIAN_TRUNCATED, 1},
    {"logistic", ADG_DECAY_LOGISTIC, 2},
    {"log_logistic", ADG_DECAY_LOG_LOGISTIC, 2},
    {"linear", ADG_DECAY_LINEAR, 1},
};
enum {
    N_DECAYS = sizeof decays / sizeof *decays
};

static void free_words(measure_words *w)
{
    char *all[] = {w->matrix,
                   w->demand,
                   w->supply,
                   w->limit,
                   w->weights,
                   w->steps,
                   w->decay,
                   w->half_life,
                   w->decay_parameter,
                   w->per,
                   w->k,
                   w->tau,
                   w->opportunities,
                   w->people_per_supply,
                   w->out};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}

static const measure_name *find_name(const char *word)
{
    for (size_t i = 0; word && i < N_NAMES; i++)
        if (strcmp(names[i].name, word) == 0)
            return &names[i];
    return NULL;
}

/* ---- is it a whole question? ---- */

static bool check_tables(const cli_line *line, const measure_words *w, const measure_name *name)
{
    if (w->demand && w->supply && (w->matrix || name->kind == ADG_MEASURE_RATIO))
        return true;
    cli_wrong_use(line, "%s", _("name the tables: --matrix, --demand and --supply"));
    return false;
}

/* An option that would change nothing is a misunderstanding. */
static bool check_options(const cli_line *line, const measure_words *w, const measure_name *name)
{
    const struct {
        const char *option;
        bool given;
        int takes;
    } options[] = {{"--steps", w->steps != NULL, TAKES_WEIGHTS},
                   {"--weights", w->weights != NULL, TAKES_WEIGHTS},
                   {"--decay", w->decay != NULL, TAKES_WEIGHTS},
                   {"--half-life", w->half_life != NULL, TAKES_WEIGHTS},
                   {"--decay-parameter", w->decay_parameter != NULL, TAKES_WEIGHTS},
                   {"--per", w->per != NULL, TAKES_PER},
                   {"--k", w->k != NULL, TAKES_K},
                   {"--available", w->available != 0, TAKES_K},
                   {"--tau", w->tau != NULL, TAKES_TAU},
                   {"--opportunities", w->opportunities != NULL, TAKES_AMOUNT},
                   {"--people-per-supply", w->people_per_supply != NULL, TAKES_PEOPLE}};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].given && !(name->takes & options[i].takes)) {
            cli_wrong_use(line, _("%s has no use for %s"), name->name, options[i].option);
            return false;
        }
    if (name->kind == ADG_MEASURE_RATIO && w->limit) {
        cli_wrong_use(line, _("%s has no use for %s"), name->name, "--limit");
        return false;
    }
    return true;
}

static const char *what_is_missing(const measure_words *w, const measure_name *name)
{
    bool says_decay = w->steps || w->weights || w->decay || w->half_life || w->decay_parameter;
    if ((name->takes & NEEDS_LIMIT) && !w->limit)
        return _("it needs --limit");
    if (name->kind == ADG_MEASURE_K_NEAREST && !w->k)
        return _("it needs --k, the number of facilities");
    if (name->kind == ADG_MEASURE_DUAL && !w->opportunities)
        return _("it needs --opportunities, the supply to be reached");
    if ((name->takes & NEEDS_WEIGHTS) && !says_decay && !w->limit)
        return _("it needs --decay with --half-life or --decay-parameter, or --steps");
    if (name->kind == ADG_MEASURE_GRAVITY && !says_decay)
        return _("it needs --decay with --half-life or --decay-parameter, or --steps; without "
                 "decay it is cumulative");
    if ((w->steps || w->weights) && (w->decay || w->half_life || w->decay_parameter))
        return _("--steps and --decay exclude each other");
    if (w->half_life && w->decay_parameter)
        return _("--half-life and --decay-parameter exclude each other");
    if (!w->decay && (w->half_life || w->decay_parameter) && name->kind != ADG_MEASURE_FCA)
        return _("name the --decay");
    return NULL;
}

/* ---- weights ---- */

/* "a,b,c" into numbers; how many, or 0 = said on standard error. */
static size_t read_list(const cli_line *line, const char *option, const char *text, double least,
                        double *number, size_t capacity)
{
    size_t n = 0;
    for (const char *at = text; n < capacity; n++) {
        size_t length = strcspn(at, ",");
        char word[64];
        if (length == 0 || length >= sizeof word)
            break;
        memcpy(word, at, length);
        word[length] = '\0';
        if (!cli_number(line, option, word, least, 1e9, &number[n]))
            return 0;
        at += length;
        if (*at == '\0')
            return n + 1;
        at++;
    }
    cli_wrong_use(line, _("%s %s: must be numbers, separated by commas, at most %zu"), option, text,
                  capacity);
    return 0;
}

/* The steps of the catchment; room for them is the caller's. */
typedef struct {
    double limit_min[MAX_STEPS], weight[MAX_STEPS];
} step_room;

static bool set_steps(const cli_line *line, const measure_words *w, step_room *room,
                      adg_decay *decay)
{
    static const double usual_limit[] = {15, 30, 60}, usual_weight[] = {1, 0.68, 0.22};
    size_t n = 3, n_weights = 3;
    memcpy(room->limit_min, usual_limit, sizeof usual_limit);
    memcpy(room->weight, usual_weight, sizeof usual_weight);
    if (w->steps)
        n = read_list(line, "--steps", w->steps, 0, room->limit_min, MAX_STEPS);
    if (n && w->weights)
        n_weights = read_list(line, "--weights", w->weights, 0, room->weight, MAX_STEPS);
    if (n == 0 || n_weights == 0)
        return false;
    if (n != n_weights) {
        cli_wrong_use(line, _("there are %zu steps and %zu weights; every step needs one"), n,
                      n_weights);
        return false;
    }
    decay->kind = ADG_DECAY_STEPS;
    decay->steps = (adg_step_weights){room->limit_min, room->weight, n};
    return true;
}

static bool ends_at_a_time(adg_decay_kind kind)
{
    return kind == ADG_DECAY_GAUSSIAN_TRUNCATED || kind == ADG_DECAY_LINEAR;
}

static bool set_parameters(const cli_line *line, const measure_words *w, int n_parameters,
                           adg_decay *decay)
{
    adg_error error = ADG_ERROR_INIT;
    double half_life = 0, number[2] = {0, 0};
    if (w->half_life) {
        if (!cli_number(line, "--half-life", w->half_life, 1e-6, 1e6, &half_life))
            return false;
        if (adg_decay_set_half_life(decay, half_life, &error) == ADG_OK)
            return true;
        cli_wrong_use(line, "%s", error.message);
        return false;
    }
    if (!w->decay_parameter && ends_at_a_time(decay->kind) && isfinite(decay->limit_min)) {
        decay->parameter = decay->limit_min;
        return true;
    }
    if (!w->decay_parameter) {
        cli_wrong_use(line, "%s", _("--decay needs --half-life or --decay-parameter"));
        return false;
    }
    size_t n = read_list(line, "--decay-parameter", w->decay_parameter, 0, number, 2);
    if (n != 0 && n != (size_t)n_parameters)
        cli_wrong_use(line, _("--decay-parameter %s: this decay has %d"), w->decay_parameter,
                      n_parameters);
    decay->parameter = number[0];
    decay->second = number[1];
    return n == (size_t)n_parameters;
}

static bool set_decay(const cli_line *line, const measure_words *w, adg_decay *decay)
{
    const char *name = w->decay ? w->decay : "gaussian_truncated";
    for (size_t d = 0; d < N_DECAYS; d++)
        if (strcmp(decays[d].name, name) == 0) {
            decay->kind = decays[d].kind;
            return set_parameters(line, w, decays[d].n_parameters, decay);
        }
    cli_wrong_use(line,
                  _("--decay %s: possible are exponential, power, gaussian, gaussian_truncated, "
                    "logistic, log_logistic and linear"),
                  name);
    return false;
}

static bool set_weights(const cli_line *line, const measure_words *w, const measure_name *name,
                        step_room *room, adg_decay *decay)
{
    adg_error error = ADG_ERROR_INIT;
    bool says_curve = w->decay || w->half_life || w->decay_parameter;
    bool is_kernel = strcmp(name->name, "kd2sfca") == 0, ok = true;
    bool is_stepped = strcmp(name->name, "e2sfca") == 0;
    if (!cli_number(line, "--limit", w->limit, 0, 1e6, &decay->limit_min))
        return false;
    if (w->steps || w->weights)
        ok = set_steps(line, w, room, decay);
    else if (says_curve || is_kernel)
        ok = set_decay(line, w, decay);
    else if (is_stepped || ((name->takes & HAS_STEPS) && !w->limit))
        ok = set_steps(line, w, room, decay);
    if (!ok)
        return false;
    if (adg_decay_check(decay, &error) != ADG_OK)
        cli_wrong_use(line, "%s", error.message);
    return error.status == ADG_OK;
}

/* ---- the command ---- */

static bool read_numbers(const cli_line *line, const measure_words *w, adg_measure_request *request)
{
    double k = 1;
    if (!cli_number(line, "--per", w->per, 1e-9, 1e12, &request->per) ||
        !cli_number(line, "--k", w->k, 1, 1e6, &k) ||
        !cli_number(line, "--tau", w->tau, 0.001, 1e6, &request->tau_min) ||
        !cli_number(line, "--opportunities", w->opportunities, 1e-9, 1e15, &request->amount) ||
        !cli_number(line, "--people-per-supply", w->people_per_supply, 1e-9, 1e9,
                    &request->people_per_supply))
        return false;
    request->k = (size_t)k;
    if (k != floor(k))
        cli_wrong_use(line, _("%s %s: must be a whole number"), "--k", w->k);
    return k == floor(k);
}

static int run(const cli_line *line, const measure_words *w)
{
    const measure_name *name = line->n_arguments == 1 ? find_name(line->arguments[0]) : NULL;
    if (!name)
        return cli_wrong_use(line, "%s",
                             line->n_arguments == 1
                                 ? _("there is no such measure")
                                 : _("name one measure, such as nearest or e2sfca"));
    if (!check_tables(line, w, name) || !check_options(line, w, name))
        return CLI_WRONG_USE;
    const char *missing = what_is_missing(w, name);
    if (missing)
        return cli_wrong_use(line, "%s: %s", name->name, missing);
    step_room room;
    adg_measure_request request = {.sources = {w->matrix, w->demand, w->supply},
                                   .kind = name->kind,
                                   .member = name->member,
                                   .decay = ADG_DECAY_INIT,
                                   .available = w->available != 0,
                                   .tau_min = 60,
                                   .per = 1,
                                   .people_per_supply = 1,
                                   .out = w->out && strcmp(w->out, "-") != 0 ? w->out : NULL,
                                   .overwrite = line->common->overwrite != 0};
    if (!set_weights(line, w, name, &room, &request.decay) || !read_numbers(line, w, &request))
        return CLI_WRONG_USE;
    cli_language(line->common, NULL);
    adg_error error = ADG_ERROR_INIT;
    adg_context context = cli_context(line);
    return cli_finish(adg_measure(&request, &context, &error), &error);
}

int cmd_measure(int argc, const char **argv)
{
    cli_common common = {0};
    measure_words w = {0};
    const struct poptOption options[] = {
        {"matrix", '\0', POPT_ARG_STRING, &w.matrix, 0,
         N_("travel times: table origin,destination,minutes, as `adgang matrix` writes it; "
            "destinations are facilities"),
         "OD.csv"},
        {"demand", '\0', POPT_ARG_STRING, &w.demand, 0,
         N_("people: table id,demand[,zone]; ids are the origins"), "D.csv"},
        {"supply", '\0', POPT_ARG_STRING, &w.supply, 0,
         N_("facilities: table id,supply[,zone]; 0 is closed; ids are the destinations"), "S.csv"},
        {"limit", '\0', POPT_ARG_STRING, &w.limit, 0,
         N_("what is further counts as unreachable; the limit itself is inside, minutes, 0 or more "
            "(default: no limit; cumulative, choice and 2sfca need one)"),
         "M"},
        {"steps", '\0', POPT_ARG_STRING, &w.steps, 0,
         N_("where the weight of a facility falls, minutes that increase (default: 15,30,60)"),
         "M,..."},
        {"weights", '\0', POPT_ARG_STRING, &w.weights, 0,
         N_("the weight up to each step, 0 or more (default: 1,0.68,0.22)"), "W,..."},
        {"decay", '\0', POPT_ARG_STRING, &w.decay, 0,
         N_("a curve in place of steps: exponential, power, gaussian, gaussian_truncated, logistic, "
            "log_logistic, linear (default of kd2sfca: gaussian_truncated)"),
         "NAME"},
        {"half-life", '\0', POPT_ARG_STRING, &w.half_life, 0,
         N_("a facility so far away counts half, minutes above 0"), "M"},
        {"decay-parameter", '\0', POPT_ARG_STRING, &w.decay_parameter, 0,
         N_("in place of --half-life: exponential beta (1/min), power alpha, gaussian sigma (min), "
            "gaussian_truncated and linear the end (min, default --limit), logistic median,sd "
            "(min), log_logistic median,shape"),
         "X[,Y]"},
        {"per", '\0', POPT_ARG_STRING, &w.per, 0,
         N_("supply for so many people, for ratio and the sfca family (default: 1)"), "N"},
        {"k", '\0', POPT_ARG_STRING, &w.k, 0,
         N_("k_nearest: the mean of so many facilities, 1 or more"), "K"},
        {"available", '\0', POPT_ARG_NONE, &w.available, 0,
         N_("k_nearest: where there are fewer than K, the mean of those there are (default: empty)"),
         NULL},
        {"tau", '\0', POPT_ARG_STRING, &w.tau, 0,
         N_("raam: minutes of travel that are as bad as average crowding, above 0 (default: 60)"),
         "M"},
        {"opportunities", '\0', POPT_ARG_STRING, &w.opportunities, 0,
         N_("dual: the supply to be reached, above 0"), "N"},
        {"people-per-supply", '\0', POPT_ARG_STRING, &w.people_per_supply, 0,
         N_("unmet: people that one unit of supply serves, above 0 (default: 1)"), "N"},
        {"out", 'o', POPT_ARG_STRING, &w.out, 0,
         N_("result: CSV id,value (- or default: standard output)"), "OUT.csv"},
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(&line, "measure", argc, argv, options, &common,
                       "NAME --matrix OD.csv --demand D.csv --supply S.csv [-o OUT.csv]",
                       _("A measure of access from a table of travel times. NAME is nearest, "
                         "k_nearest, dual, cumulative, choice, gravity, passive, 2sfca, e2sfca, "
                         "kd2sfca, m2sfca, 3sfca, huff3sfca, mh3sfca, bfca, raam, ratio or unmet; "
                         "docs/measures tells which answers what. Unreachable and undefined values "
                         "are empty."),
                       &exit_status);
    if (ok)
        exit_status = run(&line, &w);
    cli_release(&line);
    free_words(&w);
    return exit_status;
}
