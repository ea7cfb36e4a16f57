/* SPDX-License-Identifier: MPL-2.0 */
#include "world.h"

TEST(pairs_stand_home_by_home_and_the_unreachable_are_not_there)
{
    adg_reach reach = small_world();
    assert_int_equal(reach.first[1], 3);
    assert_int_equal(reach.first[2], 5);
    assert_all_exactly(reach.minutes, ((const double[]){5, 12, 30, 20, 12}), 5);
    adg_reach_release(&reach);
}

TEST(a_pair_that_stands_twice_is_told_by_both_rows)
{
    const uint32_t origin[] = {0, 1, 0}, facility[] = {1, 1, 1};
    const double minutes[] = {3, 4, 5};
    size_t twice[2] = {9, 9};
    adg_reach reach;
    assert_int_equal(adg_reach_build(origin, facility, minutes, 3, 2, 2, &reach, twice, NULL),
                     ADG_E_INVALID);
    assert_int_equal(twice[0], 2);
    assert_int_equal(twice[1], 0);
}

TEST(a_negative_time_is_refused)
{
    const uint32_t zero[] = {0};
    const double minutes[] = {-1};
    adg_reach reach;
    assert_int_equal(adg_reach_build(zero, zero, minutes, 1, 1, 1, &reach, NULL, NULL),
                     ADG_E_INVALID);
}

RUN(T(pairs_stand_home_by_home_and_the_unreachable_are_not_there),
    T(a_pair_that_stands_twice_is_told_by_both_rows), T(a_negative_time_is_refused))
