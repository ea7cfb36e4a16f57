/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of the measures over pairs whatever the numbers are, and that they say what the plain
 * formulas say. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/measures.h"
#include "support/matrix.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    N = 40, /* homes at most, once cut */
    M = 9,
    WORLDS = 150
};

static const double LIMIT[] = {15, 30, 60}, WEIGHT[] = {1, 0.68, 0.22};

typedef struct {
    size_t n, m;
    double minutes[N * M], demand[N], supply[M];
} world;

static world draw(adg_random *random)
{
    world w = {.n = 1 + adg_random_below(random, N - 1), .m = 1 + adg_random_below(random, M)};
    for (size_t j = 0; j < w.m; j++)
        w.supply[j] = adg_random_below(random, 6) ? random_between(random, 0.5, 8) : 0;
    for (size_t i = 0; i < w.n; i++) {
        w.demand[i] = adg_random_below(random, 6) ? random_between(random, 1, 500) : 0;
        for (size_t j = 0; j < w.m; j++)
            w.minutes[i * w.m + j] =
                adg_random_below(random, 5) ? floor(random_between(random, 0, 80)) : INFINITY;
    }
    return w;
}

static adg_decay draw_decay(adg_random *random)
{
    adg_decay d = ADG_DECAY_INIT;
    adg_error error = ADG_ERROR_INIT;
    d.kind = (adg_decay_kind)adg_random_below(random, ADG_DECAY_STEPS + 1);
    if (d.kind == ADG_DECAY_STEPS)
        d.steps = (adg_step_weights){LIMIT, WEIGHT, 3};
    else if (d.kind != ADG_DECAY_NONE)
        assert_ok(adg_decay_set_half_life(&d, random_between(random, 5, 40), &error), &error);
    if (adg_random_below(random, 2))
        d.limit_min = floor(random_between(random, 20, 70));
    return d;
}

static void fca(const world *w, const adg_decay *d, adg_fca member, double *access,
                adg_supply_balance *balance)
{
    adg_error error = ADG_ERROR_INIT;
    adg_reach reach = reach_of(w->minutes, w->n, w->m);
    assert_ok(adg_floating_catchment(&reach, w->demand, w->supply, d, member, access, NULL, balance,
                                     &error),
              &error);
    adg_reach_release(&reach);
}

static void for_many(uint64_t seed, void (*check)(world *w, const adg_decay *d, adg_fca member,
                                                  adg_random *random))
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < WORLDS; r++)
        for (int member = ADG_FCA_2SFCA; member <= ADG_FCA_BFCA; member++) {
            world w = draw(&random);
            adg_decay d = draw_decay(&random);
            check(&w, &d, (adg_fca)member, &random);
        }
}

/* ---- the formulas written out over the full matrix ---- */

static double weight_at(const world *w, const adg_decay *d, size_t i, size_t j)
{
    return adg_decay_weight(d, w->minutes[i * w->m + j]);
}

static double share(const world *w, const adg_decay *d, size_t i, size_t j, bool by_supply)
{
    double sum = 0, own = weight_at(w, d, i, j) * (by_supply ? w->supply[j] : 1);
    for (size_t k = 0; k < w->m; k++)
        sum += weight_at(w, d, i, k) * (by_supply ? w->supply[k] : 1);
    return own > 0 ? own / sum : 0;
}

static double column_share(const world *w, const adg_decay *d, size_t i, size_t j)
{
    double sum = 0;
    for (size_t h = 0; h < w->n; h++)
        sum += w->demand[h] > 0 ? weight_at(w, d, h, j) : 0;
    return w->demand[i] > 0 && sum > 0 ? weight_at(w, d, i, j) / sum : 0;
}

static double step_weight(const world *w, const adg_decay *d, adg_fca member, int step, size_t i,
                          size_t j)
{
    double t = weight_at(w, d, i, j);
    switch (member) {
    case ADG_FCA_2SFCA:
        return t;
    case ADG_FCA_M2SFCA:
        return step == 1 ? t : t * t;
    case ADG_FCA_3SFCA:
        return t * share(w, d, i, j, false);
    case ADG_FCA_HUFF3SFCA:
        return t * share(w, d, i, j, true);
    case ADG_FCA_MH3SFCA:
        return share(w, d, i, j, true) * (step == 1 ? 1 : t);
    case ADG_FCA_BFCA:
        return step == 1 ? share(w, d, i, j, false) : column_share(w, d, i, j);
    }
    return NAN;
}

static void is_the_formula(world *w, const adg_decay *d, adg_fca member, adg_random *random)
{
    (void)random;
    double access[N], plain[N] = {0};
    for (size_t j = 0; j < w->m; j++) {
        double demand = 0;
        for (size_t i = 0; i < w->n; i++)
            demand += w->demand[i] * step_weight(w, d, member, 1, i, j);
        for (size_t i = 0; demand > 0 && i < w->n; i++)
            plain[i] += w->supply[j] / demand * step_weight(w, d, member, 2, i, j);
    }
    fca(w, d, member, access, NULL);
    assert_all_close(access, plain, w->n, 1e-10, 1e-14);
}

TEST(every_member_of_the_family_is_its_formula)
{
    for_many(1, is_the_formula);
}

/* ---- properties ---- */

static void conserves(world *w, const adg_decay *d, adg_fca member, adg_random *random)
{
    (void)random;
    double access[N], supply = 0;
    adg_supply_balance b;
    fca(w, d, member, access, &b);
    for (size_t j = 0; j < w->m; j++)
        supply += w->supply[j];
    assert_close(b.used + b.unused, supply, 1e-12, 0);
    if (member == ADG_FCA_2SFCA || member == ADG_FCA_3SFCA || member == ADG_FCA_HUFF3SFCA)
        assert_close(b.served, b.used, 1e-10, 0);
    if (member == ADG_FCA_M2SFCA || member == ADG_FCA_MH3SFCA)
        assert_true(b.served <= b.used * (1 + 1e-12));
}

TEST(supply_is_given_out_and_none_is_made)
{
    for_many(2, conserves);
}

/* People and supply in other units: access is in those. */
static void units(world *w, const adg_decay *d, adg_fca member, adg_random *random)
{
    double before[N], after[N], people = random_between(random, 0.01, 50),
                                supply = random_between(random, 0.01, 50);
    fca(w, d, member, before, NULL);
    for (size_t i = 0; i < w->n; i++)
        w->demand[i] *= people;
    for (size_t j = 0; j < w->m; j++)
        w->supply[j] *= supply;
    fca(w, d, member, after, NULL);
    double factor = supply / people;
    for (size_t i = 0; i < w->n; i++)
        assert_close(after[i], before[i] * factor, 1e-9, 1e-14);
}

TEST(units_of_people_and_supply_do_not_matter)
{
    for_many(3, units);
}

/* A home cut in two at the same place; its people are all there still. Not for BFCA. */
static void cut(world *w, const adg_decay *d, adg_fca member, adg_random *random)
{
    double before[N], after[N];
    if (member == ADG_FCA_BFCA)
        return;
    fca(w, d, member, before, NULL);
    size_t i = (size_t)adg_random_below(random, w->n), last = w->n++;
    double part = adg_random_uniform(random) * w->demand[i];
    w->demand[last] = w->demand[i] - part;
    w->demand[i] = part;
    memcpy(w->minutes + last * w->m, w->minutes + i * w->m, w->m * sizeof(double));
    fca(w, d, member, after, NULL);
    assert_all_close(after, before, last, 1e-9, 1e-14);
    assert_close(after[last], before[i], 1e-9, 1e-14);
}

TEST(cutting_a_home_in_two_changes_nobodys_access)
{
    for_many(4, cut);
}

static void add_empty(world *w, const adg_decay *d, adg_fca member, adg_random *random)
{
    double before[N], after[N];
    fca(w, d, member, before, NULL);
    size_t last = w->n++;
    w->demand[last] = 0;
    for (size_t j = 0; j < w->m; j++)
        w->minutes[last * w->m + j] = random_between(random, 0, 40);
    fca(w, d, member, after, NULL);
    assert_all_close(after, before, last, 1e-12, 0);
}

TEST(an_empty_home_changes_nobodys_access)
{
    for_many(5, add_empty);
}

/* The same homes in another order, facilities as well, for every kind of measure. */
static world reversed(const world *w)
{
    world r = *w;
    for (size_t i = 0; i < w->n; i++) {
        r.demand[i] = w->demand[w->n - 1 - i];
        for (size_t j = 0; j < w->m; j++)
            r.minutes[i * w->m + j] = w->minutes[(w->n - 1 - i) * w->m + w->m - 1 - j];
    }
    for (size_t j = 0; j < w->m; j++)
        r.supply[j] = w->supply[w->m - 1 - j];
    return r;
}

static void other_order(world *w, const adg_decay *d, adg_fca member, adg_random *random)
{
    (void)random;
    double access[N], back[N];
    world r = reversed(w);
    fca(w, d, member, access, NULL);
    fca(&r, d, member, back, NULL);
    for (size_t i = 0; i < w->n; i++)
        assert_close(back[w->n - 1 - i], access[i], 1e-10, 1e-14);
}

TEST(the_order_of_rows_does_not_matter)
{
    for_many(6, other_order);
}

/* ---- rational agents ---- */

/* The conditions that tell an equilibrium: all people placed, loads as flows, nobody can gain. Costs
 * that meet them are the only ones (the problem is strictly convex in the loads). */
static void expect_equilibrium(const world *w, const adg_reach *reach, double tau,
                               const double *cost, const double *load, const double *flow)
{
    double people = 0, supply = 0, sum[M] = {0};
    for (size_t i = 0; i < w->n; i++)
        people += isfinite(cost[i]) ? w->demand[i] : 0;
    for (size_t j = 0; j < w->m; j++)
        supply += w->supply[j];
    double rho = people / supply;
    for (size_t i = 0; i < w->n; i++) {
        double placed = 0, least = INFINITY;
        for (size_t k = reach->first[i]; k < reach->first[i + 1]; k++) {
            uint32_t j = reach->facility[k];
            if (!(w->supply[j] > 0)) {
                assert_exactly(flow[k], 0);
                continue;
            }
            double own =
                (people > 0 ? load[j] / (rho * w->supply[j]) : 0) + reach->minutes[k] / tau;
            assert_true(flow[k] >= 0);
            assert_true(own >= cost[i] - 1e-10 * fmax(1, cost[i]));
            if (flow[k] > 0)
                assert_close(own, cost[i], 1e-10, 1e-10);
            least = fmin(least, own);
            placed += flow[k];
            sum[j] += flow[k];
        }
        assert_close(cost[i], least, 1e-10, 1e-10);
        assert_close(placed, isfinite(cost[i]) ? w->demand[i] : 0, 1e-12, 1e-9);
    }
    assert_all_close(load, sum, w->m, 1e-10, 1e-9);
}

TEST(nobody_gains_by_changing_at_the_equilibrium)
{
    adg_random random;
    adg_random_seed(&random, 7);
    for (int r = 0; r < 2000; r++) {
        world w = draw(&random);
        double tau = random_log_between(&random, 1, 3000), cost[N], load[M], flow[N * M] = {0};
        adg_error error = ADG_ERROR_INIT;
        adg_reach reach = reach_of(w.minutes, w.n, w.m);
        assert_ok(adg_raam(&reach, w.demand, w.supply, tau, cost, load, flow, &error), &error);
        expect_equilibrium(&w, &reach, tau, cost, load, flow);
        adg_reach_release(&reach);
    }
}

TEST(many_small_homes_reach_the_equilibrium_too)
{
    enum {
        HOMES = 2000,
        CLINICS = 30
    };
    adg_random random;
    adg_random_seed(&random, 8);
    double *minutes = NEW(double, HOMES *CLINICS), *demand = NEW(double, HOMES);
    double *cost = NEW(double, HOMES), supply[CLINICS], load[CLINICS], sum = 0;
    for (size_t k = 0; k < HOMES * CLINICS; k++)
        minutes[k] = random_between(&random, 1, 120);
    for (size_t i = 0; i < HOMES; i++)
        demand[i] = floor(random_between(&random, 1, 300));
    for (size_t j = 0; j < CLINICS; j++)
        supply[j] = random_between(&random, 1, 9);
    adg_error error = ADG_ERROR_INIT;
    adg_reach reach = reach_of(minutes, HOMES, CLINICS);
    assert_ok(adg_raam(&reach, demand, supply, 600, cost, load, NULL, &error), &error);
    for (size_t i = 0; i < HOMES; i++)
        sum += demand[i];
    for (size_t j = 0; j < CLINICS; j++)
        sum -= load[j];
    assert_close(sum, 0, 0, 1e-6);
    adg_reach_release(&reach);
    free(minutes);
    free(demand);
    free(cost);
}

/* ---- capacity ---- */

TEST(who_is_served_has_a_place_and_the_order_of_homes_does_not_matter)
{
    adg_random random;
    adg_random_seed(&random, 9);
    for (int r = 0; r < 500; r++) {
        world w = draw(&random), back = w;
        double unmet[N], spare[M], unmet_back[N], balance = 0;
        adg_error error = ADG_ERROR_INIT;
        for (size_t j = 0; j < w.m; j++)
            w.supply[j] *= 300, back.supply[j] = w.supply[j];
        for (size_t i = 0; i < w.n; i++) {
            back.demand[i] = w.demand[w.n - 1 - i];
            memcpy(back.minutes + i * w.m, w.minutes + (w.n - 1 - i) * w.m, w.m * sizeof(double));
        }
        adg_reach reach = reach_of(w.minutes, w.n, w.m), there = reach_of(back.minutes, w.n, w.m);
        assert_ok(adg_capacity_limited(&reach, w.demand, w.supply, 60, unmet, spare, &error),
                  &error);
        assert_ok(adg_capacity_limited(&there, back.demand, back.supply, 60, unmet_back, NULL,
                                       &error),
                  &error);
        for (size_t i = 0; i < w.n; i++) {
            balance += w.demand[i] - unmet[i];
            assert_true(unmet[i] >= 0 && unmet[i] <= w.demand[i]);
            assert_close(unmet_back[w.n - 1 - i], unmet[i], 1e-9, 1e-7);
            /* Unserved people have no free place in reach. */
            for (size_t j = 0; j < w.m; j++)
                assert_false(unmet[i] > 1e-6 && spare[j] > 1e-6 && w.minutes[i * w.m + j] <= 60);
        }
        for (size_t j = 0; j < w.m; j++)
            balance -= w.supply[j] - spare[j];
        assert_close(balance, 0, 0, 1e-6);
        adg_reach_release(&reach);
        adg_reach_release(&there);
    }
}

RUN(T(every_member_of_the_family_is_its_formula), T(supply_is_given_out_and_none_is_made),
    T(units_of_people_and_supply_do_not_matter), T(cutting_a_home_in_two_changes_nobodys_access),
    T(an_empty_home_changes_nobodys_access), T(the_order_of_rows_does_not_matter),
    T(nobody_gains_by_changing_at_the_equilibrium), T(many_small_homes_reach_the_equilibrium_too),
    T(who_is_served_has_a_place_and_the_order_of_homes_does_not_matter))
