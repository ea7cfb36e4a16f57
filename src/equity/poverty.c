/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/spread.h"
#include "core/arguments.h"
#include "core/error.h"
#include "core/number_text.h"
#include "core/sum.h"
#include "core/text.h"

/* How far beyond the line a unit is, in the unit of the outcome; not above 0: not poor. */
static double distance_beyond(double value, double line, double cap, adg_kind kind)
{
    if (kind == ADG_GOOD)
        return line - value;
    return (isinf(value) ? cap : value) - line;
}

static int is_poor(double value, double line, adg_kind kind)
{
    return kind == ADG_GOOD ? value < line : value > line;
}

adg_status adg_poverty(const double *value, const double *people, size_t n, double line, double cap,
                       adg_kind kind, adg_poverty_measures *poverty, adg_error *error)
{
    *poverty = (adg_poverty_measures){NAN, NAN, NAN, NAN, NAN, NAN};
    if (kind == ADG_ILL && !(cap >= line))
        return adg_fail(error, ADG_E_INVALID,
                        _("unreachable people would count as %s, which is within the line of %s"),
                        ADG_NUMBER(cap, ADG_AS_WRITTEN), ADG_NUMBER(line, ADG_AS_WRITTEN));
    adg_status status = adg_check_people(people, n, error);
    if (status != ADG_OK)
        return status;
    adg_sum all = {0}, poor = {0}, excess = {0}, squares = {0};
    for (size_t i = 0; i < n; i++) {
        if (!(people[i] > 0) || isnan(value[i]))
            continue;
        adg_sum_add(&all, people[i]);
        if (!is_poor(value[i], line, kind))
            continue;
        double distance = distance_beyond(value[i], line, cap, kind);
        adg_sum_add(&poor, people[i]);
        adg_sum_add(&excess, people[i] * distance);
        adg_sum_add(&squares, people[i] * distance / line * (distance / line));
    }
    double total = adg_sum_value(&all);
    if (!(total > 0))
        return ADG_OK;
    poverty->people = adg_sum_value(&poor);
    poverty->excess = adg_sum_value(&excess);
    poverty->headcount = poverty->people / total;
    poverty->depth = poverty->people > 0 ? poverty->excess / poverty->people : NAN;
    if (line > 0) {
        poverty->gap = poverty->excess / line / total;
        poverty->severity = adg_sum_value(&squares) / total;
    }
    return ADG_OK;
}
