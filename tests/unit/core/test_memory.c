/* SPDX-License-Identifier: MPL-2.0 */
#include "core/memory.h"

#include <stdint.h>
#include <stdlib.h>

#include "support/test.h"

TEST(a_new_array_is_zeroed)
{
    double *array = ADG_NEW_ARRAY(double, 100);
    for (int i = 0; i < 100; i++)
        assert_exactly(array[i], 0);
    free(array);
}

TEST(an_empty_array_is_there)
{
    int *array = ADG_NEW_ARRAY(int, 0);
    assert_non_null(array);
    free(array);
}

TEST(a_size_that_overflows_is_refused)
{
    volatile size_t too_many = SIZE_MAX / sizeof(double) + 1;
    assert_null(ADG_NEW_ARRAY(double, too_many));
}

TEST(a_growing_array_keeps_what_it_holds)
{
    size_t capacity = 0;
    int *array = NULL;
    for (size_t n = 0; n < 1000; n++) {
        array = must_have(adg_grow_array(array, n, &capacity, sizeof *array));
        assert_true(capacity > n);
        array[n] = (int)n;
    }
    for (size_t n = 0; n < 1000; n++)
        assert_int_equal(array[n], n);
    free(array);
}

TEST(growing_without_end_is_refused)
{
    size_t capacity = SIZE_MAX / 2;
    assert_null(adg_grow_array(NULL, capacity, &capacity, sizeof(double)));
}

RUN(T(a_new_array_is_zeroed), T(an_empty_array_is_there), T(a_size_that_overflows_is_refused),
    T(a_growing_array_keeps_what_it_holds), T(growing_without_end_is_refused))
