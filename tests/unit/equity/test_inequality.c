/* SPDX-License-Identifier: MPL-2.0 */
/* The odd inputs: nobody, one, all the same, nothing, less than nothing, missing, unreachable. */
#include "adgang/inequality.h"

#include "support/test.h"

static adg_inequality measure(const double *value, const double *people, const double *deprivation,
                              size_t n)
{
    adg_inequality_input in = ADG_INEQUALITY_INPUT_INIT;
    adg_inequality x;
    adg_error error = ADG_ERROR_INIT;
    in.n = n;
    in.value = value;
    in.people = people;
    in.deprivation = deprivation;
    in.line = 30;
    in.bounds = (adg_bounds){0, 60};
    assert_ok(adg_inequality_measure(&in, NULL, &x, &error), &error);
    return x;
}

static void assert_nothing(const adg_inequality *x)
{
    assert_exactly((double)x->n, 0);
    assert_exactly(x->population, 0);
    assert_nan(x->mean);
    assert_nan(x->median);
    assert_nan(x->gini);
    assert_nan(x->atkinson[0]);
    assert_nan(x->kolm_pollak);
    assert_nan(x->palma);
    assert_nan(x->poverty.headcount);
    assert_nan(x->gradient.concentration_index);
    assert_nan(x->concentration_se);
    assert_nan(x->achievement);
    assert_nan(x->slope.sii);
    assert_nan(x->sii_ci[0]);
    assert_nan(x->gaps.absolute);
}

TEST(without_rows_all_is_undefined)
{
    adg_inequality x = measure(NULL, NULL, NULL, 0);
    assert_nothing(&x);
}

TEST(without_people_all_is_undefined)
{
    const double value[] = {1, 2, NAN}, people[] = {0, 0, 5}, deprivation[] = {1, 2, 3};
    adg_inequality x = measure(value, people, deprivation, 3);
    assert_nothing(&x);
}

TEST(one_row_is_equal_and_has_no_gradient)
{
    const double value[] = {9}, people[] = {50}, deprivation[] = {1};
    adg_inequality x = measure(value, people, deprivation, 1);
    assert_exactly(x.mean, 9);
    assert_close(x.gini, 0, 0, 1e-15);
    assert_close(x.atkinson[2], 0, 0, 1e-15);
    assert_close(x.kolm_pollak, 9, 1e-14, 0);
    assert_close(x.palma, 0.25, 1e-13, 0);
    assert_exactly(x.gradient.concentration_index, 0);
    assert_nan(x.concentration_se);
    assert_exactly(x.extended[2], 0);
    assert_exactly(x.achievement, 9);
    assert_nan(x.slope.sii);
    assert_nan(x.gaps.absolute);
}

TEST(equal_values_have_no_inequality_of_any_kind)
{
    const double value[] = {7, 7, 7, 7}, people[] = {1, 2, 3, 4}, deprivation[] = {4, 3, 2, 1};
    adg_inequality x = measure(value, people, deprivation, 4);
    assert_close(x.gini, 0, 0, 1e-15);
    assert_close(x.hoover, 0, 0, 1e-15);
    assert_close(x.gradient.concentration_index, 0, 0, 1e-15);
    assert_close(x.concentration_se, 0, 0, 1e-15);
    assert_exactly(x.extended[0], 0);
    assert_close(x.slope.sii, 0, 0, 1e-13);
    assert_close(x.slope.rii, 1, 1e-13, 0);
    assert_close(x.gaps.excess, 0, 0, 1e-13);
}

TEST(all_zero_has_a_mean_and_no_index)
{
    const double value[] = {0, 0}, people[] = {1, 1}, deprivation[] = {2, 1};
    adg_inequality x = measure(value, people, deprivation, 2);
    assert_exactly(x.mean, 0);
    assert_nan(x.gini);
    assert_nan(x.hoover);
    assert_nan(x.palma);
    assert_nan(x.atkinson[1]);
    assert_nan(x.kolm_pollak);
    assert_nan(x.gradient.concentration_index);
    assert_nan(x.extended[1]);
    assert_exactly(x.generalised, 0);
    assert_exactly(x.erreygers, 0);
    assert_nan(x.wagstaff);
    assert_exactly(x.slope.sii, 0);
    assert_nan(x.slope.rii);
    assert_exactly(x.gaps.absolute, 0);
    assert_nan(x.gaps.ratio);
}

TEST(with_negative_values_only_what_needs_no_logarithm_is_left)
{
    const double value[] = {-2, 4, 10}, people[] = {1, 1, 1}, deprivation[] = {3, 2, 1};
    adg_inequality x = measure(value, people, deprivation, 3);
    assert_exactly(x.facts.least, -2);
    assert_close(x.gini, 2.0 / 3, 1e-14, 0); /* sum of |differences| 48, over 2 x 9 x 4 */
    assert_nan(x.theil.t);
    assert_nan(x.atkinson[0]);
    assert_nan(x.palma);
    assert_true(isfinite(x.kolm_pollak));
    assert_nan(x.erreygers);
    assert_close(x.slope.sii, -18, 1e-13, 0);
}

TEST(values_that_cancel_out_have_a_mean_of_zero)
{
    const double value[] = {-0.1, -0.2, 0.3}, people[] = {1, 1, 1}, deprivation[] = {3, 2, 1};
    adg_inequality x = measure(value, people, deprivation, 3);
    assert_exactly(x.mean, 0);
    assert_nan(x.gini);
    assert_nan(x.gradient.concentration_index);
}

TEST(the_unreachable_count_in_quantiles_and_poverty_only)
{
    const double value[] = {10, 20, INFINITY}, people[] = {4, 4, 2}, deprivation[] = {1, 2, 3};
    adg_inequality x = measure(value, people, deprivation, 3);
    assert_exactly((double)x.n, 3);
    assert_exactly(x.population, 10);
    assert_exactly(x.unreachable, 2);
    assert_exactly(x.mean, 15);
    assert_exactly(x.median, 20);
    assert_exactly(x.p90, INFINITY);
    assert_nan(x.ratio_90_10);
    assert_close(x.poverty.headcount, 0.2, 1e-15, 0);
    assert_close(x.poverty.gap, 0.2 * 3, 1e-15, 0);
    assert_exactly(x.gradient.people, 8);
}

TEST(for_a_good_the_poor_are_below_the_line)
{
    const double value[] = {10, 30, 50}, people[] = {1, 1, 2};
    adg_poverty_measures p;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_poverty(value, people, 3, 30, 120, ADG_GOOD, &p, &error), &error);
    assert_close(p.headcount, 0.25, 1e-15, 0);
    assert_close(p.gap, 0.25 * 2 / 3, 1e-15, 0);
    assert_ok(adg_poverty(value, people, 3, 0, 120, ADG_ILL, &p, &error), &error);
    assert_exactly(p.headcount, 1);
    assert_nan(p.gap);
    assert_fails(adg_poverty(value, people, 3, 30, 20, ADG_ILL, &p, &error), ADG_E_INVALID, &error,
                 "within the line");
}

TEST(few_clusters_take_students_quantile)
{
    static const struct {
        size_t clusters;
        double quantile; /* printed tables */
    } t[] = {{2, 12.7062047362},  {3, 4.30265272975},  {5, 2.77644510520}, {10, 2.26215716280},
             {22, 2.07961384473}, {29, 2.04840714180}, {30, 1.95996398454}};
    for (size_t i = 0; i < N_OF(t); i++) {
        double interval[2];
        adg_interval(1, 2, t[i].clusters, interval);
        assert_close(interval[1], 1 + 2 * t[i].quantile, 1e-10, 0);
        assert_close(interval[0], 1 - 2 * t[i].quantile, 1e-10, 0);
        adg_ratio_interval(3, 0.5, t[i].clusters, interval);
        assert_close(interval[1], 3 * exp(0.5 * t[i].quantile), 1e-9, 0);
    }
    double none[2];
    adg_interval(1, 2, 1, none);
    assert_nan(none[0]);
}

TEST(a_step_from_nothing_to_everything_has_no_logistic_line)
{
    const double share[] = {0, 0, 1, 1}, people[] = {1, 1, 1, 1}, deprivation[] = {4, 3, 2, 1};
    adg_social_order order;
    adg_slope slope;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_order_build(share, deprivation, people, 4, &order, &error), &error);
    assert_ok(adg_slope_index(&order, ADG_SCALE_LOGIT, (adg_bounds){0, 1}, NULL, 0, &slope, &error),
              &error);
    assert_nan(slope.sii);
    assert_ok(adg_slope_index(&order, ADG_SCALE_LOGIT, (adg_bounds){0.5, 1}, NULL, 0, &slope,
                              &error),
              &error);
    assert_nan(slope.sii);
    adg_social_order_release(&order);
}

TEST(covariates_that_say_the_same_cannot_be_told_apart)
{
    const double value[] = {5, 7, 9}, people[] = {1, 1, 1}, deprivation[] = {3, 2, 1};
    const double x[] = {1, 2, 3, 6, 2, 4};
    double beta[3], part[2], residual;
    adg_social_order order;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_order_build(value, deprivation, people, 3, &order, &error), &error);
    assert_ok(adg_concentration_decompose(&order, x, 2, beta, part, &residual, &error), &error);
    assert_nan(part[0]);
    assert_nan(residual);
    assert_fails(adg_concentration_decompose(&order, x, 33, beta, part, &residual, &error),
                 ADG_E_INVALID, &error, "33 covariates");
    adg_social_order_release(&order);
}

TEST(a_group_is_part_of_its_people)
{
    const double value[] = {10, INFINITY}, people[] = {10, 10}, too_many[] = {11, 0};
    const double group[] = {4, 6};
    adg_group_comparison c;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_group_compare(value, people, group, 2, 30, &c, &error), &error);
    assert_exactly(c.group_people, 10);
    assert_exactly(c.group_mean, 10);
    assert_close(c.group_beyond, 0.6, 1e-15, 0);
    assert_close(c.rest_beyond, 0.4, 1e-15, 0);
    assert_fails(adg_group_compare(value, people, too_many, 2, 30, &c, &error), ADG_E_INVALID,
                 &error, "unit 0");
}

TEST(clusters_and_errors_are_checked)
{
    const double value[] = {5, 7, 9}, people[] = {1, 1, 1}, deprivation[] = {3, 2, 1};
    const double se[] = {1, -1, 1};
    const uint32_t cluster[] = {0, 1, 2};
    adg_social_order order;
    adg_slope slope;
    adg_simulated_slope simulated;
    adg_bootstrap_intervals intervals;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_order_build(value, deprivation, people, 3, &order, &error), &error);
    assert_fails(adg_slope_index(&order, ADG_SCALE_NONE, (adg_bounds){0, 1}, cluster, 2, &slope,
                                 &error),
                 ADG_E_INVALID, &error, "unit 2 is in no cluster");
    assert_fails(adg_bootstrap(&order, ADG_SCALE_NONE, (adg_bounds){0, 1}, cluster, 2, 10, 1, NULL,
                               &intervals, &error),
                 ADG_E_INVALID, &error, "unit 2 is in no cluster");
    assert_fails(adg_slope_simulate(&order, ADG_SCALE_NONE, (adg_bounds){0, 1}, se, 10, 1, NULL,
                                    &simulated, &error),
                 ADG_E_INVALID, &error, "unit 1");
    adg_social_order_release(&order);
}

TEST(without_draws_there_is_no_interval)
{
    double interval[2], nothing[] = {NAN, NAN};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_percentile_interval(nothing, 2, 0.025, 0.975, interval, &error), &error);
    assert_nan(interval[0]);
    assert_nan(interval[1]);
}

RUN(T(without_rows_all_is_undefined), T(without_people_all_is_undefined),
    T(one_row_is_equal_and_has_no_gradient), T(equal_values_have_no_inequality_of_any_kind),
    T(all_zero_has_a_mean_and_no_index),
    T(with_negative_values_only_what_needs_no_logarithm_is_left),
    T(values_that_cancel_out_have_a_mean_of_zero),
    T(the_unreachable_count_in_quantiles_and_poverty_only),
    T(for_a_good_the_poor_are_below_the_line), T(few_clusters_take_students_quantile),
    T(a_step_from_nothing_to_everything_has_no_logistic_line),
    T(covariates_that_say_the_same_cannot_be_told_apart), T(a_group_is_part_of_its_people),
    T(clusters_and_errors_are_checked), T(without_draws_there_is_no_interval))
