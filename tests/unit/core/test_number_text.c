/* SPDX-License-Identifier: MPL-2.0 */
#include "core/number_text.h"

#include <math.h>

#include "support/danish.h"
#include "support/language.h"
#include "support/test.h"

static void assert_reads(double value, int decimals, const char *danish, const char *english)
{
    char buffer[ADG_NUMBER_TEXT];
    speak("da");
    assert_string_equal(adg_number_text(value, decimals, buffer), danish);
    speak("en");
    assert_string_equal(adg_number_text(value, decimals, buffer), english);
}

TEST(thousands_are_grouped_and_decimals_marked_as_the_language_does)
{
    assert_reads(1222570, 0, "1.222.570", "1,222,570");
    assert_reads(12.5, 1, "12,5", "12.5");
    assert_reads(1234567.891, 2, "1.234.567,89", "1,234,567.89");
    assert_reads(999, 0, "999", "999");
    assert_reads(1000, 0, "1.000", "1,000");
}

TEST(rounding_may_add_a_group)
{
    assert_reads(999.96, 1, "1.000,0", "1,000.0");
}

TEST(a_negative_number_has_a_true_minus_sign)
{
    assert_reads(-1234.5, 1, "−1.234,5", "−1,234.5");
}

TEST(what_rounds_to_zero_has_no_sign)
{
    assert_reads(-0.04, 1, "0,0", "0.0");
    assert_reads(-0.0, 0, "0", "0");
}

TEST(undefined_and_unreachable_read_as_a_dash)
{
    assert_reads(NAN, 1, "–", "–");
    assert_reads(INFINITY, 1, "–", "–");
    assert_reads(-INFINITY, 0, "–", "–");
}

TEST(as_many_decimals_as_the_number_has)
{
    assert_reads(62.5, ADG_AS_WRITTEN, "62,5", "62.5");
    assert_reads(1000, ADG_AS_WRITTEN, "1.000", "1,000");
    assert_reads(0.1234567, ADG_AS_WRITTEN, "0,123457", "0.123457");
}

TEST(the_machines_locale_does_not_matter)
{
    char buffer[ADG_NUMBER_TEXT];
    enter_denmark();
    adg_number_text(1234.5, 1, buffer);
    leave_denmark();
    assert_string_equal(buffer, "1,234.5");
}

RUN(T(thousands_are_grouped_and_decimals_marked_as_the_language_does), T(rounding_may_add_a_group),
    T(a_negative_number_has_a_true_minus_sign), T(what_rounds_to_zero_has_no_sign),
    T(undefined_and_unreachable_read_as_a_dash), T(as_many_decimals_as_the_number_has),
    T(the_machines_locale_does_not_matter))
