/* SPDX-License-Identifier: MPL-2.0 */
#include "core/random.h"

#include <stdbool.h>

#include "support/test.h"

/* The reference vectors are among the golden cases (rng.json). */

TEST(the_same_seed_gives_the_same_numbers)
{
    adg_random a, b, c;
    adg_random_seed(&a, 42);
    adg_random_seed(&b, 42);
    adg_random_seed(&c, 43);
    for (int i = 0; i < 100; i++) {
        uint64_t value = adg_random_next(&a);
        assert_int_equal(value, adg_random_next(&b));
        assert_int_not_equal(value, adg_random_next(&c));
    }
}

TEST(uniform_numbers_fill_the_interval_and_never_reach_one)
{
    enum {
        N = 100000
    };
    adg_random random;
    double sum = 0;
    adg_random_seed(&random, 1);
    for (int i = 0; i < N; i++) {
        double u = adg_random_uniform(&random);
        assert_true(u >= 0 && u < 1);
        sum += u;
    }
    /* Standard error of the mean: 0.29 / sqrt(N) = 0.0009. */
    assert_close(sum / N, 0.5, 0, 0.005);
}

TEST(bounded_numbers_hit_every_value_alike)
{
    enum {
        N = 60000,
        SIDES = 6
    };
    adg_random random;
    int count[SIDES] = {0};
    adg_random_seed(&random, 2);
    for (int i = 0; i < N; i++)
        count[adg_random_below(&random, SIDES)]++;
    for (int s = 0; s < SIDES; s++)
        assert_in_range(count[s], N / SIDES - 500, N / SIDES + 500);
}

TEST(one_value_is_always_that_value)
{
    adg_random random;
    adg_random_seed(&random, 3);
    for (int i = 0; i < 10; i++)
        assert_int_equal(adg_random_below(&random, 1), 0);
}

TEST(a_bound_above_half_of_the_range_is_kept)
{
    adg_random random;
    uint64_t bound = (UINT64_C(1) << 63) + 1;
    adg_random_seed(&random, 4);
    for (int i = 0; i < 1000; i++)
        assert_true(adg_random_below(&random, bound) < bound);
}

TEST(a_permutation_holds_everybody_once)
{
    enum {
        N = 1000
    };
    adg_random random;
    uint32_t order[N];
    bool seen[N] = {false};
    adg_random_seed(&random, 5);
    adg_random_permutation(&random, order, N);
    for (int i = 0; i < N; i++) {
        assert_in_range(order[i], 0, N - 1);
        assert_false(seen[order[i]]);
        seen[order[i]] = true;
    }
    adg_random_permutation(&random, order, 0);
}

TEST(streams_of_different_units_are_unrelated)
{
    uint64_t a = adg_random_stream_seed(42, 1), b = adg_random_stream_seed(42, 2);
    assert_int_not_equal(a, b);
    assert_int_not_equal(a, adg_random_stream_seed(43, 1));
    assert_int_equal(a, adg_random_stream_seed(42, 1));
}

RUN(T(the_same_seed_gives_the_same_numbers),
    T(uniform_numbers_fill_the_interval_and_never_reach_one),
    T(bounded_numbers_hit_every_value_alike), T(one_value_is_always_that_value),
    T(a_bound_above_half_of_the_range_is_kept), T(a_permutation_holds_everybody_once),
    T(streams_of_different_units_are_unrelated))
