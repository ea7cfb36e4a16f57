/* SPDX-License-Identifier: MPL-2.0 */
#include "core/stats.h"

#include <math.h>

#include "support/test.h"

/* ---- mean ---- */

TEST(the_mean_weighs_by_people)
{
    const double value[] = {10, 40}, weight[] = {3, 1};
    assert_exactly(adg_weighted_mean(value, weight, 2), 17.5);
}

TEST(the_mean_leaves_out_what_is_missing_unreachable_or_without_people)
{
    const double value[] = {10, NAN, INFINITY, 1e9, 20}, weight[] = {1, 5, 5, 0, 1};
    assert_exactly(adg_weighted_mean(value, weight, 5), 15);
}

TEST(the_mean_of_nobody_is_undefined)
{
    const double value[] = {10}, weight[] = {0};
    assert_nan(adg_weighted_mean(value, weight, 1));
    assert_nan(adg_weighted_mean(NULL, NULL, 0));
}

/* ---- quantiles ---- */

static double quantile(const double *value, const double *weight, size_t n, double share)
{
    double result = -1;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_weighted_quantiles(value, weight, n, &share, 1, &result, &error), &error);
    return result;
}

TEST(the_quantile_is_the_first_value_that_reaches_the_share)
{
    /* cumulative shares: 10 -> 0.4, 20 -> 0.7, 30 -> 1 */
    const double value[] = {30, 10, 20}, weight[] = {3, 4, 3};
    assert_exactly(quantile(value, weight, 3, 0.1), 10);
    assert_exactly(quantile(value, weight, 3, 0.5), 20);
    assert_exactly(quantile(value, weight, 3, 0.9), 30);
}

TEST(a_share_reached_exactly_gives_the_mean_with_the_next_value)
{
    const double value[] = {10, 20, 40}, weight[] = {1, 1, 2};
    assert_exactly(quantile(value, weight, 3, 0.25), 15);
    assert_exactly(quantile(value, weight, 3, 0.5), 30);
}

TEST(exactly_reached_survives_the_rounding_of_decimal_weights)
{
    /* 0.1 + 0.2 is not 0.3 in binary; the share is reached all the same. */
    const double value[] = {10, 20, 30, 40}, weight[] = {0.1, 0.2, 0.1, 0.2};
    assert_exactly(quantile(value, weight, 4, 0.5), 25);
}

TEST(the_last_share_is_the_largest_value)
{
    const double value[] = {10, 20}, weight[] = {1, 1};
    assert_exactly(quantile(value, weight, 2, 1), 20);
}

TEST(unreachable_people_sort_last_and_count)
{
    const double value[] = {INFINITY, 10, 20}, weight[] = {2, 5, 3};
    assert_exactly(quantile(value, weight, 3, 0.5), 15);
    assert_exactly(quantile(value, weight, 3, 0.9), INFINITY);
}

TEST(between_the_last_reachable_and_the_unreachable_lies_infinity)
{
    const double value[] = {10, INFINITY}, weight[] = {1, 1};
    assert_exactly(quantile(value, weight, 2, 0.5), INFINITY);
}

TEST(the_next_value_skips_units_that_do_not_count)
{
    const double value[] = {10, 15, NAN, 20}, weight[] = {1, 0, 7, 1};
    assert_exactly(quantile(value, weight, 4, 0.5), 15);
}

TEST(the_quantile_of_nobody_is_undefined)
{
    const double value[] = {1, NAN}, weight[] = {0, 3};
    assert_nan(quantile(value, weight, 2, 0.5));
    assert_nan(quantile(NULL, NULL, 0, 0.5));
}

/* ---- ranks ---- */

static void assert_ranks(const double *score, const double *weight, const double *expected,
                         size_t n)
{
    double rank[8];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_mid_rank(score, weight, n, rank, &error), &error);
    assert_all_close(rank, expected, n, 1e-15, 0);
}

TEST(the_most_deprived_come_first)
{
    /*   score    9 |     5     | 1        people 1 + 2 + 1
     *   rank  0 ... 1/4 ..... 3/4 ... 1 */
    const double score[] = {1, 9, 5}, weight[] = {1, 1, 2};
    assert_ranks(score, weight, (const double[]){0.875, 0.125, 0.5}, 3);
}

TEST(equal_scores_share_their_middle)
{
    const double score[] = {4, 4, 9, 1}, weight[] = {3, 1, 2, 2};
    assert_ranks(score, weight, (const double[]){0.5, 0.5, 0.125, 0.875}, 4);
}

TEST(all_equal_are_in_the_middle)
{
    const double score[] = {4, 4, 4}, weight[] = {3, 1, 2};
    assert_ranks(score, weight, (const double[]){0.5, 0.5, 0.5}, 3);
}

TEST(nobody_and_unknown_have_no_rank)
{
    const double score[] = {4, NAN, 9, 1}, weight[] = {1, 8, 0, 1};
    assert_ranks(score, weight, (const double[]){0.25, NAN, NAN, 0.75}, 4);
}

TEST(minus_zero_ties_with_zero)
{
    const double score[] = {0.0, -0.0}, weight[] = {1, 1};
    assert_ranks(score, weight, (const double[]){0.5, 0.5}, 2);
}

RUN(T(the_mean_weighs_by_people),
    T(the_mean_leaves_out_what_is_missing_unreachable_or_without_people),
    T(the_mean_of_nobody_is_undefined), T(the_quantile_is_the_first_value_that_reaches_the_share),
    T(a_share_reached_exactly_gives_the_mean_with_the_next_value),
    T(exactly_reached_survives_the_rounding_of_decimal_weights),
    T(the_last_share_is_the_largest_value), T(unreachable_people_sort_last_and_count),
    T(between_the_last_reachable_and_the_unreachable_lies_infinity),
    T(the_next_value_skips_units_that_do_not_count), T(the_quantile_of_nobody_is_undefined),
    T(the_most_deprived_come_first), T(equal_scores_share_their_middle),
    T(all_equal_are_in_the_middle), T(nobody_and_unknown_have_no_rank),
    T(minus_zero_ties_with_zero))
