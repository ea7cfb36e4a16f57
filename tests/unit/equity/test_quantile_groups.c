/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>

#include "support/test.h"

/* ---- whole units ---- */

static void assert_groups(const double *deprivation, const double *people, size_t n, int q,
                          const double *expected)
{
    double group[16];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_quantile_groups(deprivation, people, n, q, group, &error), &error);
    assert_all_exactly(group, expected, n);
}

TEST(five_equal_areas_are_five_fifths)
{
    const double deprivation[] = {1, 5, 3, 2, 4}, people[] = {20, 20, 20, 20, 20};
    assert_groups(deprivation, people, 5, 5, (const double[]){5, 1, 3, 4, 2});
}

TEST(the_middle_of_an_area_decides)
{
    /*   people   900 | 50 | 50          the large one spans 0 ... 0.9: its middle 0.45 is the third
     *   middle   .45   .925 .975        fifth, the small ones are in the last */
    const double deprivation[] = {3, 2, 1}, people[] = {900, 50, 50};
    assert_groups(deprivation, people, 3, 5, (const double[]){3, 5, 5});
}

TEST(equal_deprivation_stays_together)
{
    const double deprivation[] = {7, 7, 7, 1}, people[] = {10, 10, 10, 30};
    assert_groups(deprivation, people, 4, 2, (const double[]){1, 1, 1, 2});
}

TEST(all_equal_are_in_the_middle_group)
{
    const double deprivation[] = {1, 1, 1}, people[] = {5, 1, 9};
    assert_groups(deprivation, people, 3, 5, (const double[]){3, 3, 3});
}

TEST(a_middle_on_the_border_belongs_to_the_group_after_it)
{
    /* Middles at 0.2, 0.6 and 0.9 of five fifths: the borders 1/5 and 3/5 are met exactly, though
     * 0.6 cannot be written in binary. */
    const double deprivation[] = {3, 2, 1}, people[] = {0.4, 0.4, 0.2};
    assert_groups(deprivation, people, 3, 5, (const double[]){2, 4, 5});
}

TEST(nobody_and_unknown_have_no_group)
{
    const double deprivation[] = {3, NAN, 2, 1}, people[] = {1, 5, 0, 1};
    assert_groups(deprivation, people, 4, 2, (const double[]){1, NAN, NAN, 2});
}

/* ---- exact split ---- */

static void split(const double *deprivation, const double *people, const double *value, size_t n,
                  double limit, int q, adg_quantile_group *groups)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_quantile_split(deprivation, people, value, n, limit, q, groups, &error), &error);
}

TEST(the_area_on_the_border_is_divided)
{
    /*   deprivation   2          1
     *   people       30    |    10     half of the 40 people is 20: the first half travels 10,
     *   minutes      10         50     the second 10 of 10 and 10 of 50 */
    const double deprivation[] = {2, 1}, people[] = {30, 10}, value[] = {10, 50};
    adg_quantile_group half[2];
    split(deprivation, people, value, 2, 30, 2, half);
    assert_close(half[0].people, 20, 1e-15, 0);
    assert_close(half[0].mean, 10, 1e-15, 0);
    assert_close(half[1].mean, 30, 1e-15, 0);
    assert_close(half[0].within, 1, 1e-15, 0);
    assert_close(half[1].within, 0.5, 1e-15, 0);
}

TEST(tied_areas_are_divided_in_the_same_mix)
{
    /* Two tied areas, 10 and 30 minutes: whichever stands first, both halves are half of each. */
    const double deprivation[] = {1, 1, 0}, people[] = {20, 20, 40};
    const double value[] = {10, 30, 5}, swapped[] = {30, 10, 5};
    adg_quantile_group quarter[4], other[4];
    split(deprivation, people, value, 3, 20, 4, quarter);
    split(deprivation, people, swapped, 3, 20, 4, other);
    for (int g = 0; g < 2; g++) {
        assert_close(quarter[g].mean, 20, 1e-15, 0);
        assert_close(quarter[g].within, 0.5, 1e-15, 0);
        assert_close(other[g].mean, 20, 1e-15, 0);
    }
}

TEST(the_unreachable_count_in_shares_and_not_in_means)
{
    const double deprivation[] = {3, 2, 1, 0}, people[] = {10, 10, 10, 10};
    const double value[] = {INFINITY, 20, 40, 10};
    adg_quantile_group half[2];
    split(deprivation, people, value, 4, 30, 2, half);
    assert_close(half[0].reachable, 10, 1e-15, 0);
    assert_close(half[0].mean, 20, 1e-15, 0);
    assert_close(half[0].within, 0.5, 1e-15, 0);
    assert_close(half[1].mean, 25, 1e-15, 0);
}

TEST(a_group_nobody_can_leave_has_no_mean)
{
    const double deprivation[] = {2, 1}, people[] = {10, 10}, value[] = {INFINITY, 20};
    adg_quantile_group half[2];
    split(deprivation, people, value, 2, 30, 2, half);
    assert_nan(half[0].mean);
    assert_exactly(half[0].within, 0);
    assert_exactly(half[0].reachable, 0);
}

TEST(the_limit_itself_is_within)
{
    const double deprivation[] = {2, 1}, people[] = {1, 1}, value[] = {30, 30.0001};
    adg_quantile_group half[2];
    split(deprivation, people, value, 2, 30, 2, half);
    assert_exactly(half[0].within, 1);
    assert_exactly(half[1].within, 0);
}

TEST(one_area_may_fill_several_groups)
{
    const double deprivation[] = {2, 1}, people[] = {90, 10}, value[] = {10, 60};
    adg_quantile_group fifth[5];
    split(deprivation, people, value, 2, 30, 5, fifth);
    for (int g = 0; g < 4; g++)
        assert_close(fifth[g].mean, 10, 1e-14, 0);
    assert_close(fifth[4].mean, 35, 1e-13, 0);
}

TEST(where_all_are_alike_there_is_no_gap_to_speak_of)
{
    const double deprivation[] = {1, 1, 1}, people[] = {1, 2, 3}, value[] = {10, 20, 30};
    adg_quantile_group fifth[5];
    split(deprivation, people, value, 3, 30, 5, fifth);
    for (int g = 0; g < 5; g++) {
        assert_nan(fifth[g].mean);
        assert_nan(fifth[g].within);
    }
}

TEST(where_nobody_is_ranked_there_is_no_gap_either)
{
    const double deprivation[] = {NAN, 3}, people[] = {4, 0}, value[] = {10, 20};
    adg_quantile_group half[2];
    split(deprivation, people, value, 2, 30, 2, half);
    assert_nan(half[0].mean);
    assert_nan(half[1].within);
    split(NULL, NULL, NULL, 0, 30, 2, half);
    assert_nan(half[0].mean);
}

RUN(T(five_equal_areas_are_five_fifths), T(the_middle_of_an_area_decides),
    T(equal_deprivation_stays_together), T(all_equal_are_in_the_middle_group),
    T(a_middle_on_the_border_belongs_to_the_group_after_it), T(nobody_and_unknown_have_no_group),
    T(the_area_on_the_border_is_divided), T(tied_areas_are_divided_in_the_same_mix),
    T(the_unreachable_count_in_shares_and_not_in_means), T(a_group_nobody_can_leave_has_no_mean),
    T(the_limit_itself_is_within), T(one_area_may_fill_several_groups),
    T(where_all_are_alike_there_is_no_gap_to_speak_of),
    T(where_nobody_is_ranked_there_is_no_gap_either))
