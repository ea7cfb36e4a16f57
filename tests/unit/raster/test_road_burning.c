/* SPDX-License-Identifier: MPL-2.0 */
#include "raster/road_burning.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "geo/raster_rows.h"
#include "support/hand_roads.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    ROWS = 7,
    COLUMNS = 11,
    ROUNDS = 60
};

static const double CELL_M = 100, WEST = 500000, NORTH = 6100000, SLOW = 0.5;

/* A raster file whose cells the surface has; only its place matters. */
static adg_raster *grid(void)
{
    char path[] = "/tmp/adgang-burning-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    const adg_grid cells = {COLUMNS, ROWS, WEST, NORTH, CELL_M};
    double row[COLUMNS] = {0};
    adg_error error = ADG_ERROR_INIT;
    adg_crs *crs = NULL;
    adg_raster_rows *rows = NULL;
    adg_raster *raster = NULL;
    assert_ok(adg_crs_parse("EPSG:25832", &crs, &error), &error);
    assert_ok(adg_raster_rows_create(path, ADG_ROWS_DOUBLE, &cells, crs, "test", NULL, &rows,
                                     &error),
              &error);
    for (size_t r = 0; r < ROWS; r++)
        assert_ok(adg_raster_rows_put(rows, r, row, &error), &error);
    assert_ok(adg_raster_rows_close(rows, ADG_OK, &error), &error);
    assert_ok(adg_raster_open(path, path, 1, &raster, &error), &error);
    adg_crs_free(crs);
    unlink(path);
    return raster;
}

/* Slow cells, every third column a barrier. */
static adg_friction_surface surface(void)
{
    adg_friction_surface s;
    double row[COLUMNS];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_friction_surface_new(COLUMNS, ROWS, CELL_M, true, false, &s, &error), &error);
    for (size_t c = 0; c < COLUMNS; c++)
        row[c] = c % 3 == 2 ? NAN : SLOW;
    for (size_t r = 0; r < ROWS; r++)
        adg_friction_surface_set_row(&s, r, row);
    return s;
}

static adg_burnt_roads burn(adg_friction_surface *s, const adg_roads *roads)
{
    adg_burnt_roads burnt;
    adg_error error = ADG_ERROR_INIT;
    adg_raster *raster = grid();
    assert_ok(adg_burn_roads(s, raster, adg_raster_crs(raster), roads, &burnt, &error), &error);
    adg_raster_close(raster);
    return burnt;
}

/* Whether the straight line from a to b runs through the inside of a cell: looked at in many points. */
static bool runs_through(const double a[2], const double b[2], size_t row, size_t column)
{
    for (int i = 0; i <= 4000; i++) {
        double t = i / 4000.0;
        double x = (a[0] + t * (b[0] - a[0]) - WEST) / CELL_M - (double)column;
        double y = (NORTH - a[1] - t * (b[1] - a[1])) / CELL_M - (double)row;
        if (x > 1e-9 && x < 1 - 1e-9 && y > 1e-9 && y < 1 - 1e-9)
            return true;
    }
    return false;
}

/* Whether it comes nearer to the cell than a hundredth of its side. */
static bool touches(const double a[2], const double b[2], size_t row, size_t column)
{
    for (int i = 0; i <= 4000; i++) {
        double t = i / 4000.0;
        double x = (a[0] + t * (b[0] - a[0]) - WEST) / CELL_M - (double)column;
        double y = (NORTH - a[1] - t * (b[1] - a[1])) / CELL_M - (double)row;
        if (x > -0.01 && x < 1.01 && y > -0.01 && y < 1.01)
            return true;
    }
    return false;
}

TEST(a_road_lowers_the_cells_it_runs_through_and_no_other)
{
    adg_random random;
    adg_random_seed(&random, 21);
    for (int round = 0; round < ROUNDS; round++) {
        double end[4];
        for (int k = 0; k < 4; k++)
            end[k] = k % 2 ? random_between(&random, NORTH - 1000, NORTH + 300)
                           : random_between(&random, WEST - 400, WEST + 1500);
        if (round % 3 == 0) /* along the sides of cells */
            for (int k = 0; k < 4; k++)
                end[k] = rint(end[k] / 50) * 50;
        adg_roads roads = no_roads();
        ROAD(&roads, 0.001, ADG_ROAD_BOTH, end[0], end[1], end[2], end[3]);
        adg_friction_surface s = surface();
        adg_burnt_roads burnt = burn(&s, &roads);
        size_t n_lowered = 0, n_bridges = 0;
        for (size_t r = 0; r < ROWS; r++)
            for (size_t c = 0; c < COLUMNS; c++) {
                adg_friction_surface before = surface();
                uint32_t cell = adg_cell_number(&s, r, c);
                bool barrier = adg_friction_surface_is_barrier(&before, cell);
                bool changed = barrier ? !adg_friction_surface_is_barrier(&s, cell)
                                       : !adg_friction_surface_lower(&s, cell, SLOW * 0.999);
                adg_friction_surface_release(&before);
                n_lowered += changed ? 1 : 0;
                n_bridges += changed && barrier ? 1 : 0;
                if (runs_through(end, end + 2, r, c))
                    assert_true(changed);
                else if (changed)
                    assert_true(touches(end, end + 2, r, c));
            }
        assert_int_equal(burnt.n_lowered, n_lowered);
        assert_int_equal(burnt.n_bridges, n_bridges);
        adg_friction_surface_release(&s);
        adg_roads_release(&roads);
    }
}

TEST(a_road_that_is_slower_changes_nothing)
{
    adg_roads roads = no_roads();
    ROAD(&roads, 180, ADG_ROAD_BOTH, WEST + 10, NORTH - 50, WEST + 190, NORTH - 50);
    adg_friction_surface s = surface();
    double mean = s.mean_min;
    assert_int_equal(burn(&s, &roads).n_lowered, 0);
    assert_exactly(s.mean_min, mean);
    adg_friction_surface_release(&s);
    adg_roads_release(&roads);
}

TEST(lowered_cells_are_counted_in_the_mean)
{
    adg_friction_surface s = surface();
    size_t n = s.n_passable;
    assert_true(adg_friction_surface_lower(&s, adg_cell_number(&s, 0, 0), 0.25));
    assert_false(adg_friction_surface_lower(&s, adg_cell_number(&s, 0, 0), 0.25));
    assert_true(adg_friction_surface_lower(&s, adg_cell_number(&s, 0, 2), 4));
    assert_int_equal(s.n_passable, n + 1);
    assert_close(s.mean_min, (SLOW * (double)(n - 1) + 0.25 + 4) / (double)(n + 1), 1e-12, 0);
    assert_exactly(s.longest_min, 4);
    adg_friction_surface_release(&s);
}

RUN(T(a_road_lowers_the_cells_it_runs_through_and_no_other),
    T(a_road_that_is_slower_changes_nothing), T(lowered_cells_are_counted_in_the_mean))
