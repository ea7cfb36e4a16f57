/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/decay.h"

#include "support/test.h"

TEST(every_curve_is_a_half_at_its_half_life)
{
    for (int kind = ADG_DECAY_EXPONENTIAL; kind <= ADG_DECAY_LINEAR; kind++) {
        adg_decay decay = ADG_DECAY_INIT;
        adg_error error = ADG_ERROR_INIT;
        decay.kind = (adg_decay_kind)kind;
        assert_ok(adg_decay_set_half_life(&decay, 15, &error), &error);
        assert_ok(adg_decay_check(&decay, &error), &error);
        assert_close(adg_decay_weight(&decay, 15), 0.5, 1e-12, 0);
        assert_exactly(adg_decay_weight(&decay, INFINITY), 0);
        assert_exactly(adg_decay_weight(&decay, NAN), 0);
    }
}

TEST(the_limit_is_inside)
{
    adg_decay decay = ADG_DECAY_INIT;
    decay.limit_min = 30;
    assert_exactly(adg_decay_weight(&decay, 30), 1);
    assert_exactly(adg_decay_weight(&decay, 30.0001), 0);
}

/* exp(-1/2), as PySAL's access 541de01e tests it. */
TEST(a_gaussian_is_not_normed)
{
    adg_decay decay = ADG_DECAY_INIT;
    decay.kind = ADG_DECAY_GAUSSIAN;
    decay.parameter = 1;
    assert_close(adg_decay_weight(&decay, 1), 0.6065306597, 1e-9, 0);
    decay.parameter = 50;
    assert_close(adg_decay_weight(&decay, 1), 0.99980001, 1e-7, 0);
}

TEST(a_weight_that_is_next_to_nothing_is_nothing)
{
    adg_decay decay = ADG_DECAY_INIT;
    decay.kind = ADG_DECAY_EXPONENTIAL;
    decay.parameter = 1;
    assert_true(adg_decay_weight(&decay, 200) > 0);
    assert_exactly(adg_decay_weight(&decay, 300), 0);
}

TEST(parameters_out_of_range_are_refused)
{
    adg_decay decay = ADG_DECAY_INIT;
    adg_error error = ADG_ERROR_INIT;
    decay.kind = ADG_DECAY_GAUSSIAN;
    assert_fails(adg_decay_check(&decay, &error), ADG_E_INVALID, &error, "above 0");
    decay.kind = ADG_DECAY_LOGISTIC;
    decay.parameter = 20;
    assert_fails(adg_decay_check(&decay, &error), ADG_E_INVALID, &error, "second");
    decay.kind = ADG_DECAY_STEPS;
    assert_fails(adg_decay_check(&decay, &error), ADG_E_INVALID, &error, "no steps");
    assert_fails(adg_decay_set_half_life(&decay, 5, &error), ADG_E_INVALID, &error, "half-life");
    decay.kind = ADG_DECAY_POWER;
    assert_fails(adg_decay_set_half_life(&decay, 1, &error), ADG_E_INVALID, &error, "more than 1");
}

RUN(T(every_curve_is_a_half_at_its_half_life), T(the_limit_is_inside), T(a_gaussian_is_not_normed),
    T(a_weight_that_is_next_to_nothing_is_nothing), T(parameters_out_of_range_are_refused))
