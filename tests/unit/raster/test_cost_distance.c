/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/cost_distance.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "raster/walking.h"
#include "support/test.h"

/* ---- a second way to the answer: sweeps over all cells until nothing improves ---- */

typedef struct {
    size_t rows, columns;
    double cell_m;
    double *friction, *elevation; /* elevation NULL: flat */
} terrain;

static double friction_at(const terrain *t, long row, long column)
{
    bool inside = row >= 0 && column >= 0 && row < (long)t->rows && column < (long)t->columns;
    return inside ? t->friction[(size_t)row * t->columns + (size_t)column] : NAN;
}

/* Minutes of a step from (r, c) by (dr, dc); NaN where it is not possible. */
static double step_minutes(const terrain *t, const adg_cost_options *o, long r, long c, long dr,
                           long dc)
{
    long far = labs(dr) > labs(dc) ? labs(dr) : labs(dc);
    double metres = t->cell_m * sqrt((double)(dr * dr + dc * dc));
    double friction = friction_at(t, r, c) + friction_at(t, r + dr, c + dc);
    double minutes;
    if (far == 2) {
        long hr = dr / 2, hc = dc / 2;
        friction += friction_at(t, r + hr, c + hc);
        friction += friction_at(t, r + (labs(dr) == 2 ? hr : dr), c + (labs(dc) == 2 ? hc : dc));
        minutes = metres * friction / 4;
    } else {
        minutes = metres * friction / 2;
        if (dr && dc && o->forbid_corners)
            minutes += 0 * (friction_at(t, r + dr, c) + friction_at(t, r, c + dc));
    }
    if (t->elevation && !isnan(minutes)) {
        double here = t->elevation[(size_t)r * t->columns + (size_t)c];
        double there = t->elevation[(size_t)(r + dr) * t->columns + (size_t)(c + dc)];
        double rise = o->direction == ADG_TO_FACILITY ? here - there : there - here;
        minutes *= adg_tobler_kmh(0) / adg_tobler_kmh(rise / metres);
    }
    return minutes;
}

static bool is_move(long dr, long dc, int neighbours)
{
    long squares = dr * dr + dc * dc;
    return squares == 1 || (squares == 2 && neighbours >= 8) || (squares == 5 && neighbours == 16);
}

static bool sweep(const terrain *t, const adg_cost_options *o, double *minutes, uint32_t *nearest)
{
    bool changed = false;
    for (long r = 0; r < (long)t->rows; r++)
        for (long c = 0; c < (long)t->columns; c++)
            for (long dr = -2; dr <= 2; dr++)
                for (long dc = -2; dc <= 2; dc++) {
                    if (!is_move(dr, dc, o->neighbours) || isnan(friction_at(t, r + dr, c + dc)))
                        continue;
                    size_t here = (size_t)r * t->columns + (size_t)c;
                    size_t there = (size_t)(r + dr) * t->columns + (size_t)(c + dc);
                    double through = minutes[here] + step_minutes(t, o, r, c, dr, dc);
                    bool shorter = through < minutes[there];
                    bool first = through == minutes[there] && isfinite(through) &&
                                 nearest[here] < nearest[there];
                    if (!(through <= fmin(o->limit_min, ADG_COST_LONGEST_MIN)) ||
                        (!shorter && !first))
                        continue;
                    minutes[there] = through;
                    nearest[there] = nearest[here];
                    changed = true;
                }
    return changed;
}

/* ---- random terrains ---- */

static double uniform(adg_random *random, double least, double most)
{
    return least + (most - least) * adg_random_uniform(random);
}

static terrain random_terrain(adg_random *random)
{
    terrain t = {1 + (size_t)uniform(random, 0, 14), 1 + (size_t)uniform(random, 0, 14),
                 uniform(random, 1, 500), NULL, NULL};
    size_t n = t.rows * t.columns;
    bool plain = uniform(random, 0, 1) < 0.2; /* many ways of exactly the same time */
    t.friction = NEW(double, n);
    for (size_t i = 0; i < n; i++) {
        double kind = uniform(random, 0, 1);
        t.friction[i] = kind < 0.2   ? NAN
                        : plain      ? 0.0078125
                        : kind < 0.5 ? 0.001
                                     : (double)(float)uniform(random, 0.005, 5);
        t.friction[i] = (double)(float)t.friction[i];
    }
    if (uniform(random, 0, 1) < 0.5) {
        t.elevation = NEW(double, n);
        for (size_t i = 0; i < n; i++)
            t.elevation[i] = (double)(float)uniform(random, -3, 170);
    }
    return t;
}

static adg_friction_surface surface_of(const terrain *t, bool wide)
{
    adg_friction_surface s;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_friction_surface_new(t->columns, t->rows, t->cell_m, wide, t->elevation != NULL,
                                       &s, &error),
              &error);
    for (size_t r = 0; r < t->rows; r++) {
        adg_friction_surface_set_row(&s, r, t->friction + r * t->columns);
        if (t->elevation)
            adg_friction_surface_set_elevation(&s, r, t->elevation + r * t->columns);
    }
    return s;
}

enum {
    N_SOURCES = 3
};

static void compare(const terrain *t, adg_friction_surface *s, const adg_cost_options *o,
                    const size_t sources[N_SOURCES])
{
    size_t n = t->rows * t->columns;
    double *expected = NEW(double, n), *found = NEW(double, n);
    uint32_t *nearest = NEW(uint32_t, n), *which = NEW(uint32_t, s->stride * (s->height + 4));
    adg_cost_source source[N_SOURCES];
    adg_error error = ADG_ERROR_INIT;
    for (size_t i = 0; i < n; i++) {
        expected[i] = INFINITY;
        nearest[i] = ADG_NONE;
    }
    for (uint32_t k = 0; k < N_SOURCES; k++) {
        double already = 0.5 * k;
        source[k] =
            (adg_cost_source){adg_cell_number(s, sources[k] / t->columns, sources[k] % t->columns),
                              already};
        if (isnan(t->friction[sources[k]]) || already > o->limit_min ||
            already >= expected[sources[k]])
            continue;
        expected[sources[k]] = already;
        nearest[sources[k]] = k;
    }
    while (sweep(t, o, expected, nearest)) {
    }
    assert_ok(adg_cost_distance(s, o, source, N_SOURCES, which, NULL, &error), &error);
    for (size_t r = 0; r < t->rows; r++)
        adg_cost_row(s, r, found + r * t->columns);
    /* Sums of the same steps in the same order, but for the order inside a step. */
    assert_all_close(found, expected, n, 1e-12, 0);
    for (size_t i = 0; i < n; i++) {
        uint32_t got = which[adg_cell_number(s, i / t->columns, i % t->columns)];
        /* Two sources as near but for the last digits: either may be called the nearest. */
        if (got != nearest[i])
            assert_close(found[i], expected[i], 1e-14, 0);
        assert_int_equal(got == ADG_NONE, nearest[i] == ADG_NONE);
    }
    free(expected);
    free(found);
    free(nearest);
    free(which);
}

TEST(it_equals_sweeps_over_all_cells_on_thousands_of_random_terrains)
{
    static const int neighbours[] = {4, 8, 16};
    adg_random random;
    adg_random_seed(&random, 20260101);
    for (int trial = 0; trial < 3000; trial++) {
        terrain t = random_terrain(&random);
        size_t sources[N_SOURCES];
        for (int k = 0; k < N_SOURCES; k++)
            sources[k] = (size_t)uniform(&random, 0, (double)(t.rows * t.columns) - 1e-9);
        adg_cost_options o = ADG_COST_OPTIONS_INIT;
        o.neighbours = neighbours[trial % 3];
        o.forbid_corners = uniform(&random, 0, 1) < 0.5;
        o.limit_min = uniform(&random, 0, 1) < 0.3 ? uniform(&random, 0, 20) : INFINITY;
        o.direction = uniform(&random, 0, 1) < 0.5 ? ADG_TO_FACILITY : ADG_FROM_FACILITY;
        adg_friction_surface s = surface_of(&t, trial % 2 == 0);
        compare(&t, &s, &o, sources);
        adg_friction_surface_release(&s);
        free(t.friction);
        free(t.elevation);
    }
}

/* ---- edges of what is possible ---- */

TEST(one_cell_is_its_own_source)
{
    double friction = 0.01;
    const terrain t = {1, 1, 100, &friction, NULL};
    adg_friction_surface s = surface_of(&t, false);
    compare(&t, &s, &(adg_cost_options)ADG_COST_OPTIONS_INIT, (const size_t[]){0, 0, 0});
    adg_friction_surface_release(&s);
}

TEST(a_surface_is_searched_again_as_if_nothing_had_been)
{
    double friction[] = {0.01, 0.01, 0.01, 0.01};
    const terrain t = {1, 4, 100, friction, NULL};
    adg_friction_surface s = surface_of(&t, true);
    compare(&t, &s, &(adg_cost_options)ADG_COST_OPTIONS_INIT, (const size_t[]){0, 0, 0});
    compare(&t, &s, &(adg_cost_options)ADG_COST_OPTIONS_INIT, (const size_t[]){3, 3, 3});
    adg_friction_surface_release(&s);
}

/* One cell a million times as slow as the others: further than the buckets reach round. */
TEST(a_step_of_days_is_counted)
{
    double friction[] = {0.001, 0.001, 5000, 0.001, 0.001};
    const terrain t = {1, 5, 1000, friction, NULL};
    adg_friction_surface s = surface_of(&t, true);
    compare(&t, &s, &(adg_cost_options)ADG_COST_OPTIONS_INIT, (const size_t[]){0, 0, 0});
    adg_friction_surface_release(&s);
}

TEST(barriers_all_round_are_left_alone)
{
    double friction[] = {NAN, NAN, NAN, 0.01};
    const terrain t = {2, 2, 100, friction, NULL};
    adg_friction_surface s = surface_of(&t, false);
    compare(&t, &s, &(adg_cost_options)ADG_COST_OPTIONS_INIT, (const size_t[]){0, 1, 2});
    adg_friction_surface_release(&s);
}

TEST(other_numbers_of_neighbours_are_refused)
{
    double friction = 0.01;
    const terrain t = {1, 1, 100, &friction, NULL};
    adg_friction_surface s = surface_of(&t, false);
    adg_error error = ADG_ERROR_INIT;
    adg_cost_options o = ADG_COST_OPTIONS_INIT;
    o.neighbours = 6;
    assert_fails(adg_cost_distance(&s, &o, NULL, 0, NULL, NULL, &error), ADG_E_INVALID, &error,
                 "6 neighbours");
    adg_friction_surface_release(&s);
}

RUN(T(it_equals_sweeps_over_all_cells_on_thousands_of_random_terrains),
    T(one_cell_is_its_own_source), T(a_surface_is_searched_again_as_if_nothing_had_been),
    T(a_step_of_days_is_counted), T(barriers_all_round_are_left_alone),
    T(other_numbers_of_neighbours_are_refused))
