/* SPDX-License-Identifier: MPL-2.0 */
#include "core/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "support/danish.h"
#include "support/test.h"

/* ---- reading numbers ---- */

static double number(const char *text)
{
    double value = -12345;
    assert_true(adg_parse_number(text, false, false, &value));
    return value;
}

static void assert_no_number(const char *text, bool decimal_comma, bool allow_special)
{
    double value = -12345;
    if (adg_parse_number(text, decimal_comma, allow_special, &value))
        print_error("\"%s\" was read as %.17g\n", text ? text : "", value);
    assert_exactly(value, -12345);
}

TEST(plain_decimals_are_read)
{
    assert_exactly(number("12.5"), 12.5);
    assert_exactly(number("-0.25"), -0.25);
    assert_exactly(number("+7"), 7);
    assert_exactly(number(".5"), 0.5);
    assert_exactly(number("5."), 5);
    assert_exactly(number("1e3"), 1000);
    assert_exactly(number("1.5E-2"), 0.015);
    assert_exactly(number("0259"), 259);
}

TEST(blanks_around_a_number_do_not_matter)
{
    assert_exactly(number("  12.5\t"), 12.5);
    assert_exactly(number("12.5\r"), 12.5);
}

TEST(what_is_not_wholly_a_number_is_refused)
{
    static const char *const wrong[] = {"",      " ",     "abc",    "12a",   "1 2",  "1.2.3",
                                        "--1",   "1e",    "e5",     "+",     "-",    ".",
                                        "0x10",  "1,5",   "1;2",    "12%",   "½",    "1e400",
                                        "1 000", "1'000", "nan(1)", "1.5 m", "#NUM", "NULL",
                                        "1_000", "−1"};
    for (size_t i = 0; i < N_OF(wrong); i++)
        assert_no_number(wrong[i], false, false);
    assert_no_number(NULL, false, false);
}

TEST(a_comma_is_a_decimal_point_where_the_file_says_so)
{
    double value;
    assert_true(adg_parse_number("12,5", true, false, &value));
    assert_exactly(value, 12.5);
    assert_true(adg_parse_number("12.5", true, false, &value));
    assert_exactly(value, 12.5);
}

TEST(a_comma_is_no_thousands_separator)
{
    assert_no_number("1,234.5", true, false);
    assert_no_number("1.234,5", true, false);
    assert_no_number("1,234,567", true, false);
}

TEST(infinity_and_nan_are_numbers_only_when_asked_for)
{
    double value;
    assert_no_number("inf", false, false);
    assert_no_number("nan", false, false);
    assert_no_number("Infinity", true, false);
    assert_true(adg_parse_number("inf", false, true, &value));
    assert_exactly(value, INFINITY);
    assert_true(adg_parse_number("-Infinity", false, true, &value));
    assert_exactly(value, -INFINITY);
    assert_true(adg_parse_number("NaN", false, true, &value));
    assert_nan(value);
    assert_no_number("infinite", false, true);
    assert_no_number("nano", false, true);
}

TEST(every_double_survives_seventeen_digits)
{
    adg_random random;
    adg_random_seed(&random, 7);
    for (int i = 0; i < 2000; i++) {
        char text[64];
        double value =
            ldexp(adg_random_uniform(&random), (int)adg_random_below(&random, 200) - 100);
        snprintf(text, sizeof text, "%.17g", value);
        assert_exactly(number(text), value);
    }
}

TEST(numbers_are_read_alike_under_a_danish_locale)
{
    enter_denmark();
    assert_exactly(number("12.5"), 12.5);
    assert_no_number("12,5", false, false);
    double value = 0;
    assert_true(adg_parse_number("12,5", true, false, &value));
    leave_denmark();
    assert_exactly(value, 12.5);
}

/* ---- printing numbers ---- */

TEST(numbers_are_printed_with_a_point)
{
    char buffer[32];
    assert_string_equal(adg_print_number(1234.5, 2, buffer, sizeof buffer), "1234.50");
    assert_string_equal(adg_print_number(-0.125, 3, buffer, sizeof buffer), "-0.125");
    assert_string_equal(adg_print_number(2, 0, buffer, sizeof buffer), "2");
}

TEST(numbers_are_printed_alike_under_a_danish_locale)
{
    char buffer[32];
    enter_denmark();
    adg_print_number(1234.5, 2, buffer, sizeof buffer);
    leave_denmark();
    assert_string_equal(buffer, "1234.50");
}

/* ---- growing texts ---- */

TEST(a_text_grows_piece_by_piece)
{
    adg_text text = ADG_TEXT_INIT;
    assert_string_equal(adg_text_string(&text), "");
    adg_text_append(&text, "Ærø");
    adg_text_append_n(&text, ", Fanø and more", 7);
    adg_text_format(&text, "%c %d km", '!', 88);
    assert_string_equal(adg_text_string(&text), "Ærø, Fanø! 88 km");
    assert_int_equal(text.length, strlen(text.bytes));
    adg_text_release(&text);
    assert_string_equal(adg_text_string(&text), "");
}

TEST(a_long_text_keeps_every_byte)
{
    adg_text text = ADG_TEXT_INIT;
    for (int i = 0; i < 10000; i++)
        adg_text_format(&text, "%d;", i % 10);
    assert_int_equal(text.length, 20000);
    for (size_t i = 0; i < text.length; i += 2)
        assert_int_equal(text.bytes[i], '0' + (char)(i / 2 % 10));
    assert_false(text.failed);
    adg_text_release(&text);
}

/* ---- small helpers ---- */

TEST(a_copy_is_the_callers_own)
{
    char original[] = "Ribe";
    char *copy = adg_strdup(original), *made = adg_strdup_format("%s %03d", original, 7);
    original[0] = 'X';
    assert_string_equal(copy, "Ribe");
    assert_string_equal(made, "Ribe 007");
    assert_null(adg_strdup(NULL));
    free(copy);
    free(made);
}

TEST(texts_are_equal_with_all_their_letters)
{
    assert_true(adg_text_equal("vej", "vej"));
    assert_false(adg_text_equal("vej", "Vej"));
    assert_false(adg_text_equal("vej", NULL));
    assert_true(adg_text_equal(NULL, NULL));
    assert_true(adg_text_equal_nocase("Motorvej", "mOTORVEJ"));
    assert_false(adg_text_equal_nocase("motorvej", "motorveje"));
    assert_false(adg_text_equal_nocase(NULL, ""));
    assert_true(adg_text_equal_nocase(NULL, NULL));
}

RUN(T(plain_decimals_are_read), T(blanks_around_a_number_do_not_matter),
    T(what_is_not_wholly_a_number_is_refused), T(a_comma_is_a_decimal_point_where_the_file_says_so),
    T(a_comma_is_no_thousands_separator), T(infinity_and_nan_are_numbers_only_when_asked_for),
    T(every_double_survives_seventeen_digits), T(numbers_are_read_alike_under_a_danish_locale),
    T(numbers_are_printed_with_a_point), T(numbers_are_printed_alike_under_a_danish_locale),
    T(a_text_grows_piece_by_piece), T(a_long_text_keeps_every_byte), T(a_copy_is_the_callers_own),
    T(texts_are_equal_with_all_their_letters))
