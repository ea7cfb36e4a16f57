/* SPDX-License-Identifier: MPL-2.0 */
#include "core/table.h"

#include <math.h>
#include <stdio.h>

#include "core/text.h"
#include "support/test.h"

TEST(columns_begin_empty_and_are_found_by_name)
{
    adg_table table = {.n_rows = 2};
    char **label = adg_table_add_text(&table, "label", "Navn");
    double *people = adg_table_add_number(&table, "people", NULL, 0);
    assert_null(label[1]);
    assert_nan(people[0]);
    label[0] = adg_strdup("Odense");
    people[1] = 180863;
    assert_ptr_equal(adg_table_find(&table, "label")->text, label);
    assert_string_equal(adg_table_find(&table, "label")->title, "Navn");
    assert_ptr_equal(adg_table_find(&table, "people")->number, people);
    assert_null(adg_table_find(&table, "People"));
    adg_table_release(&table);
    assert_int_equal(table.n_columns, 0);
}

TEST(many_columns_keep_their_arrays)
{
    adg_table table = {.n_rows = 1};
    double *first = adg_table_add_number(&table, "c0", NULL, 1);
    *first = 42;
    for (int c = 1; c < 200; c++) {
        char name[8];
        snprintf(name, sizeof name, "c%d", c);
        assert_non_null(adg_table_add_number(&table, name, NULL, 1));
    }
    assert_exactly(adg_table_find(&table, "c0")->number[0], 42);
    assert_int_equal(table.n_columns, 200);
    adg_table_release(&table);
}

TEST(a_table_without_rows_still_has_columns)
{
    adg_table table = {0};
    assert_non_null(adg_table_add_text(&table, "id", NULL));
    assert_non_null(adg_table_add_number(&table, "x", NULL, 3));
    assert_true(adg_table_find(&table, "id")->is_text);
    adg_table_release(&table);
}

RUN(T(columns_begin_empty_and_are_found_by_name), T(many_columns_keep_their_arrays),
    T(a_table_without_rows_still_has_columns))
