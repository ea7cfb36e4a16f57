/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "golden/checks.h"
#include "raster/cost_distance.h"
#include "raster/walking.h"

/* A surface from a table read row by row; every digit counts. */
static adg_friction_surface surface_of(const double *friction, size_t rows, size_t columns,
                                       double cell_m, bool sloped)
{
    adg_friction_surface s;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_friction_surface_new(columns, rows, cell_m, true, sloped, &s, &error), &error);
    for (size_t r = 0; r < rows; r++)
        adg_friction_surface_set_row(&s, r, friction + r * columns);
    return s;
}

static double *minutes_from(adg_friction_surface *s, adg_cost_options options, size_t row,
                            size_t column)
{
    adg_error error = ADG_ERROR_INIT;
    const adg_cost_source source = {adg_cell_number(s, row, column), 0};
    double *minutes = NEW(double, s->width * s->height);
    assert_ok(adg_cost_distance(s, &options, &source, 1, NULL, NULL, &error), &error);
    for (size_t r = 0; r < s->height; r++)
        adg_cost_row(s, r, minutes + r * s->width);
    return minutes;
}

static void expect_table(golden *g, const char *path, adg_friction_surface *s,
                         adg_cost_options options, size_t row, size_t column)
{
    double *minutes = minutes_from(s, options, row, column);
    golden_expect_all(g, path, minutes, s->width * s->height);
    free(minutes);
}

static void isotropic(golden *g)
{
    size_t n, rows = golden_count(g, "input/friction");
    const double *friction = golden_numbers(g, "input/friction", &n);
    const double *source = golden_numbers(g, "input/source_row_col", NULL);
    adg_friction_surface s =
        surface_of(friction, rows, n / rows, golden_number(g, "input/resolution_m"), false);
    static const struct {
        const char *path;
        int neighbours;
        bool forbid;
    } tables[] = {
        {"n4", 4, false}, {"n8", 8, false}, {"n16", 16, false}, {"n8_corner_forbid", 8, true}};
    for (size_t t = 0; t < N_OF(tables); t++) {
        char path[64];
        snprintf(path, sizeof path, "expected/%s", tables[t].path);
        if (golden_count(g, path) == 0)
            continue;
        adg_cost_options options = ADG_COST_OPTIONS_INIT;
        options.neighbours = tables[t].neighbours;
        options.forbid_corners = tables[t].forbid;
        expect_table(g, tables[t].path, &s, options, (size_t)source[0], (size_t)source[1]);
    }
    adg_friction_surface_release(&s);
}

/* The worst ratio of a way over the cells to the straight line, on a plane. */
static void homogeneous_elongation(golden *g)
{
    static const int neighbours[] = {4, 8, 16};
    size_t rows = (size_t)golden_number(g, "input/rows");
    size_t columns = (size_t)golden_number(g, "input/cols");
    double cell_m = golden_number(g, "input/resolution_m");
    double per_m = 60 / (1000 * golden_number(g, "input/walk_kmh"));
    double *friction = NEW(double, rows *columns);
    for (size_t i = 0; i < rows * columns; i++)
        friction[i] = per_m;
    adg_friction_surface s = surface_of(friction, rows, columns, cell_m, false);
    for (size_t k = 0; k < N_OF(neighbours); k++) {
        adg_cost_options options = ADG_COST_OPTIONS_INIT;
        options.neighbours = neighbours[k];
        double worst = 1, *minutes = minutes_from(&s, options, rows / 2, columns / 2);
        for (size_t i = 0; i < rows * columns; i++) {
            double dr = (double)(i / columns) - (double)(rows / 2);
            double dc = (double)(i % columns) - (double)(columns / 2);
            double straight = per_m * cell_m * hypot(dr, dc);
            if (straight > 0)
                worst = fmax(worst, minutes[i] / straight);
        }
        char path[8];
        snprintf(path, sizeof path, "n%d", neighbours[k]);
        golden_expect(g, path, worst);
        free(minutes);
    }
    adg_friction_surface_release(&s);
    free(friction);
}

static void tobler_speed(golden *g)
{
    size_t n;
    const double *slope = golden_numbers(g, "input/slope", &n);
    double *kmh = NEW(double, n), *off_path = NEW(double, n);
    for (size_t i = 0; i < n; i++) {
        kmh[i] = adg_tobler_kmh(slope[i]);
        off_path[i] = ADG_TOBLER_OFF_PATH * kmh[i];
    }
    golden_expect_all(g, "kmh", kmh, n);
    golden_expect_all(g, "kmh_off_path", off_path, n);
    free(kmh);
    free(off_path);
}

static void tobler_anisotropic(golden *g)
{
    size_t n, rows = golden_count(g, "input/elevation_m");
    const double *metres = golden_numbers(g, "input/elevation_m", &n);
    const double *facility = golden_numbers(g, "input/facility", NULL);
    const double *barrier = golden_numbers(g, "input/barrier", NULL);
    size_t columns = n / rows;
    double *friction = NEW(double, n);
    for (size_t i = 0; i < n; i++)
        friction[i] = 60 / (1000 * adg_tobler_kmh(0));
    friction[(size_t)barrier[0] * columns + (size_t)barrier[1]] = NAN;
    adg_friction_surface s =
        surface_of(friction, rows, columns, golden_number(g, "input/resolution_m"), true);
    for (size_t r = 0; r < rows; r++)
        adg_friction_surface_set_elevation(&s, r, metres + r * columns);
    adg_cost_options options = ADG_COST_OPTIONS_INIT;
    options.neighbours = (int)golden_number(g, "params/neighbours");
    expect_table(g, "to_facility_min", &s, options, (size_t)facility[0], (size_t)facility[1]);
    options.direction = ADG_FROM_FACILITY;
    expect_table(g, "from_facility_min", &s, options, (size_t)facility[0], (size_t)facility[1]);
    adg_friction_surface_release(&s);
    free(friction);
}

const golden_check friction_checks[] = {{"isotropic", isotropic},
                                        {"homogeneous_elongation", homogeneous_elongation},
                                        {"tobler_speed", tobler_speed},
                                        {"tobler_anisotropic", tobler_anisotropic},
                                        {0}};
