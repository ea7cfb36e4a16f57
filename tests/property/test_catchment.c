/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of floating catchment areas whatever the numbers are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/access.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    MAX_HOMES = 60,
    MAX_CLINICS = 12
};

static const double LIMIT[] = {15, 30, 60}, WEIGHT[] = {1, 0.68, 0.22};
static const adg_step_weights STEPS = {LIMIT, WEIGHT, 3};

typedef struct {
    size_t n, m;
    double minutes[MAX_CLINICS][2 * MAX_HOMES], demand[2 * MAX_HOMES], supply[MAX_CLINICS];
} world;

static world *draw(adg_random *random)
{
    world *w = NEW(world, 1);
    w->n = 1 + adg_random_below(random, MAX_HOMES);
    w->m = 1 + adg_random_below(random, MAX_CLINICS);
    for (size_t j = 0; j < w->m; j++) {
        bool remote = adg_random_below(random, 6) == 0;
        w->supply[j] = adg_random_below(random, 5) ? random_between(random, 0.5, 8) : 0;
        for (size_t i = 0; i < w->n; i++)
            w->minutes[j][i] = remote || adg_random_below(random, 8) == 0
                                   ? INFINITY
                                   : random_between(random, 0, 90);
    }
    for (size_t i = 0; i < w->n; i++)
        w->demand[i] = adg_random_below(random, 6) ? random_between(random, 1, 500) : 0;
    return w;
}

/* Access [n]; returns the supply of the facilities anybody reaches. */
static double access_of(const world *w, double *access)
{
    double used = 0;
    memset(access, 0, w->n * sizeof *access);
    for (size_t j = 0; j < w->m; j++) {
        double ratio = adg_e2sfca_add(&STEPS, w->minutes[j], w->demand, w->n, w->supply[j], access);
        used += ratio > 0 ? w->supply[j] : 0;
    }
    return used;
}

static double served(const world *w, const double *access)
{
    double sum = 0;
    for (size_t i = 0; i < w->n; i++)
        sum += w->demand[i] * access[i];
    return sum;
}

static void for_many(uint64_t seed, void (*check)(world *w, adg_random *random))
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < 300; r++) {
        world *w = draw(&random);
        check(w, &random);
        free(w);
    }
}

static void conserved(world *w, adg_random *random)
{
    (void)random;
    double access[2 * MAX_HOMES], used = access_of(w, access);
    assert_close(served(w, access), used, 1e-12, 1e-12);
}

TEST(the_supply_that_is_reached_is_shared_out_and_no_more)
{
    for_many(1, conserved);
}

/* One cell cut in two: everybody keeps their access, both halves have that of the whole. */
static void split(world *w, adg_random *random)
{
    double before[2 * MAX_HOMES], after[2 * MAX_HOMES];
    size_t cut = (size_t)adg_random_below(random, w->n), n = w->n++;
    double part = adg_random_uniform(random) * w->demand[cut];
    w->n = n;
    access_of(w, before);
    w->n = n + 1;
    w->demand[n] = w->demand[cut] - part;
    w->demand[cut] = part;
    for (size_t j = 0; j < w->m; j++)
        w->minutes[j][n] = w->minutes[j][cut];
    access_of(w, after);
    for (size_t i = 0; i < n; i++)
        assert_close(after[i], before[i], 1e-11, 1e-15);
    assert_close(after[n], before[cut], 1e-11, 1e-15);
}

TEST(cutting_a_cell_in_two_changes_nobodys_access)
{
    for_many(2, split);
}

static void doubled(world *w, adg_random *random)
{
    (void)random;
    double before[2 * MAX_HOMES], after[2 * MAX_HOMES];
    access_of(w, before);
    for (size_t j = 0; j < w->m; j++)
        w->supply[j] *= 2;
    access_of(w, after);
    for (size_t i = 0; i < w->n; i++)
        assert_close(after[i], 2 * before[i], 1e-12, 1e-18);
    for (size_t i = 0; i < w->n; i++)
        w->demand[i] *= 2;
    access_of(w, after);
    for (size_t i = 0; i < w->n; i++)
        assert_close(after[i], before[i], 1e-12, 1e-18);
}

TEST(twice_the_supply_for_twice_the_people_is_the_same_access)
{
    for_many(3, doubled);
}

static void one_more(world *w, adg_random *random)
{
    (void)random;
    double before[2 * MAX_HOMES], after[2 * MAX_HOMES];
    if (w->m < 2)
        return;
    w->m--;
    access_of(w, before);
    w->m++;
    access_of(w, after);
    for (size_t i = 0; i < w->n; i++)
        assert_true(after[i] >= before[i]);
}

TEST(a_further_facility_takes_nobodys_access_away)
{
    for_many(4, one_more);
}

RUN(T(the_supply_that_is_reached_is_shared_out_and_no_more),
    T(cutting_a_cell_in_two_changes_nobodys_access),
    T(twice_the_supply_for_twice_the_people_is_the_same_access),
    T(a_further_facility_takes_nobodys_access_away))
