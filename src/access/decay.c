/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/decay.h"

#include "core/error.h"
#include "core/text.h"

/* A weight this small serves nobody; divided by, it would only blow up what rounding left. */
#define LEAST_WEIGHT 1e-100
/* exp(-1/2): what the truncated Gaussian is cut off by. */
#define AT_T0 0.60653065971263342
#define SQRT_3 1.7320508075688772
#define PI 3.14159265358979324
/* The power function is 1 until here. */
#define POWER_FROM_MIN 1.0

static double truncated_gaussian(double t)
{
    return t < 1 ? (exp(-t * t / 2) - AT_T0) / (1 - AT_T0) : 0;
}

static double curve(const adg_decay *d, double t)
{
    switch (d->kind) {
    case ADG_DECAY_NONE:
        return 1;
    case ADG_DECAY_EXPONENTIAL:
        return exp(-d->parameter * t);
    case ADG_DECAY_POWER:
        return pow(fmax(t, POWER_FROM_MIN), -d->parameter);
    case ADG_DECAY_GAUSSIAN:
        return exp(-(t / d->parameter) * (t / d->parameter) / 2);
    case ADG_DECAY_GAUSSIAN_TRUNCATED:
        return truncated_gaussian(t / d->parameter);
    case ADG_DECAY_LOGISTIC:
        return 1 / (1 + exp(PI * (t - d->parameter) / (d->second * SQRT_3)));
    case ADG_DECAY_LOG_LOGISTIC:
        return 1 / (1 + pow(t / d->parameter, d->second));
    case ADG_DECAY_LINEAR:
        return fmax(1 - t / d->parameter, 0);
    case ADG_DECAY_STEPS:
        return adg_step_weight(&d->steps, t);
    }
    return 0;
}

double adg_decay_weight(const adg_decay *decay, double minutes)
{
    if (!(minutes <= decay->limit_min) || isinf(minutes))
        return 0;
    double weight = curve(decay, minutes);
    return weight >= LEAST_WEIGHT ? weight : 0;
}

static int is_within(double x, double least, double most)
{
    return x >= least && x <= most;
}

static adg_status check_steps(const adg_step_weights *steps, adg_error *error)
{
    if (steps->n_steps == 0)
        return adg_fail(error, ADG_E_INVALID, _("there are no steps"));
    for (size_t k = 0; k < steps->n_steps; k++) {
        double before = k > 0 ? steps->limit_min[k - 1] : -1;
        if (!(steps->limit_min[k] > before))
            return adg_fail(error, ADG_E_INVALID,
                            _("step %g: the steps must be minutes that increase"),
                            steps->limit_min[k]);
        if (!is_within(steps->weight[k], 0, 1e15))
            return adg_fail(error, ADG_E_INVALID, _("weight %g: a weight must be 0 or more"),
                            steps->weight[k]);
    }
    return ADG_OK;
}

adg_status adg_decay_check(const adg_decay *decay, adg_error *error)
{
    int has_two = decay->kind == ADG_DECAY_LOGISTIC || decay->kind == ADG_DECAY_LOG_LOGISTIC;
    double least = decay->kind == ADG_DECAY_LOGISTIC ? 0 : 1e-9;
    if (!(decay->limit_min >= 0))
        return adg_fail(error, ADG_E_INVALID, _("limit %g: minutes must be 0 or more"),
                        decay->limit_min);
    if (decay->kind == ADG_DECAY_NONE)
        return ADG_OK;
    if (decay->kind == ADG_DECAY_STEPS)
        return check_steps(&decay->steps, error);
    if (!is_within(decay->parameter, least, 1e9))
        return adg_fail(error, ADG_E_INVALID,
                        _("decay parameter %g: it must be a number above 0, at most 1e9"),
                        decay->parameter);
    if (has_two && !is_within(decay->second, 1e-9, 1e9))
        return adg_fail(error, ADG_E_INVALID,
                        _("second decay parameter %g: it must be a number above 0, at most 1e9"),
                        decay->second);
    return ADG_OK;
}

adg_status adg_decay_set_half_life(adg_decay *decay, double half_life_min, adg_error *error)
{
    double t = half_life_min, least = decay->kind == ADG_DECAY_POWER ? POWER_FROM_MIN : 0;
    if (!(t > least && t <= 1e9))
        return adg_fail(error, ADG_E_INVALID, _("half-life %g: it must be more than %g minutes"), t,
                        least);
    switch (decay->kind) {
    case ADG_DECAY_NONE:
    case ADG_DECAY_STEPS:
        return adg_fail(error, ADG_E_INVALID, "%s", _("steps have no half-life"));
    case ADG_DECAY_EXPONENTIAL:
        decay->parameter = log(2) / t;
        break;
    case ADG_DECAY_POWER:
        decay->parameter = log(2) / log(t);
        break;
    case ADG_DECAY_GAUSSIAN:
        decay->parameter = t / sqrt(2 * log(2));
        break;
    case ADG_DECAY_GAUSSIAN_TRUNCATED:
        decay->parameter = t / sqrt(-2 * log((1 + AT_T0) / 2));
        break;
    case ADG_DECAY_LOGISTIC:
        decay->parameter = t;
        decay->second = t / 3;
        break;
    case ADG_DECAY_LOG_LOGISTIC:
        decay->parameter = t;
        decay->second = 3;
        break;
    case ADG_DECAY_LINEAR:
        decay->parameter = 2 * t;
        break;
    }
    return ADG_OK;
}
