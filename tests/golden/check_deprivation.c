/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
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

/* A table of this program, indicator by indicator, compared with the case's, row by row. */
static void expect_table(golden *g, const char *path, const indicators *in, const double *table)
{
    double *rows = NEW(double, N_INDICATORS * in->n);
    for (size_t i = 0; i < in->n; i++)
        for (size_t k = 0; k < N_INDICATORS; k++)
            rows[i * N_INDICATORS + k] = table[k * in->n + i];
    golden_expect_all(g, path, rows, N_INDICATORS * in->n);
    free(rows);
}

static adg_indicators arrays_of(const indicators *in)
{
    return (adg_indicators){in->n, N_INDICATORS, in->value, in->direction, in->weight, in->people};
}

static void zscore(golden *g)
{
    indicators in = indicators_of(g);
    double *score = NEW(double, in.n), mean[N_INDICATORS], sd[N_INDICATORS];
    score_of(&in, score, mean, sd);
    golden_expect_all(g, "mean", mean, N_INDICATORS);
    golden_expect_all(g, "sd", sd, N_INDICATORS);
    golden_expect_all(g, "score", score, in.n);
    const adg_indicators all = arrays_of(&in);
    double *part = NEW(double, N_INDICATORS *in.n);
    adg_deprivation_standardise(&all, mean, sd, part);
    expect_table(g, "z", &in, part);
    free(part);
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

static void pca(golden *g)
{
    indicators in = indicators_of(g);
    const adg_indicators all = arrays_of(&in);
    double mean[N_INDICATORS], sd[N_INDICATORS], loading[N_INDICATORS], eigenvalue[N_INDICATORS];
    double correlation[N_INDICATORS * N_INDICATORS];
    adg_principal_component component = {.mean = mean,
                                         .sd = sd,
                                         .loading = loading,
                                         .eigenvalue = eigenvalue,
                                         .correlation = correlation};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_deprivation_component(&all, &component, &error), &error);
    assert_int_equal(component.n_complete, 7);
    golden_expect_all(g, "mean", mean, N_INDICATORS);
    golden_expect_all(g, "sd", sd, N_INDICATORS);
    golden_expect_all(g, "correlation", correlation, N_INDICATORS * N_INDICATORS);
    golden_expect_all(g, "eigenvalues", eigenvalue, N_INDICATORS);
    golden_expect_all(g, "loadings", loading, N_INDICATORS);
    golden_expect(g, "explained_share", component.explained_share);
    double *part = NEW(double, N_INDICATORS *in.n), *score = NEW(double, in.n);
    adg_deprivation_standardise(&all, mean, sd, part);
    adg_deprivation_component_score(&all, part, loading, eigenvalue[0], score);
    golden_expect_all(g, "score", score, in.n);
    free(part);
    free(score);
    free(in.value);
}

static void expect_imd(golden *g, const indicators *in, adg_rank_kind kind, const char *name)
{
    static const char *const member[] = {"R", "X", "score"};
    const adg_indicators all = arrays_of(in);
    double *rank = NEW(double, N_INDICATORS * in->n), *part = NEW(double, N_INDICATORS * in->n);
    double *score = NEW(double, in->n);
    char path[3][32];
    for (int i = 0; i < 3; i++)
        snprintf(path[i], sizeof path[i], "%s/%s", name, member[i]);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_deprivation_imd(&all, kind, rank, part, &error), &error);
    adg_deprivation_composite(&all, part, in->weight, score);
    expect_table(g, path[0], in, rank);
    expect_table(g, path[1], in, part);
    golden_expect_all(g, path[2], score, in->n);
    free(rank);
    free(part);
    free(score);
}

static void imd_exponential(golden *g)
{
    indicators in = indicators_of(g);
    expect_imd(g, &in, ADG_RANK_UNITS, "unit");
    expect_imd(g, &in, ADG_RANK_PEOPLE, "population");
    free(in.value);
}

static void imd_transform_points(golden *g)
{
    size_t n;
    const double *rank = golden_numbers(g, "input/R", &n);
    double *x = NEW(double, n);
    for (size_t i = 0; i < n; i++)
        x[i] = adg_deprivation_exponential(rank[i]);
    golden_expect_all(g, "X", x, n);
    free(x);
}

static void empirical_bayes(golden *g)
{
    size_t n;
    const double *count = golden_numbers(g, "input/count", &n);
    const double *people = golden_numbers(g, "input/population", NULL);
    double *share = NEW(double, n), *raw = NEW(double, n);
    adg_empirical_bayes_fit fit;
    adg_empirical_bayes(count, people, n, share, &fit);
    for (size_t i = 0; i < n; i++)
        raw[i] = count[i] / people[i];
    golden_expect(g, "mean", fit.mean);
    golden_expect(g, "s2", fit.s2);
    golden_expect(g, "A", fit.variance);
    golden_expect_all(g, "raw", raw, n);
    golden_expect_all(g, "shrunk", share, n);
    free(share);
    free(raw);
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
                                           {"pca", pca},
                                           {"imd_exponential", imd_exponential},
                                           {"imd_transform_points", imd_transform_points},
                                           {"empirical_bayes", empirical_bayes},
                                           {"quantiles", quantiles},
                                           {"quantiles_degenerate", quantiles_degenerate},
                                           {0}};
