/* SPDX-License-Identifier: MPL-2.0 */
#include "world.h"

/* Home 0 fills the nearest (4); at 12 minutes both ask for the 2 of the next by who is left: 6 and 2
 * of home 1. Home 0's last 4.5 go to the 6 at 30 minutes. */
TEST(the_nearest_fill_first_and_the_rest_go_on)
{
    adg_reach reach = small_world();
    const double demand[] = {10, 2};
    double unmet[2], spare[3];
    assert_int_equal(adg_capacity_limited(&reach, demand, CAPACITY, INFINITY, unmet, spare, NULL),
                     ADG_OK);
    assert_close(unmet[0], 0, 0, 1e-12);
    assert_close(unmet[1], 1.5, 1e-12, 0);
    assert_close(spare[0], 0, 0, 1e-12);
    assert_close(spare[1], 0, 0, 1e-12);
    assert_close(spare[2], 1.5, 1e-12, 0);
    adg_reach_release(&reach);
}

TEST(nobody_is_served_beyond_the_limit)
{
    adg_reach reach = small_world();
    const double demand[] = {10, 2};
    double unmet[2];
    assert_int_equal(adg_capacity_limited(&reach, demand, CAPACITY, 5, unmet, NULL, NULL), ADG_OK);
    assert_all_exactly(unmet, ((const double[]){6, 2}), 2);
    adg_reach_release(&reach);
}

RUN(T(the_nearest_fill_first_and_the_rest_go_on), T(nobody_is_served_beyond_the_limit))
