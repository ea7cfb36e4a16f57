/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/crossing.h"
#include "cli/road_words.h"
#include "core/text.h"
#include "pipeline/matrix.h"

/* The words of the command line, as they come. */
typedef struct {
    cli_road_words road;
    char *friction, *edges, *origins, *destinations, *pairs;
    char *id, *origin_id, *destination_id, *crs;
    char *unit, *neighbours, *corners;
    char *nearest, *max_min, *direction;
    char *out;
    int straight;
} matrix_words;

static void free_words(matrix_words *w)
{
    char *all[] = {w->edges,   w->origins,    w->destinations,   w->pairs,
                   w->id,      w->origin_id,  w->destination_id, w->crs,
                   w->nearest, w->max_min,    w->direction,      w->out,
                   w->unit,    w->neighbours, w->corners,        w->friction};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    cli_road_words_release(&w->road);
}

static bool check_words(const cli_line *line, const matrix_words *w)
{
    int ways = !!w->road.roads + !!w->friction + !!w->edges + w->straight;
    const char *wrong = NULL;
    if (line->n_arguments)
        wrong = _("there is something that is no option");
    else if (ways != 1)
        wrong = _("say how people travel: one of --roads, --friction, --edges, --straight");
    else if (!w->origins || !w->destinations)
        wrong = _("name --origins and --destinations");
    else if (w->nearest && w->pairs)
        wrong = _("--nearest and --pairs exclude each other");
    else if (w->road.roads && !w->road.minutes && !w->road.speed && !w->road.profile)
        wrong = _("--roads needs --speed or --minutes, the field that holds it, or --profile");
    else if (w->road.turns && !w->road.roads)
        wrong = _("--turns goes with --roads");
    else if (!w->friction && (w->unit || w->neighbours || w->corners))
        wrong = _("--unit, --neighbours and --corners belong to --friction");
    else
        wrong = cli_wrong_crossing(w->unit, w->neighbours, w->corners);
    if (!wrong && w->direction && strcmp(w->direction, "to") != 0 &&
        strcmp(w->direction, "from") != 0)
        wrong = _("--direction is to or from");
    if (wrong)
        cli_wrong_use(line, "%s", wrong);
    return wrong == NULL;
}

static int run_matrix(const cli_line *line, matrix_words *w)
{
    double nearest = 0;
    adg_road_rules rules;
    const char *id = w->id ? w->id : "id";
    adg_matrix_request request = {
        .straight = w->straight != 0,
        .friction = {.friction = w->friction},
        .cost = ADG_COST_OPTIONS_INIT,
        .places = {.origins = w->origins,
                   .destinations = w->destinations,
                   .origin_id = w->origin_id ? w->origin_id : id,
                   .destination_id = w->destination_id ? w->destination_id : id,
                   .edges = w->edges,
                   .pairs = w->pairs},
        .crs = w->crs ? w->crs : "EPSG:25832",
        .access_kmh = 5,
        .max_snap_m = 2000,
        .max_min = INFINITY,
        .direction =
            w->direction && strcmp(w->direction, "from") == 0 ? ADG_FROM_FACILITY : ADG_TO_FACILITY,
        .out = w->out && strcmp(w->out, "-") != 0 ? w->out : NULL,
        .overwrite = line->common->overwrite != 0};
    if (!cli_number(line, "--nearest", w->nearest, 1, 1e6, &nearest) ||
        !cli_number(line, "--max-min", w->max_min, 0, 1e6, &request.max_min) ||
        !cli_road_rules(line, &w->road, &rules, &request.access_kmh, &request.max_snap_m))
        return CLI_WRONG_USE;
    if (nearest != floor(nearest))
        return cli_wrong_use(line, _("%s %s: must be a whole number"), "--nearest", w->nearest);
    if (w->friction)
        cli_take_crossing(w->unit, w->neighbours, w->corners, &request.friction.unit,
                          &request.cost);
    request.roads = w->road.roads ? &rules : NULL;
    request.nearest = (size_t)nearest;
    cli_language(line->common, NULL);
    adg_error error = ADG_ERROR_INIT;
    adg_context context = cli_context(line);
    return cli_finish(adg_matrix(&request, &context, &error), &error);
}

int cmd_matrix(int argc, const char **argv)
{
    cli_common common = {0};
    matrix_words w = {0};
    const struct poptOption options[] = {
        CLI_ROAD_OPTIONS(&w.road, "minutes"),
        {"turns", '\0', POPT_ARG_NONE, &w.road.turns, 0,
         N_("turn restrictions of OpenStreetMap count, and nobody turns round on the road (default: "
            "no)"),
         NULL},
        {"friction", '\0', POPT_ARG_STRING, &w.friction, 0,
         N_("raster of the time a metre takes instead of roads; NoData is a barrier"), "TIF"},
        {"unit", '\0', POPT_ARG_STRING, &w.unit, 0,
         N_("unit of the friction: min_per_m (default), s_per_m, or kmh, a speed"), "UNIT"},
        {"neighbours", '\0', POPT_ARG_STRING, &w.neighbours, 0,
         N_("steps to 4, 8 or 16 neighbours (default: 16, at most 3 percent too long)"), "4|8|16"},
        {"corners", '\0', POPT_ARG_STRING, &w.corners, 0,
         N_("allow: between two barriers that touch at a corner one may pass (default); forbid: "
            "not, for water"),
         "allow|forbid"},
        {"edges", '\0', POPT_ARG_STRING, &w.edges, 0,
         N_("table from,to,minutes[,both] instead of roads; places are then its nodes"), "CSV"},
        {"straight", '\0', POPT_ARG_NONE, &w.straight, 0,
         N_("straight lines at --access-kmh instead of roads"), NULL},
        {"origins", '\0', POPT_ARG_STRING, &w.origins, 0,
         N_("places to start from: a layer, or a CSV with id,x,y (in --crs) or id,lon,lat"),
         "LAYER|CSV"},
        {"destinations", '\0', POPT_ARG_STRING, &w.destinations, 0, N_("places to go to, likewise"),
         "LAYER|CSV"},
        {"id", '\0', POPT_ARG_STRING, &w.id, 0, N_("id field of both (default: id)"), "FIELD"},
        {"origin-id", '\0', POPT_ARG_STRING, &w.origin_id, 0, N_("id field of the origins"),
         "FIELD"},
        {"destination-id", '\0', POPT_ARG_STRING, &w.destination_id, 0,
         N_("id field of the destinations"), "FIELD"},
        {"crs", '\0', POPT_ARG_STRING, &w.crs, 0,
         N_("analysis CRS, projected, metres (default: EPSG:25832)"), "CRS"},
        {"nearest", '\0', POPT_ARG_STRING, &w.nearest, 0,
         N_("only the K nearest destinations of every origin, with their rank; 1 or more"), "K"},
        {"max-min", '\0', POPT_ARG_STRING, &w.max_min, 0,
         N_("what takes longer counts as unreachable, minutes (default: no limit)"), "M"},
        {"direction", '\0', POPT_ARG_STRING, &w.direction, 0,
         N_("to: from origin to destination (default); from: the other way"), "to|from"},
        {"pairs", '\0', POPT_ARG_STRING, &w.pairs, 0,
         N_("table origin,destination: only these pairs"), "CSV"},
        {"out", 'o', POPT_ARG_STRING, &w.out, 0,
         N_("result: .csv, or .gpkg with a line for every pair (- or default: CSV on standard output)"),
         "FILE"},
        CLI_CACHE_OPTIONS(&common),
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(&line, "matrix", argc, argv, options, &common,
                       "--roads LAYER --origins LAYER --destinations LAYER [-o OUT.csv]",
                       _("Travel minutes between two sets of places: access leg, shortest path, "
                         "access leg. Every asked pair has a row; unreachable pairs have empty "
                         "minutes."),
                       &exit_status);
    if (ok)
        exit_status = check_words(&line, &w) ? run_matrix(&line, &w) : CLI_WRONG_USE;
    cli_release(&line);
    free_words(&w);
    return exit_status;
}
