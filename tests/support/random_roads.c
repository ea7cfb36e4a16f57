/* SPDX-License-Identifier: MPL-2.0 */
#include "support/random_roads.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "support/test.h"

static const double SPACING_M = 500;

double random_between(adg_random *random, double least, double most)
{
    return least + (most - least) * adg_random_uniform(random);
}

double random_log_between(adg_random *random, double least, double most)
{
    return least * exp(log(most / least) * adg_random_uniform(random));
}

static bool happens(adg_random *random, double share)
{
    return adg_random_uniform(random) < share;
}

static void add_edge(random_roads *roads, const roads_wish *wish, uint32_t from, uint32_t to,
                     adg_random *random)
{
    double minutes = random_log_between(random, wish->shortest_min, wish->longest_min);
    if (happens(random, wish->zero))
        minutes = 0;
    adg_edge edge = {from, to, minutes, minutes};
    if (happens(random, wish->one_way))
        *(happens(random, 0.5) ? &edge.minutes_forward : &edge.minutes_backward) = INFINITY;
    roads->edge[roads->n_edges++] = edge;
}

static uint32_t any_node(const random_roads *roads, adg_random *random)
{
    return (uint32_t)adg_random_below(random, roads->n_nodes);
}

static void place_nodes(random_roads *roads, const roads_wish *wish, adg_random *random)
{
    for (uint32_t v = 0; v < roads->n_nodes; v++) {
        roads->xy[2 * v] = SPACING_M * (v % wish->columns + random_between(random, -0.4, 0.4));
        roads->xy[2 * v + 1] = SPACING_M * (v / wish->columns + random_between(random, -0.4, 0.4));
    }
}

random_roads random_roads_draw(const roads_wish *wish, adg_random *random)
{
    uint32_t n = wish->rows * wish->columns;
    random_roads roads = {.n_nodes = n};
    roads.xy = NEW(double, 2 * (size_t)n);
    roads.edge = NEW(adg_edge, 2 * (size_t)n + wish->parallel + wish->loops);
    place_nodes(&roads, wish, random);
    for (uint32_t v = 0; v < n; v++) {
        bool last_column = v % wish->columns == wish->columns - 1;
        if (!last_column && !happens(random, wish->missing))
            add_edge(&roads, wish, v, v + 1, random);
        if (v + wish->columns < n && !happens(random, wish->missing))
            add_edge(&roads, wish, v, v + wish->columns, random);
    }
    for (uint32_t k = 0, before = roads.n_edges; k < wish->parallel && before > 0; k++) {
        adg_edge twin = roads.edge[adg_random_below(random, before)];
        add_edge(&roads, wish, twin.from, twin.to, random);
    }
    for (uint32_t k = 0; k < wish->loops; k++) {
        uint32_t v = any_node(&roads, random);
        add_edge(&roads, wish, v, v, random);
    }
    return roads;
}

void random_roads_release(random_roads *roads)
{
    free(roads->edge);
    free(roads->xy);
    *roads = (random_roads){0};
}
