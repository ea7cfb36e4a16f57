/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of hidden numbers whatever the table and the map are. */
#include <math.h>
#include <stdlib.h>

#include "adgang/suppression.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    ROWS = 6,
    COLUMNS = 5,
    SQUARES = 120,
    ROUNDS = 300
};

static const adg_suppression_rules RULES = ADG_SUPPRESSION_RULES_INIT;

typedef struct {
    double cell[ROWS * COLUMNS];
    bool hidden[ROWS * COLUMNS], row_sum[ROWS], column_sum[COLUMNS];
} table;

static table draw_table(adg_random *random)
{
    table t;
    for (size_t c = 0; c < ROWS * COLUMNS; c++)
        t.cell[c] = (double)adg_random_below(random, 4) * (double)adg_random_below(random, 9);
    adg_suppress_table(&RULES, t.cell, ROWS, COLUMNS, t.hidden, t.row_sum, t.column_sum);
    return t;
}

static size_t hidden_in_row(const table *t, size_t r)
{
    size_t n = 0;
    for (size_t c = 0; c < COLUMNS; c++)
        n += t->hidden[r * COLUMNS + c];
    return n;
}

static size_t hidden_in_column(const table *t, size_t c)
{
    size_t n = 0;
    for (size_t r = 0; r < ROWS; r++)
        n += t->hidden[r * COLUMNS + c];
    return n;
}

TEST(no_hidden_cell_can_be_found_by_subtracting_from_a_sum)
{
    adg_random random;
    adg_random_seed(&random, 1);
    for (int round = 0; round < ROUNDS; round++) {
        table t = draw_table(&random);
        for (size_t r = 0; r < ROWS; r++)
            assert_true(hidden_in_row(&t, r) != 1 || t.row_sum[r]);
        for (size_t c = 0; c < COLUMNS; c++)
            assert_true(hidden_in_column(&t, c) != 1 || t.column_sum[c]);
    }
}

TEST(small_cells_are_hidden_and_zeros_never)
{
    adg_random random;
    adg_random_seed(&random, 2);
    for (int round = 0; round < ROUNDS; round++) {
        table t = draw_table(&random);
        for (size_t c = 0; c < ROWS * COLUMNS; c++) {
            assert_true(t.hidden[c] || !(t.cell[c] >= 1 && t.cell[c] <= 4));
            assert_false(t.hidden[c] && t.cell[c] == 0);
        }
    }
}

/* ---- squares ---- */

typedef struct {
    double xy[2 * SQUARES], persons[SQUARES];
    adg_merged_cell merged[SQUARES];
    uint32_t cell_of[SQUARES];
    size_t n_merged;
} map;

static const double SIDES[] = {100, 1000, 10000};

static void merge(map *m)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_merge_grid(&RULES, m->xy, m->persons, NULL, SQUARES, SIDES, 3, m->merged,
                             &m->n_merged, m->cell_of, &error),
              &error);
}

static map draw_map(adg_random *random)
{
    map m;
    for (size_t i = 0; i < SQUARES; i++) {
        m.xy[2 * i] = random_between(random, -9000, 9000);
        m.xy[2 * i + 1] = random_between(random, -9000, 9000);
        m.persons[i] = (double)adg_random_below(random, 200);
    }
    merge(&m);
    return m;
}

TEST(every_person_is_in_exactly_one_square_and_what_is_shown_is_large_enough)
{
    adg_random random;
    adg_random_seed(&random, 3);
    for (int round = 0; round < ROUNDS; round++) {
        map m = draw_map(&random);
        double before = 0, after = 0, in[SQUARES] = {0};
        for (size_t i = 0; i < SQUARES; i++) {
            before += m.persons[i];
            if (m.cell_of[i] != ADG_NONE)
                in[m.cell_of[i]] += m.persons[i];
        }
        for (size_t k = 0; k < m.n_merged; k++) {
            after += m.merged[k].persons;
            assert_close(m.merged[k].persons, in[k], 1e-12, 0);
            assert_true(m.merged[k].hidden == (m.merged[k].persons < 100));
            assert_true(!m.merged[k].hidden || m.merged[k].level == 2);
        }
        assert_close(after, before, 1e-12, 0);
    }
}

TEST(the_order_of_the_rows_does_not_matter)
{
    adg_random random;
    adg_random_seed(&random, 4);
    for (int round = 0; round < ROUNDS; round++) {
        map m = draw_map(&random), turned = m;
        for (size_t i = 0; i < SQUARES; i++) {
            turned.xy[2 * i] = m.xy[2 * (SQUARES - 1 - i)];
            turned.xy[2 * i + 1] = m.xy[2 * (SQUARES - 1 - i) + 1];
            turned.persons[i] = m.persons[SQUARES - 1 - i];
        }
        merge(&turned);
        assert_int_equal(turned.n_merged, m.n_merged);
        for (size_t k = 0; k < m.n_merged; k++) {
            assert_exactly(turned.merged[k].x, m.merged[k].x);
            assert_exactly(turned.merged[k].y, m.merged[k].y);
            assert_exactly(turned.merged[k].persons, m.merged[k].persons);
        }
    }
}

RUN(T(no_hidden_cell_can_be_found_by_subtracting_from_a_sum),
    T(small_cells_are_hidden_and_zeros_never),
    T(every_person_is_in_exactly_one_square_and_what_is_shown_is_large_enough),
    T(the_order_of_the_rows_does_not_matter))
