/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/deprivation.h"
#include "adgang/equity.h"
#include "core/stats.h"
#include "golden/checks.h"

enum {
    N_INDICATORS = 4,
    ALMEN_BOLIG = 2
};

/* The table of the case, turned from row by row into indicator by indicator. */
typedef struct {
    size_t n;
    double *value; /* [N_INDICATORS x n] */
    const double *direction, *weight, *people;
} indicators;

static indicators indicators_of(golden *g)
{
    size_t cells;
    const double *x = golden_numbers(g, "input/x", &cells);
    indicators in = {.n = cells / N_INDICATORS, .value = NEW(double, cells)};
    for (size_t i = 0; i < in.n; i++)
        for (size_t k = 0; k < N_INDICATORS; k++)
            in.value[k * in.n + i] = x[i * N_INDICATORS + k];
    in.direction = golden_numbers(g, "input/direction", NULL);
    in.weight = golden_numbers(g, "input/weights", NULL);
    in.people = golden_numbers(g, "input/population", NULL);
    return in;
}

static void score_of(const indicators *in, double *score, double *mean, double *sd)
{
    adg_error error = ADG_ERROR_INIT;
    const adg_indicators all = {in->n,         N_INDICATORS, in->value,
                                in->direction, in->weight,   in->people};
    assert_ok(adg_deprivation_zscore(&all, score, mean, sd, &error), &error);
}

/* The z-score of one indicator is the composite of that indicator alone. The area without people has
 * no score here (methods 0), whereas the golden table standardises it too: it is not compared. */
static void expect_single_scores(golden *g, const indicators *in)
{
    static const double one = 1;
    double *z = NEW(double, N_INDICATORS * in->n), *score = NEW(double, in->n);
    int *skip = NEW(int, N_INDICATORS * in->n);
    adg_error error = ADG_ERROR_INIT;
    for (size_t k = 0; k < N_INDICATORS; k++) {
        const adg_indicators alone = {in->n, 1,         in->value + k * in->n, in->direction + k,
                                      &one,  in->people};
        assert_ok(adg_deprivation_zscore(&alone, score, NULL, NULL, &error), &error);
        for (size_t i = 0; i < in->n; i++) {
            z[i * N_INDICATORS + k] = score[i];
            skip[i * N_INDICATORS + k] = in->people[i] == 0;
        }
    }
    golden_expect_some(g, "z", z, skip, N_INDICATORS * in->n);
    free(z);
    free(score);
    free(skip);
}

static void zscore(golden *g)
{
    indicators in = indicators_of(g);
    double *score = NEW(double, in.n), mean[N_INDICATORS], sd[N_INDICATORS];
    score_of(&in, score, mean, sd);
    golden_expect_all(g, "mean", mean, N_INDICATORS);
    golden_expect_all(g, "sd", sd, N_INDICATORS);
    golden_expect_all(g, "score", score, in.n);
    expect_single_scores(g, &in);
    for (size_t k = 0; k < N_INDICATORS; k++)
        for (size_t i = 0; i < in.n; i++) {
            double *value = &in.value[k * in.n + i];
            *value = log(k == ALMEN_BOLIG ? *value + 1 : *value);
        }
    score_of(&in, score, NULL, NULL);
    golden_expect_all(g, "score_log", score, in.n);
    free(score);
    free(in.value);
}

static void expect_groups(golden *g, const char *path, const double *score, const double *people,
                          size_t n, int q)
{
    double *group = NEW(double, n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_quantile_groups(score, people, n, q, group, &error), &error);
    golden_expect_all(g, path, group, n);
    free(group);
}

static void expect_means_of_whole_units(golden *g, const double *score, const double *people,
                                        const double *value, size_t n)
{
    double mean[5], *group = NEW(double, n), *inside = NEW(double, n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_quantile_groups(score, people, n, 5, group, &error), &error);
    for (int q = 0; q < 5; q++) {
        for (size_t i = 0; i < n; i++)
            inside[i] = group[i] == q + 1 ? people[i] : 0;
        mean[q] = adg_weighted_mean(value, inside, n);
    }
    golden_expect_all(g, "quintile_mean_whole", mean, 5);
    free(group);
    free(inside);
}

static void quantiles(golden *g)
{
    size_t n;
    const double *score = golden_numbers(g, "input/score", &n);
    const double *people = golden_numbers(g, "input/population", NULL);
    const double *value = golden_numbers(g, "input/value", NULL);
    adg_quantile_group fifth[5];
    double mean[5];
    adg_error error = ADG_ERROR_INIT;
    expect_groups(g, "quintile", score, people, n, 5);
    expect_groups(g, "decile", score, people, n, 10);
    expect_means_of_whole_units(g, score, people, value, n);
    assert_ok(adg_quantile_split(score, people, value, n, 30, 5, fifth, &error), &error);
    for (int q = 0; q < 5; q++)
        mean[q] = fifth[q].mean;
    golden_expect_all(g, "quintile_mean_exact_split", mean, 5);
}

static void quantiles_degenerate(golden *g)
{
    size_t n_equal, n_dominating, n_boundary;
    const double *equal = golden_numbers(g, "input/score_equal", &n_equal);
    const double *dominating = golden_numbers(g, "input/score_dom", &n_dominating);
    const double *boundary = golden_numbers(g, "input/score_b", &n_boundary);
    expect_groups(g, "equal", equal, golden_numbers(g, "input/pop_equal", NULL), n_equal, 5);
    expect_groups(g, "dominating", dominating, golden_numbers(g, "input/pop_dom", NULL),
                  n_dominating, 5);
    expect_groups(g, "boundary", boundary, golden_numbers(g, "input/pop_b", NULL), n_boundary, 5);
    expect_groups(g, "boundary_decile", boundary, golden_numbers(g, "input/pop_b", NULL),
                  n_boundary, 10);
}

const golden_check deprivation_checks[] = {{"zscore", zscore},
                                           {"quantiles", quantiles},
                                           {"quantiles_degenerate", quantiles_degenerate},
                                           {0}};
