/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_DECAY_H
#define ADGANG_DECAY_H

#include "adgang/access.h"
#include "adgang/export.h"
#include "adgang/status.h"
#include <math.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How much a facility counts that is t minutes away: distance decay. */
typedef enum {
    ADG_DECAY_NONE,               /* 1 */
    ADG_DECAY_EXPONENTIAL,        /* exp(-beta t);            parameter = beta > 0, 1/min */
    ADG_DECAY_POWER,              /* max(t, 1)^-alpha;        parameter = alpha > 0 */
    ADG_DECAY_GAUSSIAN,           /* exp(-t^2 / (2 sigma^2)); parameter = sigma > 0, min */
    ADG_DECAY_GAUSSIAN_TRUNCATED, /* (exp(-(t/t0)^2/2) - exp(-1/2)) / (1 - exp(-1/2)), 0 from t0 on;
                                     parameter = t0 > 0, min */
    ADG_DECAY_LOGISTIC,           /* 1 / (1 + exp(pi (t - median) / (sd sqrt(3))));
                                     parameter = median >= 0, second = sd > 0, both min */
    ADG_DECAY_LOG_LOGISTIC,       /* 1 / (1 + (t / median)^shape);
                                     parameter = median > 0, min, second = shape > 0 */
    ADG_DECAY_LINEAR,             /* 1 - t/t0, 0 from t0 on;  parameter = t0 > 0, min */
    ADG_DECAY_STEPS               /* by steps, the limit of a step inside it */
} adg_decay_kind;

/** A decay and the catchment it is used in. Start with ADG_DECAY_INIT: everything counts 1. */
typedef struct {
    adg_decay_kind kind;
    double parameter, second;
    adg_step_weights steps; /* for ADG_DECAY_STEPS; borrowed */
    double limit_min;       /* nothing counts beyond; the limit itself is inside. +inf = no limit */
} adg_decay;

#define ADG_DECAY_INIT                                                                             \
    {                                                                                              \
        ADG_DECAY_NONE, 0, 0, {0, 0, 0}, HUGE_VAL                                                  \
    }

/** ADG_E_INVALID for parameters out of their range, steps that do not increase, negative weights. */
ADG_API adg_status adg_decay_check(const adg_decay *decay, adg_error *error);

/** The weight of t minutes: 0 beyond limit_min, for +inf and for NaN. Weights below 1e-100 are 0, so
 *  that nobody is served by rounding.  O(1); by steps O(n_steps). */
ADG_API double adg_decay_weight(const adg_decay *decay, double minutes);

/** Sets the parameters so that a facility half_life_min away counts half ("efter 15 minutter tæller
 *  et tilbud halvt"): beta = ln 2 / t, sigma = t / sqrt(2 ln 2), median = t, linear t0 = 2 t ...
 *  Curves of two parameters get a usual second one: logistic sd = t/3, log-logistic shape = 3.
 *  half_life_min > 0; for the power function > 1, because it is 1 until there. ADG_E_INVALID
 *  otherwise, and for ADG_DECAY_NONE and ADG_DECAY_STEPS, which have no half-life. */
ADG_API adg_status adg_decay_set_half_life(adg_decay *decay, double half_life_min,
                                           adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
