/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/road_words.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"

static const char *const default_no_snap[] = {
    "motorvej", "motorvejslink", "motorway", "motorway_link", "faerge", "færge", "ferry"};

size_t cli_split(char *list, const char **word, size_t capacity)
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

/* A layer with times says itself what waiting they hold; OpenStreetMap has the crossing alone. */
static adg_ferry_mode ferry_mode(const cli_road_words *w)
{
    return w->roads && adg_road_is_osm(w->roads) ? ADG_FERRY_SCHEDULED : ADG_FERRY_CROSSING_ONLY;
}

bool cli_road_rules(const cli_line *line, cli_road_words *words, adg_road_rules *rules,
                    double *access_kmh, double *max_snap_m)
{
    double join_m = 0;
    if (!cli_number(line, "--access-kmh", words->access_kmh, 0.1, 200, access_kmh) ||
        !cli_number(line, "--max-snap-m", words->max_snap_m, 0, 1e6, max_snap_m) ||
        !cli_number(line, "--join-m", words->join_m, 0, 100, &join_m))
        return false;
    size_t n = words->no_snap ? cli_split(words->no_snap, words->no_snap_class, CLI_MAX_CLASSES + 1)
                              : sizeof default_no_snap / sizeof *default_no_snap;
    if (n > CLI_MAX_CLASSES) {
        cli_wrong_use(line, _("--no-snap: at most %d classes"), CLI_MAX_CLASSES);
        return false;
    }
    *rules = (adg_road_rules){.source = {.given = true,
                                         .source = {.path = words->roads, .opened = words->roads},
                                         .minutes = words->minutes,
                                         .speed = words->speed,
                                         .length = words->length,
                                         .class = words->class,
                                         .oneway = words->oneway,
                                         .profile = words->profile,
                                         .turns = words->turns != 0,
                                         .join_m = join_m},
                              .ferries = {.class_is = "faerge",
                                          .wait_min = 10,
                                          .wait_cap_min = 30,
                                          .mode = ferry_mode(words)},
                              .no_snap = words->no_snap ? words->no_snap_class : default_no_snap,
                              .n_no_snap = n};
    return true;
}

void cli_road_words_release(cli_road_words *words)
{
    char *all[] = {words->roads,      words->minutes,    words->speed,   words->length,
                   words->class,      words->oneway,     words->profile, words->join_m,
                   words->access_kmh, words->max_snap_m, words->no_snap};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}
