/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/indicator_transform.h"

#include <math.h>
#include <stdbool.h>

const char *adg_transform_word(adg_transform transform)
{
    static const char *const words[] = {"none", "log", "log1", "share", "smooth", "logit"};
    return words[transform];
}

static bool is_possible(adg_transform transform, double value, double people)
{
    switch (transform) {
    case ADG_TRANSFORM_LOG:
        return value > 0;
    case ADG_TRANSFORM_LOG1:
        return value > -1;
    case ADG_TRANSFORM_SHARE:
    case ADG_TRANSFORM_SMOOTH:
    case ADG_TRANSFORM_LOGIT:
        return value >= 0 && value <= people;
    default:
        return true;
    }
}

static double transformed(adg_transform transform, double value, double people)
{
    switch (transform) {
    case ADG_TRANSFORM_LOG:
        return log(value);
    case ADG_TRANSFORM_LOG1:
        return log1p(value);
    case ADG_TRANSFORM_SHARE:
        return people > 0 ? value / people : NAN;
    case ADG_TRANSFORM_LOGIT:
        return people > 0 ? log((value + 0.5) / (people - value + 0.5)) : NAN;
    default:
        return value;
    }
}

void adg_transform_indicator(adg_transform transform, double *value, const double *people, size_t n,
                             adg_empirical_bayes_fit *fit, size_t *bad)
{
    for (*bad = 0; *bad < n; ++*bad)
        if (!isnan(value[*bad]) && !is_possible(transform, value[*bad], people[*bad]))
            return;
    if (transform == ADG_TRANSFORM_SMOOTH)
        adg_empirical_bayes(value, people, n, value, fit);
    for (size_t i = 0; i < n; i++)
        value[i] = isnan(value[i]) ? NAN : transformed(transform, value[i], people[i]);
}
