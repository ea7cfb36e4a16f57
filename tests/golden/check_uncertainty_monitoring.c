/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "adgang/equity.h"
#include "adgang/gradient.h"
#include "adgang/monitoring.h"
#include "adgang/uncertainty.h"
#include "core/random.h"
#include "core/stats.h"
#include "findings/difference.h"
#include "golden/checks.h"

static double gini_of(const double *x, const double *w, size_t n)
{
    adg_error error = ADG_ERROR_INIT;
    double gini = -1;
    assert_ok(adg_gini(x, w, n, &gini, &error), &error);
    return gini;
}

static double theil_of(const double *x, const double *w, size_t n)
{
    adg_error error = ADG_ERROR_INIT;
    adg_theil_parts parts;
    assert_ok(adg_theil(x, w, n, NULL, 0, &parts, &error), &error);
    return parts.t;
}

/* Six cells in three parishes of two cells each: p1 p1 p2 p2 p3 p3. */
static void maup(golden *g)
{
    enum {
        N_PARISHES = 3
    };
    size_t n;
    const double *x = golden_numbers(g, "input/time", &n);
    const double *w = golden_numbers(g, "input/population", NULL);
    double mean[N_PARISHES], people[N_PARISHES];
    uint32_t parish[2 * N_PARISHES];
    for (uint32_t p = 0; p < N_PARISHES; p++) {
        parish[2 * p] = parish[2 * p + 1] = p;
        mean[p] = adg_weighted_mean(x + 2 * p, w + 2 * p, 2);
        people[p] = w[2 * p] + w[2 * p + 1];
    }
    double cell_theil = theil_of(x, w, n), parish_theil = theil_of(mean, people, N_PARISHES);
    golden_expect(g, "mean_cell", adg_weighted_mean(x, w, n));
    golden_expect(g, "mean_parish", adg_weighted_mean(mean, people, N_PARISHES));
    golden_expect(g, "gini_cell", gini_of(x, w, n));
    golden_expect(g, "gini_parish", gini_of(mean, people, N_PARISHES));
    golden_expect(g, "theil_cell", cell_theil);
    golden_expect(g, "theil_parish", parish_theil);
    golden_expect(g, "share_of_theil_kept", parish_theil / cell_theil);
    /* What parish means keep is the part between the parishes. */
    adg_error error = ADG_ERROR_INIT;
    adg_theil_parts parts;
    assert_ok(adg_theil(x, w, n, parish, N_PARISHES, &parts, &error), &error);
    assert_close(parts.t_between, parish_theil, 1e-12, 0);
}

/* ---- draws ---- */

enum {
    N_CELLS = 4,
    N_SPEEDS = 3,
    N_DRAWS = 8
};

/* Minutes of every cell when the limits are driven at the draw's share. */
static void minutes_of(const double *km, const double *limit, const double *factor, double *minutes)
{
    for (size_t i = 0; i < N_CELLS; i++) {
        minutes[i] = 0;
        for (size_t s = 0; s < N_SPEEDS; s++)
            minutes[i] += 60 * km[i * N_SPEEDS + s] / (limit[s] * factor[s]);
    }
}

typedef struct {
    double mean[N_DRAWS], c[N_DRAWS], priority[N_DRAWS * N_CELLS];
} outcome;

static void work_out(golden *g, const char *km_path, outcome *o)
{
    adg_error error = ADG_ERROR_INIT;
    const double *km = golden_numbers(g, km_path, NULL);
    const double *limit = golden_numbers(g, "input/limit_kmh", NULL);
    const double *draw = golden_numbers(g, "input/draws", NULL);
    const double *people = golden_numbers(g, "input/population", NULL);
    const double *deprivation = golden_numbers(g, "input/deprivation", NULL);
    for (size_t d = 0; d < N_DRAWS; d++) {
        double minutes[N_CELLS];
        adg_gradient gradient;
        minutes_of(km, limit, draw + d * N_SPEEDS, minutes);
        assert_ok(adg_social_gradient(minutes, deprivation, people, N_CELLS, &gradient, &error),
                  &error);
        o->mean[d] = gradient.mean;
        o->c[d] = gradient.concentration_index;
        for (size_t i = 0; i < N_CELLS; i++)
            o->priority[d * N_CELLS + i] = people[i] * fmax(0, minutes[i] - 20);
    }
}

static void expect_interval(golden *g, const char *path, const double *draw)
{
    adg_error error = ADG_ERROR_INIT;
    const char *const key[] = {"p2_5", "p50", "p97_5"};
    const double share[] = {0.025, 0.5, 0.975};
    for (size_t i = 0; i < N_OF(key); i++) {
        char place[64];
        double at[2];
        snprintf(place, sizeof place, "%s/%s", path, key[i]);
        assert_ok(adg_percentile_interval(draw, N_DRAWS, share[i], share[i], at, &error), &error);
        golden_expect(g, place, at[0]);
    }
}

static double share_below_zero(const double *x)
{
    double n = 0;
    for (size_t d = 0; d < N_DRAWS; d++)
        n += x[d] < 0;
    return n / N_DRAWS;
}

static void expect_ranks(golden *g, const double *priority)
{
    adg_error error = ADG_ERROR_INIT;
    double rank[N_DRAWS * N_CELLS], share[N_CELLS];
    for (size_t d = 0; d < N_DRAWS; d++)
        for (size_t i = 0; i < N_CELLS; i++) {
            /* The first rank the unit is within. */
            size_t top = 0;
            do
                assert_ok(adg_rank_acceptability(priority + d * N_CELLS, 1, N_CELLS, ++top, share,
                                                 &error),
                          &error);
            while (share[i] < 1);
            rank[d * N_CELLS + i] = (double)top;
        }
    golden_expect_all(g, "rank_base", rank, N_DRAWS * N_CELLS);
    for (size_t top = 1; top <= 2; top++) {
        char place[64];
        snprintf(place, sizeof place, "rank_acceptability_top%zu", top);
        assert_ok(adg_rank_acceptability(priority, N_DRAWS, N_CELLS, top, share, &error), &error);
        golden_expect_all(g, place, share, N_CELLS);
    }
}

static void common_random_numbers(golden *g)
{
    outcome base, scenario;
    double difference[N_DRAWS], nearer_to_0[N_DRAWS];
    work_out(g, "input/km_base", &base);
    work_out(g, "input/km_scenario", &scenario);
    for (size_t d = 0; d < N_DRAWS; d++) {
        difference[d] = scenario.mean[d] - base.mean[d];
        nearer_to_0[d] = fabs(scenario.c[d]) - fabs(base.c[d]);
    }
    golden_expect_all(g, "mean_base", base.mean, N_DRAWS);
    golden_expect_all(g, "mean_scenario", scenario.mean, N_DRAWS);
    expect_interval(g, "interval_base", base.mean);
    expect_interval(g, "interval_scenario", scenario.mean);
    golden_expect_all(g, "difference", difference, N_DRAWS);
    expect_interval(g, "interval_difference", difference);
    golden_expect(g, "share_draws_mean_falls", share_below_zero(difference));
    golden_expect_all(g, "C_base", base.c, N_DRAWS);
    golden_expect_all(g, "C_scenario", scenario.c, N_DRAWS);
    golden_expect_all(g, "abs_C_change", nearer_to_0, N_DRAWS);
    golden_expect(g, "share_draws_relative_inequality_falls", share_below_zero(nearer_to_0));
    expect_ranks(g, base.priority);
}

static void spearman_drivers(golden *g)
{
    adg_error error = ADG_ERROR_INIT;
    outcome base;
    const double *draw = golden_numbers(g, "input/draws", NULL);
    double rho[N_SPEEDS];
    work_out(g, "input/km_base", &base);
    for (size_t s = 0; s < N_SPEEDS; s++) {
        double factor[N_DRAWS];
        for (size_t d = 0; d < N_DRAWS; d++)
            factor[d] = draw[d * N_SPEEDS + s];
        assert_ok(adg_spearman(factor, base.mean, N_DRAWS, &rho[s], &error), &error);
    }
    golden_expect_all(g, "spearman", rho, N_SPEEDS);
}

static double weighted(const double *coefficient, const double *x, size_t k)
{
    double y = 0;
    for (size_t c = 0; c < k; c++)
        y += coefficient[c] * x[c];
    return y;
}

/* Two independent samples and those in between, as Saltelli has them. */
static void sobol_additive(golden *g)
{
    enum {
        N = 1 << 14,
        K = 3
    };
    adg_error error = ADG_ERROR_INIT;
    const double *coefficient = golden_numbers(g, "input/coef", NULL);
    double *a = NEW(double, N *K), *b = NEW(double, N *K), first[K], total[K];
    double *y_a = NEW(double, N), *y_b = NEW(double, N), *y_ab = NEW(double, K *N);
    assert_ok(adg_latin_hypercube(1, N, K, a, &error), &error);
    assert_ok(adg_latin_hypercube(2, N, K, b, &error), &error);
    for (size_t i = 0; i < N; i++) {
        y_a[i] = weighted(coefficient, a + i * K, K);
        y_b[i] = weighted(coefficient, b + i * K, K);
        for (size_t c = 0; c < K; c++)
            y_ab[c * N + i] = y_a[i] + coefficient[c] * (b[i * K + c] - a[i * K + c]);
    }
    adg_sobol_indices(y_a, y_b, y_ab, N, K, first, total);
    golden_expect_all(g, "S", first, K);
    golden_expect_all(g, "ST", total, K);
    free(a);
    free(b);
    free(y_a);
    free(y_b);
    free(y_ab);
}

/* ---- years ---- */

static void trend(golden *g)
{
    adg_error error = ADG_ERROR_INIT;
    size_t n;
    const double *year = golden_numbers(g, "input/year", &n);
    const double *value = golden_numbers(g, "input/value", NULL);
    adg_trend t;
    assert_ok(adg_trend_fit(year, value, n, &t, &error), &error);
    golden_expect(g, "intercept_at_first_year", t.first);
    golden_expect(g, "slope_per_year", t.slope);
    golden_expect(g, "se", t.se);
    golden_expect(g, "t_crit", t.t);
    golden_expect_all(g, "ci95", t.interval, 2);
    golden_expect(g, "relative_change_pct", t.relative_pct);
    assert_ok(adg_trend_fit(year, value, 2, &t, &error), &error);
    assert_true(isnan(t.slope) && isnan(t.interval[0]));
}

static void chain_link(golden *g)
{
    size_t n_old, n_new;
    const double *old = golden_numbers(g, "input/old", &n_old);
    const double *new = golden_numbers(g, "input/new", &n_new);
    const char *const place[] = {"ratio_linked", "shift_linked"};
    for (int link = ADG_LINK_RATIO; link <= ADG_LINK_SHIFT; link++) {
        double value[3], linked[8];
        for (size_t i = 0; i < N_OF(value); i++)
            value[i] = old[2 * i + 1];
        adg_chain_link(value, N_OF(value), old[5], new[1], (adg_link)link);
        for (size_t i = 0; i < N_OF(value); i++) {
            linked[2 * i] = old[2 * i];
            linked[2 * i + 1] = value[i];
        }
        linked[6] = new[2];
        linked[7] = new[3];
        golden_expect_all(g, place[link], linked, N_OF(linked));
    }
}

static void change_population_vs_service(golden *g)
{
    adg_error error = ADG_ERROR_INIT;
    size_t n;
    const double *people[] = {golden_numbers(g, "input/population_0", &n),
                              golden_numbers(g, "input/population_1", NULL)};
    const double *minutes[] = {golden_numbers(g, "input/time_0", NULL),
                               golden_numbers(g, "input/time_1", NULL)};
    double mean[4], effect[2];
    for (size_t come = 0; come < N_OF(mean); come++)
        mean[come] = adg_weighted_mean(minutes[come >> 1], people[come & 1], n);
    assert_ok(adg_change_split(mean, 2, effect, &error), &error);
    golden_expect(g, "mean_0", mean[0]);
    golden_expect(g, "mean_1", mean[3]);
    golden_expect(g, "population_effect", effect[0]);
    golden_expect(g, "service_effect", effect[1]);
}

static void difference_in_differences(golden *g)
{
    double people[5], before[5], after[5];
    int treated[5];
    size_t n = 0;
    const char *const side[] = {"treated", "control"};
    for (size_t s = 0; s < 2; s++) {
        char path[64];
        snprintf(path, sizeof path, "input/%s", side[s]);
        size_t m = golden_count(g, path);
        for (size_t i = 0; i < m && n < N_OF(people); i++, n++) {
            snprintf(path, sizeof path, "input/%s/%zu/n", side[s], i);
            people[n] = golden_number(g, path);
            snprintf(path, sizeof path, "input/%s/%zu/y0", side[s], i);
            before[n] = golden_number(g, path);
            snprintf(path, sizeof path, "input/%s/%zu/y1", side[s], i);
            after[n] = golden_number(g, path);
            treated[n] = s == 0;
        }
    }
    adg_difference_in_differences changes;
    adg_compare_changes(people, before, after, treated, n, &changes);
    golden_expect(g, "change_treated", changes.treated);
    golden_expect(g, "change_control", changes.control);
    golden_expect(g, "did", changes.difference);
}

static void expect_fates(golden *g, const char *place, const adg_change_sums *sums)
{
    const char *const name[] = {"faster", "slower", "same"};
    const double people[] = {sums->winners, sums->losers, sums->unchanged};
    for (size_t k = 0; k < N_OF(people); k++) {
        char path[96];
        snprintf(path, sizeof path, "%s/%s", place, name[k]);
        golden_expect(g, path, people[k]);
    }
}

static const char *fate_word(const adg_change_sums *sums)
{
    return sums->winners > 0 ? "faster" : sums->losers > 0 ? "slower" : "same";
}

static void winners_losers(golden *g)
{
    size_t n;
    const double *before = golden_numbers(g, "input/before", &n);
    const double *after = golden_numbers(g, "input/after", NULL);
    const double *people = golden_numbers(g, "input/population", NULL);
    const double *fifth = golden_numbers(g, "input/quintile", NULL);
    const double band = golden_number(g, "params/dead_band_min"), one = 1;
    adg_change_sums sums;
    char path[64];
    for (size_t i = 0; i < n; i++) {
        adg_change_sums_of(&before[i], &after[i], &one, 1, band, &sums);
        snprintf(path, sizeof path, "class_/%zu", i);
        golden_expect_text(g, path, fate_word(&sums));
    }
    for (int q = 1; q <= 5; q++) {
        double in_fifth[8];
        for (size_t i = 0; i < n && i < N_OF(in_fifth); i++)
            in_fifth[i] = fifth[i] == q ? people[i] : 0;
        adg_change_sums_of(before, after, in_fifth, n, band, &sums);
        snprintf(path, sizeof path, "by_quintile/%d", q);
        expect_fates(g, path, &sums);
    }
    adg_change_sums_of(before, after, people, n, band, &sums);
    expect_fates(g, "people", &sums);
    golden_expect(g, "newly_reachable", sums.newly_reachable);
    golden_expect(g, "mean_saving_among_faster_finite",
                  sums.saved_min / (sums.winners - sums.newly_reachable));
}

const golden_check uncertainty_monitoring_checks[] = {
    {"winners_losers", winners_losers},
    {"common_random_numbers", common_random_numbers},
    {"spearman_drivers", spearman_drivers},
    {"sobol_additive", sobol_additive},
    {"trend", trend},
    {"chain_link", chain_link},
    {"change_population_vs_service", change_population_vs_service},
    {"difference_in_differences", difference_in_differences},
    {"maup", maup},
    {0}};
