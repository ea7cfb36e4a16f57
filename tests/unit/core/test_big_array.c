/* SPDX-License-Identifier: MPL-2.0 */
#include "core/big_array.h"

#include <stdint.h>
#include <stdlib.h>

#include "support/test.h"

TEST(a_small_array_is_zeroed_memory)
{
    adg_error error = ADG_ERROR_INIT;
    adg_big_array a;
    assert_ok(adg_big_array_new(100, sizeof(double), &a, &error), &error);
    assert_false(a.in_file);
    for (int i = 0; i < 100; i++)
        assert_exactly(((double *)a.start)[i], 0);
    adg_big_array_release(&a);
    adg_big_array_release(&a); /* once more does no harm */
}

TEST(a_large_one_lies_in_a_file_and_keeps_what_it_holds)
{
    enum {
        N = 300000
    };
    adg_error error = ADG_ERROR_INIT;
    adg_big_array a, b;
    setenv("ADGANG_MEMORY_MB", "1", 1);
    assert_ok(adg_big_array_new(N, sizeof(uint64_t), &a, &error), &error);
    assert_ok(adg_big_array_new(N, sizeof(uint64_t), &b, &error), &error);
    unsetenv("ADGANG_MEMORY_MB");
    assert_true(a.in_file && b.in_file);
    uint64_t *at = a.start, *other = b.start;
    for (uint64_t i = 0; i < N; i++)
        at[i] = i * i;
    for (uint64_t i = 0; i < N; i++)
        assert_true(at[i] == i * i && other[i] == 0);
    adg_big_array_release(&a);
    adg_big_array_release(&b);
}

TEST(a_folder_that_is_not_there_and_sizes_that_overflow_are_refused)
{
    adg_error error = ADG_ERROR_INIT;
    adg_big_array a;
    setenv("ADGANG_MEMORY_MB", "0", 1);
    setenv("TMPDIR", "/nowhere", 1);
    assert_fails(adg_big_array_new(5, 8, &a, &error), ADG_E_IO, &error, "/nowhere: no room");
    unsetenv("TMPDIR");
    unsetenv("ADGANG_MEMORY_MB");
    assert_status_at(adg_big_array_new(SIZE_MAX / 4, 8, &a, &error), ADG_E_NOMEM, &error, __FILE__,
                     __LINE__);
    assert_null(a.start);
    adg_big_array_release(&a);
}

RUN(T(a_small_array_is_zeroed_memory), T(a_large_one_lies_in_a_file_and_keeps_what_it_holds),
    T(a_folder_that_is_not_there_and_sizes_that_overflow_are_refused))
