/* SPDX-License-Identifier: MPL-2.0 */
#include "population.h"

#include <math.h>
#include <stdlib.h>

#include "built_up.h"
#include "chance.h"

static const double SUBURB_REACH = 1.15; /* of a town's radius */
static const double EMPTY_SHARE = 0.22;  /* parks, works, sports grounds */
static const double SMALLEST_RADIUS_M = 180;
static const double DISTRICT_RADIUS_M = 900;
static const double VILLAGE_RADIUS_M = 330, HAMLET_RADIUS_M = 190;
static const double MOST_IN_VILLAGES = 0.45; /* of the people outside towns */
static const double PEOPLE_PER_FARM_CELL = 2.9;

/* Cells with weights among which people are shared out. */
typedef struct {
    size_t *cell;
    uint64_t *weight;
    size_t n, capacity, weight_capacity;
} cell_choice;

/* What is left over after rounding down, for the largest-remainder rule. */
typedef struct {
    uint64_t remainder;
    size_t index;
} leftover;

typedef struct {
    const region_facts *facts;
    const land_map *land;
    const place_list *places;
    const parish_list *parishes;
    cell_grid *cells;
} settlers;

static void release_choice(cell_choice *choice)
{
    free(choice->cell);
    free(choice->weight);
    *choice = (cell_choice){0};
}

static bool choose(cell_choice *choice, size_t cell, uint64_t weight, failure *why)
{
    size_t *cells = grown(choice->cell, &choice->capacity, choice->n + 1, sizeof *cells);
    if (!cells)
        return fail_memory(why);
    choice->cell = cells;
    uint64_t *weights =
        grown(choice->weight, &choice->weight_capacity, choice->n + 1, sizeof *weights);
    if (!weights)
        return fail_memory(why);
    choice->weight = weights;
    cells[choice->n] = cell;
    weights[choice->n++] = weight;
    return true;
}

static int compare_leftovers(const void *a, const void *b)
{
    const leftover *p = a, *q = b;
    if (p->remainder != q->remainder)
        return p->remainder > q->remainder ? -1 : 1;
    return p->index < q->index ? -1 : p->index > q->index;
}

/* Shares people out by weight in whole persons, largest remainders first, so that the sum is
 * exact (Hamilton's method). */
static bool settle(const cell_choice *choice, int64_t people, cell_grid *cells, const char *where,
                   failure *why)
{
    uint64_t weights = 0;
    for (size_t i = 0; i < choice->n; i++)
        weights += choice->weight[i];
    if (people > 0 && weights == 0)
        return fail(why, "there is no land for the %lld people of %s", (long long)people, where);
    leftover *rest = malloc((choice->n + 1) * sizeof *rest);
    if (!rest)
        return fail_memory(why);
    int64_t settled = 0;
    for (size_t i = 0; people > 0 && i < choice->n; i++) {
        const uint64_t product = (uint64_t)people * choice->weight[i];
        cells->people[choice->cell[i]] += (int64_t)(product / weights);
        settled += (int64_t)(product / weights);
        rest[i] = (leftover){product % weights, i};
    }
    if (people > 0)
        qsort(rest, choice->n, sizeof *rest, compare_leftovers);
    for (size_t i = 0; settled < people; i++, settled++)
        cells->people[choice->cell[rest[i].index]]++;
    free(rest);
    return true;
}

/* n_municipalities in the water. */
static size_t municipality_of(const settlers *s, size_t cell)
{
    const bool on_map = cell < s->cells->rows * s->cells->columns;
    const int32_t parish = on_map ? s->cells->parish[cell] : NO_PARISH;
    return parish == NO_PARISH ? s->facts->n_municipalities
                               : s->parishes->parish[parish].municipality;
}

/* The municipality a place stands in. */
static size_t place_municipality(const settlers *s, const road_place *p)
{
    return municipality_of(s, cell_at(s->cells, p->at));
}

static size_t ring_of(const settlers *s, size_t cell)
{
    return s->places->place[s->parishes->parish[s->cells->parish[cell]].place].ring;
}

static double district_density(const region_facts *facts, size_t town, point at)
{
    double density = 1;
    for (size_t i = 0; i < facts->n_districts; i++)
        if (facts->district[i].town == town &&
            distance(facts->district[i].at, at) <= DISTRICT_RADIUS_M)
            density = facts->district[i].density;
    return density;
}

/* Where a settlement ends in the direction of a point. */
static double rim_m(const settlers *s, const road_place *middle, point at)
{
    if (middle->kind == PLACE_VILLAGE)
        return VILLAGE_RADIUS_M;
    if (middle->kind == PLACE_HAMLET)
        return HAMLET_RADIUS_M;
    return fmax(SUBURB_REACH * town_rim_m(s->facts, middle->fact, at), SMALLEST_RADIUS_M);
}

/* Offers a cell to a settlement: the weight falls from the middle to the rim, with noise and
 * empty cells. */
static bool offer_cell(const settlers *s, const road_place *middle, size_t cell,
                       cell_choice *choice, failure *why)
{
    const point at = cell_middle(s->cells, cell);
    const double rim = rim_m(s, middle, at);
    const double share = (double)squared_distance(at, middle->at) / (rim * rim);
    if (share > 1)
        return true;
    adg_random random = chance_stream(CHANCE_TOWN_CELLS, cell);
    const bool empty = adg_random_uniform(&random) < EMPTY_SHARE;
    double weight = 1000 * (1 - share) * chance_between(&random, 0.5, 1.5);
    if (middle->kind == PLACE_TOWN) {
        weight *= district_density(s->facts, middle->fact, at);
        s->cells->in_town[cell] = true;
    }
    return empty || choose(choice, cell, 1 + (uint64_t)weight, why);
}

/* The cells of a town, village or hamlet. */
static bool choose_settlement(const settlers *s, const road_place *middle, double radius_m,
                              cell_choice *choice, failure *why)
{
    cell_grid *cells = s->cells;
    const size_t municipality = place_municipality(s, middle);
    const int64_t reach = (int64_t)radius_m / CELL_M + 1;
    for (int64_t dy = -reach; dy <= reach; dy++)
        for (int64_t dx = -reach; dx <= reach; dx++) {
            const point at = {middle->at.x + dx * CELL_M, middle->at.y + dy * CELL_M};
            const size_t cell = cell_at(cells, at);
            if (municipality_of(s, cell) == municipality && ring_of(s, cell) == middle->ring &&
                !offer_cell(s, middle, cell, choice, why))
                return false;
        }
    /* The smallest settlements may have no cell but the one they stand in. */
    return choice->n > 0 || choose(choice, cell_at(cells, middle->at), 1, why);
}

static bool settle_town(const settlers *s, size_t place_index, failure *why)
{
    const road_place *middle = &s->places->place[place_index];
    const town_fact *town = &s->facts->town[middle->fact];
    const double radius =
        fmax(SUBURB_REACH * TOWN_MOST_LOBE * town_radius_m(town->people), SMALLEST_RADIUS_M);
    cell_choice choice = {0};
    const bool done = choose_settlement(s, middle, radius, &choice, why) &&
                      settle(&choice, town->people, s->cells, town->name, why);
    release_choice(&choice);
    return done;
}

static int64_t people_outside_towns(const region_facts *facts, size_t municipality)
{
    int64_t people = facts->municipality[municipality].people;
    for (size_t t = 0; t < facts->n_towns; t++)
        if (facts->town[t].municipality == municipality)
            people -= facts->town[t].people;
    return people;
}

static int64_t village_size(size_t place_index, place_kind kind)
{
    adg_random random = chance_stream(CHANCE_HAMLET_SIZE, place_index);
    const double size =
        kind == PLACE_VILLAGE ? chance_between(&random, 120, 420) : chance_between(&random, 6, 60);
    return (int64_t)size;
}

static bool is_village_of(const settlers *s, const road_place *p, size_t municipality)
{
    return (p->kind == PLACE_VILLAGE || p->kind == PLACE_HAMLET) && !s->land->ring[p->ring].islet &&
           place_municipality(s, p) == municipality;
}

/* Villages and hamlets of a municipality; fewer people in each where there are not enough. */
static bool settle_villages(const settlers *s, size_t municipality, int64_t *people, failure *why)
{
    int64_t wanted = 0;
    for (size_t i = 0; i < s->places->n; i++) {
        const road_place *p = &s->places->place[i];
        if (is_village_of(s, p, municipality))
            wanted += village_size(i, p->kind);
    }
    const int64_t most = (int64_t)(MOST_IN_VILLAGES * (double)*people);
    const int64_t given = wanted < most ? wanted : most;
    for (size_t i = 0; i < s->places->n; i++) {
        const road_place *p = &s->places->place[i];
        if (!is_village_of(s, p, municipality))
            continue;
        const int64_t size = village_size(i, p->kind) * given / wanted;
        cell_choice choice = {0};
        const bool done = choose_settlement(s, p, VILLAGE_RADIUS_M, &choice, why) &&
                          settle(&choice, size, s->cells, "a village", why);
        release_choice(&choice);
        if (!done)
            return false;
        *people -= size;
    }
    return true;
}

static bool is_farmland(const settlers *s, size_t cell, size_t municipality)
{
    return s->cells->near_road[cell] && !s->cells->in_town[cell] &&
           municipality_of(s, cell) == municipality && !s->land->ring[ring_of(s, cell)].islet;
}

static bool settle_farms(const settlers *s, size_t municipality, int64_t people, failure *why)
{
    const size_t n_cells = s->cells->rows * s->cells->columns;
    size_t farmland = 0;
    for (size_t cell = 0; cell < n_cells; cell++)
        farmland += is_farmland(s, cell, municipality);
    const double share = (double)people / PEOPLE_PER_FARM_CELL / (double)(farmland ? farmland : 1);
    cell_choice choice = {0};
    bool done = true;
    for (size_t cell = 0; done && cell < n_cells; cell++) {
        if (!is_farmland(s, cell, municipality))
            continue;
        adg_random random = chance_stream(CHANCE_COUNTRY_CELLS, cell);
        if (adg_random_uniform(&random) < share)
            done = choose(&choice, cell, 1 + adg_random_below(&random, 4), why);
    }
    done =
        done && settle(&choice, people, s->cells, s->facts->municipality[municipality].name, why);
    release_choice(&choice);
    return done;
}

static bool settle_municipality(const settlers *s, size_t municipality, failure *why)
{
    const municipality_fact *fact = &s->facts->municipality[municipality];
    int64_t people = people_outside_towns(s->facts, municipality);
    if (people < 0)
        return fail(why, "the towns of %s have %lld people more than the municipality", fact->name,
                    (long long)-people);
    return settle_villages(s, municipality, &people, why) &&
           settle_farms(s, municipality, people, why);
}

static bool count_parishes(const cell_grid *cells, parish_list *parishes, failure *why)
{
    for (size_t cell = 0; cell < cells->rows * cells->columns; cell++)
        if (cells->parish[cell] != NO_PARISH)
            parishes->parish[cells->parish[cell]].people += cells->people[cell];
    for (size_t p = 0; p < parishes->n; p++)
        if (parishes->parish[p].people == 0)
            return fail(why, "nobody lives in %s", parishes->parish[p].name);
    return true;
}

bool population_build(const region_facts *facts, const land_map *land, const place_list *places,
                      parish_list *parishes, cell_grid *cells, failure *why)
{
    const settlers s = {facts, land, places, parishes, cells};
    for (size_t i = 0; i < places->n; i++)
        if (places->place[i].kind == PLACE_TOWN && !settle_town(&s, i, why))
            return false;
    for (size_t m = 0; m < facts->n_municipalities; m++)
        if (!settle_municipality(&s, m, why))
            return false;
    return count_parishes(cells, parishes, why);
}
