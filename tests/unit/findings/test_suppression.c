/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/suppression.h"

#include <math.h>

#include "support/test.h"

static const adg_suppression_rules RULES = ADG_SUPPRESSION_RULES_INIT;

static adg_disclosure share(double persons, double households, double count)
{
    return adg_disclosure_of_share(&RULES, persons, households, count);
}

TEST(the_limits_themselves_are_enough)
{
    assert_int_equal(share(100, 50, 30), ADG_SHOWN);
    assert_int_equal(share(99.9, 50, 30), ADG_HIDDEN_SMALL_AREA);
    assert_int_equal(share(100, 49, 30), ADG_HIDDEN_SMALL_AREA);
}

TEST(one_to_four_are_hidden_on_either_side)
{
    assert_int_equal(share(200, 90, 4), ADG_HIDDEN_SMALL_COUNT);
    assert_int_equal(share(200, 90, 5), ADG_SHOWN);
    assert_int_equal(share(200, 90, 196), ADG_HIDDEN_SMALL_COUNT);
    assert_int_equal(share(200, 90, 195), ADG_SHOWN);
    assert_int_equal(share(200, 90, 0), ADG_SHOWN);
    assert_int_equal(share(200, 90, 200), ADG_SHOWN);
}

TEST(a_part_of_a_person_is_a_small_count)
{
    assert_int_equal(share(200, 90, 0.2), ADG_HIDDEN_SMALL_COUNT);
    assert_int_equal(share(200, 90, 4.4), ADG_HIDDEN_SMALL_COUNT);
    assert_int_equal(share(200, 90, 4.6), ADG_SHOWN);
    assert_nan(adg_round_count(&RULES, 0.2, 5));
}

TEST(households_that_are_not_known_do_not_count)
{
    assert_int_equal(share(100, NAN, 30), ADG_SHOWN);
    assert_int_equal(share(99, NAN, 30), ADG_HIDDEN_SMALL_AREA);
}

TEST(nobody_and_nothing_known_have_their_own_words)
{
    assert_int_equal(share(0, 0, 0), ADG_AREA_EMPTY);
    assert_int_equal(share(NAN, 10, 3), ADG_AREA_EMPTY);
    assert_int_equal(share(10, 5, NAN), ADG_COUNT_MISSING);
}

/* ---- tables ---- */

TEST(a_table_without_small_cells_is_shown_whole)
{
    const double cell[] = {5, 0, 7, 900};
    bool hidden[4], rows[2], columns[2];
    adg_suppress_table(&RULES, cell, 2, 2, hidden, rows, columns);
    for (int c = 0; c < 4; c++)
        assert_false(hidden[c]);
    assert_false(rows[0] || rows[1] || columns[0] || columns[1]);
}

TEST(two_small_cells_of_a_row_protect_each_other_but_not_their_columns)
{
    const double cell[] = {1, 2, 50, 30};
    bool hidden[4], rows[2], columns[2];
    adg_suppress_table(&RULES, cell, 2, 2, hidden, rows, columns);
    assert_true(hidden[0] && hidden[1] && hidden[2] && hidden[3]);
}

TEST(of_equal_cells_the_first_is_hidden)
{
    const double cell[] = {3, 20, 20};
    bool hidden[3], rows[1], columns[3];
    adg_suppress_table(&RULES, cell, 1, 3, hidden, rows, columns);
    assert_true(hidden[0] && hidden[1]);
    assert_false(hidden[2]);
    assert_true(columns[0] && columns[1]);
    assert_false(columns[2] || rows[0]);
}

TEST(missing_cells_protect_nothing)
{
    const double cell[] = {3, NAN};
    bool hidden[2], rows[1], columns[2];
    adg_suppress_table(&RULES, cell, 1, 2, hidden, rows, columns);
    assert_true(hidden[0]);
    assert_false(hidden[1]);
    assert_true(rows[0]);
}

/* ---- squares ---- */

static const double SIDES[] = {100, 1000};

static size_t merge(const double *xy, const double *persons, size_t n, adg_merged_cell *merged,
                    uint32_t *cell_of)
{
    size_t n_merged;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_merge_grid(&RULES, xy, persons, NULL, n, SIDES, 2, merged, &n_merged, cell_of,
                             &error),
              &error);
    return n_merged;
}

TEST(one_small_square_merges_the_large_ones_beside_it)
{
    const double xy[] = {50, 50, 150, 50, 1050, 50}, persons[] = {500, 30, 400};
    adg_merged_cell merged[3];
    uint32_t cell_of[3];
    assert_int_equal(merge(xy, persons, 3, merged, cell_of), 2);
    assert_int_equal(merged[0].level, 1);
    assert_exactly(merged[0].persons, 530);
    assert_int_equal(merged[1].level, 0);
    assert_exactly(merged[1].x, 1000);
    assert_int_equal(cell_of[0], 0);
    assert_int_equal(cell_of[1], 0);
    assert_int_equal(cell_of[2], 1);
}

TEST(rows_of_one_square_are_added_up)
{
    const double xy[] = {10, 10, 90, 90}, persons[] = {60, 60};
    adg_merged_cell merged[2];
    assert_int_equal(merge(xy, persons, 2, merged, NULL), 1);
    assert_int_equal(merged[0].level, 0);
    assert_exactly(merged[0].persons, 120);
    assert_false(merged[0].hidden);
}

TEST(squares_without_persons_are_left_out)
{
    const double xy[] = {50, 50, 150, 50}, persons[] = {0, 100};
    adg_merged_cell merged[2];
    uint32_t cell_of[2];
    assert_int_equal(merge(xy, persons, 2, merged, cell_of), 1);
    assert_true(cell_of[0] == ADG_NONE);
    assert_exactly(merged[0].x, 100);
    assert_int_equal(merge(xy, persons, 0, merged, cell_of), 0);
}

TEST(what_is_too_small_at_the_coarsest_level_is_hidden)
{
    const double xy[] = {-50, -50}, persons[] = {99};
    adg_merged_cell merged[1];
    assert_int_equal(merge(xy, persons, 1, merged, NULL), 1);
    assert_true(merged[0].hidden);
    assert_exactly(merged[0].x, -1000);
}

RUN(T(the_limits_themselves_are_enough), T(one_to_four_are_hidden_on_either_side),
    T(a_part_of_a_person_is_a_small_count), T(households_that_are_not_known_do_not_count),
    T(nobody_and_nothing_known_have_their_own_words), T(a_table_without_small_cells_is_shown_whole),
    T(two_small_cells_of_a_row_protect_each_other_but_not_their_columns),
    T(of_equal_cells_the_first_is_hidden), T(missing_cells_protect_nothing),
    T(one_small_square_merges_the_large_ones_beside_it), T(rows_of_one_square_are_added_up),
    T(squares_without_persons_are_left_out), T(what_is_too_small_at_the_coarsest_level_is_hidden))
