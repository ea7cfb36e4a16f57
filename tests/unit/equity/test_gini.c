/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>

#include "support/test.h"

static double gini(const double *value, const double *people, size_t n)
{
    double result = -1;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_gini(value, people, n, &result, &error), &error);
    return result;
}

TEST(equal_times_are_not_unequal)
{
    const double value[] = {17, 17, 17}, people[] = {1, 200, 3};
    assert_close(gini(value, people, 3), 0, 0, 1e-15);
}

TEST(two_people_can_be_counted_by_hand)
{
    /* mean 2; |1 - 3| over both orders / (2 * 2 * 2^2) = 4 / 16 */
    const double value[] = {1, 3}, people[] = {1, 1};
    assert_close(gini(value, people, 2), 0.25, 1e-15, 0);
}

TEST(one_of_n_who_has_it_all_gives_one_minus_one_nth)
{
    const double value[] = {0, 0, 0, 0, 10}, people[] = {1, 1, 1, 1, 1};
    assert_close(gini(value, people, 5), 0.8, 1e-15, 0);
}

TEST(who_has_no_people_or_no_time_is_left_out)
{
    const double value[] = {1, 3, 99, NAN, INFINITY}, people[] = {1, 1, 0, 5, 5};
    assert_close(gini(value, people, 5), 0.25, 1e-15, 0);
}

TEST(without_anybody_it_is_undefined)
{
    const double value[] = {INFINITY, 4}, people[] = {3, 0};
    assert_nan(gini(value, people, 2));
    assert_nan(gini(NULL, NULL, 0));
}

TEST(with_a_mean_of_zero_it_is_undefined)
{
    const double zeros[] = {0, 0}, balanced[] = {-1, 1}, people[] = {1, 1};
    assert_nan(gini(zeros, people, 2));
    assert_nan(gini(balanced, people, 2));
}

RUN(T(equal_times_are_not_unequal), T(two_people_can_be_counted_by_hand),
    T(one_of_n_who_has_it_all_gives_one_minus_one_nth), T(who_has_no_people_or_no_time_is_left_out),
    T(without_anybody_it_is_undefined), T(with_a_mean_of_zero_it_is_undefined))
