/* SPDX-License-Identifier: MPL-2.0 */
#include "core/random.h"
#include "geo/polygons.h"
#include "support/shapes.h"
#include "support/test.h"

TEST(a_cell_belongs_to_the_polygon_that_holds_its_centre)
{
    /* 4 x 3 cells of 10 m from (0, 0) to (40, 30), row 0 in the north. Polygon 0 covers the centres
     * of the two western columns, polygon 1 overlaps it and reaches one column further, polygon 2
     * is too thin for any centre. */
    const adg_grid grid = {4, 3, 0, 30, 10};
    adg_shapes s = no_shapes();
    RING(&s, 0, 0, 17, 0, 17, 30, 0, 30);
    RING(&s, 12, 10, 27, 10, 27, 30, 12, 30);
    RING(&s, 36, 0, 38, 0, 38, 30, 36, 30);
    uint32_t owner[12];
    const uint32_t none = ADG_NONE, expected[] = {0,      0, 1,    none, /**/ 0, 0, 1, none,
                                                  /**/ 0, 0, none, none};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_rasterize(&s, &grid, owner, &error), &error);
    assert_memory_equal(owner, expected, sizeof owner);
    adg_shapes_release(&s);
}

TEST(holes_and_features_without_geometry_own_nothing)
{
    const adg_grid grid = {3, 3, 0, 30, 10};
    adg_shapes s = no_shapes();
    assert_true(adg_shapes_begin_feature(&s));
    add_square(&s, 0, 0, 30);
    HOLE(&s, 11, 11, 11, 19, 19, 19, 19, 11);
    uint32_t owner[9];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_rasterize(&s, &grid, owner, &error), &error);
    for (int i = 0; i < 9; i++)
        assert_int_equal(owner[i], i == 4 ? ADG_NONE : 1);
    adg_shapes_release(&s);
}

/* Two ways to the same answer: drawn on the grid, and asked for at every centre. */
TEST(the_grid_agrees_with_the_index_at_every_centre)
{
    enum {
        SIDE = 60
    };
    const adg_grid grid = {SIDE, SIDE, -30, 570, 10};
    adg_random random;
    adg_random_seed(&random, 1);
    adg_shapes s = no_shapes();
    for (int f = 0; f < 40; f++) {
        double x = 500 * adg_random_uniform(&random), y = 500 * adg_random_uniform(&random);
        RING(&s, x, y, x + 90 * adg_random_uniform(&random), y + 7,
             x + 60 * adg_random_uniform(&random), y + 80);
    }
    static uint32_t owner[SIDE * SIDE];
    adg_polygon_index *index = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_polygons_rasterize(&s, &grid, owner, &error), &error);
    assert_ok(adg_polygon_index_build(&s, &index, &error), &error);
    for (size_t r = 0; r < SIDE; r++)
        for (size_t c = 0; c < SIDE; c++)
            assert_int_equal(owner[r * SIDE + c],
                             adg_polygon_index_find(index, -25 + 10 * (double)c,
                                                    565 - 10 * (double)r, NULL));
    adg_polygon_index_free(index);
    adg_shapes_release(&s);
}

RUN(T(a_cell_belongs_to_the_polygon_that_holds_its_centre),
    T(holes_and_features_without_geometry_own_nothing),
    T(the_grid_agrees_with_the_index_at_every_centre))
