/* SPDX-License-Identifier: MPL-2.0 */
#include "load/csv_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/danish.h"
#include "support/fault_list.h"
#include "support/scratch.h"
#include "support/test.h"

/* A table that was read, and what was found on the way. */
typedef struct {
    adg_csv csv;
    adg_faults faults;
} reading;

static reading *read_bytes(const char *bytes)
{
    reading *r = NEW(reading, 1);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_csv_read(scratch_write("t.csv", bytes), "t.csv", &r->csv, &r->faults, &error),
              &error);
    return r;
}

static void done(reading *r)
{
    adg_csv_release(&r->csv);
    adg_faults_release(&r->faults);
    free(r);
}

static const char *cell(const reading *r, size_t row, size_t column)
{
    return r->csv.table.column[column].text[row];
}

TEST(a_header_names_the_columns_and_rows_follow)
{
    reading *r = read_bytes("id,people\n0461,180863\n0259,12\n");
    assert_no_faults(&r->faults);
    assert_int_equal(r->csv.table.n_rows, 2);
    assert_string_equal(r->csv.table.column[1].name, "people");
    assert_string_equal(cell(r, 0, 0), "0461");
    assert_string_equal(cell(r, 1, 1), "12");
    assert_false(r->csv.decimal_comma);
    done(r);
}

TEST(the_separator_is_found_in_the_header)
{
    static const char *const tables[] = {"a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n"};
    for (size_t i = 0; i < N_OF(tables); i++) {
        reading *r = read_bytes(tables[i]);
        assert_no_faults(&r->faults);
        assert_int_equal(r->csv.table.n_columns, 2);
        assert_string_equal(cell(r, 0, 1), "2");
        assert_int_equal(r->csv.decimal_comma, i > 0);
        done(r);
    }
}

TEST(every_way_to_end_a_line_is_understood)
{
    static const char *const tables[] = {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n",
                                         "a,b\n1,2\n3,4", "a,b\n\n1,2\n\n\n3,4\n\n"};
    for (size_t i = 0; i < N_OF(tables); i++) {
        reading *r = read_bytes(tables[i]);
        assert_no_faults(&r->faults);
        assert_int_equal(r->csv.table.n_rows, 2);
        assert_string_equal(cell(r, 1, 1), "4");
        done(r);
    }
}

TEST(the_mark_of_utf8_is_no_part_of_the_first_name)
{
    reading *r = read_bytes("\xEF\xBB\xBFid;navn\n1;Ærø\n");
    assert_no_faults(&r->faults);
    assert_string_equal(r->csv.table.column[0].name, "id");
    assert_string_equal(cell(r, 0, 1), "Ærø");
    done(r);
}

TEST(windows_danish_becomes_utf8)
{
    reading *r = read_bytes("id,n\xF8gle\n1,\xC6r\xF8\n");
    assert_no_faults(&r->faults);
    assert_string_equal(r->csv.table.column[1].name, "nøgle");
    assert_string_equal(cell(r, 0, 1), "Ærø");
    done(r);
}

TEST(quotes_hold_separators_line_ends_and_quotes)
{
    reading *r = read_bytes("id,navn\n1,\"Bo, Ærø\"\n2,\"to\nlinjer\"\n3,\"\"\"stor\"\" by\"\n");
    assert_no_faults(&r->faults);
    assert_string_equal(cell(r, 0, 1), "Bo, Ærø");
    assert_string_equal(cell(r, 1, 1), "to\nlinjer");
    assert_string_equal(cell(r, 2, 1), "\"stor\" by");
    done(r);
}

TEST(an_empty_cell_is_missing)
{
    reading *r = read_bytes("a,b,c\n,2,\n\"\", ,3\n");
    assert_no_faults(&r->faults);
    assert_null(cell(r, 0, 0));
    assert_null(cell(r, 0, 2));
    assert_null(cell(r, 1, 0));
    assert_null(cell(r, 1, 1));
    done(r);
}

TEST(every_row_knows_its_line)
{
    reading *r = read_bytes("id,navn\n1,\"to\nlinjer\"\n\n2,b\n");
    assert_int_equal(r->csv.line[0], 2);
    assert_int_equal(r->csv.line[1], 5);
    assert_int_equal(adg_csv_place(&r->csv, 1, "navn").row, 5);
    done(r);
}

/* The record begins on line 2, whichever of its cells goes on to the next line. */
TEST(a_row_begins_where_its_first_cell_begins)
{
    reading *r = read_bytes("navn,id\n\"to\nlinjer\",1\nx,2\n");
    assert_int_equal(r->csv.line[1], 4);
    assert_int_equal(r->csv.line[0], 2);
    done(r);
}

/* A semicolon inside a quoted name separates nothing. */
TEST(a_separator_inside_a_quoted_name_is_none)
{
    reading *r = read_bytes("\"vej; sti\",x,y\nA,1,2\n");
    assert_no_faults(&r->faults);
    assert_int_equal(r->csv.table.n_columns, 3);
    done(r);
}

TEST(thousands_of_rows_find_room)
{
    enum {
        N = 5000
    };
    char *text = NEW(char, 16 * N + 16), *end = text + sprintf(text, "id,n\n");
    for (int i = 0; i < N; i++)
        end += sprintf(end, "r%d,%d\n", i, i);
    reading *r = read_bytes(text);
    double *n = adg_csv_numbers(&r->csv, "n", false, ADG_EMPTY_IS_FAULT, &r->faults);
    assert_no_faults(&r->faults);
    assert_int_equal(r->csv.table.n_rows, N);
    for (int i = 0; i < N; i++)
        assert_exactly(n[i], i);
    free(n);
    free(text);
    done(r);
}

/* ---- numbers ---- */

TEST(a_comma_is_decimal_where_it_does_not_separate)
{
    reading *semicolon = read_bytes("n;m\n12,5;12.5\n"), *comma = read_bytes("n,m\n12.5,3\n");
    double *n =
        adg_csv_numbers(&semicolon->csv, "n", false, ADG_EMPTY_IS_FAULT, &semicolon->faults);
    double *m =
        adg_csv_numbers(&semicolon->csv, "m", false, ADG_EMPTY_IS_FAULT, &semicolon->faults);
    double *k = adg_csv_numbers(&comma->csv, "n", false, ADG_EMPTY_IS_FAULT, &comma->faults);
    assert_no_faults(&semicolon->faults);
    assert_exactly(n[0], 12.5);
    assert_exactly(m[0], 12.5);
    assert_exactly(k[0], 12.5);
    free(n);
    free(m);
    free(k);
    done(semicolon);
    done(comma);
}

TEST(with_commas_between_cells_a_decimal_comma_is_refused)
{
    reading *r = read_bytes("n,m\n\"12,5\",3\n");
    free(adg_csv_numbers(&r->csv, "n", false, ADG_EMPTY_IS_FAULT, &r->faults));
    assert_says(fault_of(&r->faults, "not_a_number")->message, "12,5");
    done(r);
}

TEST(unreachable_may_be_written)
{
    reading *r = read_bytes("n\ninf\n-inf\n");
    double *n = adg_csv_numbers(&r->csv, "n", false, ADG_EMPTY_IS_FAULT, &r->faults);
    assert_exactly(n[0], INFINITY);
    assert_exactly(n[1], -INFINITY);
    free(n);
    done(r);
}

TEST(a_text_that_is_no_number_is_named_with_its_line_and_column)
{
    reading *r = read_bytes("id,n\na,1\nb,mange\n");
    free(adg_csv_numbers(&r->csv, "n", false, ADG_EMPTY_IS_FAULT, &r->faults));
    const adg_fault *fault = fault_of(&r->faults, "not_a_number");
    assert_int_equal(fault->row, 3);
    assert_string_equal(fault->field, "n");
    assert_string_equal(fault->file, "t.csv");
    assert_says(fault->message, "mange");
    done(r);
}

TEST(an_empty_number_is_missing_or_wrong_as_the_caller_says)
{
    reading *r = read_bytes("n,m\n,1\n");
    double *n = adg_csv_numbers(&r->csv, "n", false, ADG_EMPTY_IS_NAN, &r->faults);
    assert_no_faults(&r->faults);
    assert_nan(n[0]);
    free(n);
    free(adg_csv_numbers(&r->csv, "n", false, ADG_EMPTY_IS_FAULT, &r->faults));
    fault_of(&r->faults, "not_a_number");
    done(r);
}

TEST(numbers_are_read_alike_under_a_danish_locale)
{
    enter_denmark();
    reading *r = read_bytes("n,m\n12.5,1\n");
    double *n = adg_csv_numbers(&r->csv, "n", false, ADG_EMPTY_IS_FAULT, &r->faults);
    leave_denmark();
    assert_no_faults(&r->faults);
    assert_exactly(n[0], 12.5);
    free(n);
    done(r);
}

TEST(a_missing_column_is_named_beside_those_there_are)
{
    reading *r = read_bytes("id,antal\na,1\n");
    assert_null(adg_csv_texts(&r->csv, "n", true, &r->faults));
    assert_no_faults(&r->faults);
    assert_null(adg_csv_texts(&r->csv, "n", false, &r->faults));
    assert_says(fault_of(&r->faults, "missing_field")->advice, "id, antal");
    done(r);
}

/* ---- what may be wrong ---- */

static void assert_wrong(const char *bytes, const char *code, long long line)
{
    reading *r = read_bytes(bytes);
    const adg_fault *fault = fault_of(&r->faults, code);
    assert_int_equal(fault->severity, ADG_ERROR);
    assert_int_equal(fault->row, line);
    done(r);
}

TEST(rows_of_another_length_are_named)
{
    assert_wrong("a,b\n1,2\n3\n", "ragged_row", 3);
    assert_wrong("a,b\n1,2,3\n", "ragged_row", 2);
}

TEST(every_ragged_row_is_named)
{
    reading *r = read_bytes("a,b\n1\n1,2\n1,2,3\n1,2\n4\n");
    assert_int_equal(faults_of(&r->faults, "ragged_row"), 3);
    assert_int_equal(r->csv.table.n_rows, 5);
    done(r);
}

TEST(open_and_stray_quotes_are_named)
{
    assert_wrong("a,b\n1,\"to\n", "bad_quotes", 2);
    assert_wrong("a,b\n1,2\n1,t\"o\n", "bad_quotes", 3);
}

TEST(a_name_that_stands_twice_is_named)
{
    reading *r = read_bytes("id,n,id\n1,2,3\n");
    assert_string_equal(fault_of(&r->faults, "duplicate_column")->field, "id");
    done(r);
}

TEST(an_empty_file_is_not_a_table)
{
    reading *r = read_bytes("");
    fault_of(&r->faults, "empty_table");
    done(r);
}

TEST(a_header_alone_is_a_table_without_rows)
{
    reading *r = read_bytes("id,n\n");
    assert_no_faults(&r->faults);
    assert_int_equal(r->csv.table.n_rows, 0);
    assert_int_equal(r->csv.table.n_columns, 2);
    done(r);
}

TEST(a_missing_file_is_said_to_be_missing)
{
    adg_csv csv;
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_csv_read(scratch_path("nowhere.csv"), "nowhere.csv", &csv, &faults, &error),
              &error);
    fault_of(&faults, "missing_file");
    adg_csv_release(&csv);
    adg_faults_release(&faults);
}

TEST(a_folder_is_no_table)
{
    adg_csv csv;
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_csv_read(scratch_path("."), "folder", &csv, &faults, &error), &error);
    assert_true(faults.count[ADG_ERROR] > 0);
    adg_csv_release(&csv);
    adg_faults_release(&faults);
}

TEST(zero_bytes_do_no_harm)
{
    adg_csv csv;
    adg_faults faults = {0};
    adg_error error = ADG_ERROR_INIT;
    const char *path = scratch_write_bytes("z.csv", "a,b\n1\0,2\n\0,\0\n", 13);
    assert_ok(adg_csv_read(path, "z.csv", &csv, &faults, &error), &error);
    adg_csv_release(&csv);
    adg_faults_release(&faults);
}

RUN_WITH(scratch_open, scratch_close, T(a_header_names_the_columns_and_rows_follow),
         T(the_separator_is_found_in_the_header), T(every_way_to_end_a_line_is_understood),
         T(the_mark_of_utf8_is_no_part_of_the_first_name), T(windows_danish_becomes_utf8),
         T(quotes_hold_separators_line_ends_and_quotes), T(an_empty_cell_is_missing),
         T(every_row_knows_its_line), T(a_row_begins_where_its_first_cell_begins),
         T(a_separator_inside_a_quoted_name_is_none), T(thousands_of_rows_find_room),
         T(a_comma_is_decimal_where_it_does_not_separate),
         T(with_commas_between_cells_a_decimal_comma_is_refused), T(unreachable_may_be_written),
         T(a_text_that_is_no_number_is_named_with_its_line_and_column),
         T(an_empty_number_is_missing_or_wrong_as_the_caller_says),
         T(numbers_are_read_alike_under_a_danish_locale),
         T(a_missing_column_is_named_beside_those_there_are), T(rows_of_another_length_are_named),
         T(every_ragged_row_is_named), T(open_and_stray_quotes_are_named),
         T(a_name_that_stands_twice_is_named), T(an_empty_file_is_not_a_table),
         T(a_header_alone_is_a_table_without_rows), T(a_missing_file_is_said_to_be_missing),
         T(a_folder_is_no_table), T(zero_bytes_do_no_harm))
