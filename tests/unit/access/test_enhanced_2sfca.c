/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/access.h"

#include <math.h>

#include "support/test.h"

static const double LIMIT[] = {15, 30, 60}, WEIGHT[] = {1, 0.68, 0.22};
static const adg_step_weights STEPS = {LIMIT, WEIGHT, 3};

TEST(the_weight_falls_by_steps_that_include_their_limit)
{
    assert_exactly(adg_step_weight(&STEPS, 0), 1);
    assert_exactly(adg_step_weight(&STEPS, 15), 1);
    assert_exactly(adg_step_weight(&STEPS, 15.001), 0.68);
    assert_exactly(adg_step_weight(&STEPS, 60), 0.22);
    assert_exactly(adg_step_weight(&STEPS, 60.001), 0);
}

TEST(the_unreachable_and_the_missing_weigh_nothing)
{
    assert_exactly(adg_step_weight(&STEPS, INFINITY), 0);
    assert_exactly(adg_step_weight(&STEPS, NAN), 0);
}

TEST(supply_is_shared_by_those_in_reach)
{
    /* 100 people at 10 min (weight 1), 100 at 20 (0.68), 50 out of reach; supply 4.2:
     * R = 4.2 / 168 = 0.025 */
    const double minutes[] = {10, 20, 90}, demand[] = {100, 100, 50};
    double access[3] = {0};
    double ratio = adg_e2sfca_add(&STEPS, minutes, demand, 3, 4.2, access);
    assert_close(ratio, 0.025, 1e-14, 0);
    assert_close(access[0], 0.025, 1e-14, 0);
    assert_close(access[1], 0.017, 1e-14, 0);
    assert_exactly(access[2], 0);
}

TEST(access_adds_up_over_facilities)
{
    const double minutes[] = {10}, demand[] = {10};
    double access[1] = {0};
    adg_e2sfca_add(&STEPS, minutes, demand, 1, 1, access);
    adg_e2sfca_add(&STEPS, minutes, demand, 1, 2, access);
    assert_close(access[0], 0.3, 1e-15, 0);
}

TEST(a_facility_nobody_reaches_is_unused)
{
    const double minutes[] = {90, 5}, demand[] = {100, 0};
    double access[2] = {0};
    assert_exactly(adg_e2sfca_add(&STEPS, minutes, demand, 2, 3, access), 0);
    assert_all_exactly(access, ((const double[]){0, 0}), 2);
}

TEST(a_place_without_demand_still_has_access)
{
    const double minutes[] = {5, 5}, demand[] = {100, 0};
    double access[2] = {0};
    adg_e2sfca_add(&STEPS, minutes, demand, 2, 1, access);
    assert_close(access[1], 0.01, 1e-15, 0);
}

TEST(a_closed_facility_gives_nothing)
{
    const double minutes[] = {5}, demand[] = {100};
    double access[1] = {0};
    assert_exactly(adg_e2sfca_add(&STEPS, minutes, demand, 1, 0, access), 0);
    assert_exactly(access[0], 0);
}

RUN(T(the_weight_falls_by_steps_that_include_their_limit),
    T(the_unreachable_and_the_missing_weigh_nothing), T(supply_is_shared_by_those_in_reach),
    T(access_adds_up_over_facilities), T(a_facility_nobody_reaches_is_unused),
    T(a_place_without_demand_still_has_access), T(a_closed_facility_gives_nothing))
