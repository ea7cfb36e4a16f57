/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/road_words.h"
#include "core/number_text.h"
#include "core/text.h"
#include "pipeline/isochrone.h"

enum {
    MAX_LIMITS = 64
};

/* The words of the command line, as they come. */
typedef struct {
    cli_road_words road;
    char *origins, *id, *crs, *minutes, *direction, *cell_m, *out;
    int merged, catchments;
} isochrone_words;

static void free_words(isochrone_words *w)
{
    char *all[] = {w->origins, w->id, w->crs, w->minutes, w->direction, w->cell_m, w->out};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    cli_road_words_release(&w->road);
}

static const char *what_is_wrong(const cli_line *line, const isochrone_words *w)
{
    if (line->n_arguments)
        return _("there is something that is no option");
    if (!w->road.roads)
        return _("name the --roads");
    if (!w->road.minutes && !w->road.speed && !w->road.profile)
        return _("--roads needs --speed or --time-field, the field that holds it, or --profile");
    if (!w->origins)
        return _("name the --origins");
    if (!w->minutes || !*w->minutes)
        return _("name the limits with --minutes, such as --minutes 15,30,45");
    if (w->direction && strcmp(w->direction, "to") != 0 && strcmp(w->direction, "from") != 0)
        return _("--direction is to or from");
    if (!w->out || !*w->out)
        return _("say with --out where the polygons go");
    return NULL;
}

static int upwards(const void *a, const void *b)
{
    const double *p = a, *q = b;
    return (*p > *q) - (*p < *q);
}

/* The limits in order, each once; their number, 0 for wrong use, already said. */
static size_t read_limits(const cli_line *line, char *list, double limit[MAX_LIMITS])
{
    const char *word[MAX_LIMITS + 1];
    size_t n = cli_split(list, word, MAX_LIMITS + 1), kept = 0;
    if (n == 0 || n > MAX_LIMITS) {
        cli_wrong_use(line, _("--minutes: between 1 and %d limits, such as 15,30,45"), MAX_LIMITS);
        return 0;
    }
    for (size_t i = 0; i < n; i++)
        if (!cli_number(line, "--minutes", word[i], 0, 1e4, &limit[i]))
            return 0;
    qsort(limit, n, sizeof *limit, upwards);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || limit[i] != limit[kept - 1])
            limit[kept++] = limit[i];
    return kept;
}

static int run_isochrone(const cli_line *line, isochrone_words *w)
{
    double limit[MAX_LIMITS];
    adg_road_rules rules;
    adg_isochrone_request request = {
        .roads = &rules,
        .origins = w->origins,
        .origin_id = w->id ? w->id : "id",
        .crs = w->crs ? w->crs : "EPSG:25832",
        .polygons = {.direction = w->direction && strcmp(w->direction, "from") == 0
                                      ? ADG_FROM_FACILITY
                                      : ADG_TO_FACILITY,
                     .access_kmh = 5,
                     .max_snap_m = 2000,
                     .limit_min = limit},
        .merged = w->merged != 0,
        .catchments = w->catchments != 0,
        .out = w->out,
        .overwrite = line->common->overwrite != 0};
    adg_isochrone_options *polygons = &request.polygons;
    polygons->n_limits = read_limits(line, w->minutes, limit);
    if (polygons->n_limits == 0 ||
        !cli_number(line, "--cell-m", w->cell_m, 1, 10000, &polygons->cell_m) ||
        !cli_road_rules(line, &w->road, &rules, &polygons->access_kmh, &polygons->max_snap_m))
        return CLI_WRONG_USE;
    cli_language(line->common, NULL);
    adg_error error = ADG_ERROR_INIT;
    adg_context context = cli_context(line);
    return cli_finish(adg_isochrone(&request, &context, &error), &error);
}

int cmd_isochrone(int argc, const char **argv)
{
    cli_common common = {0};
    isochrone_words w = {0};
    const struct poptOption options[] = {
        CLI_ROAD_OPTIONS(&w.road, "time-field"),
        {"origins", '\0', POPT_ARG_STRING, &w.origins, 0,
         N_("the facilities: a layer, or a CSV with id,x,y (in --crs) or id,lon,lat"), "LAYER|CSV"},
        {"id", '\0', POPT_ARG_STRING, &w.id, 0, N_("id field of the facilities (default: id)"),
         "FIELD"},
        {"crs", '\0', POPT_ARG_STRING, &w.crs, 0,
         N_("analysis CRS, projected, metres (default: EPSG:25832)"), "CRS"},
        {"minutes", '\0', POPT_ARG_STRING, &w.minutes, 0,
         N_("the limits, minutes, 0 to 10000 (required); unlike in `adgang matrix` not a field: "
            "that is --time-field here"),
         "M,..."},
        {"direction", '\0', POPT_ARG_STRING, &w.direction, 0,
         N_("to: from where a facility is reached in time (default); from: what is reached from "
            "it"),
         "to|from"},
        {"merged", '\0', POPT_ARG_NONE, &w.merged, 0,
         N_("also one polygon a limit over all facilities"), NULL},
        {"catchments", '\0', POPT_ARG_NONE, &w.catchments, 0,
         N_("also one polygon a facility: where it is the nearest, within the largest limit"),
         NULL},
        {"cell-m", '\0', POPT_ARG_STRING, &w.cell_m, 0,
         N_("side of the squares that borders are drawn in, metres, 1 to 10000 (default: by limit "
            "and speeds, 5 to 100)"),
         "D"},
        {"out", 'o', POPT_ARG_STRING, &w.out, 0,
         N_("polygons, .gpkg (layers isochrones, merged, catchments) or .geojson (required)"),
         "FILE"},
        CLI_CACHE_OPTIONS(&common),
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(&line, "isochrone", argc, argv, options, &common,
                       "--roads LAYER --origins LAYER|CSV --minutes M,... -o OUT.gpkg",
                       _("Polygons of the ground from where a facility is reached within a limit. "
                         "No place on the roads that is beyond the limit lies in them; their holes "
                         "are kept, and those of longer limits hold those of shorter ones."),
                       &exit_status);
    if (ok) {
        const char *wrong = what_is_wrong(&line, &w);
        exit_status = wrong ? cli_wrong_use(&line, "%s", wrong) : run_isochrone(&line, &w);
    }
    cli_release(&line);
    free_words(&w);
    return exit_status;
}
