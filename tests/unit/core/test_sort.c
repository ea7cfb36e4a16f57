/* SPDX-License-Identifier: MPL-2.0 */
#include "core/sort.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "core/random.h"
#include "support/test.h"

static void assert_order(const double *key, const uint32_t *expected, size_t n)
{
    uint32_t order[16];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_sort_order(key, n, order, &error), &error);
    assert_memory_equal(order, expected, n * sizeof *order);
}

TEST(numbers_of_both_signs_sort_upwards)
{
    const double key[] = {2.5, -1, 0, -3e300, 1e-300};
    assert_order(key, (const uint32_t[]){3, 1, 2, 4, 0}, 5);
}

TEST(equal_keys_keep_their_input_order)
{
    const double key[] = {7, 3, 7, 3, 7};
    assert_order(key, (const uint32_t[]){1, 3, 0, 2, 4}, 5);
}

TEST(minus_zero_is_zero)
{
    const double key[] = {0.0, -0.0, 0.0, -DBL_TRUE_MIN};
    assert_order(key, (const uint32_t[]){3, 0, 1, 2}, 4);
}

TEST(infinity_comes_last_and_missing_after_it)
{
    const double key[] = {NAN, INFINITY, DBL_MAX, -INFINITY, -NAN};
    assert_order(key, (const uint32_t[]){3, 2, 1, 0, 4}, 5);
}

TEST(nothing_and_one_are_sorted)
{
    assert_order(NULL, NULL, 0);
    assert_order((const double[]){NAN}, (const uint32_t[]){0}, 1);
}

TEST(unsigned_keys_sort_by_all_their_bits)
{
    const uint64_t key[] = {UINT64_MAX, 0, UINT64_C(1) << 63, 1, UINT64_C(1) << 33};
    const uint32_t expected[] = {1, 3, 4, 2, 0};
    uint32_t order[5];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_sort_order_u64(key, 5, order, &error), &error);
    assert_memory_equal(order, expected, sizeof order);
}

/* Any bits at all, read as a number. */
static double any_number(adg_random *random)
{
    union {
        uint64_t bits;
        double value;
    } any = {adg_random_next(random)};
    return any.value;
}

static int in_order(const double *key, uint32_t a, uint32_t b)
{
    if (isnan(key[a]) || isnan(key[b]))
        return isnan(key[b]) && (!isnan(key[a]) || a < b);
    return key[a] < key[b] || (key[a] == key[b] && a < b);
}

TEST(random_numbers_come_out_in_order)
{
    enum {
        N = 20000
    };
    double *key = NEW(double, N);
    uint32_t *order = NEW(uint32_t, N);
    adg_random random;
    adg_error error = ADG_ERROR_INIT;
    adg_random_seed(&random, 1);
    for (size_t i = 0; i < N; i++)
        key[i] = i % 3 ? any_number(&random) : (double)adg_random_below(&random, 10);
    assert_ok(adg_sort_order(key, N, order, &error), &error);
    for (size_t k = 1; k < N; k++)
        assert_true(in_order(key, order[k - 1], order[k]));
    free(key);
    free(order);
}

RUN(T(numbers_of_both_signs_sort_upwards), T(equal_keys_keep_their_input_order),
    T(minus_zero_is_zero), T(infinity_comes_last_and_missing_after_it),
    T(nothing_and_one_are_sorted), T(unsigned_keys_sort_by_all_their_bits),
    T(random_numbers_come_out_in_order))
