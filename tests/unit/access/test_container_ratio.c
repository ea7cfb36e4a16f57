/* SPDX-License-Identifier: MPL-2.0 */
#include "world.h"

TEST(supply_of_an_area_over_its_people)
{
    const double demand[] = {100, 50, 7};
    const uint32_t zone[] = {0, 0, ADG_NONE}, facility_zone[] = {0, 1, ADG_NONE};
    double ratio[2];
    assert_int_equal(
        adg_container_ratio(demand, zone, 3, CAPACITY, facility_zone, 3, 2, ratio, NULL), ADG_OK);
    assert_close(ratio[0], 4.0 / 150, 1e-15, 0);
    assert_true(isnan(ratio[1]));
}

RUN(T(supply_of_an_area_over_its_people))
