/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/path_ending.h"
#include "core/text.h"
#include "pipeline/deprivation.h"

enum {
    MAX_INDICATORS = 100
};

/* The words of the command line, as they come. */
typedef struct {
    char *layer, *population, *id, *crs, *method, *groups, *baseline, *out;
    char **indicator, **transform; /* one a time the option is given, ending with NULL */
    int each;
} deprivation_words;

static void free_list(char **list)
{
    for (size_t i = 0; list && list[i]; i++)
        free(list[i]);
    free(list);
}

static void free_words(deprivation_words *w)
{
    char *all[] = {w->layer,  w->population, w->id,       w->crs,
                   w->method, w->groups,     w->baseline, w->out};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    free_list(w->indicator);
    free_list(w->transform);
}

/* What the words mean. */
typedef struct {
    adg_indicator indicator[MAX_INDICATORS];
    adg_transform transform[MAX_INDICATORS];
    size_t n, n_weights;
    bool domains;
} meaning;

/* Cuts "a:b:c" at its first colon, in place; returns what comes after it, or NULL. */
static char *cut(char *text)
{
    char *colon = text ? strchr(text, ':') : NULL;
    if (colon)
        *colon++ = '\0';
    return colon;
}

static size_t find(const meaning *m, const char *field)
{
    size_t k = 0;
    while (k < m->n && strcmp(m->indicator[k].field, field) != 0)
        k++;
    return k;
}

/* Reads "FIELD:up|down:WEIGHT:DOMAIN", of which all but the field may be left out or empty. */
static bool take_indicator(const cli_line *line, char *word, meaning *m)
{
    char *direction = cut(word), *weight = cut(direction), *domain = cut(weight);
    adg_indicator *to = &m->indicator[m->n];
    *to = (adg_indicator){
        .field = word, .label = word, .domain = domain && *domain ? domain : word, .weight = NAN};
    m->domains = m->domains || (domain && *domain);
    const char *wrong = NULL;
    if (!*word || (domain && strchr(domain, ':')))
        wrong = _("write --indicator FIELD[:up|down[:weight[:domain]]]");
    else if (find(m, word) < m->n)
        wrong = _("the indicator is named twice");
    else if (m->n == MAX_INDICATORS - 1)
        wrong = _("there are too many indicators");
    else if (direction && *direction && strcmp(direction, "up") && strcmp(direction, "down"))
        wrong = _("the direction of an indicator is up (more is more deprived) or down");
    else if (weight && *weight &&
             (!adg_parse_number(weight, false, false, &to->weight) || !(to->weight >= 0)))
        wrong = _("a weight is a number of 0 or more; use \"down\" where a lower value is more "
                  "deprived");
    if (wrong) {
        cli_wrong_use(line, "--indicator %s: %s", word, wrong);
        return false;
    }
    to->direction =
        direction && strcmp(direction, "down") == 0 ? ADG_DIRECTION_DOWN : ADG_DIRECTION_UP;
    m->n_weights += isnan(to->weight) ? 0 : 1;
    m->n++;
    return true;
}

static bool take_transform(const cli_line *line, char *word, meaning *m)
{
    const char *how = cut(word);
    size_t k = find(m, word);
    int t = 0;
    while (t < ADG_N_TRANSFORMS && (!how || strcmp(how, adg_transform_word((adg_transform)t)) != 0))
        t++;
    if (k == m->n || t == ADG_N_TRANSFORMS) {
        cli_wrong_use(line, "--transform %s: %s", word,
                      k == m->n ? _("there is no such --indicator")
                                : _("write FIELD:log, log1, share, smooth or logit"));
        return false;
    }
    m->transform[k] = (adg_transform)t;
    return true;
}

static bool take_all(const cli_line *line, const deprivation_words *w, meaning *m)
{
    double total = 0;
    for (size_t i = 0; w->indicator && w->indicator[i]; i++)
        if (!take_indicator(line, w->indicator[i], m))
            return false;
    for (size_t i = 0; w->transform && w->transform[i]; i++)
        if (!take_transform(line, w->transform[i], m))
            return false;
    for (size_t k = 0; k < m->n; k++)
        total += isnan(m->indicator[k].weight) ? 0 : m->indicator[k].weight;
    const char *wrong = NULL;
    if (m->n == 0)
        wrong = _("name at least one --indicator");
    else if (m->n_weights != 0 && m->n_weights != m->n)
        wrong = _("give a weight to every indicator, or to none (then every domain counts alike)");
    else if (m->n_weights && !(total > 0))
        wrong = _("the weights add up to 0");
    if (wrong)
        cli_wrong_use(line, "%s", wrong);
    return !wrong;
}

static int method_of(const char *word)
{
    static const char *const words[] = {"zscore", "imd", "pca", "ready"};
    int method = 0;
    while (method < 4 && word && strcmp(word, words[method]) != 0)
        method++;
    return method;
}

static const char *what_is_wrong(const cli_line *line, const deprivation_words *w, const meaning *m)
{
    int method = method_of(w->method);
    if (line->n_arguments)
        return _("there is something that is no option");
    if (!w->layer)
        return _("name the --layer");
    if (!w->population)
        return _("name the field of the people: --population");
    if (method > ADG_DEPRIVATION_READY)
        return _("--method is zscore, imd, pca or ready");
    if (method == ADG_DEPRIVATION_READY && m->n != 1)
        return _("--method ready takes exactly one indicator: the field that holds the index");
    if (w->baseline && method != ADG_DEPRIVATION_ZSCORE && method != ADG_DEPRIVATION_PCA)
        return _("--baseline goes with zscore and pca: ranks have no parameters to keep");
    if (!adg_path_ends_in(w->out, ".csv") && !adg_path_ends_in(w->out, ".gpkg") &&
        !adg_path_ends_in(w->out, ".geojson"))
        return _("say with --out where the index goes: a .csv, .gpkg or .geojson");
    return NULL;
}

static int run(const cli_line *line, const deprivation_words *w)
{
    meaning m = {.n = 0};
    double groups = 5;
    if (!take_all(line, w, &m) || !cli_number(line, "--groups", w->groups, 2, 100, &groups))
        return CLI_WRONG_USE;
    const char *wrong = what_is_wrong(line, w, &m);
    if (wrong)
        return cli_wrong_use(line, "%s", wrong);
    if (groups != floor(groups))
        return cli_wrong_use(line, _("%s %s: must be a whole number"), "--groups", w->groups);
    adg_error error = ADG_ERROR_INIT;
    const adg_deprivation_request request = {
        .source = {.given = true,
                   .source = {.path = w->layer, .opened = w->layer},
                   .method = (adg_deprivation_method)method_of(w->method),
                   .indicators = m.indicator,
                   .n_indicators = (unsigned)m.n},
        .transform = m.transform,
        .domains = m.domains,
        .each = w->each != 0,
        .id = w->id,
        .population = w->population,
        .crs = w->crs ? w->crs : "EPSG:25832",
        .n_groups = (int)groups,
        .baseline = w->baseline,
        .out = w->out,
        .overwrite = line->common->overwrite != 0};
    cli_language(line->common, NULL);
    adg_context context = cli_context(line);
    return cli_flush(cli_finish(adg_deprivation(&request, &context, &error), &error));
}

int cmd_deprivation(int argc, const char **argv)
{
    cli_common common = {0};
    deprivation_words w = {0};
    const struct poptOption options[] = {
        {"layer", '\0', POPT_ARG_STRING, &w.layer, 0,
         N_("areas or cells with people and indicators: a layer, or a CSV, with or without "
            "coordinates (required)"),
         "LAYER|CSV"},
        {"population", '\0', POPT_ARG_STRING, &w.population, 0,
         N_("field of the people, the weights of all means and groups (required)"), "FIELD"},
        {"indicator", '\0', POPT_ARG_ARGV, &w.indicator, 0,
         N_("field, whether a higher value (up, default) or a lower one (down) is more deprived, "
            "weight of 0 or more (default: domains alike), domain (default: its own); once for "
            "each indicator"),
         "FIELD[:up|down[:weight[:domain]]]"},
        {"method", '\0', POPT_ARG_STRING, &w.method, 0,
         N_("zscore: standardised indicators added up (default); imd: ranks, the most deprived "
            "counting most; pca: first principal component; ready: the one indicator is the "
            "index"),
         "zscore|imd|pca|ready"},
        {"transform", '\0', POPT_ARG_ARGV, &w.transform, 0,
         N_("before all: log, log1 (of x + 1), or for counts of people share, smooth (share with "
            "empirical Bayes), logit; once for each indicator"),
         "FIELD:WORD"},
        {"groups", '\0', POPT_ARG_STRING, &w.groups, 0,
         N_("groups of equally many people, 2 to 100 (default: 5)"), "N"},
        {"each", '\0', POPT_ARG_NONE, &w.each, 0,
         N_("also the group by every indicator alone (default: not)"), NULL},
        {"baseline", '\0', POPT_ARG_STRING, &w.baseline, 0,
         N_("means, standard deviations and weights of an earlier year: the JSON this command "
            "printed for it (default: of these units)"),
         "FILE"},
        {"id", '\0', POPT_ARG_STRING, &w.id, 0,
         N_("field of the ids (default: id in a CSV, else the number of the row)"), "FIELD"},
        {"crs", '\0', POPT_ARG_STRING, &w.crs, 0,
         N_("coordinates of the output, and of a CSV with x,y (default: EPSG:25832)"), "CRS"},
        {"out", 'o', POPT_ARG_STRING, &w.out, 0,
         N_("score, group and rank of every unit, and its indicators standardised (required)"),
         "OUT.csv|.gpkg|.geojson"},
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(&line, "deprivation", argc, argv, options, &common,
                       "--layer LAYER|CSV --population FIELD --indicator FIELD ... -o OUT",
                       _("A deprivation index of areas or cells from their indicators; what it is "
                         "made of is printed as JSON."),
                       &exit_status);
    if (ok)
        exit_status = run(&line, &w);
    cli_release(&line);
    free_words(&w);
    return exit_status;
}
