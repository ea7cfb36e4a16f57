/* SPDX-License-Identifier: MPL-2.0 */
#include "crossings.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "network/hilbert.h"
#include "support/test.h"

enum {
    NEAREST = 16,
    NODES_PER_TOWN = 4000
};
static const double METRES_PER_NODE = 250, TOWN_NODES_PER_KM2 = 150, IN_TOWNS = 0.65;

/* ---- places ---- */

typedef struct {
    double x, y, until, radius_m; /* until: share of all town crossings up to this town */
} town;

static town *found_towns(uint32_t n_nodes, uint32_t n, double side_m, adg_random *random)
{
    town *towns = NEW(town, n);
    double total = 0;
    for (uint32_t t = 0; t < n; t++) {
        double weight = pow(1 - adg_random_uniform(random), -0.8);
        towns[t] = (town){side_m * adg_random_uniform(random), side_m * adg_random_uniform(random),
                          total += weight, weight};
    }
    for (uint32_t t = 0; t < n; t++) {
        double nodes = IN_TOWNS * n_nodes * towns[t].radius_m / total;
        towns[t].until /= total;
        towns[t].radius_m = 1000 * sqrt(nodes / TOWN_NODES_PER_KM2 / (2 * acos(-1)));
    }
    return towns;
}

/* Four dice: all but normal, and the same on every machine. */
static double about_normal(adg_random *random)
{
    double sum = 0;
    for (int k = 0; k < 4; k++)
        sum += adg_random_uniform(random);
    return (sum - 2) * sqrt(3);
}

static const town *any_town(const town *towns, uint32_t n, double share)
{
    uint32_t low = 0, high = n - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (towns[middle].until < share)
            low = middle + 1;
        else
            high = middle;
    }
    return &towns[low];
}

static void sort_along_curve(uint32_t n, double *xy)
{
    uint32_t *order = NEW(uint32_t, n);
    double *copy = NEW(double, 2 * (size_t)n);
    adg_error error = ADG_ERROR_INIT;
    memcpy(copy, xy, 2 * (size_t)n * sizeof *xy);
    if (adg_hilbert_order(xy, n, order, &error) != ADG_OK)
        abort();
    for (uint32_t v = 0; v < n; v++)
        memcpy(xy + 2 * (size_t)v, copy + 2 * (size_t)order[v], 2 * sizeof *xy);
    free(order);
    free(copy);
}

void place_crossings(uint32_t n, adg_random *random, double *xy)
{
    double side_m = METRES_PER_NODE * sqrt(n);
    uint32_t n_towns = 1 + n / NODES_PER_TOWN;
    town *towns = found_towns(n, n_towns, side_m, random);
    for (uint32_t v = 0; v < n; v++) {
        double *p = xy + 2 * (size_t)v;
        if (adg_random_uniform(random) < IN_TOWNS) {
            const town *t = any_town(towns, n_towns, adg_random_uniform(random));
            p[0] = t->x + t->radius_m * about_normal(random);
            p[1] = t->y + t->radius_m * about_normal(random);
        } else {
            p[0] = side_m * adg_random_uniform(random);
            p[1] = side_m * adg_random_uniform(random);
        }
    }
    free(towns);
    sort_along_curve(n, xy);
}

/* ---- neighbours ---- */

/* Square cells with the places in each. */
typedef struct {
    const double *xy;
    double left, low, side_m;
    long columns, rows;
    uint32_t *first; /* [columns x rows + 1] */
    uint32_t *place; /* [n] */
} cells;

static long column_of(const cells *c, uint32_t v)
{
    return (long)((c->xy[2 * (size_t)v] - c->left) / c->side_m);
}

static long row_of(const cells *c, uint32_t v)
{
    return (long)((c->xy[2 * (size_t)v + 1] - c->low) / c->side_m);
}

static cells make_cells(uint32_t n, const double *xy)
{
    cells c = {xy, INFINITY, INFINITY, METRES_PER_NODE, 0, 0, NULL, NEW(uint32_t, n)};
    for (uint32_t v = 0; v < n; v++) {
        c.left = fmin(c.left, xy[2 * (size_t)v]);
        c.low = fmin(c.low, xy[2 * (size_t)v + 1]);
    }
    for (uint32_t v = 0; v < n; v++) {
        c.columns = column_of(&c, v) >= c.columns ? column_of(&c, v) + 1 : c.columns;
        c.rows = row_of(&c, v) >= c.rows ? row_of(&c, v) + 1 : c.rows;
    }
    c.first = NEW(uint32_t, (size_t)(c.columns * c.rows) + 2);
    for (uint32_t v = 0; v < n; v++)
        c.first[row_of(&c, v) * c.columns + column_of(&c, v) + 2]++;
    for (long k = 2; k < c.columns * c.rows + 2; k++)
        c.first[k] += c.first[k - 1];
    for (uint32_t v = 0; v < n; v++)
        c.place[c.first[row_of(&c, v) * c.columns + column_of(&c, v) + 1]++] = v;
    return c;
}

static double distance2(const double *xy, uint32_t a, uint32_t b)
{
    double dx = xy[2 * (size_t)a] - xy[2 * (size_t)b];
    double dy = xy[2 * (size_t)a + 1] - xy[2 * (size_t)b + 1];
    return dx * dx + dy * dy;
}

/* The nearest places to v so far, nearest first. */
typedef struct {
    int n;
    uint32_t place[NEAREST];
    double d2[NEAREST];
} near_list;

static void look_at_cell(const cells *c, uint32_t v, long column, long row, near_list *list)
{
    if (column < 0 || row < 0 || column >= c->columns || row >= c->rows)
        return;
    long cell = row * c->columns + column;
    for (uint32_t i = c->first[cell]; i < c->first[cell + 1]; i++) {
        double d2 = distance2(c->xy, v, c->place[i]);
        if (c->place[i] == v || (list->n == NEAREST && d2 >= list->d2[NEAREST - 1]))
            continue;
        int at = list->n < NEAREST ? list->n++ : NEAREST - 1;
        for (; at > 0 && list->d2[at - 1] > d2; at--) {
            list->d2[at] = list->d2[at - 1];
            list->place[at] = list->place[at - 1];
        }
        list->d2[at] = d2;
        list->place[at] = c->place[i];
    }
}

/* Ring by ring, until nothing nearer can come. */
static near_list nearest_places(const cells *c, uint32_t v)
{
    near_list list = {0};
    long widest = c->columns > c->rows ? c->columns : c->rows;
    for (long ring = 0; ring <= widest; ring++) {
        double safe_m = (double)(ring - 1) * c->side_m;
        if (list.n == NEAREST && ring > 0 && list.d2[NEAREST - 1] <= safe_m * safe_m)
            break;
        for (long dy = -ring; dy <= ring; dy++)
            for (long dx = -ring; dx <= ring; dx += labs(dy) == ring || ring == 0 ? 1 : 2 * ring)
                look_at_cell(c, v, column_of(c, v) + dx, row_of(c, v) + dy, &list);
    }
    return list;
}

/* Keeps those of the list to which no third place stands nearer. */
static near_list neighbours_of(const cells *c, uint32_t v)
{
    near_list list = nearest_places(c, v), kept = {0};
    for (int q = 0; q < list.n; q++) {
        bool free_lune = true;
        for (int r = 0; free_lune && r < q; r++)
            free_lune = distance2(c->xy, list.place[q], list.place[r]) >= list.d2[q];
        if (free_lune)
            kept.place[kept.n++] = list.place[q];
    }
    return kept;
}

static bool has(const near_list *list, uint32_t place)
{
    for (int k = 0; k < list->n; k++)
        if (list->place[k] == place)
            return true;
    return false;
}

void join_neighbours(uint32_t n, const double *xy, void (*join)(void *data, uint32_t a, uint32_t b),
                     void *data)
{
    cells c = make_cells(n, xy);
    near_list *list = NEW(near_list, n);
    for (uint32_t v = 0; v < n; v++)
        list[v] = neighbours_of(&c, v);
    for (uint32_t v = 0; v < n; v++)
        for (int k = 0; k < list[v].n; k++) {
            uint32_t u = list[v].place[k];
            if (v < u || !has(&list[u], v))
                join(data, v, u);
        }
    free(list);
    free(c.first);
    free(c.place);
}
