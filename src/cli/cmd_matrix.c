/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "core/text.h"
#include "pipeline/matrix.h"

/* The words of the command line, as they come. */
typedef struct {
    char *roads, *edges, *origins, *destinations, *pairs;
    char *id, *origin_id, *destination_id, *crs;
    char *minutes, *speed, *length, *class, *oneway, *profile;
    char *nearest, *max_min, *access_kmh, *max_snap_m, *no_snap, *direction, *join_m;
    char *out;
    int straight;
} matrix_words;

enum {
    MAX_CLASSES = 64
};

static const char *const default_no_snap[] = {
    "motorvej", "motorvejslink", "motorway", "motorway_link", "faerge", "færge", "ferry"};

static void free_words(matrix_words *w)
{
    char *all[] = {w->roads,   w->edges,      w->origins,        w->destinations, w->pairs,
                   w->id,      w->origin_id,  w->destination_id, w->crs,          w->minutes,
                   w->speed,   w->length,     w->class,          w->oneway,       w->nearest,
                   w->max_min, w->access_kmh, w->max_snap_m,     w->no_snap,      w->direction,
                   w->join_m,  w->out,        w->profile};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}

/* Cuts "a,b,c" into its words, in place. */
static size_t split(char *list, const char **word, size_t capacity)
{
    size_t n = 0;
    for (char *at = list; at && *at && n < capacity;) {
        size_t length = strcspn(at, ",");
        bool more = at[length] == ',';
        at[length] = '\0';
        if (length > 0)
            word[n++] = at;
        at = more ? at + length + 1 : NULL;
    }
    return n;
}

static bool check_words(const cli_line *line, const matrix_words *w)
{
    int ways = !!w->roads + !!w->edges + w->straight;
    const char *wrong = NULL;
    if (line->n_arguments)
        wrong = _("there is something that is no option");
    else if (ways != 1)
        wrong = _("say how people travel: one of --roads, --edges, --straight");
    else if (!w->origins || !w->destinations)
        wrong = _("name --origins and --destinations");
    else if (w->nearest && w->pairs)
        wrong = _("--nearest and --pairs exclude each other");
    else if (w->roads && !w->minutes && !w->speed && !w->profile)
        wrong = _("--roads needs --speed or --minutes, the field that holds it, or --profile");
    else if (w->direction && strcmp(w->direction, "to") != 0 && strcmp(w->direction, "from") != 0)
        wrong = _("--direction is to or from");
    if (wrong)
        cli_wrong_use(line, "%s", wrong);
    return wrong == NULL;
}

/* A layer with times says itself what waiting they hold; OpenStreetMap has the crossing alone. */
static adg_ferry_mode ferry_mode(const matrix_words *w)
{
    return w->roads && adg_road_is_osm(w->roads) ? ADG_FERRY_SCHEDULED : ADG_FERRY_CROSSING_ONLY;
}

static adg_road_rules rules_of(matrix_words *w, const char **class, double join_m)
{
    size_t n = w->no_snap ? split(w->no_snap, class, MAX_CLASSES)
                          : sizeof default_no_snap / sizeof *default_no_snap;
    return (adg_road_rules){.source = {.given = true,
                                       .source = {.path = w->roads, .opened = w->roads},
                                       .minutes = w->minutes,
                                       .speed = w->speed,
                                       .length = w->length,
                                       .class = w->class,
                                       .oneway = w->oneway,
                                       .profile = w->profile,
                                       .join_m = join_m},
                            .ferries = {.class_is = "faerge",
                                        .wait_min = 10,
                                        .wait_cap_min = 30,
                                        .mode = ferry_mode(w)},
                            .no_snap = w->no_snap ? class : default_no_snap,
                            .n_no_snap = n};
}

static int run_matrix(const cli_line *line, matrix_words *w)
{
    const char *class[MAX_CLASSES];
    double nearest = 0, join_m = 0;
    const char *id = w->id ? w->id : "id";
    adg_matrix_request request = {
        .straight = w->straight != 0,
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
        !cli_number(line, "--access-kmh", w->access_kmh, 0.1, 200, &request.access_kmh) ||
        !cli_number(line, "--max-snap-m", w->max_snap_m, 0, 1e6, &request.max_snap_m) ||
        !cli_number(line, "--join-m", w->join_m, 0, 100, &join_m))
        return CLI_WRONG_USE;
    if (nearest != floor(nearest))
        return cli_wrong_use(line, _("%s %s: must be a whole number"), "--nearest", w->nearest);
    adg_road_rules rules = rules_of(w, class, join_m);
    request.roads = w->roads ? &rules : NULL;
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
        {"roads", '\0', POPT_ARG_STRING, &w.roads, 0,
         N_("road layer: Shapefile, GeoPackage, GeoJSON (file.gpkg|layername=x), or OpenStreetMap "
            "(.osm, .osm.pbf) with --profile"),
         "LAYER"},
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
        {"minutes", '\0', POPT_ARG_STRING, &w.minutes, 0,
         N_("road field with the minutes of the whole feature; where null: length / speed"),
         "FIELD"},
        {"speed", '\0', POPT_ARG_STRING, &w.speed, 0, N_("road field with km/h"), "FIELD"},
        {"length", '\0', POPT_ARG_STRING, &w.length, 0,
         N_("road field with metres (default: the length of the line)"), "FIELD"},
        {"class", '\0', POPT_ARG_STRING, &w.class, 0, N_("road field with the class"), "FIELD"},
        {"oneway", '\0', POPT_ARG_STRING, &w.oneway, 0,
         N_("road field with the direction: yes, -1, no, or F, T, B"), "FIELD"},
        {"profile", '\0', POPT_ARG_STRING, &w.profile, 0,
         N_("how OpenStreetMap roads are used: car, bicycle, walk, or a file of your own"),
         "NAME|FILE"},
        {"nearest", '\0', POPT_ARG_STRING, &w.nearest, 0,
         N_("only the K nearest destinations of every origin, with their rank; 1 or more"), "K"},
        {"max-min", '\0', POPT_ARG_STRING, &w.max_min, 0,
         N_("what takes longer counts as unreachable, minutes (default: no limit)"), "M"},
        {"access-kmh", '\0', POPT_ARG_STRING, &w.access_kmh, 0,
         N_("speed between a place and its road, km/h, 0.1 to 200 (default: 5)"), "V"},
        {"max-snap-m", '\0', POPT_ARG_STRING, &w.max_snap_m, 0,
         N_("places further from a road are unreachable, metres (default: 2000)"), "D"},
        {"no-snap", '\0', POPT_ARG_STRING, &w.no_snap, 0,
         N_("classes where nobody gets on or off (default: motorways and ferries)"), "CLASS,..."},
        {"join-m", '\0', POPT_ARG_STRING, &w.join_m, 0,
         N_("road ends nearer than this are one node, metres, 0 to 100 (default: 0, identical "
            "coordinates)"),
         "D"},
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
