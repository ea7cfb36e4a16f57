/* SPDX-License-Identifier: MPL-2.0 */
#include "world.h"

/* Methods 2: specialists 4, 2, 6 at 5, 12, 30 minutes, half after 15: 5.8235. */
TEST(capacity_counts_half_after_the_half_life)
{
    adg_reach reach = small_world();
    adg_decay decay = ADG_DECAY_INIT;
    double access[2];
    decay.kind = ADG_DECAY_EXPONENTIAL;
    assert_int_equal(adg_decay_set_half_life(&decay, 15, NULL), ADG_OK);
    assert_int_equal(adg_gravity(&reach, CAPACITY, 0, &decay, access, NULL), ADG_OK);
    assert_close(access[0], 4 * pow(2, -1.0 / 3) + 2 * pow(2, -0.8) + 6 * 0.25, 1e-14, 0);
    assert_close(access[0], 5.8235, 0, 5e-5);
    adg_reach_release(&reach);
}

TEST(without_decay_it_is_what_lies_within_the_limit)
{
    adg_reach reach = small_world();
    adg_decay decay = ADG_DECAY_INIT;
    double access[2];
    decay.limit_min = 12;
    assert_int_equal(adg_gravity(&reach, CAPACITY, 0, &decay, access, NULL), ADG_OK);
    assert_all_exactly(access, ((const double[]){6, 2}), 2);
    assert_int_equal(adg_gravity(&reach, CAPACITY, 1, &decay, access, NULL), ADG_OK);
    assert_all_exactly(access, ((const double[]){2, 1}), 2);
    adg_reach_release(&reach);
}

TEST(the_other_way_round_facilities_are_reached_by_people)
{
    adg_reach reach = small_world();
    const double demand[] = {100, 10}, one_closed[] = {4, 2, 0};
    const adg_decay decay = ADG_DECAY_INIT;
    double people[3];
    assert_int_equal(adg_passive_access(&reach, demand, one_closed, &decay, people, NULL), ADG_OK);
    assert_all_exactly(people, ((const double[]){110, 110, 0}), 3);
    adg_reach_release(&reach);
}

RUN(T(capacity_counts_half_after_the_half_life), T(without_decay_it_is_what_lies_within_the_limit),
    T(the_other_way_round_facilities_are_reached_by_people))
