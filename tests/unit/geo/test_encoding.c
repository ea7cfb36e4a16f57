/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/encoding.h"

#include <stdlib.h>

#include "support/test.h"

static void assert_copy(const char *bytes, const char *expected)
{
    char *copy = adg_utf8_copy(bytes);
    assert_string_equal(copy, expected);
    free(copy);
}

TEST(utf8_stays_as_it_is)
{
    assert_copy("Ærøskøbing", "Ærøskøbing");
    assert_copy("", "");
}

TEST(other_bytes_are_windows_danish)
{
    assert_copy("\xC6r\xF8sk\xF8"
                "bing",
                "Ærøskøbing");
    assert_copy("\x93"
                "F\xE6rge\x94 \x80",
                "“Færge” €");
}

TEST(blanks_at_the_end_are_cut)
{
    assert_copy("Ribe  \t\r\n", "Ribe");
    assert_copy("  Ribe", "  Ribe");
    assert_copy("   ", "");
}

RUN(T(utf8_stays_as_it_is), T(other_bytes_are_windows_danish), T(blanks_at_the_end_are_cut))
