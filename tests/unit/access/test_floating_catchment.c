/* SPDX-License-Identifier: MPL-2.0 */
#include "world.h"

static const double DEMAND[] = {100, 10};

static double served(const adg_reach *reach, adg_fca member, double *access,
                     adg_supply_balance *balance)
{
    const adg_decay decay = ADG_DECAY_INIT;
    assert_int_equal(adg_floating_catchment(reach, DEMAND, CAPACITY, &decay, member, access, NULL,
                                            balance, NULL),
                     ADG_OK);
    return DEMAND[0] * access[0] + DEMAND[1] * access[1];
}

/* Home 1 shares the first two with home 0; the last is home 0's alone: 6/110 + 6/100. */
TEST(everybody_shares_what_is_in_reach)
{
    adg_reach reach = small_world();
    adg_supply_balance balance;
    double access[2];
    assert_close(served(&reach, ADG_FCA_2SFCA, access, &balance), 12, 1e-14, 0);
    assert_close(access[0], 6.0 / 110 + 6.0 / 100, 1e-14, 0);
    assert_close(access[1], 6.0 / 110, 1e-14, 0);
    assert_close(balance.used, 12, 0, 0);
    adg_reach_release(&reach);
}

TEST(members_that_conserve_give_out_what_there_is)
{
    adg_reach reach = small_world();
    adg_supply_balance balance;
    double access[2];
    assert_close(served(&reach, ADG_FCA_3SFCA, access, &balance), 12, 1e-14, 0);
    assert_close(served(&reach, ADG_FCA_HUFF3SFCA, access, &balance), 12, 1e-14, 0);
    adg_reach_release(&reach);
}

TEST(who_is_out_of_reach_is_counted)
{
    adg_reach reach = small_world();
    adg_decay decay = ADG_DECAY_INIT;
    adg_supply_balance balance;
    double access[2];
    decay.limit_min = 5;
    assert_int_equal(adg_floating_catchment(&reach, DEMAND, CAPACITY, &decay, ADG_FCA_2SFCA, access,
                                            NULL, &balance, NULL),
                     ADG_OK);
    assert_all_exactly(access, ((const double[]){0.04, 0}), 2);
    assert_close(balance.unused, 8, 0, 0);
    assert_int_equal(balance.n_unused, 2);
    assert_close(balance.people_beyond, 10, 0, 0);
    adg_reach_release(&reach);
}

RUN(T(everybody_shares_what_is_in_reach), T(members_that_conserve_give_out_what_there_is),
    T(who_is_out_of_reach_is_counted))
