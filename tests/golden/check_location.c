/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/siting.h"
#include "golden/checks.h"
#include "support/matrix.h"

enum {
    MOST = 64
};

static const double LIMIT = 20, KAPPA = -0.05;

/* ---- worlds ---- */

typedef struct {
    size_t n, m;
    const double *minutes, *demand;
    double deprivation[MOST];
    unsigned char fixed[MOST];
    adg_reach reach;
    adg_siting_problem problem;
} world;

static void start(world *w)
{
    w->reach = reach_of(w->minutes, w->n, w->m);
    w->problem = (adg_siting_problem)ADG_SITING_PROBLEM_INIT;
    w->problem.reach = &w->reach;
    w->problem.demand = w->demand;
    w->problem.limit_min = LIMIT;
    w->problem.kappa = KAPPA;
}

static void small_world(golden *g, world *w)
{
    size_t n_pairs;
    *w = (world){0};
    w->minutes = golden_numbers(g, "input/time_min", &n_pairs);
    w->demand = golden_numbers(g, "input/weight", &w->n);
    w->m = n_pairs / w->n;
    const double *advantage = golden_numbers(g, "input/advantage", NULL);
    for (size_t i = 0; i < w->n; i++)
        w->deprivation[i] = -advantage[i];
    start(w);
    w->problem.deprivation = w->deprivation;
}

/* Points whose distance is floor(euclid + 0.5); every point is a candidate. */
static void point_world(golden *g, world *w)
{
    size_t n_numbers;
    *w = (world){0};
    const double *xy = golden_numbers(g, "input/points", &n_numbers);
    w->demand = golden_numbers(g, "input/weight", &w->n);
    w->m = w->n;
    double *minutes = NEW(double, w->n * w->n);
    for (size_t i = 0; i < w->n; i++)
        for (size_t j = 0; j < w->n; j++)
            minutes[i * w->n + j] =
                floor(hypot(xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]) + 0.5);
    w->minutes = minutes;
    start(w);
}

static void finish_points(world *w)
{
    adg_reach_release(&w->reach);
    free((double *)w->minutes);
}

/* ---- answers ---- */

static adg_siting_answer solve(const world *w, adg_siting_model model, size_t p)
{
    adg_error error = ADG_ERROR_INIT;
    adg_siting_problem problem = w->problem;
    adg_siting_answer answer;
    problem.p = p;
    assert_ok(adg_siting_solve(model, &problem, NULL, &answer, &error), &error);
    assert_true(answer.proven);
    if (answer.feasible)
        assert_close(answer.bound, answer.objective, 0, 0);
    return answer;
}

static void open_sites(const uint32_t *site, size_t n, unsigned char open[MOST])
{
    memset(open, 0, MOST);
    for (size_t s = 0; s < n; s++)
        open[site[s]] = 1;
}

static void expect_sites(golden *g, const char *path, const uint32_t *site, size_t n)
{
    double number[MOST];
    for (size_t s = 0; s < n; s++)
        number[s] = site[s];
    golden_expect_all(g, path, number, n);
}

static adg_siting_summary summary_of(const world *w, const unsigned char *open)
{
    adg_error error = ADG_ERROR_INIT;
    adg_siting_summary s;
    assert_ok(adg_siting_summarise(&w->problem, open, &s, &error), &error);
    return s;
}

static void expect(golden *g, const char *path, const char *key, double actual)
{
    char place[128];
    snprintf(place, sizeof place, "%s/%s", path, key);
    golden_expect(g, place, actual);
}

/* Everything the file says of a set of sites. */
static void expect_summary(golden *g, const char *path, const world *w, const uint32_t *site,
                           size_t n)
{
    unsigned char open[MOST];
    char place[128];
    open_sites(site, n, open);
    adg_siting_summary s = summary_of(w, open);
    snprintf(place, sizeof place, "%s/sites", path);
    expect_sites(g, place, site, n);
    expect(g, path, "mean", s.mean);
    expect(g, path, "sum_wt", s.sum);
    expect(g, path, "max", s.longest);
    expect(g, path, "covered20", s.covered);
    expect(g, path, "C", s.concentration);
    expect(g, path, "achievement2", s.achievement);
    expect(g, path, "worst_quintile", s.worst_fifth);
    snprintf(place, sizeof place, "%s/quintile", path);
    golden_expect_all(g, place, s.fifth_mean, 5);
    expect(g, path, "gap_q1_q5", s.gap);
    expect(g, path, "kolm_pollak_fixed_kappa", s.kolm_pollak);
    expect(g, path, "p90", NAN); /* the file has none */
}

/* ---- small_all_solutions ---- */

/* What each model says it found is what the sites it names are worth. */
static double worth(const adg_siting_summary *s, const world *w, adg_siting_model model)
{
    double people = 0;
    for (size_t i = 0; i < w->n; i++)
        people += w->demand[i];
    switch (model) {
    case ADG_SITING_P_MEDIAN:
        return s->sum;
    case ADG_SITING_EQUITY_P_MEDIAN:
        return s->achievement * people;
    case ADG_SITING_MCLP:
        return s->covered;
    case ADG_SITING_P_CENTER:
        return s->longest;
    case ADG_SITING_KOLM_POLLAK:
        return s->kolm_pollak;
    default:
        return s->worst_fifth;
    }
}

static void best_of_model(golden *g, const world *w, const char *name, adg_siting_model model,
                          size_t p)
{
    char path[128];
    unsigned char open[MOST];
    snprintf(path, sizeof path, "best/%zu/%s", p, name);
    adg_siting_answer answer = solve(w, model, p);
    expect_summary(g, path, w, answer.site, answer.n_sites);
    open_sites(answer.site, answer.n_sites, open);
    adg_siting_summary s = summary_of(w, open);
    assert_close(answer.objective, worth(&s, w, model), 1e-9, 0);
    adg_siting_answer_release(&answer);
}

/* Nothing in the program minimises an index: the file's warning is checked by looking at all. */
static void least_index(golden *g, const world *w, size_t p)
{
    char path[128];
    uint32_t best[MOST], site[3];
    double least = INFINITY;
    for (site[0] = 0; site[0] < w->m; site[0]++)
        for (site[1] = site[0] + 1; site[1] < w->m; site[1]++)
            for (site[2] = p == 3 ? site[1] + 1 : 0; site[2] < (p == 3 ? w->m : 1); site[2]++) {
                unsigned char open[MOST];
                open_sites(site, p, open);
                adg_siting_summary s = summary_of(w, open);
                if (fabs(s.concentration) < least) {
                    least = fabs(s.concentration);
                    memcpy(best, site, sizeof site);
                }
            }
    snprintf(path, sizeof path, "best/%zu/min_abs_C", p);
    expect_summary(g, path, w, best, p);
}

static void every_pair(golden *g, const world *w)
{
    size_t row = 0;
    for (uint32_t a = 0; a < w->m; a++)
        for (uint32_t b = a + 1; b < w->m; b++, row++) {
            char path[64], place[80];
            const uint32_t site[] = {a, b};
            unsigned char open[MOST];
            open_sites(site, 2, open);
            adg_siting_summary s = summary_of(w, open);
            snprintf(path, sizeof path, "all_p2/%zu", row);
            snprintf(place, sizeof place, "%s/sites", path);
            expect_sites(g, place, site, 2);
            expect(g, path, "sum_wt", s.sum);
            expect(g, path, "max", s.longest);
            expect(g, path, "covered20", s.covered);
            expect(g, path, "C", s.concentration);
            expect(g, path, "achievement2", s.achievement);
            expect(g, path, "worst_quintile", s.worst_fifth);
        }
}

static void small_all_solutions(golden *g)
{
    static const struct {
        const char *name;
        adg_siting_model model;
    } models[] = {{"p_median", ADG_SITING_P_MEDIAN},
                  {"mclp20", ADG_SITING_MCLP},
                  {"p_centre", ADG_SITING_P_CENTER},
                  {"equity_p_median_achievement", ADG_SITING_EQUITY_P_MEDIAN},
                  {"kolm_pollak", ADG_SITING_KOLM_POLLAK},
                  {"rawls_quintile", ADG_SITING_LEXIMIN}};
    world w;
    small_world(g, &w);
    for (size_t p = 2; p <= 3; p++) {
        for (size_t k = 0; k < N_OF(models); k++)
            best_of_model(g, &w, models[k].name, models[k].model, p);
        least_index(g, &w, p);
    }
    every_pair(g, &w);
    adg_reach_release(&w.reach);
}

/* ---- lscp ---- */

/* The program gives one of the smallest covers; that all of the file's are covers is checked too. */
static void expect_covers(golden *g, const char *limit, world *w, const adg_siting_answer *answer)
{
    char path[64];
    size_t n;
    snprintf(path, sizeof path, "expected/%s/all_optima", limit);
    size_t n_optima = golden_count(g, path), found = 0;
    for (size_t k = 0; k < n_optima; k++) {
        uint32_t site[MOST];
        unsigned char open[MOST];
        snprintf(path, sizeof path, "expected/%s/all_optima/%zu", limit, k);
        const double *number = golden_numbers(g, path, &n);
        for (size_t s = 0; s < n; s++)
            site[s] = (uint32_t)number[s];
        open_sites(site, n, open);
        assert_true(summary_of(w, open).longest <= w->problem.limit_min);
        found += n == answer->n_sites && memcmp(site, answer->site, n * sizeof *site) == 0;
        expect_sites(g, path + strlen("expected/"), site, n);
    }
    if (n_optima == 0) {
        snprintf(path, sizeof path, "%s/all_optima", limit);
        golden_expect_all(g, path, NULL, 0);
    }
    assert_int_equal(found, n_optima > 0);
}

static void lscp(golden *g)
{
    world w;
    small_world(g, &w);
    size_t n_limits;
    const double *limits = golden_numbers(g, "params/limits", &n_limits);
    for (size_t k = 0; k < n_limits; k++) {
        char limit[16], path[64];
        snprintf(limit, sizeof limit, "%g", limits[k]);
        w.problem.limit_min = limits[k];
        adg_siting_answer answer = solve(&w, ADG_SITING_LSCP, 0);
        expect(g, limit, "min_sites", answer.objective);
        snprintf(path, sizeof path, "%s/unservable", limit);
        expect_sites(g, path, answer.unservable, answer.n_unservable);
        expect_covers(g, limit, &w, &answer);
        adg_siting_answer_release(&answer);
    }
    adg_reach_release(&w.reach);
}

/* ---- sites that are there ---- */

static void fix(golden *g, const char *path, world *w)
{
    size_t n;
    const double *fixed = golden_numbers(g, path, &n);
    memset(w->fixed, 0, sizeof w->fixed);
    for (size_t s = 0; s < n; s++)
        w->fixed[(size_t)fixed[s]] = 1;
    w->problem.fixed = w->fixed;
}

static void existing_fixed(golden *g)
{
    world w;
    small_world(g, &w);
    fix(g, "input/fixed", &w);
    adg_siting_answer median = solve(&w, ADG_SITING_P_MEDIAN, 2);
    adg_siting_answer equity = solve(&w, ADG_SITING_EQUITY_P_MEDIAN, 2);
    w.problem.fixed = NULL;
    expect_summary(g, "p_median", &w, median.site, median.n_sites);
    expect_summary(g, "achievement", &w, equity.site, equity.n_sites);
    adg_siting_answer_release(&median);
    adg_siting_answer_release(&equity);
    adg_reach_release(&w.reach);
}

static double improved_people(const world *w, const adg_siting_answer *now,
                              const adg_siting_answer *then)
{
    double people = 0;
    for (size_t i = 0; i < w->n; i++)
        people += then->minutes[i] < now->minutes[i] ? w->demand[i] : 0;
    return people;
}

static void marginal_benefit(golden *g)
{
    world w;
    small_world(g, &w);
    fix(g, "input/existing", &w);
    adg_siting_answer now = solve(&w, ADG_SITING_P_MEDIAN, 0);
    adg_siting_answer now_equity = solve(&w, ADG_SITING_EQUITY_P_MEDIAN, 0);
    adg_siting_summary before = summary_of(&w, w.fixed);
    expect_summary(g, "current", &w, now.site, now.n_sites);
    for (size_t j = 0; j < w.m; j++) {
        char path[32];
        unsigned char was = w.fixed[j];
        w.fixed[j] = 1;
        adg_siting_answer then = solve(&w, ADG_SITING_P_MEDIAN, 0);
        adg_siting_answer then_equity = solve(&w, ADG_SITING_EQUITY_P_MEDIAN, 0);
        adg_siting_summary after = summary_of(&w, w.fixed);
        snprintf(path, sizeof path, "surface/%zu", j);
        expect(g, path, "candidate", (double)j);
        expect(g, path, "saved_person_minutes", now.objective - then.objective);
        expect(g, path, "saved_equity_weighted", now_equity.objective - then_equity.objective);
        expect(g, path, "newly_covered20", after.covered - before.covered);
        expect(g, path, "delta_C", after.concentration - before.concentration);
        expect(g, path, "delta_mean", after.mean - before.mean);
        expect(g, path, "people_improved", improved_people(&w, &now, &then));
        w.fixed[j] = was;
        adg_siting_answer_release(&then);
        adg_siting_answer_release(&then_equity);
    }
    adg_siting_answer_release(&now);
    adg_siting_answer_release(&now_equity);
    adg_reach_release(&w.reach);
}

/* ---- the simple methods ---- */

static void greedy_and_vertex_substitution(golden *g)
{
    world w;
    adg_error error = ADG_ERROR_INIT;
    adg_siting_move greedy[3], *moves;
    size_t n_moves, p;
    uint32_t site[3];
    double objective, sites[3];
    small_world(g, &w);
    w.problem.p = 3;
    assert_ok(adg_siting_greedy(ADG_SITING_P_MEDIAN, &w.problem, greedy, &error), &error);
    for (size_t s = 0; s < 3; s++) {
        char path[32];
        sites[s] = greedy[s].in;
        snprintf(path, sizeof path, "greedy_trace/%zu", s);
        expect(g, path, "add", greedy[s].in);
        expect(g, path, "objective", greedy[s].objective);
    }
    golden_expect_all(g, "greedy_sites", sites, 3);
    const double *begin = golden_numbers(g, "input/start", &p);
    assert_int_equal(p, 3);
    for (size_t s = 0; s < p; s++)
        site[s] = (uint32_t)begin[s];
    assert_ok(adg_siting_substitute(ADG_SITING_P_MEDIAN, &w.problem, site, &moves, &n_moves,
                                    &objective, &error),
              &error);
    expect_sites(g, "teitz_bart_sites", site, 3);
    golden_expect(g, "teitz_bart_objective", objective);
    for (size_t s = 0; s < n_moves; s++) {
        char path[32];
        snprintf(path, sizeof path, "trace/%zu", s);
        expect(g, path, "in_", moves[s].in);
        expect(g, path, "out", moves[s].out);
        expect(g, path, "objective", moves[s].objective);
    }
    adg_siting_answer answer = solve(&w, ADG_SITING_P_MEDIAN, 3);
    golden_expect(g, "optimum", answer.objective);
    adg_siting_answer_release(&answer);
    free(moves);
    adg_reach_release(&w.reach);
}

/* ---- capacities ---- */

/* The sets with room enough for everybody. */
static void expect_feasible(golden *g, world *w)
{
    size_t row = 0;
    for (uint32_t a = 0; a < w->m; a++)
        for (uint32_t b = a + 1; b < w->m; b++)
            for (uint32_t c = b + 1; c < w->m; c++) {
                const uint32_t site[] = {a, b, c};
                char path[32];
                open_sites(site, 3, w->fixed);
                w->problem.fixed = w->fixed;
                adg_siting_answer answer = solve(w, ADG_SITING_P_MEDIAN, 0);
                snprintf(path, sizeof path, "feasible_sets/%zu", row);
                if (answer.feasible) {
                    expect_sites(g, path, site, 3);
                    row++;
                }
                adg_siting_answer_release(&answer);
            }
    w->problem.fixed = NULL;
}

static void capacitated(golden *g)
{
    world w;
    small_world(g, &w);
    size_t p = (size_t)golden_number(g, "input/p");
    adg_siting_answer free_answer = solve(&w, ADG_SITING_P_MEDIAN, p);
    golden_expect(g, "uncapacitated_objective", free_answer.objective);
    w.problem.capacity = golden_numbers(g, "input/capacity", NULL);
    adg_siting_answer split = solve(&w, ADG_SITING_P_MEDIAN, p);
    golden_expect(g, "split_objective", split.objective);
    expect_sites(g, "split_sites", split.site, split.n_sites);
    expect_feasible(g, &w);
    w.problem.single = 1;
    adg_siting_answer single = solve(&w, ADG_SITING_P_MEDIAN, p);
    golden_expect(g, "single_objective", single.objective);
    expect_sites(g, "single_sites", single.site, single.n_sites);
    expect_sites(g, "single_assignment", single.assigned, w.n);
    adg_siting_answer_release(&free_answer);
    adg_siting_answer_release(&split);
    adg_siting_answer_release(&single);
    adg_reach_release(&w.reach);
}

/* ---- frontier and order ---- */

static void expect_frontier(golden *g, world *w, const char *name, adg_siting_against against)
{
    adg_error error = ADG_ERROR_INIT;
    adg_siting_choice *choice;
    size_t n;
    char path[64];
    assert_ok(adg_siting_frontier(&w->problem, against, 0, NULL, &choice, &n, &error), &error);
    snprintf(path, sizeof path, "expected/%s", name);
    assert_int_equal(n, golden_count(g, path));
    for (size_t k = 0; k < n; k++) {
        snprintf(path, sizeof path, "%s/%zu/0", name, k);
        expect_sites(g, path, choice[k].site, choice[k].n_sites);
        snprintf(path, sizeof path, "%s/%zu", name, k);
        expect(g, path, "1", choice[k].mean);
        expect(g, path, "2", choice[k].other);
    }
    adg_siting_choices_free(choice, n);
}

static void equity_efficiency_frontier(golden *g)
{
    world w;
    small_world(g, &w);
    w.problem.p = 3;
    expect_frontier(g, &w, "mean_vs_worst_quintile", ADG_SITING_WORST_FIFTH);
    expect_frontier(g, &w, "mean_vs_abs_gap", ADG_SITING_FIFTH_GAP);
    adg_reach_release(&w.reach);
}

static void ordered_median(golden *g)
{
    static const char *const name[] = {"median", "centre", "k_centrum3"};
    world w;
    small_world(g, &w);
    for (size_t k = 0; k < N_OF(name); k++) {
        char path[64];
        snprintf(path, sizeof path, "input/lambdas/%s", name[k]);
        w.problem.lambda = golden_numbers(g, path, NULL);
        adg_siting_answer answer = solve(&w, ADG_SITING_ORDERED_MEDIAN, 2);
        expect(g, name[k], "objective", answer.objective);
        snprintf(path, sizeof path, "%s/sites", name[k]);
        expect_sites(g, path, answer.site, answer.n_sites);
        adg_siting_answer_release(&answer);
    }
    adg_reach_release(&w.reach);
}

/* ---- fifty points ---- */

static const size_t NUMBERS[] = {3, 5, 8};

static void pmedian_50(golden *g)
{
    world w;
    point_world(g, &w);
    for (size_t k = 0; k < N_OF(NUMBERS); k++) {
        char path[32];
        adg_siting_answer answer = solve(&w, ADG_SITING_P_MEDIAN, NUMBERS[k]);
        snprintf(path, sizeof path, "%zu/sites", NUMBERS[k]);
        expect_sites(g, path, answer.site, answer.n_sites);
        snprintf(path, sizeof path, "%zu/objective", NUMBERS[k]);
        golden_expect(g, path, answer.objective);
        adg_siting_answer_release(&answer);
    }
    finish_points(&w);
}

static void expect_greedy_cover(golden *g, world *w, size_t p)
{
    adg_error error = ADG_ERROR_INIT;
    adg_siting_move move[MOST];
    char path[64];
    double site[MOST];
    w->problem.p = p;
    assert_ok(adg_siting_greedy(ADG_SITING_MCLP, &w->problem, move, &error), &error);
    for (size_t s = 0; s < p; s++)
        site[s] = move[s].in;
    snprintf(path, sizeof path, "greedy_mclp/%zu/sites", p);
    golden_expect_all(g, path, site, p);
    snprintf(path, sizeof path, "greedy_mclp/%zu/covered", p);
    golden_expect(g, path, move[p - 1].objective);
}

static void expect_model(golden *g, world *w, const char *name, adg_siting_model model, size_t p)
{
    char path[64];
    adg_siting_answer answer = solve(w, model, p);
    snprintf(path, sizeof path, "%s/%zu", name, p);
    golden_expect(g, path, answer.objective);
    adg_siting_answer_release(&answer);
}

static void mclp_lscp_pcentre_50(golden *g)
{
    world w;
    double total = 0;
    point_world(g, &w);
    w.problem.limit_min = golden_number(g, "input/radius");
    for (size_t i = 0; i < w.n; i++)
        total += w.demand[i];
    golden_expect(g, "total_weight", total);
    for (size_t k = 0; k < N_OF(NUMBERS); k++)
        expect_model(g, &w, "p_centre", ADG_SITING_P_CENTER, NUMBERS[k]);
    for (size_t k = 0; k < 2; k++) {
        expect_model(g, &w, "mclp", ADG_SITING_MCLP, NUMBERS[k]);
        expect_greedy_cover(g, &w, NUMBERS[k]);
    }
    adg_siting_answer answer = solve(&w, ADG_SITING_LSCP, 0);
    golden_expect(g, "lscp", answer.objective);
    adg_siting_answer_release(&answer);
    finish_points(&w);
}

const golden_check location_checks[] = {{"small_all_solutions", small_all_solutions},
                                        {"lscp", lscp},
                                        {"existing_fixed", existing_fixed},
                                        {"greedy_and_vertex_substitution",
                                         greedy_and_vertex_substitution},
                                        {"marginal_benefit", marginal_benefit},
                                        {"capacitated", capacitated},
                                        {"equity_efficiency_frontier", equity_efficiency_frontier},
                                        {"ordered_median", ordered_median},
                                        {"pmedian_50", pmedian_50},
                                        {"mclp_lscp_pcentre_50", mclp_lscp_pcentre_50},
                                        {0}};
