/* SPDX-License-Identifier: MPL-2.0 */
#include "core/key_tally.h"

#include "support/test.h"

TEST(an_empty_tally_has_counted_nothing)
{
    adg_key_tally tally = ADG_KEY_TALLY_INIT;
    assert_int_equal(adg_key_tally_count(&tally, 0), 0);
    assert_int_equal(adg_key_tally_count(&tally, UINT64_MAX / 2 - 1), 0);
    adg_key_tally_release(&tally);
}

TEST(keys_are_counted_as_once_or_more)
{
    adg_key_tally tally = ADG_KEY_TALLY_INIT;
    static const uint64_t keys[] = {0, 1, UINT64_MAX / 2 - 1, 1, 7, 7, 7};
    for (size_t i = 0; i < N_OF(keys); i++)
        assert_true(adg_key_tally_add(&tally, keys[i]));
    assert_int_equal(tally.n, 4);
    assert_int_equal(adg_key_tally_count(&tally, 0), 1);
    assert_int_equal(adg_key_tally_count(&tally, 1), 2);
    assert_int_equal(adg_key_tally_count(&tally, UINT64_MAX / 2 - 1), 1);
    assert_int_equal(adg_key_tally_count(&tally, 7), 2);
    assert_int_equal(adg_key_tally_count(&tally, 8), 0);
    adg_key_tally_release(&tally);
}

TEST(many_keys_that_lie_close_together_are_told_apart)
{
    enum {
        N = 100000
    };
    adg_key_tally tally = ADG_KEY_TALLY_INIT;
    for (uint64_t i = 0; i < N; i++)
        for (uint64_t times = 0; times <= i % 3; times++)
            assert_true(adg_key_tally_add(&tally, i << 31));
    assert_int_equal(tally.n, N);
    for (uint64_t i = 0; i < N; i++) {
        assert_int_equal(adg_key_tally_count(&tally, i << 31), i % 3 ? 2 : 1);
        assert_int_equal(adg_key_tally_count(&tally, (i << 31) + 1), 0);
    }
    adg_key_tally_release(&tally);
}

RUN(T(an_empty_tally_has_counted_nothing), T(keys_are_counted_as_once_or_more),
    T(many_keys_that_lie_close_together_are_told_apart))
