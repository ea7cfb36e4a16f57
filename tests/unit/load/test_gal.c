/* SPDX-License-Identifier: MPL-2.0 */
#include "load/gal.h"

#include "support/scratch.h"
#include "support/test.h"

static const char *const ids[] = {"a", "b", "c"};

static adg_status read(const char *text, adg_gal *gal, adg_error *error)
{
    return adg_gal_read(scratch_write("w.gal", text), ids, 3, gal, error);
}

static void assert_reads(const char *text)
{
    const uint32_t expected[][2] = {{1, 0}, {1, 2}, {0, 1}};
    adg_gal gal;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(read(text, &gal, &error), &error);
    assert_int_equal(gal.n, 3);
    assert_memory_equal(gal.link, expected, sizeof expected);
    adg_gal_release(&gal);
}

TEST(both_first_lines_and_empty_lines_are_read)
{
    assert_reads("3\nb 2\na c\na 1\nb\nc 0\n\n");
    assert_reads("0 3 layer id\r\nb 2\r\na c\r\na 1\r\nb\r\nc 0\r\n");
    assert_reads("\n3\nb 2\na\nc\n\na 1\nb\nc 0");
}

static void assert_refuses(const char *text, const char *words)
{
    adg_gal gal;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(read(text, &gal, &error), ADG_E_INVALID, &error, words);
}

TEST(what_is_wrong_is_named_with_its_line)
{
    assert_refuses("", "the file is empty");
    assert_refuses("three\n", "line 1: \"three\"");
    assert_refuses("4\na 0\n", "4 units, the layer has 3");
    assert_refuses("3\na 0\nb 1\nx\n", "line 4: \"x\": no unit of the layer has this id");
    assert_refuses("3\nx 0\n", "line 2: \"x\"");
    assert_refuses("3\na 0\na 0\n", "line 3: \"a\": this unit stands twice");
    assert_refuses("3\na 1\na\n", "line 3: \"a\": a unit is not its own neighbour");
    assert_refuses("3\na 2\nb b\n", "line 3: \"b\": this neighbour stands twice");
    assert_refuses("3\na many\n", "line 2: \"many\"");
    assert_refuses("3\na\n", "line 2: \"a\": the number of neighbours");
    assert_refuses("3\na 2\nb\n", "ends before all neighbours of \"a\"");
    assert_refuses("3\na 1\nb\n", "2 units of the layer have no line, the first is \"b\"");
}

TEST(a_file_that_is_not_there_is_named)
{
    adg_gal gal;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_gal_read("nowhere.gal", ids, 3, &gal, &error), ADG_E_INVALID, &error,
                 "nowhere.gal: cannot be opened");
}

RUN_WITH(scratch_open, scratch_close, T(both_first_lines_and_empty_lines_are_read),
         T(what_is_wrong_is_named_with_its_line), T(a_file_that_is_not_there_is_named))
