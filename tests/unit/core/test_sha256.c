/* SPDX-License-Identifier: MPL-2.0 */
#include "core/sha256.h"

#include <stdlib.h>
#include <string.h>

#include "support/scratch.h"
#include "support/test.h"

static void assert_digest(const char *path, const char *expected, uint64_t expected_size)
{
    char digest[ADG_SHA256_TEXT];
    uint64_t size = 99;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_sha256_file(path, digest, &size, &error), &error);
    assert_string_equal(digest, expected);
    assert_int_equal(size, expected_size);
}

/* FIPS 180-4, examples. */
TEST(the_published_examples_come_out)
{
    assert_digest(scratch_write("abc", "abc"),
                  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3);
    assert_digest(scratch_write("empty", ""),
                  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0);
}

TEST(a_million_letters_span_many_blocks)
{
    char *letters = NEW(char, 1000000);
    memset(letters, 'a', 1000000);
    assert_digest(scratch_write_bytes("million", letters, 1000000),
                  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", 1000000);
    free(letters);
}

TEST(the_size_need_not_be_asked_for)
{
    char digest[ADG_SHA256_TEXT];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_sha256_file(scratch_write("x", "x"), digest, NULL, &error), &error);
}

TEST(a_missing_file_is_named)
{
    char digest[ADG_SHA256_TEXT];
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_sha256_file(scratch_path("nowhere.tif"), digest, NULL, &error), ADG_E_IO,
                 &error, "nowhere.tif");
}

TEST(a_folder_is_no_file)
{
    char digest[ADG_SHA256_TEXT];
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_sha256_file(scratch_path("."), digest, NULL, &error), ADG_E_IO, &error,
                 "cannot be read");
}

RUN_WITH(scratch_open, scratch_close, T(the_published_examples_come_out),
         T(a_million_letters_span_many_blocks), T(the_size_need_not_be_asked_for),
         T(a_missing_file_is_named), T(a_folder_is_no_file))
