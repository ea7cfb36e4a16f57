/* SPDX-License-Identifier: MPL-2.0 */
#include "core/error.h"

#include <string.h>

#include "core/text.h"
#include "support/test.h"

TEST(a_failure_carries_status_and_words)
{
    adg_error error = ADG_ERROR_INIT;
    assert_int_equal(adg_fail(&error, ADG_E_IO, "%s: %d", "veje.shp", 7), ADG_E_IO);
    assert_int_equal(error.status, ADG_E_IO);
    assert_string_equal(error.message, "veje.shp: 7");
}

TEST(nobody_need_listen)
{
    assert_int_equal(adg_fail(NULL, ADG_E_INVALID, "unheard"), ADG_E_INVALID);
    assert_int_equal(adg_fail_memory(NULL), ADG_E_NOMEM);
    adg_error_prefix(NULL, "unheard");
}

TEST(out_of_memory_says_what_may_help)
{
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_fail_memory(&error), ADG_E_NOMEM, &error, "out of memory");
}

TEST(a_place_is_put_in_front)
{
    adg_error error = ADG_ERROR_INIT;
    adg_fail(&error, ADG_E_INVALID, "no such field");
    adg_error_prefix(&error, "%s: ", "zoner.shp");
    assert_string_equal(error.message, "zoner.shp: no such field");
    assert_int_equal(error.status, ADG_E_INVALID);
}

/* Every byte of the cut text must still belong to a whole character. */
static void assert_whole_characters(const char *text)
{
    for (const char *c = text; *c;) {
        unsigned char lead = (unsigned char)*c;
        int length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        for (int i = 1; i < length; i++)
            assert_int_equal((unsigned char)c[i] & 0xC0, 0x80);
        c += length;
    }
}

TEST(a_long_message_is_cut_between_characters)
{
    static const char *const letters[] = {"a", "ø", "–", "\xF0\x9F\x9A\x91"};
    for (size_t l = 0; l < N_OF(letters); l++)
        for (size_t offset = 0; offset < 4; offset++) {
            adg_error error = ADG_ERROR_INIT;
            adg_text text = ADG_TEXT_INIT;
            adg_text_append_n(&text, "abcd", offset);
            while (text.length < 2 * ADG_ERROR_CAPACITY)
                adg_text_append(&text, letters[l]);
            adg_fail(&error, ADG_E_INVALID, "%s", adg_text_string(&text));
            assert_whole_characters(error.message);
            assert_in_range(strlen(error.message), ADG_ERROR_CAPACITY - 5, ADG_ERROR_CAPACITY - 1);
            adg_error_prefix(&error, "ø%.*s: ", (int)offset, "abcd");
            assert_whole_characters(error.message);
            adg_text_release(&text);
        }
}

RUN(T(a_failure_carries_status_and_words), T(nobody_need_listen),
    T(out_of_memory_says_what_may_help), T(a_place_is_put_in_front),
    T(a_long_message_is_cut_between_characters))
