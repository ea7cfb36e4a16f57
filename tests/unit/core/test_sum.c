/* SPDX-License-Identifier: MPL-2.0 */
#include "core/sum.h"

#include "support/test.h"

static double sum_of(const double *value, size_t n)
{
    adg_sum sum = {0};
    for (size_t i = 0; i < n; i++)
        adg_sum_add(&sum, value[i]);
    return adg_sum_value(&sum);
}

TEST(nothing_adds_up_to_zero)
{
    assert_exactly(sum_of(NULL, 0), 0);
}

TEST(a_small_number_survives_between_large_ones)
{
    const double value[] = {1, 1e100, 1, -1e100};
    assert_exactly(sum_of(value, N_OF(value)), 2);
}

TEST(many_tenths_add_up_without_drift)
{
    adg_sum sum = {0};
    double plain = 0;
    for (int i = 0; i < 1000000; i++) {
        adg_sum_add(&sum, 0.1);
        plain += 0.1;
    }
    assert_exactly(adg_sum_value(&sum), 100000);
    assert_true(plain != 100000);
}

RUN(T(nothing_adds_up_to_zero), T(a_small_number_survives_between_large_ones),
    T(many_tenths_add_up_without_drift))
