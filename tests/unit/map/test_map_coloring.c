/* SPDX-License-Identifier: MPL-2.0 */
#include "map/map_coloring.h"

#include <math.h>

#include "support/test.h"

TEST(neighbours_get_different_colours)
{
    /* A ring of four around a fifth that meets all of them. */
    const double area[] = {0, 0, 1, /**/ 3, 4, 1, /**/ 3, 2, 2};
    size_t color[5];
    adg_error error;
    assert_int_equal(adg_map_coloring(area, 3, 3, 5, 3, color, &error), ADG_OK);
    for (int k = 0; k < 4; k++) {
        assert_true(color[k] != color[4]);
        assert_true(color[k] != color[(k + 1) % 4]);
        assert_in_range(color[k], 0, 2);
    }
}

TEST(areas_meet_over_squares_of_none)
{
    const double area[] = {0, NAN, NAN, 1};
    size_t color[2];
    adg_error error;
    assert_int_equal(adg_map_coloring(area, 4, 1, 2, 7, color, &error), ADG_OK);
    assert_true(color[0] != color[1]);
}

TEST(too_few_colours_are_shared)
{
    const double area[] = {0, 1, /**/ 2, 0};
    size_t color[3];
    adg_error error;
    assert_int_equal(adg_map_coloring(area, 2, 2, 3, 1, color, &error), ADG_OK);
    assert_int_equal(color[0] + color[1] + color[2], 0);
}

RUN(T(neighbours_get_different_colours), T(areas_meet_over_squares_of_none),
    T(too_few_colours_are_shared))
