/* SPDX-License-Identifier: MPL-2.0 */
#include "spatial/contiguity.h"

#include <stdio.h>

#include "support/shapes.h"
#include "support/test.h"

/* "01 12" for links 0-1 and 1-2; every link both ways. */
static void assert_links(const adg_shapes *areas, adg_contiguity kind, const char *expected)
{
    adg_weights weights;
    adg_error error = ADG_ERROR_INIT;
    char found[64] = "";
    size_t n = 0;
    assert_ok(adg_contiguity_build(areas, kind, &weights, &error), &error);
    for (size_t i = 0; i < weights.n; i++)
        for (size_t l = weights.first[i]; l < weights.first[i + 1]; l++)
            if (weights.neighbour[l] > i)
                n += (size_t)snprintf(found + n, sizeof found - n, "%s%zu%u", n ? " " : "", i,
                                      weights.neighbour[l]);
    assert_string_equal(found, expected);
    assert_true(adg_weights_is_symmetric(&weights));
    adg_weights_release(&weights);
}

TEST(a_corner_makes_queens_but_no_rooks)
{
    adg_shapes s = no_shapes();
    add_square(&s, 0, 0, 100);
    add_square(&s, 100, 0, 100);
    add_square(&s, 100, 100, 100);
    assert_links(&s, ADG_QUEEN, "01 02 12");
    assert_links(&s, ADG_ROOK, "01 12");
    adg_shapes_release(&s);
}

TEST(a_vertex_within_the_neighbours_edge_makes_no_difference)
{
    adg_shapes s = no_shapes();
    RING(&s, 0, 0, 1000, 0, 1000, 1000, 0, 1000);
    RING(&s, 1000, 300, 1500, 300, 1500, 600, 1000, 600);
    assert_links(&s, ADG_QUEEN, "01");
    assert_links(&s, ADG_ROOK, "01");
    adg_shapes_release(&s);
}

TEST(rounding_of_coordinates_opens_no_gap_and_a_brook_does)
{
    for (int brook = 0; brook < 2; brook++) {
        adg_shapes s = no_shapes();
        add_square(&s, 0, 0, 100);
        add_square(&s, brook ? 102 : 100.05, 0, 100);
        assert_links(&s, ADG_QUEEN, brook ? "" : "01");
        assert_links(&s, ADG_ROOK, brook ? "" : "01");
        adg_shapes_release(&s);
    }
}

TEST(borders_that_cross_by_a_sliver_are_neighbours)
{
    adg_shapes s = no_shapes();
    RING(&s, 0, 0, 1000, 0, 1003, 1000, 0, 1000);
    RING(&s, 1003, 0, 2000, 0, 2000, 1000, 1000, 1000);
    assert_links(&s, ADG_QUEEN, "01");
    assert_links(&s, ADG_ROOK, "01");
    adg_shapes_release(&s);
}

TEST(an_enclave_has_the_area_around_it)
{
    adg_shapes s = no_shapes();
    RING(&s, 0, 0, 900, 0, 900, 900, 0, 900);
    HOLE(&s, 300, 300, 300, 600, 600, 600, 600, 300);
    add_square(&s, 300, 300, 300);
    add_square(&s, 2000, 0, 100);
    PIECE(&s, 900, 0, 1000, 0, 1000, 900, 900, 900);
    assert_links(&s, ADG_QUEEN, "01 02");
    assert_links(&s, ADG_ROOK, "01 02");
    adg_shapes_release(&s);
}

TEST(what_lies_alone_is_an_island)
{
    adg_shapes s = no_shapes();
    add_square(&s, 0, 0, 100);
    assert_links(&s, ADG_QUEEN, "");
    assert_true(adg_shapes_begin_feature(&s));
    assert_links(&s, ADG_QUEEN, "");
    adg_shapes_release(&s);
    s = no_shapes();
    assert_links(&s, ADG_ROOK, "");
    adg_shapes_release(&s);
}

RUN(T(a_corner_makes_queens_but_no_rooks),
    T(a_vertex_within_the_neighbours_edge_makes_no_difference),
    T(rounding_of_coordinates_opens_no_gap_and_a_brook_does),
    T(borders_that_cross_by_a_sliver_are_neighbours), T(an_enclave_has_the_area_around_it),
    T(what_lies_alone_is_an_island))
