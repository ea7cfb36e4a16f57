/* SPDX-License-Identifier: MPL-2.0 */
#include "travel/friction.h"

#include <math.h>
#include <stdlib.h>

#include "core/random.h"
#include "support/matrix.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    ROWS = 9,
    COLUMNS = 13,
    N_HOMES = 40,
    N_CLINICS = 7,
    ROUNDS = 40
};

/* A surface with barriers and slopes, with homes and clinics, some of them off it. */
typedef struct {
    adg_friction_surface surface;
    uint32_t home[N_HOMES], clinic[N_CLINICS];
} terrain;

static uint32_t draw_cell(const adg_friction_surface *s, adg_random *random)
{
    uint32_t cell = adg_cell_number(s, (size_t)random_between(random, 0, ROWS),
                                    (size_t)random_between(random, 0, COLUMNS));
    return adg_friction_surface_is_barrier(s, cell) ? ADG_NONE : cell;
}

static terrain draw(adg_random *random, bool sloped)
{
    terrain t;
    double row[COLUMNS];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_friction_surface_new(COLUMNS, ROWS, 100, true, sloped, &t.surface, &error),
              &error);
    for (size_t r = 0; r < ROWS; r++) {
        for (size_t c = 0; c < COLUMNS; c++)
            row[c] = random_between(random, 0, 1) < 0.2 ? NAN : random_between(random, 0.001, 0.1);
        adg_friction_surface_set_row(&t.surface, r, row);
        for (size_t c = 0; sloped && c < COLUMNS; c++)
            row[c] = random_between(random, 0, 60);
        if (sloped)
            adg_friction_surface_set_elevation(&t.surface, r, row);
    }
    for (size_t i = 0; i < N_HOMES; i++)
        t.home[i] = draw_cell(&t.surface, random);
    for (size_t j = 0; j < N_CLINICS; j++)
        t.clinic[j] = draw_cell(&t.surface, random);
    return t;
}

static adg_travel *travel_over(const terrain *t, adg_travel_direction direction)
{
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    const adg_cost_options options = ADG_COST_OPTIONS_INIT;
    assert_ok(adg_friction_travel_new(&t->surface, &options, t->home, N_HOMES, t->clinic, N_CLINICS,
                                      direction, &travel, &error),
              &error);
    return travel;
}

/* The minutes of one clinic as a search of its own finds them. */
static void expect_row(terrain *t, size_t clinic, adg_travel_direction direction,
                       const double *minutes)
{
    adg_cost_options options = ADG_COST_OPTIONS_INIT;
    options.direction = direction;
    const adg_cost_source source = {t->clinic[clinic], 0};
    adg_error error = ADG_ERROR_INIT;
    bool off = source.cell == ADG_NONE;
    assert_ok(adg_cost_distance(&t->surface, &options, &source, off ? 0 : 1, NULL, NULL, &error),
              &error);
    for (size_t i = 0; i < N_HOMES; i++)
        assert_close(minutes[i],
                     t->home[i] == ADG_NONE ? INFINITY : adg_cost_at(&t->surface, t->home[i]), 1e-9,
                     0);
}

TEST(a_row_is_a_search_from_the_facility)
{
    adg_random random;
    adg_random_seed(&random, 5);
    for (int round = 0; round < ROUNDS; round++) {
        terrain t = draw(&random, round % 2 == 1);
        adg_travel_direction direction = round % 4 < 2 ? ADG_TO_FACILITY : ADG_FROM_FACILITY;
        adg_travel *travel = travel_over(&t, direction);
        double *one = matrix_of(travel, N_HOMES, N_CLINICS, 1);
        double *three = matrix_of(travel, N_HOMES, N_CLINICS, 3);
        assert_memory_equal(one, three, N_HOMES * N_CLINICS * sizeof *one);
        for (size_t j = 0; j < N_CLINICS; j++) {
            double row[N_HOMES];
            for (size_t i = 0; i < N_HOMES; i++)
                row[i] = one[i * N_CLINICS + j];
            expect_row(&t, j, direction, row);
        }
        free(one);
        free(three);
        adg_travel_free(travel);
        adg_friction_surface_release(&t.surface);
    }
}

TEST(one_search_finds_the_nearest_that_the_rows_have)
{
    adg_random random;
    adg_random_seed(&random, 6);
    uint32_t which[N_HOMES], ranked[2 * N_HOMES], list[] = {6, 2, 0, 3};
    double minutes[N_HOMES], all[2 * N_HOMES];
    adg_error error = ADG_ERROR_INIT;
    for (int round = 0; round < ROUNDS; round++) {
        terrain t = draw(&random, false);
        adg_travel *travel = travel_over(&t, ADG_TO_FACILITY);
        double limit = round % 2 ? INFINITY : 20;
        assert_ok(adg_travel_nearest(travel, NULL, list, N_OF(list), 1, limit, which, minutes,
                                     &error),
                  &error);
        assert_ok(adg_travel_nearest(travel, NULL, list, N_OF(list), 2, limit, ranked, all, &error),
                  &error);
        for (size_t i = 0; i < N_HOMES; i++) {
            assert_int_equal(which[i], ranked[2 * i]);
            assert_exactly(minutes[i], all[2 * i]);
        }
        adg_travel_free(travel);
        adg_friction_surface_release(&t.surface);
    }
}

TEST(no_facility_leaves_all_unreachable)
{
    adg_random random;
    adg_random_seed(&random, 7);
    terrain t = draw(&random, false);
    for (size_t j = 0; j < N_CLINICS; j++)
        t.clinic[j] = ADG_NONE;
    adg_travel *travel = travel_over(&t, ADG_TO_FACILITY);
    const uint32_t list[] = {0, 1};
    uint32_t which[N_HOMES];
    double minutes[N_HOMES];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_nearest(travel, NULL, list, 2, 1, INFINITY, which, minutes, &error),
              &error);
    for (size_t i = 0; i < N_HOMES; i++) {
        assert_int_equal(which[i], ADG_NONE);
        assert_exactly(minutes[i], INFINITY);
    }
    adg_travel_free(travel);
    adg_friction_surface_release(&t.surface);
}

RUN(T(a_row_is_a_search_from_the_facility), T(one_search_finds_the_nearest_that_the_rows_have),
    T(no_facility_leaves_all_unreachable))
