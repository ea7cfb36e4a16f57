/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/crossing.h"
#include "core/text.h"
#include "pipeline/costdistance.h"

/* The words of the command line, as they come. */
typedef struct {
    char *friction, *dem, *sources, *unit, *walking;
    char *neighbours, *corners, *max_min, *direction, *allocation, *out;
    char *roads, *speed, *profile;
} cost_words;

static void free_words(cost_words *w)
{
    char *all[] = {w->friction,   w->dem,     w->sources, w->unit,      w->walking,
                   w->neighbours, w->corners, w->max_min, w->direction, w->allocation,
                   w->out,        w->roads,   w->speed,   w->profile};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}

static const char *what_is_wrong(const cli_line *line, const cost_words *w)
{
    if (line->n_arguments)
        return _("there is something that is no option");
    if (!w->friction && !w->dem)
        return _("name the surface: --friction, --dem with --walking tobler, or both");
    if (w->roads && w->dem)
        return _("--roads and --dem exclude each other: roads have speeds of their own");
    if (w->roads && !w->speed && !w->profile)
        return _("--roads needs --speed, the field that holds it, or --profile");
    if (!w->roads && (w->speed || w->profile))
        return _("--speed and --profile belong to --roads");
    if (!w->sources)
        return _("name the --sources");
    if (!w->out || !*w->out)
        return _("say with --out where the minutes go");
    if (cli_position(w->direction, "to", "from", NULL) < 0)
        return _("--direction is to or from");
    if (w->walking && strcmp(w->walking, "tobler") != 0)
        return _("--walking is tobler");
    if (!w->dem != !w->walking)
        return _("--dem and --walking tobler belong together");
    return cli_wrong_crossing(w->unit, w->neighbours, w->corners);
}

/* A ferry takes its crossing; what a passenger waits belongs to no place. */
static adg_road_rules rules_of(const cost_words *w)
{
    return (adg_road_rules){.source = {.given = true,
                                       .source = {.path = w->roads, .opened = w->roads},
                                       .speed = w->speed,
                                       .profile = w->profile},
                            .ferries = {.class_is = "faerge", .mode = ADG_FERRY_CROSSING_ONLY}};
}

static int run(const cli_line *line, const cost_words *w)
{
    const char *wrong = what_is_wrong(line, w);
    if (wrong)
        return cli_wrong_use(line, "%s", wrong);
    adg_error error = ADG_ERROR_INIT;
    adg_costdistance_request request = {.surface = {.friction = w->friction, .elevation = w->dem},
                                        .sources = w->sources,
                                        .options = ADG_COST_OPTIONS_INIT,
                                        .out = w->out,
                                        .allocation = w->allocation,
                                        .overwrite = line->common->overwrite != 0};
    if (!cli_number(line, "--max-min", w->max_min, 0, ADG_COST_LONGEST_MIN,
                    &request.options.limit_min))
        return CLI_WRONG_USE;
    cli_take_crossing(w->unit, w->neighbours, w->corners, &request.surface.unit, &request.options);
    if (cli_position(w->direction, "to", "from", NULL) == 1)
        request.options.direction = ADG_FROM_FACILITY;
    const adg_road_rules rules = rules_of(w);
    request.roads = w->roads ? &rules : NULL;
    cli_language(line->common, NULL);
    adg_context context = cli_context(line);
    return cli_finish(adg_costdistance(&request, &context, &error), &error);
}

int cmd_costdistance(int argc, const char **argv)
{
    cli_common common = {0};
    cost_words w = {0};
    const struct poptOption options[] = {
        {"friction", '\0', POPT_ARG_STRING, &w.friction, 0,
         N_("raster of the time a metre takes; NoData is a barrier"), "TIF"},
        {"unit", '\0', POPT_ARG_STRING, &w.unit, 0,
         N_("unit of the friction: min_per_m (default), s_per_m, or kmh, a speed"), "UNIT"},
        {"sources", '\0', POPT_ARG_STRING, &w.sources, 0,
         N_("places to reach: a layer, or a CSV with x,y in the raster's CRS or lon,lat"),
         "LAYER|CSV"},
        {"neighbours", '\0', POPT_ARG_STRING, &w.neighbours, 0,
         N_("steps to 4, 8 or 16 neighbours (default: 16, at most 3 percent too long)"), "4|8|16"},
        {"corners", '\0', POPT_ARG_STRING, &w.corners, 0,
         N_("allow: between two barriers that touch at a corner one may pass (default); forbid: "
            "not, for water"),
         "allow|forbid"},
        {"roads", '\0', POPT_ARG_STRING, &w.roads, 0,
         N_("roads that make the cells they pass faster, and barriers passable: a line layer, or "
            "OpenStreetMap (.osm, .osm.pbf) with --profile"),
         "LAYER"},
        {"speed", '\0', POPT_ARG_STRING, &w.speed, 0, N_("road field with km/h"), "FIELD"},
        {"profile", '\0', POPT_ARG_STRING, &w.profile, 0,
         N_("how OpenStreetMap roads are used: car, bicycle, walk, or a file of your own"),
         "NAME|FILE"},
        {"max-min", '\0', POPT_ARG_STRING, &w.max_min, 0,
         N_("what takes longer counts as unreachable, minutes (default: no limit)"), "M"},
        {"dem", '\0', POPT_ARG_STRING, &w.dem, 0,
         N_("raster of metres above sea on the same cells, for --walking tobler"), "TIF"},
        {"walking", '\0', POPT_ARG_STRING, &w.walking, 0,
         N_("tobler: slopes make walking slower or faster (Tobler 1993); friction is then that of "
            "flat ground, without it 5.04 km/h"),
         "tobler"},
        {"direction", '\0', POPT_ARG_STRING, &w.direction, 0,
         N_("to: from every cell to its nearest source (default); from: the other way; matters on "
            "slopes"),
         "to|from"},
        {"allocation", '\0', POPT_ARG_STRING, &w.allocation, 0,
         N_("also write the nearest source, by its place in the list from 1"), "OUT.tif"},
        {"out", 'o', POPT_ARG_STRING, &w.out, 0,
         N_("GeoTIFF of the minutes, NaN where unreachable (required)"), "OUT.tif"},
        CLI_CACHE_OPTIONS(&common),
        CLI_COMMON_OPTIONS(&common),
        POPT_TABLEEND};
    cli_line line;
    int exit_status;
    bool ok = cli_read(&line, "costdistance", argc, argv, options, &common,
                       "--friction TIF --sources LAYER|CSV -o OUT.tif",
                       _("Minutes from every cell of a raster to its nearest source, over a "
                         "surface that says how long a metre takes."),
                       &exit_status);
    if (ok)
        exit_status = run(&line, &w);
    cli_release(&line);
    free_words(&w);
    return exit_status;
}
