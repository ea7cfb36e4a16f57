/* SPDX-License-Identifier: MPL-2.0 */
#include "world.h"

/* Methods 2.3: 1000 people, two equal clinics at 10 and 40 minutes: 625 and 375 at cost 1.4167. */
TEST(people_divide_until_nobody_gains_by_changing)
{
    const uint32_t origin[] = {0, 0}, facility[] = {0, 1};
    const double minutes[] = {10, 40}, demand[] = {1000}, supply[] = {5, 5};
    adg_reach reach;
    double cost, load[2];
    assert_int_equal(adg_reach_build(origin, facility, minutes, 2, 1, 2, &reach, NULL, NULL),
                     ADG_OK);
    assert_int_equal(adg_raam(&reach, demand, supply, 60, &cost, load, NULL, NULL), ADG_OK);
    assert_close(load[0], 625, 1e-9, 0);
    assert_close(load[1], 375, 1e-9, 0);
    assert_close(cost, 17.0 / 12, 1e-9, 0);
    adg_reach_release(&reach);
}

TEST(tau_must_be_positive)
{
    adg_reach reach = small_world();
    const double demand[] = {1, 1};
    double cost[2];
    assert_int_equal(adg_raam(&reach, demand, CAPACITY, 0, cost, NULL, NULL, NULL), ADG_E_INVALID);
    adg_reach_release(&reach);
}

RUN(T(people_divide_until_nobody_gains_by_changing), T(tau_must_be_positive))
