/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>

#include "support/test.h"

static adg_theil_parts theil(const double *value, const double *people, size_t n,
                             const uint32_t *group, size_t n_groups)
{
    adg_theil_parts parts;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_theil(value, people, n, group, n_groups, &parts, &error), &error);
    return parts;
}

TEST(two_people_can_be_counted_by_hand)
{
    /* mean 2, ratios 1/2 and 3/2 */
    const double value[] = {1, 3}, people[] = {1, 1};
    adg_theil_parts parts = theil(value, people, 2, NULL, 0);
    assert_close(parts.t, (0.5 * log(0.5) + 1.5 * log(1.5)) / 2, 1e-15, 0);
    assert_close(parts.l, (log(2) + log(2.0 / 3)) / 2, 1e-15, 0);
    assert_nan(parts.t_between);
    assert_nan(parts.l_within);
}

TEST(equal_groups_have_nothing_between_them)
{
    const double value[] = {1, 3, 3, 1}, people[] = {1, 1, 2, 2};
    const uint32_t group[] = {0, 0, 1, 1};
    adg_theil_parts parts = theil(value, people, 4, group, 2);
    assert_close(parts.t_between, 0, 0, 1e-15);
    assert_close(parts.t_within, parts.t, 1e-14, 0);
    assert_close(parts.l_between, 0, 0, 1e-15);
}

TEST(uniform_groups_have_nothing_within_them)
{
    const double value[] = {1, 1, 3}, people[] = {1, 1, 2};
    const uint32_t group[] = {0, 0, 1};
    adg_theil_parts parts = theil(value, people, 3, group, 2);
    assert_close(parts.t_within, 0, 0, 1e-15);
    assert_close(parts.t_between, parts.t, 1e-14, 0);
    assert_close(parts.l_within, 0, 0, 1e-15);
}

TEST(a_group_without_people_changes_nothing)
{
    const double value[] = {1, 3, 7}, people[] = {1, 2, 0};
    const uint32_t two[] = {0, 1, 1}, four[] = {0, 3, 2};
    adg_theil_parts a = theil(value, people, 3, two, 2), b = theil(value, people, 3, four, 4);
    assert_close(a.t_between, b.t_between, 1e-15, 0);
    assert_close(a.l_between, b.l_between, 1e-15, 0);
}

TEST(those_in_no_group_are_together_one_more)
{
    const double value[] = {1, 3, 50, 20}, people[] = {1, 1, 1, 2};
    const uint32_t none[] = {0, 1, ADG_NONE, ADG_NONE}, third[] = {0, 1, 2, 2};
    adg_theil_parts a = theil(value, people, 4, none, 2), b = theil(value, people, 4, third, 3);
    assert_close(a.t, a.t_between + a.t_within, 1e-14, 0);
    assert_close(a.t_between, b.t_between, 1e-15, 0);
    assert_close(a.l_between, b.l_between, 1e-15, 0);
}

TEST(a_zero_keeps_t_and_loses_l)
{
    const double value[] = {0, 1, 1}, people[] = {1, 1, 1};
    const uint32_t group[] = {0, 0, 1};
    adg_theil_parts parts = theil(value, people, 3, group, 2);
    assert_close(parts.t, log(1.5), 1e-15, 0);
    assert_nan(parts.l);
    assert_nan(parts.l_between);
    assert_nan(parts.l_within);
    assert_close(parts.t_between + parts.t_within, parts.t, 1e-14, 0);
}

TEST(a_negative_value_makes_all_undefined)
{
    const double value[] = {-1, 5}, people[] = {1, 1};
    adg_theil_parts parts = theil(value, people, 2, NULL, 0);
    assert_nan(parts.t);
    assert_nan(parts.l);
}

TEST(without_anybody_or_with_zeros_alone_all_is_undefined)
{
    const double value[] = {0, 0, NAN}, people[] = {1, 1, 1};
    adg_theil_parts zeros = theil(value, people, 3, NULL, 0),
                    nobody = theil(NULL, NULL, 0, NULL, 0);
    assert_nan(zeros.t);
    assert_nan(nobody.t);
    assert_nan(nobody.l);
}

RUN(T(two_people_can_be_counted_by_hand), T(equal_groups_have_nothing_between_them),
    T(uniform_groups_have_nothing_within_them), T(a_group_without_people_changes_nothing),
    T(those_in_no_group_are_together_one_more), T(a_zero_keeps_t_and_loses_l),
    T(a_negative_value_makes_all_undefined),
    T(without_anybody_or_with_zeros_alone_all_is_undefined))
