/* SPDX-License-Identifier: MPL-2.0 */
#include "world.h"

TEST(the_minutes_at_which_there_is_enough)
{
    adg_reach reach = small_world();
    double minutes[2];
    assert_int_equal(adg_dual_access(&reach, CAPACITY, 6, INFINITY, minutes, NULL), ADG_OK);
    assert_all_exactly(minutes, ((const double[]){12, 20}), 2);
    assert_int_equal(adg_dual_access(&reach, CAPACITY, 7, INFINITY, minutes, NULL), ADG_OK);
    assert_all_exactly(minutes, ((const double[]){30, INFINITY}), 2);
    adg_reach_release(&reach);
}

TEST(beyond_the_limit_nothing_adds_up)
{
    adg_reach reach = small_world();
    double minutes[2];
    assert_int_equal(adg_dual_access(&reach, CAPACITY, 6, 12, minutes, NULL), ADG_OK);
    assert_all_exactly(minutes, ((const double[]){12, INFINITY}), 2);
    assert_int_equal(adg_dual_access(&reach, CAPACITY, 0, 12, minutes, NULL), ADG_E_INVALID);
    adg_reach_release(&reach);
}

RUN(T(the_minutes_at_which_there_is_enough), T(beyond_the_limit_nothing_adds_up))
