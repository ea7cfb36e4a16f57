/* SPDX-License-Identifier: MPL-2.0 */
#include "parish_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "Nord", "Sydvest" ...: where a village lies from its town. */
static const char *bearing(point from, point to)
{
    const int64_t dx = to.x - from.x, dy = to.y - from.y;
    const bool east_west = 5 * llabs(dx) > 2 * llabs(dy);
    const bool north_south = 5 * llabs(dy) > 2 * llabs(dx);
    if (east_west && north_south)
        return dy > 0 ? (dx > 0 ? "Nordøst" : "Nordvest") : (dx > 0 ? "Sydøst" : "Sydvest");
    if (north_south)
        return dy > 0 ? "Nord" : "Syd";
    return dx > 0 ? "Øst" : "Vest";
}

static bool town_has_districts(const region_facts *facts, size_t town)
{
    for (size_t i = 0; i < facts->n_districts; i++)
        if (facts->district[i].town == town)
            return true;
    return false;
}

/* The length of a town's name without " By", which tells the village of an island from the island:
 * "Lyø By" lies in Lyø parish. */
static int name_length(const char *town)
{
    const size_t n = strlen(town);
    return (int)(n > 3 && strcmp(town + n - 3, " By") == 0 ? n - 3 : n);
}

static bool name_taken(const parish_list *parishes, size_t before, const char *name)
{
    for (size_t i = 0; i < before; i++)
        if (strcmp(parishes->parish[i].name, name) == 0)
            return true;
    return false;
}

void name_parish(parish_list *parishes, size_t number, const road_place *middle,
                 const region_facts *facts)
{
    parish_area *p = &parishes->parish[number];
    const char *town = facts->town[middle->town].name;
    if (middle->kind == PLACE_DISTRICT)
        snprintf(p->name, sizeof p->name, "%s %s Sogn", town, facts->district[middle->fact].name);
    else if (middle->kind == PLACE_VILLAGE)
        snprintf(p->name, sizeof p->name, "%s %s Landsogn", town,
                 bearing(facts->town[middle->town].at, middle->at));
    else
        snprintf(p->name, sizeof p->name, "%.*s%s Sogn", name_length(town), town,
                 town_has_districts(facts, middle->town) ? " Midt" : "");
    if (name_taken(parishes, number, p->name)) {
        char first[sizeof p->name];
        snprintf(first, sizeof first, "%s", p->name);
        if (middle->kind == PLACE_VILLAGE)
            snprintf(p->name, sizeof p->name, "Ny %.60s", first);
        else
            snprintf(p->name, sizeof p->name, "%.50s (%s)", first,
                     facts->municipality[facts->town[middle->town].municipality].name);
    }
    /* 0001 ... : real parish codes begin at 7001. */
    snprintf(p->code, sizeof p->code, "%04u", (unsigned)(number + 1) % 10000);
    p->place = number;
    p->municipality = facts->town[middle->town].municipality;
}
