/* SPDX-License-Identifier: MPL-2.0 */
#include "facilities.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "built_up.h"
#include "chance.h"

static const double NEAR_ROAD_M = 150;
static const double CENTRAL = 0.5, SPREAD = 0.85; /* of the town's radius */
enum {
    ATTEMPTS = 200
};

typedef struct {
    const region_facts *facts;
    const cell_grid *cells;
    const parish_list *parishes;
    const road_list *roads;
    facility_list *list;
} builder;

void facilities_release(facility_list *list)
{
    free(list->facility);
    *list = (facility_list){0};
}

static bool near_road(const road_list *roads, point at)
{
    for (size_t r = 0; r < roads->n; r++) {
        const road_line *road = &roads->road[r];
        if (!road_is_surface(road) || road->closed)
            continue;
        for (size_t i = 1; i < road->n; i++)
            if (squared_distance_to_segment(at, road->point[i - 1], road->point[i]) <=
                NEAR_ROAD_M * NEAR_ROAD_M)
                return true;
    }
    return false;
}

static bool in_municipality(const builder *b, point at, size_t municipality)
{
    const size_t cell = cell_at(b->cells, at);
    return cell < b->cells->rows * b->cells->columns && b->cells->parish[cell] != NO_PARISH &&
           b->parishes->parish[b->cells->parish[cell]].municipality == municipality;
}

/* A site off the town's centre, on the town's own land. */
static bool find_site(const builder *b, size_t town_index, double spread, adg_random *random,
                      point *site, failure *why)
{
    const town_fact *town = &b->facts->town[town_index];
    const double radius = fmax(spread * town_radius_m(town->people), 120);
    const int64_t reach = whole_metres(radius);
    const point low = {town->at.x - reach, town->at.y - reach};
    const point high = {town->at.x + reach, town->at.y + reach};
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        *site = chance_point(random, low, high);
        if (distance(*site, town->at) <= radius && near_road(b->roads, *site) &&
            in_municipality(b, *site, town->municipality))
            return true;
    }
    return fail(why, "no site near a road was found in %s", town->name);
}

static size_t number_of_type(const facility_list *list, const char *prefix)
{
    size_t n = 1;
    for (size_t i = 0; i < list->n; i++)
        n += strcmp(list->facility[i].plan->prefix, prefix) == 0;
    return n;
}

/* One facility; `number` > 0 is put after the name where a town has several. */
static bool add_facility(builder *b, const facility_fact *plan, size_t town, const char *subtype,
                         size_t subtype_length, bool named_by_subtype, int64_t number, failure *why)
{
    facility_list *list = b->list;
    facility_site *larger = grown(list->facility, &list->capacity, list->n + 1, sizeof *larger);
    if (!larger)
        return fail_memory(why);
    list->facility = larger;
    adg_random random = chance_stream(CHANCE_FACILITIES, list->n);
    facility_site *f = &larger[list->n];
    *f = (facility_site){.plan = plan, .municipality = b->facts->town[town].municipality};
    snprintf(f->id, sizeof f->id, "%s-%03zu", plan->prefix, number_of_type(list, plan->prefix));
    snprintf(f->subtype, sizeof f->subtype, "%.*s", (int)subtype_length, subtype);
    const char *place = b->facts->town[town].name;
    if (named_by_subtype)
        snprintf(f->name, sizeof f->name, "%s %s, %s", plan->name, place, f->subtype);
    else if (number > 0)
        snprintf(f->name, sizeof f->name, "%s %s %lld", plan->name, place, (long long)number);
    else
        snprintf(f->name, sizeof f->name, "%s %s", plan->name, place);
    /* In the plan for every town the capacity is a mean: 1 to twice as many less one. */
    f->capacity = plan->every_town
                      ? 1 + (int64_t)adg_random_below(&random, (uint64_t)(2 * plan->capacity - 1))
                      : plan->capacity;
    if (!find_site(b, town, plan->every_town ? SPREAD : CENTRAL, &random, &f->at, why))
        return false;
    list->n++;
    return true;
}

static bool add_in_every_town(builder *b, const facility_fact *plan, failure *why)
{
    for (size_t t = 0; t < b->facts->n_towns; t++) {
        const int64_t people = b->facts->town[t].people;
        if (people < plan->least_people)
            continue;
        const int64_t n = 1 + people / plan->people_for_one_more;
        for (int64_t k = 1; k <= n; k++)
            if (!add_facility(b, plan, t, plan->subtypes, strlen(plan->subtypes), false,
                              n > 1 ? k : 0, why))
                return false;
    }
    return true;
}

static bool add_listed(builder *b, const facility_fact *plan, failure *why)
{
    const bool several = strchr(plan->subtypes, ';') != NULL;
    const char *subtype = plan->subtypes;
    for (bool more = true; more;) {
        const size_t length = strcspn(subtype, ";");
        if (!add_facility(b, plan, plan->town, subtype, length, several, 0, why))
            return false;
        more = subtype[length] == ';';
        subtype += length + more;
    }
    return true;
}

bool facilities_build(const region_facts *facts, const cell_grid *cells,
                      const parish_list *parishes, const road_list *roads, facility_list *list,
                      failure *why)
{
    builder b = {facts, cells, parishes, roads, list};
    for (size_t i = 0; i < facts->n_facilities; i++) {
        const facility_fact *plan = &facts->facility[i];
        if (!(plan->every_town ? add_in_every_town(&b, plan, why) : add_listed(&b, plan, why)))
            return false;
    }
    return true;
}
