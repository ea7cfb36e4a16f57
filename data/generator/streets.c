/* SPDX-License-Identifier: MPL-2.0 */
#include "streets.h"

#include <math.h>
#include <stdlib.h>

#include "built_up.h"
#include "chance.h"
#include "places.h"

static const int64_t LARGE_TOWN = 15000;
static const double FROM_COAST_M = 70, FROM_MOTORWAY_M = 160;
static const double IRREGULARITY = 0.13;  /* of the width of a block */
static const double MISSING_SHARE = 0.08; /* of the streets */
enum {
    DISTRIBUTOR_EVERY = 4,
    ONEWAY_LINES = 5
};

/* The grid of one town; line numbers run from -reach to reach in both directions. */
typedef struct {
    const region_facts *facts;
    const land_ring *ring;
    size_t town;
    double block_m, radius_m;
    direction axis;
    int reach;
    size_t side;   /* lines in each direction, 2 reach + 1 */
    point *corner; /* [side x side] */
    bool *built;   /* [side x side] there is a crossing */
} street_grid;

static size_t corner_index(const street_grid *grid, int i, int j)
{
    const size_t row = (size_t)(i + grid->reach), column = (size_t)(j + grid->reach);
    return row * grid->side + column;
}

static bool may_build(const street_grid *grid, point at)
{
    return built_up_town(grid->facts, at) == grid->town &&
           inside_ring(at, grid->ring->vertex, grid->ring->n) &&
           land_distance_to_edge(grid->ring, at) >= FROM_COAST_M &&
           squared_distance_to_motorway(grid->facts, at) >= FROM_MOTORWAY_M * FROM_MOTORWAY_M;
}

/* A turn by up to 40 degrees either way, without sine and cosine. */
static direction random_axis(adg_random *random)
{
    const double t = chance_between(random, -0.36, 0.36);
    return (direction){(1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)};
}

static void place_corners(street_grid *grid, adg_random *random)
{
    const point centre = grid->facts->town[grid->town].at;
    const double most = IRREGULARITY * grid->block_m;
    for (int i = -grid->reach; i <= grid->reach; i++)
        for (int j = -grid->reach; j <= grid->reach; j++) {
            const size_t c = corner_index(grid, i, j);
            const double along = i * grid->block_m + chance_between(random, -most, most);
            const double right = j * grid->block_m + chance_between(random, -most, most);
            const bool middle = i == 0 && j == 0;
            grid->corner[c] = middle ? centre : moved(centre, grid->axis, along, right);
            grid->built[c] = middle || may_build(grid, grid->corner[c]);
        }
}

static bool crosses_motorway(const road_list *roads, point a, point b)
{
    for (size_t r = 0; r < roads->n; r++) {
        const road_line *road = &roads->road[r];
        if (road->class > ROAD_RAMP)
            continue;
        for (size_t i = 1; i < road->n; i++)
            if (segments_touch(a, b, road->point[i - 1], road->point[i]))
                return true;
    }
    return false;
}

/* What a street on line number `line` is like, between the crossings `across` and the next. */
static road_line street_on_line(const street_grid *grid, int line, int across)
{
    road_line street = {
        .class = ROAD_STREET, .oneway = 'B', .name = "", .route = "", .structure = ""};
    if (grid->facts->town[grid->town].people < LARGE_TOWN)
        return street;
    if (line % DISTRIBUTOR_EVERY == 0)
        street.class = ROAD_SECONDARY;
    else if (line % 2 != 0 && abs(line) <= ONEWAY_LINES && abs(across) <= ONEWAY_LINES)
        street.oneway = (line + 64) % 4 == 1 ? 'F' : 'T';
    return street;
}

static bool add_street(const street_grid *grid, const road_line *like, size_t from, size_t to,
                       adg_random *random, road_list *roads, failure *why)
{
    const bool missing = adg_random_uniform(random) < MISSING_SHARE && like->class == ROAD_STREET;
    if (missing || !grid->built[from] || !grid->built[to])
        return true;
    const point ends[2] = {grid->corner[from], grid->corner[to]};
    if (!land_holds_segment(grid->ring, ends[0], ends[1]) ||
        crosses_motorway(roads, ends[0], ends[1]))
        return true;
    return roads_add(roads, like, ends, 2, why);
}

static bool add_streets(const street_grid *grid, adg_random *random, road_list *roads, failure *why)
{
    for (int i = -grid->reach; i <= grid->reach; i++)
        for (int j = -grid->reach; j < grid->reach; j++) {
            const road_line like = street_on_line(grid, i, j);
            if (!add_street(grid, &like, corner_index(grid, i, j), corner_index(grid, i, j + 1),
                            random, roads, why) ||
                !add_street(grid, &like, corner_index(grid, j, i), corner_index(grid, j + 1, i),
                            random, roads, why))
                return false;
        }
    return true;
}

static bool build_town(const region_facts *facts, const land_map *land, size_t town,
                       road_list *roads, failure *why)
{
    adg_random random = chance_stream(CHANCE_STREETS, town);
    street_grid grid = {.facts = facts, .town = town};
    grid.ring = &land->ring[land_ring_at(land, facts->town[town].at)];
    grid.radius_m = town_radius_m(facts->town[town].people);
    grid.block_m = 210 + 0.042 * grid.radius_m;
    grid.reach = (int)(TOWN_MOST_LOBE * grid.radius_m / grid.block_m);
    grid.axis = random_axis(&random);
    grid.side = (size_t)grid.reach * 2 + 1;
    grid.corner = calloc(grid.side * grid.side, sizeof *grid.corner);
    grid.built = calloc(grid.side * grid.side, sizeof *grid.built);
    bool done = grid.corner && grid.built ? true : fail_memory(why);
    if (done) {
        place_corners(&grid, &random);
        done = add_streets(&grid, &random, roads, why);
    }
    free(grid.corner);
    free(grid.built);
    return done;
}

bool streets_build(const region_facts *facts, const land_map *land, road_list *roads, failure *why)
{
    for (size_t t = 0; t < facts->n_towns; t++)
        if (!build_town(facts, land, t, roads, why))
            return false;
    return true;
}
