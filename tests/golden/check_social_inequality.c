/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "adgang/equity.h"
#include "core/stats.h"
#include "golden/checks.h"

typedef struct {
    size_t n;
    const double *deprivation, *outcome, *people;
} sample;

static sample sample_under(golden *g, const char *place, const char *outcome)
{
    char path[64];
    sample s;
    snprintf(path, sizeof path, "%s/deprivation", place);
    s.deprivation = golden_numbers(g, path, &s.n);
    snprintf(path, sizeof path, "%s/%s", place, outcome);
    s.outcome = golden_numbers(g, path, NULL);
    snprintf(path, sizeof path, "%s/population", place);
    s.people = golden_numbers(g, path, NULL);
    return s;
}

static sample sample_of(golden *g)
{
    return sample_under(g, "input", "time");
}

static adg_gradient gradient_of(const sample *s)
{
    adg_gradient gradient;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_gradient(s->outcome, s->deprivation, s->people, s->n, &gradient, &error),
              &error);
    return gradient;
}

/* The last of the eleven areas has no people: it has no rank, and the golden lists ten. */
static void concentration(golden *g)
{
    sample s = sample_of(g);
    adg_error error = ADG_ERROR_INIT;
    adg_gradient gradient = gradient_of(&s);
    double *rank = NEW(double, s.n);
    assert_ok(adg_mid_rank(s.deprivation, s.people, s.n, rank, &error), &error);
    golden_expect_all(g, "rank", rank, s.n - 1);
    assert_nan(rank[s.n - 1]);
    golden_expect(g, "mean", gradient.mean);
    golden_expect(g, "var_rank", gradient.rank_variance);
    golden_expect(g, "concentration_index", gradient.concentration_index);
    golden_expect(g, "generalised_GC", gradient.concentration_index * gradient.mean);
    free(rank);
}

static void mirror(golden *g)
{
    sample time = sample_of(g);
    double *left_of_an_hour = NEW(double, time.n);
    for (size_t i = 0; i < time.n; i++)
        left_of_an_hour[i] = 60 - time.outcome[i];
    sample shortfall = {time.n, time.deprivation, left_of_an_hour, time.people};
    adg_gradient t = gradient_of(&time), s = gradient_of(&shortfall);
    golden_expect(g, "C_time", t.concentration_index);
    golden_expect(g, "C_shortfall", s.concentration_index);
    golden_expect(g, "GC_time", t.concentration_index * t.mean);
    golden_expect(g, "GC_shortfall", s.concentration_index * s.mean);
    free(left_of_an_hour);
}

static void concentration_equal_weights(golden *g)
{
    sample s = sample_of(g);
    golden_expect(g, "concentration_index", gradient_of(&s).concentration_index);
}

static void concentration_edge(golden *g)
{
    sample same_rank = sample_under(g, "input/a", "time");
    sample same_time = sample_under(g, "input/b", "time");
    adg_gradient a = gradient_of(&same_rank);
    golden_expect(g, "a/concentration_index", a.concentration_index);
    golden_expect(g, "a/sii", a.sii);
    golden_expect(g, "a/rii", a.rii);
    golden_expect(g, "b/concentration_index", gradient_of(&same_time).concentration_index);
}

static void linear_sii_and_rii(golden *g)
{
    sample s = sample_of(g);
    adg_gradient gradient = gradient_of(&s);
    golden_expect(g, "linear/intercept_most_deprived", gradient.most_deprived);
    golden_expect(g, "linear/slope", -gradient.sii);
    golden_expect(g, "linear/predicted_least_deprived", gradient.least_deprived);
    golden_expect(g, "linear/SII_dep", gradient.sii);
    golden_expect(g, "linear/RII_KM", gradient.rii);
    golden_expect(g, "linear/RII_P", gradient.sii / gradient.mean);
}

static void gaps_par(golden *g)
{
    enum {
        FIFTHS = 5
    };
    sample s = sample_of(g);
    adg_quantile_group fifth[FIFTHS];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_quantile_split(s.deprivation, s.people, s.outcome, s.n, 30, FIFTHS, fifth,
                                 &error),
              &error);
    double mean[FIFTHS], excess[FIFTHS], total = 0, people = 0, person_minutes = 0;
    for (int q = 0; q < FIFTHS; q++) {
        mean[q] = fifth[q].mean;
        excess[q] = fifth[q].people * (fifth[q].mean - fifth[FIFTHS - 1].mean);
        total += excess[q];
        people += fifth[q].people;
        person_minutes += fifth[q].people * fifth[q].mean;
    }
    golden_expect_all(g, "quintile_mean", mean, FIFTHS);
    golden_expect(g, "absolute_gap_q1_q5", mean[0] - mean[FIFTHS - 1]);
    golden_expect(g, "relative_gap_q1_q5", mean[0] / mean[FIFTHS - 1]);
    golden_expect_all(g, "excess_person_minutes", excess, FIFTHS);
    golden_expect(g, "total_excess_person_minutes", total);
    golden_expect(g, "population_attributable_fraction",
                  1 - mean[FIFTHS - 1] / (person_minutes / people));
}

/* The concentration of use beyond that of need. */
static void horizontal_inequity(golden *g)
{
    sample use = sample_under(g, "input", "use");
    sample need = sample_under(g, "input", "need_expected");
    double c_use = gradient_of(&use).concentration_index;
    double c_need = gradient_of(&need).concentration_index;
    golden_expect(g, "C_use", c_use);
    golden_expect(g, "C_need", c_need);
    golden_expect(g, "HI", c_use - c_need);
}

/* A cluster that was drawn twice counts twice: weights act as replication. */
static void cluster_bootstrap_replicates(golden *g)
{
    sample s = sample_of(g);
    double *people = NEW(double, s.n);
    char path[64];
    for (size_t d = 0; d < golden_count(g, "input/draws"); d++) {
        size_t n_drawn;
        snprintf(path, sizeof path, "input/draws/%zu", d);
        const double *drawn = golden_numbers(g, path, &n_drawn);
        for (size_t i = 0; i < s.n; i++) {
            snprintf(path, sizeof path, "input/cluster/%zu", i);
            int cluster = *golden_text(g, path) - 'a';
            people[i] = 0;
            for (size_t k = 0; k < n_drawn; k++)
                people[i] += (int)drawn[k] == cluster ? s.people[i] : 0;
        }
        adg_gradient replicate = gradient_of(&(sample){s.n, s.deprivation, s.outcome, people});
        snprintf(path, sizeof path, "replicates/%zu/C", d);
        golden_expect(g, path, replicate.concentration_index);
        snprintf(path, sizeof path, "replicates/%zu/SII_dep", d);
        golden_expect(g, path, replicate.sii);
        snprintf(path, sizeof path, "replicates/%zu/mean", d);
        golden_expect(g, path, replicate.mean);
    }
    free(people);
}

const golden_check social_inequality_checks[] = {
    {"concentration", concentration},
    {"mirror", mirror},
    {"concentration_equal_weights", concentration_equal_weights},
    {"concentration_edge", concentration_edge},
    {"sii_rii", linear_sii_and_rii},
    {"rii_undefined", linear_sii_and_rii},
    {"gaps_par", gaps_par},
    {"horizontal_inequity", horizontal_inequity},
    {"cluster_bootstrap_replicates", cluster_bootstrap_replicates},
    {0}};
