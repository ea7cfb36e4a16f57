/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/path_ending.h"
#include "core/text.h"
#include "pipeline/clusters.h"

/* The words of the command line, as they come. */
typedef struct {
    char *layer, *value, *second, *method, *weights, *neighbours;
    char *permutations, *seed, *fdr, *id, *population, *crs, *out;
} clusters_words;

enum {
    USUAL_DRAWS = 9999,
    MOST_DRAWS = 10000000
};

static void free_words(clusters_words *w)
{
    char *all[] = {w->layer, w->value,      w->second,    w->method, w->weights,
                   w->seed,  w->neighbours, w->fdr,       w->id,     w->permutations,
                   w->out,   w->crs,        w->population};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}

/* Position of the method, or -1. */
static int method_of(const char *word)
{
    static const char *const methods[] = {"moran", "local_moran", "gi_star", "bivariate"};
    for (int m = 0; word && m < (int)(sizeof methods / sizeof *methods); m++)
        if (strcmp(word, methods[m]) == 0)
            return m;
    return -1;
}

static const char *what_is_wrong(const cli_line *line, const clusters_words *w)
{
    int method = method_of(w->method);
    if (line->n_arguments)
        return _("there is something that is no option");
    if (!w->layer)
        return _("name the --layer");
    if (!w->value)
        return _("name the field of the --value");
    if (method < 0)
        return _("--method is moran, local_moran, gi_star or bivariate");
    if (!w->second != (method != ADG_BIVARIATE))
        return _("--second and --method bivariate belong together");
    if (!w->weights == !w->neighbours)
        return _("say who is whose neighbour: --weights, or --neighbours with a .gal file");
    if (w->neighbours && !w->id)
        return _("--neighbours needs the --id its ids are those of");
    if (!w->out && method != ADG_MORAN)
        return _("say with --out where the layer goes");
    if (w->out && !adg_path_ends_in(w->out, ".gpkg") && !adg_path_ends_in(w->out, ".geojson"))
        return _("--out must end in .gpkg or .geojson");
    return NULL;
}

/* "queen", "rook", "knn:8", "band:5000"; false = said on standard error. */
static bool read_weights(const cli_line *line, const char *word, adg_clusters_request *request)
{
    double number = 0;
    if (!word) {
        request->neighbours = ADG_NEIGHBOURS_FILE;
        return true;
    }
    if (strcmp(word, "queen") == 0 || strcmp(word, "rook") == 0) {
        request->neighbours = *word == 'q' ? ADG_NEIGHBOURS_QUEEN : ADG_NEIGHBOURS_ROOK;
        return true;
    }
    bool nearest = strncmp(word, "knn:", 4) == 0, band = strncmp(word, "band:", 5) == 0;
    const char *text = strchr(word, ':');
    if ((!nearest && !band) || !adg_parse_number(text + 1, false, false, &number) ||
        !(number > 0 && number <= 1e9) || (nearest && number != floor(number))) {
        cli_wrong_use(line,
                      _("--weights %s: is queen, rook, knn:K (a whole number from 1) or band:M "
                        "(metres above 0)"),
                      word);
        return false;
    }
    request->neighbours = nearest ? ADG_NEIGHBOURS_NEAREST : ADG_NEIGHBOURS_BAND;
    request->nearest = nearest ? (size_t)number : 0;
    request->band_m = number;
    return true;
}

static bool read_whole(const cli_line *line, const char *option, const char *text, double most,
                       double *number)
{
    if (!cli_number(line, option, text, 0, most, number))
        return false;
    if (*number == floor(*number))
        return true;
    cli_wrong_use(line, _("%s %s: must be a whole number"), option, text);
    return false;
}

static bool read_numbers(const cli_line *line, const clusters_words *w,
                         adg_clusters_request *request)
{
    /* Gi* is a standard deviate of its own; the others are not near enough to one. */
    double draws = request->method == ADG_GI_STAR ? 0 : USUAL_DRAWS, seed = 1;
    if (!read_whole(line, "--permutations", w->permutations, MOST_DRAWS, &draws) ||
        !read_whole(line, "--seed", w->seed, 9007199254740991, &seed) ||
        !cli_number(line, "--fdr", w->fdr, 0.0001, 0.5, &request->alpha))
        return false;
    request->draws = (size_t)draws;
    request->seed = (uint64_t)seed;
    return true;
}

static int run(const cli_line *line, const clusters_words *w)
{
    const char *wrong = what_is_wrong(line, w);
    if (wrong)
        return cli_wrong_use(line, "%s", wrong);
    adg_error error = ADG_ERROR_INIT;
    adg_clusters_request request = {.layer = w->layer,
                                    .crs = w->crs ? w->crs : "EPSG:25832",
                                    .value = w->value,
                                    .second = w->second,
                                    .population = w->population,
                                    .id = w->id,
                                    .method = (adg_cluster_method)method_of(w->method),
                                    .method_word = w->method,
                                    .weights_word = w->weights ? w->weights : w->neighbours,
                                    .gal_file = w->neighbours,
                                    .alpha = 0.05,
                                    .out = w->out,
                                    .overwrite = line->common->overwrite != 0};
    if (!read_weights(line, w->weights, &request) || !read_numbers(line, w, &request))
        return CLI_WRONG_USE;
    cli_language(line->common, NULL);
    adg_context context = cli_context(line);
    return cli_flush(cli_finish(adg_clusters(&request, &context, stdout, &error), &error));
}

int cmd_clusters(int argc, const char **argv)
{
    cli_common common = {0};
    clusters_words w = {0};
    const struct poptOption options[] = {
        {"layer", '\0', POPT_ARG_STRING, &w.layer, 0,
         N_("areas or points with the values: a layer, or a CSV with x,y (in --crs) or lon,lat"),
         "LAYER|CSV"},
        {"value", '\0', POPT_ARG_STRING, &w.value, 0, N_("field of the values"), "FIELD"},
        {"second", '\0', POPT_ARG_STRING, &w.second, 0,
         N_("bivariate: field that is looked at around each unit, e.g. travel time; --value is the "
            "one here, e.g. deprivation"),
         "FIELD"},
        {"method", '\0', POPT_ARG_STRING, &w.method, 0,
         N_("moran: one number for the map; local_moran: clusters and outliers; gi_star: hot and "
            "cold spots; bivariate: one quantity here, another around"),
         "METHOD"},
        {"weights", '\0', POPT_ARG_STRING, &w.weights, 0,
         N_("neighbours: queen, areas with a common point; rook, with a common border; knn:K, the K "
            "nearest; band:M, all within M metres (of areas: of their centroids)"),
         "KIND"},
        {"neighbours", '\0', POPT_ARG_STRING, &w.neighbours, 0,
         N_("instead of --weights: neighbours from a file as GeoDa and PySAL write it, by the ids "
            "in --id"),
         "FILE.gal"},
        {"permutations", '\0', POPT_ARG_STRING, &w.permutations, 0,
         N_("random draws for p (default: 9999; gi_star: 0). 0: p from the standard deviate. For "
            "10000 units or more take 99999"),
         "N"},
        {"seed", '\0', POPT_ARG_STRING, &w.seed, 0,
         N_("where the random numbers begin: the same seed gives the same p (default: 1)"), "S"},
        {"fdr", '\0', POPT_ARG_STRING, &w.fdr, 0,
         N_("share of the significant units that may be false, 0.0001 to 0.5 (default: 0.05)"),
         "RATE"},
        {"id", '\0', POPT_ARG_STRING, &w.id, 0, N_("field that names the units (default: the row)"),
         "FIELD"},
        {"population", '\0', POPT_ARG_STRING, &w.population, 0,
         N_("field of the people: units with none take no part, and the thirds of the 3x3 class are "
            "thirds of the people"),
         "FIELD"},
        {"crs", '\0', POPT_ARG_STRING, &w.crs, 0,
         N_("coordinate system in metres for distances and the output (default: EPSG:25832)"),
         "CODE"},
        {"out", 'o', POPT_ARG_STRING, &w.out, 0,
         N_("layer of the units with their class and its style, .gpkg or .geojson; moran alone "
            "needs none"),
         "OUT"},
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok =
        cli_read(&line, "clusters", argc, argv, options, &common,
                 "--layer L --value FIELD --method METHOD --weights KIND -o OUT.gpkg",
                 _("Where do values lie together more than chance would have it? Writes a layer "
                   "with the class of every unit and prints the numbers of the whole map as JSON."),
                 &exit_status);
    if (ok)
        exit_status = run(&line, &w);
    cli_release(&line);
    free_words(&w);
    return exit_status;
}
