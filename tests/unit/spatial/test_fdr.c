/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/spatial.h"
#include "support/test.h"

/* The examples of methods 5. */
TEST(the_floor_tells_how_many_must_reach_the_smallest_p)
{
    double p;
    assert_int_equal(adg_fdr_floor(400, 999, 0.05, &p), 16);
    assert_exactly(p, 0.002);
    assert_int_equal(adg_fdr_floor(400, 9999, 0.05, &p), 2);
    assert_int_equal(adg_fdr_floor(10000, 99999, 0.05, &p), 4);
    assert_exactly(p, 2e-5);
}

TEST(so_few_units_at_the_floor_are_not_enough_and_one_more_is)
{
    double p[400], q[400];
    unsigned char reject[400];
    adg_fdr_result r;
    adg_error error = ADG_ERROR_INIT;
    for (size_t k = 15; k <= 16; k++) {
        for (size_t i = 0; i < 400; i++)
            p[i] = i < k ? 0.002 : 0.9;
        assert_ok(adg_fdr(p, 400, 0.05, q, reject, &r, &error), &error);
        assert_int_equal(r.n_rejected, k == 16 ? 16 : 0);
    }
}

TEST(a_rate_must_lie_between_0_and_1)
{
    double p = 0.5, q;
    unsigned char reject;
    adg_fdr_result r;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_fdr(&p, 1, 0, &q, &reject, &r, &error), ADG_E_INVALID, &error, "between 0");
    assert_fails(adg_fdr(&p, 1, NAN, &q, &reject, &r, &error), ADG_E_INVALID, &error, "between 0");
}

RUN(T(the_floor_tells_how_many_must_reach_the_smallest_p),
    T(so_few_units_at_the_floor_are_not_enough_and_one_more_is), T(a_rate_must_lie_between_0_and_1))
