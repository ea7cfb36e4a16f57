/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>

#include "support/test.h"

static adg_gradient gradient(const double *value, const double *deprivation, const double *people,
                             size_t n)
{
    adg_gradient g;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_gradient(value, deprivation, people, n, &g, &error), &error);
    return g;
}

TEST(two_halves_can_be_counted_by_hand)
{
    /*   minutes 30 . . . . . 10          the most deprived half travels 30, the other 10
     *   rank      1/4       3/4          slope = -20 / (1/2) = -40
     *   mean 20, C = 2 / 20 * cov = 2 / 20 * (-10 * 1/4) = -1/4 */
    const double value[] = {30, 10}, deprivation[] = {2, 1}, people[] = {5, 5};
    adg_gradient g = gradient(value, deprivation, people, 2);
    assert_exactly(g.people, 10);
    assert_close(g.mean, 20, 1e-15, 0);
    assert_close(g.rank_variance, 1.0 / 16, 1e-15, 0);
    assert_close(g.concentration_index, -0.25, 1e-14, 0);
    assert_close(g.sii, 40, 1e-14, 0);
    assert_close(g.most_deprived, 40, 1e-14, 0);
    assert_close(g.least_deprived, 0, 0, 1e-13);
}

TEST(when_the_deprived_travel_shorter_the_signs_turn)
{
    const double value[] = {10, 20}, deprivation[] = {2, 1}, people[] = {1, 1};
    adg_gradient g = gradient(value, deprivation, people, 2);
    assert_true(g.concentration_index > 0);
    assert_close(g.sii, -20, 1e-14, 0);
    assert_close(g.rii, 5.0 / 25, 1e-14, 0);
}

TEST(the_same_time_for_all_is_no_gradient)
{
    const double value[] = {20, 20, 20}, deprivation[] = {3, 2, 1}, people[] = {7, 1, 2};
    adg_gradient g = gradient(value, deprivation, people, 3);
    assert_close(g.concentration_index, 0, 0, 1e-15);
    assert_close(g.sii, 0, 0, 1e-13);
    assert_close(g.rii, 1, 1e-14, 0);
}

TEST(one_rank_for_all_has_no_slope)
{
    const double value[] = {5, 10, 30}, deprivation[] = {1, 1, 1}, people[] = {1, 2, 3};
    adg_gradient g = gradient(value, deprivation, people, 3);
    assert_close(g.concentration_index, 0, 0, 1e-15);
    assert_nan(g.sii);
    assert_nan(g.rii);
    assert_nan(g.most_deprived);
}

TEST(a_fitted_end_below_zero_has_no_ratio)
{
    const double value[] = {60, 10, 1}, deprivation[] = {3, 2, 1}, people[] = {1, 1, 1};
    adg_gradient g = gradient(value, deprivation, people, 3);
    assert_true(g.least_deprived < 0);
    assert_nan(g.rii);
    assert_close(g.sii, 88.5, 1e-12, 0);
}

TEST(who_is_left_out_leaves_the_ranks_too)
{
    const double value[] = {30, 10, INFINITY, 7, NAN, 9};
    const double deprivation[] = {2, 1, 9, NAN, 5, 8}, people[] = {5, 5, 100, 100, 100, 0};
    adg_gradient with = gradient(value, deprivation, people, 6);
    adg_gradient without = gradient(value, deprivation, people, 2);
    assert_exactly(with.people, 10);
    assert_exactly(with.concentration_index, without.concentration_index);
    assert_exactly(with.sii, without.sii);
    assert_exactly(with.rank_variance, without.rank_variance);
}

TEST(without_anybody_all_is_undefined)
{
    adg_gradient g = gradient(NULL, NULL, NULL, 0);
    assert_exactly(g.people, 0);
    assert_nan(g.mean);
    assert_nan(g.concentration_index);
    assert_nan(g.sii);
}

TEST(with_a_mean_of_zero_the_index_is_undefined_and_the_slope_is_not)
{
    const double value[] = {-1, 1}, deprivation[] = {2, 1}, people[] = {1, 1};
    adg_gradient g = gradient(value, deprivation, people, 2);
    assert_nan(g.concentration_index);
    assert_close(g.sii, -4, 1e-14, 0);
}

RUN(T(two_halves_can_be_counted_by_hand), T(when_the_deprived_travel_shorter_the_signs_turn),
    T(the_same_time_for_all_is_no_gradient), T(one_rank_for_all_has_no_slope),
    T(a_fitted_end_below_zero_has_no_ratio), T(who_is_left_out_leaves_the_ranks_too),
    T(without_anybody_all_is_undefined),
    T(with_a_mean_of_zero_the_index_is_undefined_and_the_slope_is_not))
