/* SPDX-License-Identifier: MPL-2.0 */
/* Every siting model against looking at all sets of sites, on small worlds with ties, places without
 * people, pairs without a way, fixed and forbidden sites. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/siting.h"
#include "core/random.h"
#include "support/matrix.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    N = 9, /* places at most */
    M = 7,
    WORLDS = 120
};

typedef struct {
    size_t n, m, p, n_free;
    double minutes[N * M], demand[N], deprivation[N], capacity[M], volume[M], lambda[N];
    unsigned char allowed[M], fixed[M];
    adg_reach reach;
    adg_siting_problem problem;
} world;

static void draw(adg_random *random, double share_without, world *w)
{
    *w =
        (world){.n = 2 + adg_random_below(random, N - 1), .m = 2 + adg_random_below(random, M - 1)};
    for (size_t i = 0; i < w->n; i++) {
        w->demand[i] = adg_random_below(random, 5) ? 1 + (double)adg_random_below(random, 9) : 0;
        w->deprivation[i] = (double)adg_random_below(random, 4);
        w->lambda[i] = (double)adg_random_below(random, 3);
        for (size_t j = 0; j < w->m; j++)
            w->minutes[i * w->m + j] = adg_random_uniform(random) < share_without
                                           ? INFINITY
                                           : (double)adg_random_below(random, 20);
    }
    w->demand[0] = 3; /* somebody lives somewhere */
    for (size_t j = 0; j < w->m; j++) {
        w->fixed[j] = adg_random_below(random, 6) == 0;
        w->allowed[j] = adg_random_below(random, 6) != 0;
        w->volume[j] = (double)adg_random_below(random, 8);
        w->n_free += w->allowed[j] && !w->fixed[j];
    }
    w->p = w->n_free ? 1 + adg_random_below(random, w->n_free) : 0;
    w->reach = reach_of(w->minutes, w->n, w->m);
    w->problem = (adg_siting_problem)ADG_SITING_PROBLEM_INIT;
    w->problem.reach = &w->reach;
    w->problem.demand = w->demand;
    w->problem.deprivation = w->deprivation;
    w->problem.allowed = w->allowed;
    w->problem.fixed = w->fixed;
    w->problem.p = w->p;
    w->problem.limit_min = 8;
    w->problem.lambda = w->lambda;
}

/* ---- by definition ---- */

static bool is_open(const world *w, unsigned set, size_t j)
{
    return w->fixed[j] || (set >> j & 1);
}

static double nearest(const world *w, unsigned set, size_t i)
{
    double least = INFINITY;
    for (size_t j = 0; j < w->m; j++)
        if (is_open(w, set, j))
            least = fmin(least, w->minutes[i * w->m + j]);
    return least;
}

/* Demand, and somebody may serve it. */
static bool counts(const world *w, size_t i)
{
    unsigned all = 0;
    for (size_t j = 0; j < w->m; j++)
        all |= w->allowed[j] ? 1U << j : 0;
    return w->demand[i] > 0 && isfinite(nearest(w, all, i));
}

static bool is_candidate_set(const world *w, unsigned set, size_t size)
{
    size_t n = 0;
    for (size_t j = 0; j < w->m; j++)
        if (set >> j & 1) {
            if (!w->allowed[j] || w->fixed[j])
                return false;
            n++;
        }
    return n == size;
}

static double rank_weight(const world *w, size_t i)
{
    double above = 0, same = 0, all = 0;
    for (size_t k = 0; k < w->n; k++) {
        all += w->demand[k];
        above += w->deprivation[k] > w->deprivation[i] ? w->demand[k] : 0;
        same += w->deprivation[k] == w->deprivation[i] ? w->demand[k] : 0;
    }
    return 2 * (1 - (above + same / 2) / all);
}

typedef struct {
    double unreached, value; /* the first counts first */
} merit;

static merit merit_of(const world *w, adg_siting_model model, unsigned set)
{
    merit m = {0, 0};
    double people = 0;
    for (size_t i = 0; i < w->n; i++) {
        if (!counts(w, i))
            continue;
        double minutes = nearest(w, set, i), demand = w->demand[i];
        if (model == ADG_SITING_MCLP) {
            m.value -= minutes <= w->problem.limit_min ? demand : 0;
            continue;
        }
        double weight = model == ADG_SITING_EQUITY_P_MEDIAN ? demand * rank_weight(w, i) : demand;
        if (isinf(minutes)) {
            m.unreached += model == ADG_SITING_P_CENTER ? 1 : weight;
            continue;
        }
        people += demand;
        if (model == ADG_SITING_P_CENTER)
            m.value = fmax(m.value, minutes);
        else if (model == ADG_SITING_KOLM_POLLAK)
            m.value += demand * exp(-w->problem.kappa * minutes);
        else
            m.value += weight * minutes;
    }
    if (model == ADG_SITING_KOLM_POLLAK)
        m.value = people > 0 ? -log(m.value / people) / w->problem.kappa : 0;
    return m;
}

static bool is_better(merit a, merit b)
{
    return a.unreached != b.unreached ? a.unreached < b.unreached - 1e-9
                                      : a.value < b.value - 1e-9 * fabs(b.value);
}

static merit best_merit(const world *w, adg_siting_model model)
{
    merit best = {INFINITY, INFINITY};
    for (unsigned set = 0; set < 1U << w->m; set++) {
        if (!is_candidate_set(w, set, w->p))
            continue;
        merit m = merit_of(w, model, set);
        if (is_better(m, best))
            best = m;
    }
    return best;
}

/* ---- comparing ---- */

static const adg_context ONE_THREAD = {.threads = 1};

static adg_siting_answer solve(const world *w, adg_siting_model model)
{
    adg_error error = ADG_ERROR_INIT;
    adg_siting_answer a;
    assert_ok(adg_siting_solve(model, &w->problem, &ONE_THREAD, &a, &error), &error);
    assert_true(a.proven);
    if (a.feasible)
        assert_true(model == ADG_SITING_MCLP ? a.bound >= a.objective : a.bound <= a.objective);
    return a;
}

static unsigned set_of(const adg_siting_answer *a)
{
    unsigned set = 0;
    for (size_t s = 0; s < a->n_sites; s++)
        set |= 1U << a->site[s];
    return set;
}

static void compare(const world *w, adg_siting_model model)
{
    if (w->p == 0)
        return;
    adg_siting_answer a = solve(w, model);
    merit best = best_merit(w, model);
    bool none = model == ADG_SITING_P_CENTER && best.unreached > 0;
    assert_int_equal(a.feasible, !none);
    if (a.feasible) {
        size_t n_fixed = 0;
        for (size_t j = 0; j < w->m; j++)
            n_fixed += w->fixed[j];
        assert_int_equal(a.n_sites, w->p + n_fixed);
        merit found = merit_of(w, model, set_of(&a));
        assert_close(found.unreached, best.unreached, 1e-9, 1e-9);
        assert_close(a.objective, model == ADG_SITING_MCLP ? -best.value : best.value, 1e-9, 1e-9);
    }
    adg_siting_answer_release(&a);
}

static void for_worlds(uint64_t seed, double share_without, void (*check)(world *w))
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int k = 0; k < WORLDS; k++) {
        world w;
        draw(&random, share_without, &w);
        check(&w);
        adg_reach_release(&w.reach);
    }
}

static void sums(world *w)
{
    compare(w, ADG_SITING_P_MEDIAN);
    compare(w, ADG_SITING_EQUITY_P_MEDIAN);
    compare(w, ADG_SITING_MCLP);
    compare(w, ADG_SITING_KOLM_POLLAK);
    compare(w, ADG_SITING_P_CENTER);
}

TEST(sums_and_the_centre_are_the_best_of_all_sets)
{
    for_worlds(1, 0, sums);
}

TEST(as_few_as_possible_are_without_a_way)
{
    for_worlds(2, 0.3, sums);
}

/* ---- fewest sites ---- */

static void fewest(world *w)
{
    double best = INFINITY;
    for (unsigned set = 0; set < 1U << w->m; set++)
        for (size_t size = 0; size <= w->m; size++) {
            bool covered = is_candidate_set(w, set, size);
            for (size_t i = 0; i < w->n; i++)
                covered = covered && (!(w->demand[i] > 0) || nearest(w, set, i) <= 8);
            if (covered) {
                double n = (double)size;
                for (size_t j = 0; j < w->m; j++)
                    n += w->fixed[j];
                best = fmin(best, n);
            }
        }
    adg_siting_answer a = solve(w, ADG_SITING_LSCP);
    assert_int_equal(a.feasible, isfinite(best));
    assert_int_equal(a.n_unservable > 0, !isfinite(best));
    if (a.feasible) {
        assert_exactly(a.objective, best);
        assert_int_equal(a.n_sites, (size_t)best);
        for (size_t i = 0; i < w->n; i++)
            assert_true(!(w->demand[i] > 0) || a.minutes[i] <= 8);
    }
    adg_siting_answer_release(&a);
}

TEST(the_fewest_sites_cover_everybody)
{
    for_worlds(3, 0.1, fewest);
}

/* ---- least volumes ---- */

static bool volumes_hold(const world *w, unsigned set)
{
    double drawn[M] = {0};
    for (size_t i = 0; i < w->n; i++) {
        size_t which = M;
        for (size_t j = 0; j < w->m; j++)
            if (is_open(w, set, j) && isfinite(w->minutes[i * w->m + j]) &&
                (which == M || w->minutes[i * w->m + j] < w->minutes[i * w->m + which]))
                which = j;
        if (which < M)
            drawn[which] += w->demand[i];
    }
    for (size_t j = 0; j < w->m; j++)
        if (is_open(w, set, j) && drawn[j] < w->volume[j])
            return false;
    return true;
}

static void volumes(world *w)
{
    merit best = {INFINITY, INFINITY};
    if (w->p == 0)
        return;
    w->problem.min_volume = w->volume;
    for (unsigned set = 0; set < 1U << w->m; set++)
        if (is_candidate_set(w, set, w->p) && volumes_hold(w, set)) {
            merit m = merit_of(w, ADG_SITING_P_MEDIAN, set);
            if (is_better(m, best))
                best = m;
        }
    adg_siting_answer a = solve(w, ADG_SITING_P_MEDIAN);
    assert_int_equal(a.feasible, isfinite(best.value));
    if (a.feasible) {
        assert_true(volumes_hold(w, set_of(&a)));
        assert_close(a.objective, best.value, 1e-9, 1e-9);
    }
    adg_siting_answer_release(&a);
}

TEST(every_open_site_draws_its_least_volume)
{
    for_worlds(4, 0, volumes);
}

/* ---- capacities: units of demand dealt out in every way ---- */

typedef struct {
    const world *w;
    unsigned set;
    int whole; /* a place goes to one site */
    double room[M], best;
} dealing;

static void deal(dealing *d, size_t place, double left, double cost)
{
    const world *w = d->w;
    while (place < w->n && !counts(w, place))
        place++;
    if (place == w->n) {
        d->best = fmin(d->best, cost);
        return;
    }
    double amount = d->whole || left < 0 ? w->demand[place] : left;
    double unit = d->whole ? amount : 1;
    for (size_t j = 0; j < w->m; j++) {
        double minutes = w->minutes[place * w->m + j];
        if (!is_open(w, d->set, j) || isinf(minutes) || d->room[j] < unit)
            continue;
        d->room[j] -= unit;
        bool done = amount - unit < 0.5;
        deal(d, done ? place + 1 : place, done ? -1 : amount - unit, cost + unit * minutes);
        d->room[j] += unit;
    }
}

static void dealt(world *w, int whole)
{
    double best = INFINITY;
    w->problem.single = whole;
    for (unsigned set = 0; set < 1U << w->m; set++) {
        if (!is_candidate_set(w, set, w->p))
            continue;
        dealing d = {.w = w, .set = set, .whole = whole, .best = INFINITY};
        memcpy(d.room, w->capacity, sizeof d.room);
        deal(&d, 0, -1, 0);
        best = fmin(best, d.best);
    }
    adg_siting_answer a = solve(w, ADG_SITING_P_MEDIAN);
    assert_int_equal(a.feasible, isfinite(best));
    if (a.feasible) {
        double used[M] = {0}, cost = 0;
        for (size_t f = 0; f < a.n_flows; f++) {
            used[a.flow[f].site] += a.flow[f].demand;
            cost += a.flow[f].demand * w->minutes[a.flow[f].place * w->m + a.flow[f].site];
        }
        for (size_t j = 0; j < w->m; j++)
            assert_true(used[j] <= w->capacity[j] + 1e-9);
        assert_close(a.objective, best, 1e-9, 1e-9);
        assert_close(cost, best, 1e-9, 1e-9);
    }
    adg_siting_answer_release(&a);
}

TEST(capacities_are_kept_at_the_least_cost)
{
    adg_random random;
    adg_random_seed(&random, 5);
    for (int k = 0; k < WORLDS; k++) {
        world w;
        draw(&random, 0.1, &w);
        w.n = w.n > 5 ? 5 : w.n;
        w.m = w.m > 4 ? 4 : w.m;
        adg_reach_release(&w.reach);
        double minutes[N * M];
        memcpy(minutes, w.minutes, sizeof minutes);
        memcpy(w.minutes, minutes, sizeof minutes);
        w.reach = reach_of(w.minutes, w.n, w.m);
        w.n_free = 0;
        for (size_t j = 0; j < w.m; j++) {
            w.capacity[j] = 1 + (double)adg_random_below(&random, 6);
            w.n_free += w.allowed[j] && !w.fixed[j];
        }
        for (size_t i = 0; i < w.n; i++)
            w.demand[i] = (double)adg_random_below(&random, 3);
        w.problem.capacity = w.capacity;
        w.problem.p = w.p = w.n_free ? 1 + adg_random_below(&random, w.n_free) : 0;
        if (w.p > 0) {
            dealt(&w, 0);
            dealt(&w, 1);
        }
        adg_reach_release(&w.reach);
    }
}

/* ---- leximin and the ordered median ---- */

static int upwards(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double ordered(const world *w, unsigned set)
{
    double minutes[N], sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++)
        if (w->demand[i] > 0)
            minutes[n++] = nearest(w, set, i);
    qsort(minutes, n, sizeof *minutes, upwards);
    for (size_t k = 0; k < n; k++)
        sum += w->lambda[k] * minutes[k];
    return sum;
}

/* Means of the fifths, the worst first. */
static void fifths(const world *w, unsigned set, double mean[5])
{
    adg_error error = ADG_ERROR_INIT;
    unsigned char open[M];
    adg_siting_summary s;
    for (size_t j = 0; j < w->m; j++)
        open[j] = is_open(w, set, j);
    assert_ok(adg_siting_summarise(&w->problem, open, &s, &error), &error);
    for (int q = 0; q < 5; q++)
        mean[q] = -s.fifth_mean[q];
    qsort(mean, 5, sizeof *mean, upwards);
}

static bool is_fairer(const double *a, const double *b)
{
    for (int q = 0; q < 5; q++)
        if (fabs(a[q] - b[q]) > 1e-9)
            return -a[q] < -b[q];
    return false;
}

static void by_tree(world *w)
{
    double least = INFINITY, best[5] = {-INFINITY, 0, 0, 0, 0}, found[5];
    bool ranked = false;
    for (size_t i = 0; i < w->n; i++)
        ranked = ranked || (w->demand[i] > 0 && w->deprivation[i] != w->deprivation[0]);
    if (w->p == 0 || !ranked)
        return;
    for (unsigned set = 0; set < 1U << w->m; set++) {
        if (!is_candidate_set(w, set, w->p))
            continue;
        double mean[5];
        least = fmin(least, ordered(w, set));
        fifths(w, set, mean);
        if (is_fairer(mean, best))
            memcpy(best, mean, sizeof mean);
    }
    adg_siting_answer a = solve(w, ADG_SITING_ORDERED_MEDIAN);
    adg_siting_answer b = solve(w, ADG_SITING_LEXIMIN);
    assert_close(a.objective, least, 1e-9, 1e-9);
    fifths(w, set_of(&b), found);
    assert_all_close(found, best, 5, 1e-9, 1e-9);
    assert_close(b.objective, -best[0], 1e-9, 1e-9);
    adg_siting_answer_release(&a);
    adg_siting_answer_release(&b);
}

TEST(leximin_and_the_ordered_median_are_the_best_of_all_sets)
{
    for_worlds(6, 0, by_tree);
}

/* ---- closing ---- */

static void closing(world *w)
{
    size_t n_open = 0;
    for (size_t j = 0; j < w->m; j++)
        n_open += w->fixed[j] = j % 3 != 2;
    adg_error error = ADG_ERROR_INIT;
    adg_siting_answer a;
    w->problem.p = 1;
    if (n_open < 2)
        return;
    assert_ok(adg_siting_close(ADG_SITING_P_MEDIAN, &w->problem, &ONE_THREAD, &a, &error), &error);
    double best = INFINITY;
    for (size_t shut = 0; shut < w->m; shut++) {
        double sum = 0;
        if (!w->fixed[shut])
            continue;
        w->fixed[shut] = 0;
        for (size_t i = 0; i < w->n; i++)
            sum += w->demand[i] > 0 ? w->demand[i] * nearest(w, 0, i) : 0;
        w->fixed[shut] = 1;
        best = fmin(best, sum);
    }
    assert_close(a.objective, best, 1e-9, 1e-9);
    assert_int_equal(a.n_sites, n_open - 1);
    adg_siting_answer_release(&a);
}

TEST(closing_does_the_least_harm)
{
    for_worlds(7, 0, closing);
}

/* ---- what must not matter ---- */

/* Fifty places on a plane, in any order and on any number of threads. */
TEST(the_order_of_places_and_the_threads_change_nothing)
{
    enum {
        LARGE = 50
    };
    adg_random random;
    adg_error error = ADG_ERROR_INIT;
    double xy[2 * LARGE], *minutes = NEW(double, LARGE *LARGE);
    double *mixed = NEW(double, LARGE *LARGE), demand[LARGE], mixed_demand[LARGE];
    uint32_t order[LARGE];
    adg_random_seed(&random, 8);
    for (size_t i = 0; i < LARGE; i++) {
        xy[2 * i] = random_between(&random, 0, 60);
        xy[2 * i + 1] = random_between(&random, 0, 60);
        demand[i] = floor(random_between(&random, 1, 100));
    }
    adg_random_permutation(&random, order, LARGE);
    for (size_t i = 0; i < LARGE; i++) {
        mixed_demand[i] = demand[order[i]];
        for (size_t j = 0; j < LARGE; j++)
            minutes[i * LARGE + j] = hypot(xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]);
    }
    for (size_t i = 0; i < LARGE; i++)
        memcpy(mixed + i * LARGE, minutes + order[i] * LARGE, LARGE * sizeof *mixed);
    adg_reach reach = reach_of(minutes, LARGE, LARGE), other = reach_of(mixed, LARGE, LARGE);
    for (int model = ADG_SITING_P_MEDIAN; model <= ADG_SITING_KOLM_POLLAK; model++) {
        const adg_context two = {.threads = 2};
        adg_siting_problem p = ADG_SITING_PROBLEM_INIT;
        adg_siting_answer a, b, c;
        p.reach = &reach;
        p.demand = demand;
        p.deprivation = demand;
        p.limit_min = 12;
        p.p = 5;
        assert_ok(adg_siting_solve((adg_siting_model)model, &p, &ONE_THREAD, &a, &error), &error);
        assert_ok(adg_siting_solve((adg_siting_model)model, &p, &two, &b, &error), &error);
        p.reach = &other;
        p.demand = mixed_demand;
        p.deprivation = mixed_demand;
        assert_ok(adg_siting_solve((adg_siting_model)model, &p, &two, &c, &error), &error);
        assert_true(a.proven && c.proven);
        assert_int_equal(a.n_sites, b.n_sites);
        assert_memory_equal(a.site, b.site, a.n_sites * sizeof *a.site);
        assert_exactly(a.objective, b.objective);
        assert_close(a.objective, c.objective, 1e-9, 0);
        adg_siting_answer_release(&a);
        adg_siting_answer_release(&b);
        adg_siting_answer_release(&c);
    }
    adg_reach_release(&reach);
    adg_reach_release(&other);
    free(minutes);
    free(mixed);
}

RUN(T(sums_and_the_centre_are_the_best_of_all_sets), T(as_few_as_possible_are_without_a_way),
    T(the_fewest_sites_cover_everybody), T(every_open_site_draws_its_least_volume),
    T(capacities_are_kept_at_the_least_cost),
    T(leximin_and_the_ordered_median_are_the_best_of_all_sets), T(closing_does_the_least_harm),
    T(the_order_of_places_and_the_threads_change_nothing))
