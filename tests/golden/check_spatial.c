/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "adgang/spatial.h"
#include "core/stats.h"
#include "golden/checks.h"
#include "spatial/deviations.h"
#include "spatial/weights.h"

static adg_weights weights_of(golden *g)
{
    adg_error error = ADG_ERROR_INIT;
    adg_links links = {0};
    adg_weights weights;
    size_t n = golden_count(g, "input/neighbours");
    for (size_t i = 0; i < n; i++) {
        char path[64];
        size_t k = 0;
        snprintf(path, sizeof path, "input/neighbours/%zu", i);
        const double *neighbour = golden_count(g, path) > 0 ? golden_numbers(g, path, &k) : NULL;
        for (size_t t = 0; t < k; t++)
            assert_true(adg_links_add(&links, (uint32_t)i, (uint32_t)neighbour[t]));
    }
    assert_ok(adg_weights_build(&links, n, &weights, &error), &error);
    adg_links_release(&links);
    return weights;
}

static adg_weights standardised_weights_of(golden *g)
{
    adg_weights weights = weights_of(g);
    adg_weights_standardise(&weights);
    return weights;
}

/* ---- Moran ---- */

static void expect_number(golden *g, const char *folder, const char *key, double value)
{
    char path[64];
    snprintf(path, sizeof path, "%s%s", folder, key);
    golden_expect(g, path, value);
}

static void expect_moran(golden *g, const adg_weights *weights, const char *input,
                         const char *folder)
{
    adg_moran_result r;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_moran(weights, golden_numbers(g, input, NULL), &r, &error), &error);
    expect_number(g, folder, "I", r.i);
    expect_number(g, folder, "EI", r.expected);
    expect_number(g, folder, "VI_normal", r.variance_normal);
    expect_number(g, folder, "VI_random", r.variance_random);
    expect_number(g, folder, "z_normal", r.z_normal);
    expect_number(g, folder, "z_random", r.z_random);
    expect_number(g, folder, "S0", r.s0);
    expect_number(g, folder, "S1", r.s1);
    expect_number(g, folder, "S2", r.s2);
    expect_number(g, folder, "b2", r.b2);
}

static void global_moran(golden *g)
{
    adg_weights weights = standardised_weights_of(g);
    expect_moran(g, &weights, "input/time", "time/");
    expect_moran(g, &weights, "input/deprivation", "deprivation/");
    adg_weights_release(&weights);
}

/* Every order of the values from position `at` on, counted. */
static void all_orders(const adg_weights *weights, double *value, size_t at, double observed,
                       adg_tails *tails)
{
    if (at == weights->n) {
        adg_moran_result r;
        assert_int_equal(adg_moran(weights, value, &r, NULL), ADG_OK);
        adg_tails_add(tails, observed, r.i, 1);
        return;
    }
    for (size_t k = at; k < weights->n; k++) {
        double swap = value[at];
        value[at] = value[k];
        value[k] = swap;
        all_orders(weights, value, at + 1, observed, tails);
        value[k] = value[at];
        value[at] = swap;
    }
}

/* A drawn p lies where chance puts it around the exact one (the golden's own bound). */
static void assert_drawn_p(double drawn, double exact, size_t draws)
{
    double r = (double)draws;
    assert_close(drawn, exact, 0, 4 * sqrt(exact * (1 - exact) / r) + 2 / r);
}

static void global_moran_exact(golden *g)
{
    size_t n;
    const double *y = golden_numbers(g, "input/y", &n);
    adg_weights weights = standardised_weights_of(g);
    adg_moran_result r;
    adg_tails tails = {0};
    adg_error error = ADG_ERROR_INIT;
    double *value = NEW(double, n);
    for (size_t i = 0; i < n; i++)
        value[i] = y[i];
    expect_moran(g, &weights, "input/y", "");
    assert_ok(adg_moran(&weights, y, &r, &error), &error);
    all_orders(&weights, value, 0, r.i, &tails);
    assert_int_equal(tails.draws, 5040);
    double greater = (double)tails.greater / 5040, less = (double)tails.less / 5040;
    golden_expect(g, "p_exact_greater", greater);
    golden_expect(g, "p_exact_less", less);
    assert_ok(adg_moran_permutation(&weights, y, 9999, 1, NULL, &tails, &error), &error);
    assert_drawn_p(adg_tails_p_greater(&tails), greater, 9999);
    assert_drawn_p(adg_tails_p_less(&tails), less, 9999);
    free(value);
    adg_weights_release(&weights);
}

/* ---- local ---- */

/* Every choice of k of the other values, counted; weights of a row are all alike. */
static void all_choices(const double *other, size_t n, size_t from, size_t k, double sum,
                        double factor, double observed, adg_tails *tails)
{
    if (k == 0) {
        adg_tails_add(tails, observed, factor * sum, 10);
        return;
    }
    for (size_t j = from; j + k <= n; j++)
        all_choices(other, n, j + 1, k - 1, sum + other[j], factor, observed, tails);
}

typedef struct {
    size_t n;
    double *x, *y; /* standardised */
    double *local, *lag, *greater, *less, *two_sided;
} local_case;

static void enumerate(const adg_weights *weights, local_case *c)
{
    double *other = NEW(double, c->n);
    for (size_t i = 0; i < c->n; i++) {
        size_t k = weights->first[i + 1] - weights->first[i], n_others = 0;
        c->greater[i] = c->less[i] = c->two_sided[i] = NAN;
        if (k == 0)
            continue;
        for (size_t j = 0; j < c->n; j++)
            if (j != i)
                other[n_others++] = c->y[j];
        adg_tails tails = {0};
        all_choices(other, n_others, 0, k, 0, c->x[i] / (double)k, c->local[i], &tails);
        c->greater[i] = (double)tails.greater / (double)tails.draws;
        c->less[i] = (double)tails.less / (double)tails.draws;
        c->two_sided[i] = fmin(1, 2 * fmin(c->greater[i], c->less[i]));
    }
    free(other);
}

static void expect_drawn(const adg_weights *weights, const local_case *c)
{
    enum {
        DRAWS = 9999
    };
    adg_tails *tails = NEW(adg_tails, c->n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_conditional_permutation(weights, c->x, c->y, NULL, DRAWS, 1, NULL, tails, &error),
              &error);
    for (size_t i = 0; i < c->n; i++) {
        if (isnan(c->greater[i])) {
            assert_int_equal(tails[i].draws, 0);
            continue;
        }
        assert_int_equal(tails[i].draws, DRAWS);
        assert_drawn_p(adg_tails_p_greater(&tails[i]), c->greater[i], DRAWS);
        assert_drawn_p(adg_tails_p_less(&tails[i]), c->less[i], DRAWS);
    }
    free(tails);
}

static void expect_fdr(golden *g, const char *folder, const double *p, size_t n, double alpha)
{
    double *q = NEW(double, n), *rejected = NEW(double, n);
    unsigned char *reject = NEW(unsigned char, n);
    adg_fdr_result r;
    adg_error error = ADG_ERROR_INIT;
    char path[64];
    assert_ok(adg_fdr(p, n, alpha, q, reject, &r, &error), &error);
    for (size_t i = 0; i < n; i++)
        rejected[i] = isnan(p[i]) ? NAN : reject[i];
    snprintf(path, sizeof path, "%sq_value", folder);
    golden_expect_all(g, path, q, n);
    snprintf(path, sizeof path, "%sreject", folder);
    golden_expect_all(g, path, rejected, n);
    expect_number(g, folder, "n_rejected", (double)r.n_rejected);
    expect_number(g, folder, "critical_p", r.critical_p);
    free(q);
    free(rejected);
    free(reject);
}

static void expect_quadrants(golden *g, const local_case *c)
{
    static const char *const name[2][2] = {{"LL", "LH"}, {"HL", "HH"}};
    for (size_t i = 0; i < c->n; i++) {
        char path[64];
        snprintf(path, sizeof path, "quadrant/%zu", i);
        if (!isnan(c->lag[i]))
            golden_expect_text(g, path, name[c->x[i] > 0][c->lag[i] > 0]);
    }
}

static local_case local_case_of(golden *g, const adg_weights *weights, const char *x, const char *y)
{
    local_case c = {.n = weights->n};
    double **array[] = {&c.x, &c.y, &c.local, &c.lag, &c.greater, &c.less, &c.two_sided};
    for (size_t a = 0; a < N_OF(array); a++)
        *array[a] = NEW(double, c.n);
    const double *raw_x = golden_numbers(g, x, NULL), *raw_y = golden_numbers(g, y, NULL);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_local_moran(weights, raw_x, raw_y, c.local, c.lag, NULL, &error), &error);
    assert_true(adg_standardise(raw_x, c.n, c.x) && adg_standardise(raw_y, c.n, c.y));
    return c;
}

static void release_case(local_case *c)
{
    double *array[] = {c->x, c->y, c->local, c->lag, c->greater, c->less, c->two_sided};
    for (size_t a = 0; a < N_OF(array); a++)
        free(array[a]);
}

static void expect_local(golden *g, const char *x, const char *y)
{
    adg_weights weights = standardised_weights_of(g);
    local_case c = local_case_of(g, &weights, x, y);
    enumerate(&weights, &c);
    golden_expect_all(g, "I", c.local, c.n);
    golden_expect_all(g, "lag", c.lag, c.n);
    golden_expect_all(g, "p_exact_greater", c.greater, c.n);
    golden_expect_all(g, "p_exact_less", c.less, c.n);
    golden_expect_all(g, "p_exact_two_sided", c.two_sided, c.n);
    expect_quadrants(g, &c);
    expect_fdr(g, "fdr/", c.two_sided, c.n, golden_number(g, "params/fdr_alpha"));
    expect_drawn(&weights, &c);
    release_case(&c);
    adg_weights_release(&weights);
}

static void local_moran(golden *g)
{
    expect_local(g, "input/time", "input/time");
}

static void bivariate_lisa(golden *g)
{
    expect_local(g, "input/deprivation", "input/time");
    adg_weights weights = standardised_weights_of(g);
    local_case c = local_case_of(g, &weights, "input/deprivation", "input/time");
    adg_error error = ADG_ERROR_INIT;
    double sum = 0, lee;
    for (size_t i = 0; i < c.n; i++)
        sum += c.local[i];
    /* S0 of standardised weights: the units that have neighbours. */
    golden_expect(g, "global_bivariate_I", sum / 16);
    assert_ok(adg_lee(&weights, golden_numbers(g, "input/deprivation", NULL),
                      golden_numbers(g, "input/time", NULL), &lee, &error),
              &error);
    golden_expect(g, "lee_L", lee);
    release_case(&c);
    adg_weights_release(&weights);
}

static void given_permutations(golden *g)
{
    size_t n_numbers, draws = golden_count(g, "input/permutations");
    adg_weights weights = standardised_weights_of(g);
    local_case c = local_case_of(g, &weights, "input/deprivation", "input/time");
    const double *number = golden_numbers(g, "input/permutations", &n_numbers);
    uint32_t *order = NEW(uint32_t, n_numbers);
    double *reference = NEW(double, draws);
    for (size_t k = 0; k < n_numbers; k++)
        order[k] = (uint32_t)number[k];
    for (size_t u = 0; u < golden_count(g, "input/units"); u++) {
        char path[64];
        snprintf(path, sizeof path, "input/units/%zu", u);
        size_t i = (size_t)golden_number(g, path);
        adg_tails tails = {0};
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_given_permutations(&weights, i, c.x, c.y, order, draws, reference, &error),
                  &error);
        for (size_t r = 0; r < draws; r++)
            adg_tails_add(&tails, c.local[i], reference[r], 1);
        char folder[32];
        snprintf(folder, sizeof folder, "%zu/", i);
        expect_number(g, folder, "observed", c.local[i]);
        snprintf(path, sizeof path, "%zu/reference", i);
        golden_expect_all(g, path, reference, draws);
        double greater = adg_tails_p_greater(&tails), less = adg_tails_p_less(&tails);
        expect_number(g, folder, "p_greater", greater);
        expect_number(g, folder, "p_less", less);
        expect_number(g, folder, "p_two_sided", adg_tails_p(&tails));
        /* Half the two-sided p: what older programs print, and we do not. */
        expect_number(g, folder, "p_directed", fmin(greater, less));
    }
    free(order);
    free(reference);
    release_case(&c);
    adg_weights_release(&weights);
}

static void gi_star(golden *g)
{
    size_t n;
    const double *time = golden_numbers(g, "input/time", &n);
    adg_weights weights = weights_of(g), with_self;
    double *z = NEW(double, n), *p = NEW(double, n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_weights_with_self(&weights, &with_self, &error), &error);
    assert_ok(adg_getis_ord(&with_self, time, 1, z, &error), &error);
    for (size_t i = 0; i < n; i++)
        p[i] = adg_normal_p(z[i]);
    golden_expect_all(g, "z", z, n);
    golden_expect_all(g, "p_two_sided", p, n);
    expect_fdr(g, "fdr/", p, n, 0.05);
    free(z);
    free(p);
    adg_weights_release(&weights);
    adg_weights_release(&with_self);
}

static void constant_field(golden *g)
{
    size_t n;
    const double *y = golden_numbers(g, "input/y", &n);
    adg_weights weights = standardised_weights_of(g), with_self;
    double *local = NEW(double, n), *lag = NEW(double, n), *z = NEW(double, n);
    adg_moran_result r;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_moran(&weights, y, &r, &error), &error);
    assert_ok(adg_local_moran(&weights, y, y, local, lag, NULL, &error), &error);
    assert_ok(adg_weights_with_self(&weights, &with_self, &error), &error);
    assert_ok(adg_getis_ord(&with_self, y, 1, z, &error), &error);
    golden_expect(g, "I", r.i);
    golden_expect_all(g, "local_I", local, n);
    golden_expect_all(g, "gi_star", z, n);
    free(local);
    free(lag);
    free(z);
    adg_weights_release(&weights);
    adg_weights_release(&with_self);
}

static void bh_fdr(golden *g)
{
    size_t n;
    const double *p = golden_numbers(g, "input/p", &n);
    expect_fdr(g, "", p, n, golden_number(g, "input/alpha"));
}

/* ---- where to look first ---- */

static void expect_classes(golden *g, const double *code, size_t n)
{
    double *by_deprivation = NEW(double, n), *by_time = NEW(double, n);
    for (size_t i = 0; i < n; i++) {
        by_deprivation[i] = floor(code[i] / 10);
        by_time[i] = fmod(code[i], 10);
    }
    golden_expect_all(g, "class_3x3", code, n);
    golden_expect_all(g, "class_dep", by_deprivation, n);
    golden_expect_all(g, "class_time", by_time, n);
    free(by_deprivation);
    free(by_time);
}

static void expect_ranks(golden *g, const double *deprivation, const double *people, size_t n)
{
    double *rank = NEW(double, n), *weight = NEW(double, n);
    int *skip = NEW(int, n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_mid_rank(deprivation, people, n, rank, &error), &error);
    for (size_t i = 0; i < n; i++) {
        weight[i] = 2 * (1 - rank[i]);
        /* Nobody there: no rank here (methods 0); the golden gives the place between the others. */
        skip[i] = people[i] == 0;
    }
    golden_expect_some(g, "advantage_rank", rank, skip, n);
    golden_expect_some(g, "equity_weight", weight, skip, n);
    free(rank);
    free(weight);
    free(skip);
}

static void priority_index(golden *g)
{
    size_t n;
    const double *deprivation = golden_numbers(g, "input/deprivation", &n);
    const double *time = golden_numbers(g, "input/time", NULL);
    const double *people = golden_numbers(g, "input/population", NULL);
    double *burden = NEW(double, n), *share = NEW(double, n), *code = NEW(double, n), total = 0;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_priority(deprivation, time, people, n, golden_number(g, "params/z_min"), 120,
                           burden, &error),
              &error);
    assert_ok(adg_class_3x3(deprivation, time, people, n, code, &error), &error);
    for (size_t i = 0; i < n; i++)
        total += burden[i];
    for (size_t i = 0; i < n; i++)
        share[i] = burden[i] / total;
    golden_expect_all(g, "burden", burden, n);
    golden_expect_all(g, "share_of_total", share, n);
    expect_ranks(g, deprivation, people, n);
    expect_classes(g, code, n);
    free(burden);
    free(share);
    free(code);
}

const golden_check spatial_checks[] = {{"global_moran", global_moran},
                                       {"global_moran_exact", global_moran_exact},
                                       {"local_moran", local_moran},
                                       {"bivariate_lisa", bivariate_lisa},
                                       {"given_permutations", given_permutations},
                                       {"gi_star", gi_star},
                                       {"constant_field", constant_field},
                                       {"bh_fdr", bh_fdr},
                                       {"bh_fdr_hit", bh_fdr},
                                       {"priority_index", priority_index},
                                       {0}};
