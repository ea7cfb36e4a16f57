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

static adg_social_order order_of(const sample *s)
{
    adg_social_order order;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_order_build(s->outcome, s->deprivation, s->people, s->n, &order, &error),
              &error);
    return order;
}

/* Clusters "a", "b" ... by their letter. */
enum {
    N_CLUSTERS = 5
};
static uint32_t *clusters_of(golden *g, size_t n)
{
    uint32_t *cluster = NEW(uint32_t, n);
    char path[64];
    for (size_t i = 0; i < n; i++) {
        snprintf(path, sizeof path, "input/cluster/%zu", i);
        cluster[i] = (uint32_t)(*golden_text(g, path) - 'a');
    }
    return cluster;
}

static double se_of(const adg_social_order *order, const uint32_t *cluster)
{
    adg_error error = ADG_ERROR_INIT;
    double se = -1;
    assert_ok(adg_concentration_se(order, cluster, N_CLUSTERS, &se, NULL, &error), &error);
    return se;
}

static adg_slope slope_of(const adg_social_order *order, adg_scale scale, const uint32_t *cluster)
{
    adg_error error = ADG_ERROR_INIT;
    adg_slope slope;
    assert_ok(adg_slope_index(order, scale, (adg_bounds){0, 1}, cluster, N_CLUSTERS, &slope,
                              &error),
              &error);
    return slope;
}

/* What is compared is ticked off: the first key left is always the next one. */
static void expect_by_nu(golden *g, const char *place, const adg_social_order *order,
                         double (*measure)(const adg_social_order *, double))
{
    char list[64], nu[16], path[96];
    snprintf(list, sizeof list, "expected/%s", place);
    while (golden_count(g, list) > 0) {
        snprintf(nu, sizeof nu, "%s", golden_key(g, list, 0));
        snprintf(path, sizeof path, "%s/%s", place, nu);
        golden_expect(g, path, measure(order, strtod(nu, NULL)));
    }
}

/* What C's influence function, curve and other readings of the same order give. */
static void expect_about_the_order(golden *g, const sample *s)
{
    adg_social_order order = order_of(s);
    uint32_t *cluster = clusters_of(g, s->n);
    double *influence = NEW(double, order.n), *curve = NEW(double, 2 * (order.n_ties + 1));
    double *share = NEW(double, order.n_ties + 1), *held = NEW(double, order.n_ties + 1);
    expect_by_nu(g, "extended_C", &order, adg_extended_concentration);
    expect_by_nu(g, "achievement_A", &order, adg_achievement);
    golden_expect(g, "se_C_units", se_of(&order, NULL));
    golden_expect(g, "se_C_clusters", se_of(&order, cluster));
    adg_concentration_influence(&order, influence);
    golden_expect_all(g, "influence", influence, order.n);
    adg_concentration_curve(&order, share, held);
    for (size_t t = 0; t <= order.n_ties; t++) {
        curve[2 * t] = share[t];
        curve[2 * t + 1] = held[t];
    }
    golden_expect_all(g, "curve", curve, 2 * (order.n_ties + 1));
    free(influence);
    free(curve);
    free(share);
    free(held);
    free(cluster);
    adg_social_order_release(&order);
}

static adg_bounds bounds_of(golden *g)
{
    const double *bounds = golden_numbers(g, "params/bounds", NULL);
    return (adg_bounds){bounds[0], bounds[1]};
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
    golden_expect(g, "generalised_GC", adg_generalised_concentration(&gradient));
    golden_expect(g, "erreygers_E", adg_erreygers(&gradient, bounds_of(g)));
    golden_expect(g, "wagstaff_W", adg_wagstaff(&gradient, bounds_of(g)));
    expect_about_the_order(g, &s);
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
    golden_expect(g, "GC_time", adg_generalised_concentration(&t));
    golden_expect(g, "GC_shortfall", adg_generalised_concentration(&s));
    const adg_bounds hour = {0, 60};
    golden_expect(g, "E_time", adg_erreygers(&t, hour));
    golden_expect(g, "E_shortfall", adg_erreygers(&s, hour));
    golden_expect(g, "W_time", adg_wagstaff(&t, hour));
    golden_expect(g, "W_shortfall", adg_wagstaff(&s, hour));
    free(left_of_an_hour);
}

static void concentration_equal_weights(golden *g)
{
    sample s = sample_of(g);
    golden_expect(g, "concentration_index", gradient_of(&s).concentration_index);
    adg_social_order order = order_of(&s);
    double se = se_of(&order, NULL), n = (double)order.n;
    golden_expect(g, "se_C_units", se);
    golden_expect(g, "var_KWvD", se * se * (n - 1) / n);
    /* The slope of 2 var(r) h / mu on r. */
    adg_gradient gradient = gradient_of(&s);
    golden_expect(g, "convenience_slope",
                  -gradient.sii * 2 * gradient.rank_variance / gradient.mean);
    adg_social_order_release(&order);
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
    adg_social_order order = order_of(&same_time);
    expect_by_nu(g, "b/extended_C", &order, adg_extended_concentration);
    adg_social_order_release(&order);
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

static void expect_log_link(golden *g, const adg_social_order *order)
{
    adg_slope log_link = slope_of(order, ADG_SCALE_LOG, NULL);
    golden_expect(g, "log_link/a", log(log_link.most_deprived));
    golden_expect(g, "log_link/b", log(log_link.least_deprived / log_link.most_deprived));
    golden_expect(g, "log_link/RII_ratio_dep", log_link.rii);
    golden_expect(g, "log_link/SII_dep", log_link.sii);
}

static void sii_rii(golden *g)
{
    linear_sii_and_rii(g);
    sample s = sample_of(g);
    adg_social_order order = order_of(&s);
    uint32_t *cluster = clusters_of(g, s.n);
    adg_slope by_unit = slope_of(&order, ADG_SCALE_NONE, NULL);
    adg_slope by_cluster = slope_of(&order, ADG_SCALE_NONE, cluster);
    assert_int_equal(by_unit.clusters, 10);
    assert_int_equal(by_cluster.clusters, N_CLUSTERS);
    golden_expect(g, "linear/se_SII_hc1", by_unit.sii_se);
    golden_expect(g, "linear/se_lnRII_KM_hc1", by_unit.ln_rii_se);
    golden_expect(g, "linear/se_RII_KM_hc1", by_unit.ln_rii_se * by_unit.rii);
    golden_expect(g, "linear/se_SII_cr1", by_cluster.sii_se);
    golden_expect(g, "linear/se_lnRII_KM_cr1", by_cluster.ln_rii_se);
    golden_expect(g, "linear/se_RII_KM_cr1", by_cluster.ln_rii_se * by_cluster.rii);
    /* The golden intervals use the normal quantile; 30 clusters or more do. */
    double interval[2];
    adg_interval(by_cluster.sii, by_cluster.sii_se, 30, interval);
    golden_expect_all(g, "linear/ci95_SII_normal_cr1", interval, 2);
    adg_ratio_interval(by_cluster.rii, by_cluster.ln_rii_se, 30, interval);
    golden_expect_all(g, "linear/ci95_RII_KM_log_cr1", interval, 2);
    expect_log_link(g, &order);
    free(cluster);
    adg_social_order_release(&order);
}

static void rii_undefined(golden *g)
{
    linear_sii_and_rii(g);
    sample s = sample_of(g);
    adg_social_order order = order_of(&s);
    expect_log_link(g, &order);
    adg_social_order_release(&order);
}

static void sii_logistic_share(golden *g)
{
    sample s = sample_under(g, "input", "share");
    adg_social_order order = order_of(&s);
    adg_slope slope = slope_of(&order, ADG_SCALE_LOGIT, NULL);
    double p0 = slope.most_deprived, p1 = slope.least_deprived;
    golden_expect(g, "a", log(p0 / (1 - p0)));
    golden_expect(g, "b", log(p1 / (1 - p1)) - log(p0 / (1 - p0)));
    golden_expect(g, "p_most_deprived", p0);
    golden_expect(g, "p_least_deprived", p1);
    golden_expect(g, "SII_dep", slope.sii);
    golden_expect(g, "RII_ratio_dep", slope.rii);
    adg_social_order_release(&order);
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
    double mean[FIFTHS], people[FIFTHS], excess[FIFTHS];
    for (int q = 0; q < FIFTHS; q++) {
        mean[q] = fifth[q].mean;
        people[q] = fifth[q].people;
        excess[q] = fifth[q].people * (fifth[q].mean - fifth[FIFTHS - 1].mean);
    }
    adg_gaps gaps;
    adg_gaps_between(people, mean, FIFTHS, &gaps);
    golden_expect_all(g, "quintile_mean", mean, FIFTHS);
    golden_expect(g, "absolute_gap_q1_q5", gaps.absolute);
    golden_expect(g, "relative_gap_q1_q5", gaps.ratio);
    golden_expect_all(g, "excess_person_minutes", excess, FIFTHS);
    golden_expect(g, "total_excess_person_minutes", gaps.excess);
    golden_expect(g, "total_excess_positive_only", gaps.excess); /* no fifth is below the fifth */
    golden_expect(g, "population_attributable_fraction", gaps.attributable_fraction);
    golden_expect(g, "excess_hours_per_year_at_4_visits_round_trip",
                  gaps.excess * golden_number(g, "params/visits_per_person") *
                      golden_number(g, "params/round_trip") / 60);
}

static void target_group(golden *g)
{
    sample s;
    s.outcome = golden_numbers(g, "input/time", &s.n);
    s.people = golden_numbers(g, "input/population", NULL);
    const double *group = golden_numbers(g, "input/group", NULL);
    adg_group_comparison c;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_group_compare(s.outcome, s.people, group, s.n, 20, &c, &error), &error);
    golden_expect(g, "mean_group", c.group_mean);
    golden_expect(g, "mean_rest", c.rest_mean);
    golden_expect(g, "difference", c.difference);
    golden_expect(g, "ratio", c.ratio);
    golden_expect(g, "share_group_over_20", c.group_beyond);
    golden_expect(g, "share_rest_over_20", c.rest_beyond);
}

static void kitagawa(golden *g)
{
    size_t n;
    const double *share_a = golden_numbers(g, "input/share_A", &n);
    double *composition = NEW(double, n), *rate = NEW(double, n);
    adg_kitagawa_parts parts;
    adg_kitagawa(share_a, golden_numbers(g, "input/share_B", NULL),
                 golden_numbers(g, "input/mean_A", NULL), golden_numbers(g, "input/mean_B", NULL),
                 n, &parts, composition, rate);
    golden_expect(g, "total", parts.total);
    golden_expect(g, "composition", parts.composition);
    golden_expect(g, "rate", parts.rate);
    if (golden_count(g, "expected/by_stratum_rate") > 0) {
        golden_expect_all(g, "by_stratum_composition", composition, n);
        golden_expect_all(g, "by_stratum_rate", rate, n);
    }
    free(composition);
    free(rate);
}

static void wagstaff_decomposition(golden *g)
{
    enum {
        K = 2
    };
    sample s = sample_of(g);
    const double *rural = golden_numbers(g, "input/rural", NULL);
    const double *cars = golden_numbers(g, "input/car_ownership", NULL);
    double *x = NEW(double, K *s.n), beta[K + 1], contribution[K], residual;
    for (size_t i = 0; i < s.n; i++) {
        x[K * i] = rural[i];
        x[K * i + 1] = cars[i];
    }
    adg_social_order order = order_of(&s);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_concentration_decompose(&order, x, K, beta, contribution, &residual, &error),
              &error);
    double total = contribution[0] + contribution[1] + residual;
    golden_expect_all(g, "beta", beta, K + 1);
    golden_expect(g, "contribution/rural", contribution[0]);
    golden_expect(g, "contribution/car_ownership", contribution[1]);
    golden_expect(g, "residual", residual);
    golden_expect(g, "total", total);
    golden_expect(g, "contribution_pct/rural", 100 * contribution[0] / total);
    golden_expect(g, "contribution_pct/car_ownership", 100 * contribution[1] / total);
    adg_social_order_release(&order);
    free(x);
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
    double inequity;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_horizontal_inequity(use.outcome, need.outcome, use.deprivation, use.people, use.n,
                                      &inequity, &error),
              &error);
    golden_expect(g, "HI", inequity);
}

static void cluster_bootstrap_replicates(golden *g)
{
    sample s = sample_of(g);
    adg_social_order order = order_of(&s);
    uint32_t *cluster = clusters_of(g, s.n);
    char path[64];
    for (size_t d = 0; d < golden_count(g, "input/draws"); d++) {
        size_t n_drawn;
        snprintf(path, sizeof path, "input/draws/%zu", d);
        const double *drawn = golden_numbers(g, path, &n_drawn);
        uint32_t times[N_CLUSTERS] = {0};
        for (size_t k = 0; k < n_drawn; k++)
            times[(size_t)drawn[k]]++;
        adg_replicate replicate;
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_bootstrap_replicate(&order, ADG_SCALE_NONE, (adg_bounds){0, 1}, cluster,
                                          times, &replicate, &error),
                  &error);
        snprintf(path, sizeof path, "replicates/%zu/C", d);
        golden_expect(g, path, replicate.concentration_index);
        snprintf(path, sizeof path, "replicates/%zu/SII_dep", d);
        golden_expect(g, path, replicate.sii);
        snprintf(path, sizeof path, "replicates/%zu/mean", d);
        golden_expect(g, path, replicate.mean);
    }
    free(cluster);
    adg_social_order_release(&order);
}

static void percentile_interval(golden *g)
{
    size_t n;
    const double *draw = golden_numbers(g, "input/values", &n);
    double outer[2], middle[2];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_percentile_interval(draw, n, 0.025, 0.975, outer, &error), &error);
    assert_ok(adg_percentile_interval(draw, n, 0.5, 0.5, middle, &error), &error);
    golden_expect(g, "p2_5", outer[0]);
    golden_expect(g, "p50", middle[0]);
    golden_expect(g, "p97_5", outer[1]);
}

const golden_check social_inequality_checks[] = {
    {"concentration", concentration},
    {"mirror", mirror},
    {"concentration_equal_weights", concentration_equal_weights},
    {"concentration_edge", concentration_edge},
    {"sii_rii", sii_rii},
    {"sii_logistic_share", sii_logistic_share},
    {"rii_undefined", rii_undefined},
    {"gaps_par", gaps_par},
    {"target_group", target_group},
    {"kitagawa", kitagawa},
    {"kitagawa_empty_stratum", kitagawa},
    {"wagstaff_decomposition", wagstaff_decomposition},
    {"horizontal_inequity", horizontal_inequity},
    {"cluster_bootstrap_replicates", cluster_bootstrap_replicates},
    {"percentile_interval", percentile_interval},
    {0}};
