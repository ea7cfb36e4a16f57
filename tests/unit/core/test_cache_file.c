/* SPDX-License-Identifier: MPL-2.0 */
#include "core/cache_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/scratch.h"
#include "support/test.h"

static void keep(const char *directory, const char *key, const char *words, size_t n)
{
    adg_text bytes = ADG_TEXT_INIT;
    adg_error error = ADG_ERROR_INIT;
    adg_text_append_n(&bytes, words, n);
    assert_ok(adg_cache_file_write(directory, key, &bytes, &error), &error);
    adg_text_release(&bytes);
}

static void key_of(const char *words, char key[ADG_SHA256_TEXT])
{
    adg_sha256_bytes(words, strlen(words), key);
}

TEST(what_is_kept_is_found)
{
    char key[ADG_SHA256_TEXT], other[ADG_SHA256_TEXT];
    adg_cache_file file;
    const char *folder = scratch_path("one/two");
    key_of("a", key);
    key_of("b", other);
    assert_int_equal(adg_cache_file_open(folder, key, &file), ADG_CACHE_ABSENT);
    keep(folder, key, "a\0b", 3);
    keep(folder, other, "", 0);
    assert_int_equal(adg_cache_file_open(folder, key, &file), ADG_CACHE_FOUND);
    assert_int_equal(file.n, 3);
    assert_memory_equal(file.bytes, "a\0b", 3);
    /* What is replaced meanwhile stays as it was for those who have it open. */
    keep(folder, key, "new!", 4);
    assert_memory_equal(file.bytes, "a\0b", 3);
    adg_cache_file_close(&file);
    assert_int_equal(adg_cache_file_open(folder, other, &file), ADG_CACHE_FOUND);
    assert_int_equal(file.n, 0);
    adg_cache_file_close(&file);
}

TEST(a_changed_bit_anywhere_is_noticed)
{
    char key[ADG_SHA256_TEXT];
    adg_cache_file file;
    const char *folder = scratch_path("bits");
    key_of("bits", key);
    keep(folder, key, "some bytes", 10);
    char *path = must_have(adg_cache_file_path(folder, key));
    FILE *whole = must_have(fopen(path, "r+b"));
    fseek(whole, 0, SEEK_END);
    long size = ftell(whole);
    assert_int_equal(size, 16 + 64 + 8 + 10 + 64);
    for (long bit = 0; bit < 8 * size; bit++) {
        for (int turn = 0; turn < 2; turn++) {
            fseek(whole, bit / 8, SEEK_SET);
            int byte = fgetc(whole);
            fseek(whole, bit / 8, SEEK_SET);
            fputc(byte ^ (1 << bit % 8), whole);
            fflush(whole);
            adg_cache_state found = adg_cache_file_open(folder, key, &file);
            assert_int_equal(found, turn ? ADG_CACHE_FOUND : ADG_CACHE_DAMAGED);
            if (turn)
                adg_cache_file_close(&file);
        }
    }
    fclose(whole);
    free(path);
}

TEST(a_folder_that_cannot_be_made_is_a_failure)
{
    char key[ADG_SHA256_TEXT];
    adg_text bytes = ADG_TEXT_INIT;
    adg_error error = ADG_ERROR_INIT;
    key_of("c", key);
    scratch_write("file", "no folder");
    assert_fails(adg_cache_file_write(scratch_path("file/cache"), key, &bytes, &error), ADG_E_IO,
                 &error, "cannot be written");
}

RUN_WITH(scratch_open, scratch_close, T(what_is_kept_is_found),
         T(a_changed_bit_anywhere_is_noticed), T(a_folder_that_cannot_be_made_is_a_failure))
