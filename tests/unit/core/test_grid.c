/* SPDX-License-Identifier: MPL-2.0 */
#include "core/grid.h"

#include "support/danish.h"
#include "support/test.h"

static void assert_id(double x, double y, double cell_m, const char *expected)
{
    char id[ADG_GRID_ID_CAPACITY];
    adg_grid_id(x, y, cell_m, id);
    assert_string_equal(id, expected);
}

TEST(a_cell_is_named_by_northing_then_easting)
{
    assert_id(595012, 6146099, 100, "100m_61460_5950");
    assert_id(595012, 6146099, 1000, "1km_6146_595");
    assert_id(595012, 6146099, 10000, "10km_614_59");
}

TEST(the_lower_left_corner_belongs_to_the_cell)
{
    assert_id(595000, 6146000, 100, "100m_61460_5950");
    assert_id(594999.999, 6145999.999, 100, "100m_61459_5949");
}

TEST(sizes_that_are_no_power_of_ten_count_in_the_next_smaller_one)
{
    assert_id(575500, 6223750, 250, "250m_622375_57550");
    assert_id(575749, 6223999, 250, "250m_622375_57550");
    assert_id(575750, 6224000, 250, "250m_622400_57575");
    assert_id(575500, 6223750, 500, "500m_62235_5755");
    assert_id(575500, 6223750, 2000, "2km_6222_574");
}

TEST(west_and_south_of_the_origin_cells_go_on_counting)
{
    assert_id(-1, -1, 100, "100m_-1_-1");
    assert_id(-100, -101, 100, "100m_-2_-1");
}

TEST(cells_of_different_squares_have_different_names)
{
    static const double sizes[] = {10, 50, 62.5, 100, 250, 1000, 1250, 10000};
    for (size_t s = 0; s < N_OF(sizes); s++) {
        char here[ADG_GRID_ID_CAPACITY], east[ADG_GRID_ID_CAPACITY], north[ADG_GRID_ID_CAPACITY];
        double m = sizes[s], x = 1000 * m + m / 2, y = 9000 * m + m / 2;
        adg_grid_id(x, y, m, here);
        adg_grid_id(x + m, y, m, east);
        adg_grid_id(x, y + m, m, north);
        assert_string_not_equal(here, east);
        assert_string_not_equal(here, north);
        assert_string_not_equal(east, north);
    }
}

TEST(the_machines_locale_does_not_matter)
{
    char id[ADG_GRID_ID_CAPACITY];
    enter_denmark();
    adg_grid_id(125, 250, 62.5, id);
    leave_denmark();
    assert_string_equal(id, "62.5m_250_125");
}

RUN(T(a_cell_is_named_by_northing_then_easting), T(the_lower_left_corner_belongs_to_the_cell),
    T(sizes_that_are_no_power_of_ten_count_in_the_next_smaller_one),
    T(west_and_south_of_the_origin_cells_go_on_counting),
    T(cells_of_different_squares_have_different_names), T(the_machines_locale_does_not_matter))
