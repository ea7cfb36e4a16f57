/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "adgang/access.h"
#include "adgang/equity.h"
#include "core/stats.h"
#include "golden/checks.h"

/* Outcome and people of the case. */
typedef struct {
    size_t n;
    const double *x, *w;
} sample;

static sample sample_of(golden *g)
{
    sample s;
    s.x = golden_numbers(g, "input/x", &s.n);
    s.w = golden_numbers(g, "input/w", NULL);
    return s;
}

static double gini_of(const sample *s)
{
    adg_error error = ADG_ERROR_INIT;
    double gini = -1;
    assert_ok(adg_gini(s->x, s->w, s->n, &gini, &error), &error);
    return gini;
}

static adg_theil_parts theil_of(const sample *s, const uint32_t *group, size_t n_groups)
{
    adg_error error = ADG_ERROR_INIT;
    adg_theil_parts parts;
    assert_ok(adg_theil(s->x, s->w, s->n, group, n_groups, &parts, &error), &error);
    return parts;
}

static void expect_gini_and_theil(golden *g, const sample *s)
{
    adg_theil_parts theil = theil_of(s, NULL, 0);
    golden_expect(g, "gini", gini_of(s));
    golden_expect(g, "theil_T", theil.t);
    golden_expect(g, "theil_L", theil.l);
}

static void expect_quantiles(golden *g, const sample *s, bool median_too)
{
    static const double share[] = {0.1, 0.5, 0.9};
    double quantile[3];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_weighted_quantiles(s->x, s->w, s->n, share, 3, quantile, &error), &error);
    golden_expect(g, "p10", quantile[0]);
    if (median_too)
        golden_expect(g, "p50", quantile[1]);
    golden_expect(g, "p90", quantile[2]);
}

static adg_distribution distribution_of(const sample *s)
{
    adg_distribution d;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_distribution_build(s->x, s->w, s->n, &d, &error), &error);
    return d;
}

static void expect_at(golden *g, const char *list, const char *key, const char *what, double actual)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%s/%s", list, key, what);
    golden_expect(g, path, actual);
}

static void expect_atkinson(golden *g, const adg_distribution *d)
{
    static const char *const of_goods[] = {"0.5", "1", "2"}, *const of_ills[] = {"-0.5", "-1",
                                                                                 "-2"};
    for (size_t i = 0; i < N_OF(of_goods); i++) {
        double good = strtod(of_goods[i], NULL), ill = strtod(of_ills[i], NULL);
        expect_at(g, "atkinson", of_goods[i], "index", adg_atkinson(d, good));
        expect_at(g, "atkinson", of_goods[i], "ede", adg_atkinson_ede(d, good));
        expect_at(g, "atkinson_ill", of_ills[i], "index", adg_atkinson(d, ill));
        expect_at(g, "atkinson_ill", of_ills[i], "ede", adg_atkinson_ede(d, ill));
    }
}

static void expect_kolm_pollak(golden *g, const adg_distribution *d)
{
    static const char *const epsilon[] = {"-1", "-0.5", "0.5", "1"};
    for (size_t i = 0; i < N_OF(epsilon); i++) {
        double kappa = adg_kolm_pollak_kappa(d, strtod(epsilon[i], NULL));
        double ede = adg_kolm_pollak_ede(d, kappa);
        expect_at(g, "kolm_pollak", epsilon[i], "kappa", kappa);
        expect_at(g, "kolm_pollak", epsilon[i], "ede", ede);
        expect_at(g, "kolm_pollak", epsilon[i], "index_minutes", ede - d->mean);
    }
}

static void expect_what_every_sample_has(golden *g)
{
    sample s = sample_of(g);
    adg_distribution d = distribution_of(&s);
    expect_gini_and_theil(g, &s);
    expect_quantiles(g, &s, true);
    golden_expect(g, "mean", adg_weighted_mean(s.x, s.w, s.n));
    golden_expect(g, "hoover", adg_hoover(&d));
    golden_expect(g, "palma", adg_palma(&d));
    golden_expect(g, "share_longest10", 1 - adg_lorenz(&d, 0.9));
    golden_expect(g, "share_shortest40", adg_lorenz(&d, 0.4));
    golden_expect(g, "p90_p10", adg_ratio_90_10(&d));
    expect_atkinson(g, &d);
    expect_kolm_pollak(g, &d);
    adg_distribution_release(&d);
}

/* Groups "A", "B", "C" by their first letter. */
static void expect_decomposition(golden *g, const sample *s)
{
    enum {
        N_GROUPS = 3
    };
    uint32_t *group = NEW(uint32_t, s->n);
    for (size_t i = 0; i < s->n; i++) {
        char path[] = "input/group/0";
        path[sizeof path - 2] = (char)('0' + i);
        group[i] = (uint32_t)(*golden_text(g, path) - 'A');
    }
    adg_theil_parts parts = theil_of(s, group, N_GROUPS);
    golden_expect(g, "T_within", parts.t_within);
    golden_expect(g, "T_between", parts.t_between);
    golden_expect(g, "L_within", parts.l_within);
    golden_expect(g, "L_between", parts.l_between);
    for (uint32_t k = 0; k < N_GROUPS; k++) {
        /* A group alone is a sample of its own: everybody else weighs nothing. */
        double *w = NEW(double, s->n);
        for (size_t i = 0; i < s->n; i++)
            w[i] = group[i] == k ? s->w[i] : 0;
        adg_theil_parts alone = theil_of(&(sample){s->n, s->x, w}, NULL, 0);
        char path[] = "theil_by_group/A/mean", t[] = "theil_by_group/A/T",
             l[] = "theil_by_group/A/L";
        path[15] = t[15] = l[15] = (char)('A' + k);
        golden_expect(g, path, adg_weighted_mean(s->x, w, s->n));
        golden_expect(g, t, alone.t);
        golden_expect(g, l, alone.l);
        free(w);
    }
    free(group);
}

static adg_poverty_measures poverty_of(golden *g, const char *line, const char *cap)
{
    sample s = sample_of(g);
    adg_error error = ADG_ERROR_INIT;
    adg_poverty_measures poverty;
    assert_ok(adg_poverty(s.x, s.w, s.n, golden_number(g, line), golden_number(g, cap), ADG_ILL,
                          &poverty, &error),
              &error);
    return poverty;
}

static void main_case(golden *g)
{
    sample s = sample_of(g);
    expect_what_every_sample_has(g);
    expect_decomposition(g, &s);
    adg_poverty_measures poverty = poverty_of(g, "params/fgt/z", "params/fgt/cap");
    golden_expect(g, "fgt_z30/P0", poverty.headcount);
    golden_expect(g, "fgt_z30/P1", poverty.gap);
    golden_expect(g, "fgt_z30/P2", poverty.severity);
    golden_expect(g, "fgt_z30/people", poverty.people);
    golden_expect(g, "fgt_z30/mean_excess_min_among_poor", poverty.depth);
    golden_expect(g, "fgt_z30/excess_person_minutes", poverty.excess);
}

static void replication(golden *g)
{
    sample s = sample_of(g);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += (size_t)s.w[i];
    double *person = NEW(double, n), *one = NEW(double, n);
    for (size_t i = 0, k = 0; i < s.n; i++)
        for (size_t copy = 0; copy < (size_t)s.w[i]; copy++, k++) {
            person[k] = s.x[i];
            one[k] = 1;
        }
    golden_expect(g, "gini_unweighted_on_expanded", gini_of(&(sample){n, person, one}));
    free(person);
    free(one);
}

static void zeros_among_the_values(golden *g)
{
    sample s = sample_of(g);
    adg_distribution d = distribution_of(&s);
    expect_gini_and_theil(g, &s);
    expect_quantiles(g, &s, false);
    golden_expect(g, "hoover", adg_hoover(&d));
    golden_expect(g, "palma", adg_palma(&d));
    golden_expect(g, "p90_p10", adg_ratio_90_10(&d));
    adg_distribution_release(&d);
}

static void all_zero(golden *g)
{
    sample s = sample_of(g);
    adg_distribution d = distribution_of(&s);
    expect_gini_and_theil(g, &s);
    golden_expect(g, "hoover", adg_hoover(&d));
    golden_expect(g, "palma", adg_palma(&d));
    golden_expect(g, "atkinson", adg_atkinson(&d, 1));
    adg_distribution_release(&d);
}

static void kolm_pollak_translation(golden *g)
{
    size_t n;
    double kappa = golden_number(g, "input/kappa"), shift = golden_number(g, "input/shift");
    sample s = sample_of(g);
    double *shifted = NEW(double, s.n);
    for (n = 0; n < s.n; n++)
        shifted[n] = s.x[n] + shift;
    adg_distribution here = distribution_of(&s);
    adg_distribution there = distribution_of(&(sample){s.n, shifted, s.w});
    golden_expect(g, "ede", adg_kolm_pollak_ede(&here, kappa));
    golden_expect(g, "ede_shifted", adg_kolm_pollak_ede(&there, kappa));
    adg_distribution_release(&here);
    adg_distribution_release(&there);
    free(shifted);
}

/* Who is poor: the people beyond the line, the unreachable among them. */
static void fgt_edge(golden *g)
{
    sample s = sample_of(g);
    adg_error error = ADG_ERROR_INIT;
    adg_access_summary *summary;
    const adg_access_input input = {.n = s.n,
                                    .minutes = s.x,
                                    .people = s.w,
                                    .n_zones = 1,
                                    .headline_min = golden_number(g, "params/z"),
                                    .cap_min = golden_number(g, "params/cap")};
    assert_ok(adg_access_summarise(&input, &summary, &error), &error);
    adg_poverty_measures poverty = poverty_of(g, "params/z", "params/cap");
    assert_exactly(summary->beyond_people, poverty.people);
    golden_expect(g, "people", poverty.people);
    golden_expect(g, "P0", poverty.headcount);
    golden_expect(g, "P1", poverty.gap);
    golden_expect(g, "P2", poverty.severity);
    golden_expect(g, "mean_excess_min_among_poor", poverty.depth);
    golden_expect(g, "excess_person_minutes", poverty.excess);
    adg_access_summaries_free(summary);
}

const golden_check inequality_checks[] = {{"main", main_case},
                                          {"replication", replication},
                                          {"equal", expect_what_every_sample_has},
                                          {"one_unit", expect_what_every_sample_has},
                                          {"with_zero", zeros_among_the_values},
                                          {"extreme", zeros_among_the_values},
                                          {"all_zero", all_zero},
                                          {"fgt_edge", fgt_edge},
                                          {"kolm_pollak_translation", kolm_pollak_translation},
                                          {0}};
