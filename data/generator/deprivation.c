/* SPDX-License-Identifier: MPL-2.0 */
#include "deprivation.h"

#include <math.h>
#include <stdlib.h>

#include "built_up.h"
#include "chance.h"

static const int64_t TOWN = 15000, CITY = 25000;
static const double SUBURB_M = 12000, REMOTE_M = 22000;

typedef struct {
    double town_centre, suburb, remote, noise;
} deprivation_pattern;

static bool read_pattern(const region_facts *facts, deprivation_pattern *p, failure *why)
{
    return facts_parameter(facts, "bymidte", &p->town_centre, why) &&
           facts_parameter(facts, "forstad", &p->suburb, why) &&
           facts_parameter(facts, "fjernt", &p->remote, why) &&
           facts_parameter(facts, "stoej", &p->noise, why);
}

/* Metres to the nearest town of at least so many people on the same piece of land, bridges left
 * aside. */
static double distance_to_town(const region_facts *facts, const place_list *places,
                               const road_place *from, int64_t people)
{
    double nearest = INFINITY;
    for (size_t i = 0; i < places->n; i++) {
        const road_place *p = &places->place[i];
        if (p->kind == PLACE_TOWN && p->ring == from->ring && facts->town[p->fact].people >= people)
            nearest = fmin(nearest, distance(p->at, from->at));
    }
    return nearest;
}

static bool in_large_town(const region_facts *facts, point at)
{
    const size_t town = built_up_town(facts, at);
    return town < facts->n_towns && facts->town[town].people >= TOWN;
}

static double hidden_level(const region_facts *facts, const place_list *places,
                           const parish_area *parish, const deprivation_pattern *pattern,
                           adg_random *random)
{
    const road_place *middle = &places->place[parish->place];
    double level = facts->municipality[parish->municipality].deprivation +
                   pattern->noise * chance_normal(random);
    if (middle->kind == PLACE_DISTRICT)
        return level + facts->district[middle->fact].deprivation;
    if (in_large_town(facts, middle->at))
        return level + pattern->town_centre;
    if (distance_to_town(facts, places, middle, CITY) <= SUBURB_M)
        return level + pattern->suburb;
    if (distance_to_town(facts, places, middle, TOWN) > REMOTE_M)
        return level + pattern->remote;
    return level;
}

static double indicator_value(const indicator_fact *fact, double level, bool in_town,
                              adg_random *random)
{
    double value = fact->level + fact->slope * level + fact->noise * chance_normal(random) +
                   (in_town ? fact->town_extra : 0);
    value = fmin(fmax(value, fact->least), fact->most);
    return floor(value / fact->rounding + 0.5) * fact->rounding;
}

/* Takes the value away in so many parishes, drawn by lot. */
static bool remove_values(const region_facts *facts, size_t indicator, size_t n_parishes,
                          deprivation_table *table, failure *why)
{
    uint32_t *order = calloc(n_parishes, sizeof *order);
    if (!order)
        return fail_memory(why);
    adg_random random = chance_stream(CHANCE_MISSING, indicator);
    adg_random_permutation(&random, order, n_parishes);
    const size_t missing = (size_t)facts->indicator[indicator].missing;
    for (size_t i = 0; i < missing && i < n_parishes; i++)
        table->value[order[i] * table->n_indicators + indicator] = NAN;
    free(order);
    return true;
}

bool deprivation_build(const region_facts *facts, const place_list *places,
                       const parish_list *parishes, deprivation_table *table, failure *why)
{
    deprivation_pattern pattern;
    if (!read_pattern(facts, &pattern, why))
        return false;
    table->n_indicators = facts->n_indicators;
    table->value = calloc(parishes->n * facts->n_indicators, sizeof *table->value);
    if (!table->value)
        return fail_memory(why);
    for (size_t p = 0; p < parishes->n; p++) {
        adg_random random = chance_stream(CHANCE_DEPRIVATION, p);
        const parish_area *parish = &parishes->parish[p];
        const double level = hidden_level(facts, places, parish, &pattern, &random);
        const bool in_town = in_large_town(facts, places->place[parish->place].at);
        for (size_t k = 0; k < facts->n_indicators; k++)
            table->value[p * facts->n_indicators + k] =
                indicator_value(&facts->indicator[k], level, in_town, &random);
    }
    for (size_t k = 0; k < facts->n_indicators; k++)
        if (!remove_values(facts, k, parishes->n, table, why))
            return false;
    return true;
}

void deprivation_release(deprivation_table *table)
{
    free(table->value);
    *table = (deprivation_table){0};
}
