/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/equity.h"

#include <math.h>

#include "support/test.h"

/* Two halves of two clusters each; the deviations of the first are -1 and 1 of one person each:
 * var = 2/1 (1 + 1) / 2^2 = 1, and with one degree of freedom t = 12.706. */
TEST(the_interval_by_hand)
{
    const double deprivation[] = {2, 2, 1, 1}, people[] = {1, 1, 1, 1}, value[] = {4, 6, 3, 3};
    const uint32_t cluster[] = {0, 1, 0, 1};
    double interval[2][2];
    assert_int_equal(adg_quantile_intervals(deprivation, people, value, 4, 2, cluster, 2, interval,
                                            NULL),
                     ADG_OK);
    assert_close(interval[0][0], 5 - 12.7062047361747, 1e-9, 0);
    assert_close(interval[0][1], 5 + 12.7062047361747, 1e-9, 0);
    assert_close(interval[1][0], 3, 1e-12, 0);
    assert_close(interval[1][1], 3, 1e-12, 0);
}

/* The middle unit is half in either half; cutting it in two of the same cluster changes nothing. */
TEST(a_unit_on_the_border_counts_by_its_parts)
{
    const double d3[] = {3, 2, 1}, n3[] = {1, 2, 1}, v3[] = {8, 5, 2};
    const double d4[] = {3, 2, 2, 1}, n4[] = {1, 1, 1, 1}, v4[] = {8, 5, 5, 2};
    const uint32_t c3[] = {0, 1, 2}, c4[] = {0, 1, 1, 2};
    double three[2][2], four[2][2];
    assert_int_equal(adg_quantile_intervals(d3, n3, v3, 3, 2, c3, 3, three, NULL), ADG_OK);
    assert_int_equal(adg_quantile_intervals(d4, n4, v4, 4, 2, c4, 3, four, NULL), ADG_OK);
    for (int q = 0; q < 2; q++)
        for (int side = 0; side < 2; side++)
            assert_close(three[q][side], four[q][side], 1e-12, 0);
}

TEST(one_cluster_tells_nothing_and_a_wrong_one_is_refused)
{
    const double deprivation[] = {2, 1}, people[] = {1, 1}, value[] = {4, 6};
    const uint32_t same[] = {0, 0}, wrong[] = {0, 7};
    double interval[2][2];
    assert_int_equal(
        adg_quantile_intervals(deprivation, people, value, 2, 2, same, 1, interval, NULL), ADG_OK);
    assert_true(isnan(interval[0][0]) && isnan(interval[1][1]));
    assert_int_equal(adg_quantile_intervals(deprivation, people, value, 2, 2, wrong, 1, interval,
                                            NULL),
                     ADG_E_INVALID);
}

RUN(T(the_interval_by_hand), T(a_unit_on_the_border_counts_by_its_parts),
    T(one_cluster_tells_nothing_and_a_wrong_one_is_refused))
