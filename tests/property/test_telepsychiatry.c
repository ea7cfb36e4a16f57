/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of effective reach and of rounds, whatever the numbers are. */
#include <math.h>

#include "adgang/telepsychiatry.h"
#include "core/random.h"
#include "support/test.h"

enum {
    ROUNDS = 2000,
    CELLS = 6,
    GROUPS = 3
};

static double share(adg_random *random)
{
    uint64_t kind = adg_random_below(random, 6);
    return kind == 0 ? 0 : kind == 1 ? 1 : adg_random_uniform(random);
}

static int coin(adg_random *random)
{
    return (int)adg_random_below(random, 2);
}

/* The formula as it is written, beside the steps. */
static double reach_formula(double b, double c, double a, int v, int o, int m)
{
    return a * (1 - (1 - b * c) * (1 - v) * (1 - o) * (1 - m)) + (1 - a) * (1 - (1 - o) * (1 - m));
}

TEST(the_steps_add_up_to_reach_and_the_bounds_hold_home)
{
    adg_random random;
    adg_random_seed(&random, 1);
    for (int r = 0; r < ROUNDS; r++) {
        double b = share(&random), c = share(&random), a = share(&random);
        int v = coin(&random), o = coin(&random), m = coin(&random);
        adg_reach_steps s = adg_reach_steps_of(b, c, a, v, o, m);
        assert_close(s.home + s.room + s.clinic + s.mobile, s.reach, 0, 0);
        assert_close(s.reach, reach_formula(b, c, a, v, o, m), 0, 1e-12);
        assert_true(s.home_low <= s.home + 1e-15 && s.home <= s.home_high + 1e-15);
        assert_true(s.home >= 0 && s.room >= 0 && s.clinic >= 0 && s.mobile >= 0);
    }
}

TEST(nothing_that_is_added_lowers_reach)
{
    adg_random random;
    adg_random_seed(&random, 2);
    for (int r = 0; r < ROUNDS; r++) {
        double b = share(&random), c = share(&random), a = share(&random), q = share(&random);
        int v = coin(&random), o = coin(&random), m = coin(&random);
        double reach = adg_reach_steps_of(b, c, a, v, o, m).reach - 1e-12;
        assert_true(adg_reach_steps_of(b, adg_helped_competence(c, q), a, v, o, m).reach >= reach);
        assert_true(adg_reach_steps_of(b + (1 - b) * q, c, a, v, o, m).reach >= reach);
        assert_true(adg_reach_steps_of(b, c, a + (1 - a) * q, v, o, m).reach >= reach);
        assert_true(adg_reach_steps_of(b, c, a, 1, o, m).reach >= reach);
        assert_true(adg_reach_steps_of(b, c, a, v, 1, m).reach >= reach);
        assert_true(adg_reach_steps_of(b, c, a, v, o, 1).reach >= reach);
    }
}

typedef struct {
    double people[CELLS * GROUPS], broadband[CELLS], room[CELLS], clinic[CELLS];
    double competence[2 * GROUPS], acceptance[GROUPS];
    uint32_t area[CELLS];
    int mobile[CELLS];
    adg_reach_question question;
} places;

static void draw_places(places *p, adg_random *random)
{
    for (size_t i = 0; i < CELLS * GROUPS; i++)
        p->people[i] = (double)adg_random_below(random, 50);
    for (size_t i = 0; i < CELLS; i++) {
        p->broadband[i] = share(random);
        p->room[i] = coin(random) ? INFINITY : 60 * adg_random_uniform(random);
        p->clinic[i] = 90 * adg_random_uniform(random);
        p->area[i] = (uint32_t)adg_random_below(random, 2);
        p->mobile[i] = coin(random);
    }
    for (size_t i = 0; i < 2 * GROUPS; i++)
        p->competence[i] = share(random);
    for (size_t g = 0; g < GROUPS; g++)
        p->acceptance[g] = share(random);
    p->question =
        (adg_reach_question){CELLS,         GROUPS,    p->people, p->broadband, p->room,
                             p->clinic,     p->mobile, 2,         p->area,      p->competence,
                             p->acceptance, 30,        45,        0.2};
}

TEST(cells_add_up_to_the_whole_and_people_to_themselves)
{
    adg_error error = ADG_ERROR_INIT;
    adg_random random;
    adg_random_seed(&random, 3);
    for (int r = 0; r < 200; r++) {
        places p;
        adg_reach_people cell[CELLS], total, sum = {0};
        draw_places(&p, &random);
        assert_ok(adg_effective_reach(&p.question, cell, &total, &error), &error);
        for (size_t i = 0; i < CELLS; i++) {
            sum.people += cell[i].people;
            sum.home += cell[i].home;
            sum.no_access += cell[i].no_access;
            sum.digitally_excluded += cell[i].digitally_excluded;
        }
        assert_close(sum.people, total.people, 1e-12, 0);
        assert_close(sum.home, total.home, 1e-12, 1e-12);
        assert_close(sum.no_access, total.no_access, 1e-12, 1e-9);
        assert_close(sum.digitally_excluded, total.digitally_excluded, 1e-12, 1e-9);
        assert_close(total.home + total.room + total.clinic + total.mobile + total.no_access,
                     total.people, 1e-12, 0);
    }
}

TEST(what_is_missing_is_asked_for)
{
    adg_error error = ADG_ERROR_INIT;
    adg_random random;
    adg_reach_people total;
    places p;
    adg_random_seed(&random, 4);
    draw_places(&p, &random);
    p.people[0] = 1;
    p.area[0] = 0;
    p.broadband[0] = 0.5;
    p.competence[0] = NAN;
    assert_fails(adg_effective_reach(&p.question, NULL, &total, &error), ADG_E_INVALID, &error,
                 "it is not guessed");
    for (size_t i = 0; i < CELLS; i++)
        p.people[i * GROUPS] = 0; /* nobody of that group anywhere: nobody asks */
    assert_ok(adg_effective_reach(&p.question, NULL, &total, &error), &error);
    p.question.help = 1.5;
    assert_fails(adg_effective_reach(&p.question, NULL, &total, &error), ADG_E_INVALID, &error,
                 "IT help is 1.5");
    p.question.help = 0;
    p.people[1] = -1;
    assert_fails(adg_effective_reach(&p.question, NULL, &total, &error), ADG_E_INVALID, &error, "");
}

TEST(the_same_share_for_all_leaves_relative_inequality)
{
    adg_error error = ADG_ERROR_INIT;
    double minutes[] = {40, 20, 30, INFINITY}, able[] = {0.5, 0.5, 0.5, 0.5};
    double deprivation[] = {3, 1, 2, 4}, people[] = {10, 30, 20, 5};
    adg_digital_equity r;
    assert_ok(adg_digital_equity_test(minutes, able, deprivation, people, 4, 0.4, &r, &error),
              &error);
    assert_int_equal(r.relative, ADG_UNCHANGED);
    assert_int_equal(r.absolute, ADG_FALLS);
    assert_int_equal(r.mean, ADG_FALLS);
    assert_true(r.people == 60 && r.faster_people == 60);
    assert_close(r.mean_after, 0.8 * r.mean_before, 1e-12, 0);
    assert_ok(adg_digital_equity_test(minutes, able, deprivation, people, 4, 0, &r, &error),
              &error);
    assert_true(r.mean == ADG_UNCHANGED && r.faster_people == 0);
    assert_fails(adg_digital_equity_test(minutes, able, deprivation, people, 4, 2, &r, &error),
                 ADG_E_INVALID, &error, "by video is 2");
}

/* Every order of every set, one after the other. */
typedef struct {
    const adg_mobile_shift *shift;
    const double *base, *between, *visits;
    size_t n;
    double best_visits, best_total;
} search;

static void try_orders(search *s, int used[], size_t last, double drive, double visits, double work)
{
    for (size_t next = 0; next < s->n; next++) {
        if (used[next])
            continue;
        double way = drive + (last == s->n ? s->base[next] : s->between[last * s->n + next]);
        double done = visits + s->visits[next];
        double busy = work + s->shift->setup + s->visits[next] * s->shift->service;
        double total = way + s->base[next] + busy;
        if (total <= s->shift->shift &&
            (done > s->best_visits + 1e-12 || (done == s->best_visits && total < s->best_total))) {
            s->best_visits = done;
            s->best_total = total;
        }
        used[next] = 1;
        try_orders(s, used, next, way, done, busy);
        used[next] = 0;
    }
}

TEST(a_round_is_the_best_of_all_orders)
{
    adg_error error = ADG_ERROR_INIT;
    adg_random random;
    adg_random_seed(&random, 5);
    for (int r = 0; r < 200; r++) {
        enum {
            N = 5
        };
        const adg_mobile_shift shift = {(double)adg_random_below(&random, 400), 10, 20};
        double base[N], between[N * N], visits[N];
        int used[N] = {0};
        for (size_t i = 0; i < N; i++) {
            base[i] = (double)adg_random_below(&random, 60);
            visits[i] = 1 + (double)adg_random_below(&random, 4);
            for (size_t j = 0; j < N; j++) /* one-way streets: there is not back */
                between[i * N + j] = i == j ? 0 : (double)adg_random_below(&random, 60);
        }
        search s = {&shift, base, between, visits, N, 0, 0};
        try_orders(&s, used, N, 0, 0, 0);
        adg_mobile_tour tour;
        assert_ok(adg_mobile_tour_plan(&shift, base, between, visits, N, &tour, &error), &error);
        assert_true(tour.visits == s.best_visits && tour.total == s.best_total);
        assert_true(tour.total <= shift.shift);
    }
    adg_mobile_tour tour;
    assert_fails(adg_mobile_tour_plan(&(adg_mobile_shift){450, 10, 20}, NULL, NULL, NULL, 13, &tour,
                                      &error),
                 ADG_E_INVALID, &error, "at most 12");
    assert_ok(adg_mobile_tour_plan(&(adg_mobile_shift){450, 10, 20}, NULL, NULL, NULL, 0, &tour,
                                   &error),
              &error);
    assert_int_equal(tour.n_stops, 0);
}

RUN(T(the_steps_add_up_to_reach_and_the_bounds_hold_home), T(nothing_that_is_added_lowers_reach),
    T(cells_add_up_to_the_whole_and_people_to_themselves), T(what_is_missing_is_asked_for),
    T(the_same_share_for_all_leaves_relative_inequality), T(a_round_is_the_best_of_all_orders))
