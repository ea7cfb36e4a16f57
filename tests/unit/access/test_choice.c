/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/access.h"

#include <math.h>

#include "support/test.h"

TEST(facilities_within_the_limit_are_counted_one_by_one)
{
    const double first[] = {10, 40, 20}, second[] = {29, 30, INFINITY};
    double count[3] = {0};
    adg_choice_add(first, 3, 30, count);
    adg_choice_add(second, 3, 30, count);
    assert_all_exactly(count, ((const double[]){2, 1, 1}), 3);
}

TEST(the_limit_itself_is_inside)
{
    const double minutes[] = {30, 30.000000001};
    double count[2] = {0};
    adg_choice_add(minutes, 2, 30, count);
    assert_all_exactly(count, ((const double[]){1, 0}), 2);
}

TEST(capacity_may_count_instead_of_doors)
{
    const double minutes[] = {10, 40, INFINITY, NAN};
    double sum[4] = {0};
    adg_cumulative_add(minutes, 4, 30, 2.5, sum);
    adg_cumulative_add(minutes, 4, 60, 1, sum);
    assert_all_exactly(sum, ((const double[]){3.5, 1, 0, 0}), 4);
}

RUN(T(facilities_within_the_limit_are_counted_one_by_one), T(the_limit_itself_is_inside),
    T(capacity_may_count_instead_of_doors))
