/* SPDX-License-Identifier: MPL-2.0 */
#include "world.h"

TEST(the_nearest_open_one_and_the_first_of_equals)
{
    adg_reach reach = small_world();
    const double one_closed[] = {0, 2, 6};
    double minutes[2];
    uint32_t which[2];
    assert_int_equal(adg_nearest(&reach, CAPACITY, INFINITY, minutes, which, NULL), ADG_OK);
    assert_all_exactly(minutes, ((const double[]){5, 12}), 2);
    assert_int_equal(adg_nearest(&reach, one_closed, INFINITY, minutes, which, NULL), ADG_OK);
    assert_all_exactly(minutes, ((const double[]){12, 12}), 2);
    assert_int_equal(which[0], 1);
    adg_reach_release(&reach);
}

TEST(the_mean_of_the_k_nearest_or_of_those_there_are)
{
    adg_reach reach = small_world();
    double mean[2], used[2];
    assert_int_equal(adg_k_nearest(&reach, NULL, 3, 0, INFINITY, mean, used, NULL), ADG_OK);
    assert_close(mean[0], 47.0 / 3, 1e-15, 0);
    assert_true(isinf(mean[1]));
    assert_all_exactly(used, ((const double[]){3, 2}), 2);
    assert_int_equal(adg_k_nearest(&reach, NULL, 3, 1, INFINITY, mean, used, NULL), ADG_OK);
    assert_close(mean[1], 16, 1e-15, 0);
    adg_reach_release(&reach);
}

RUN(T(the_nearest_open_one_and_the_first_of_equals),
    T(the_mean_of_the_k_nearest_or_of_those_there_are))
