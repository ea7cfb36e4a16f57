/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/gradient.h"
#include "core/arguments.h"
#include "core/error.h"
#include "core/sum.h"
#include "core/text.h"

typedef struct {
    adg_sum people, reachable, total, beyond;
} side;

static void add(side *s, double people, double value, double line)
{
    if (!(people > 0))
        return;
    adg_sum_add(&s->people, people);
    if (isfinite(value)) {
        adg_sum_add(&s->reachable, people);
        adg_sum_add(&s->total, people * value);
    }
    if (value > line)
        adg_sum_add(&s->beyond, people);
}

static double ratio(const adg_sum *part, const adg_sum *whole)
{
    return adg_sum_value(whole) > 0 ? adg_sum_value(part) / adg_sum_value(whole) : NAN;
}

static adg_status check(const double *people, const double *group, size_t n, adg_error *error)
{
    adg_status status = adg_check_people(people, n, error);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        if (!(group[i] >= 0 && group[i] <= people[i]) && people[i] > 0)
            return adg_fail(error, ADG_E_INVALID,
                            _("unit %zu: the group must be 0 to all of its people"), i);
    return status;
}

adg_status adg_group_compare(const double *value, const double *people, const double *group,
                             size_t n, double line, adg_group_comparison *comparison,
                             adg_error *error)
{
    adg_status status = check(people, group, n, error);
    if (status != ADG_OK)
        return status;
    side in = {{0, 0}, {0, 0}, {0, 0}, {0, 0}}, rest = in;
    for (size_t i = 0; i < n; i++) {
        if (!(people[i] > 0) || isnan(value[i]))
            continue;
        add(&in, group[i], value[i], line);
        add(&rest, people[i] - group[i], value[i], line);
    }
    double a = ratio(&in.total, &in.reachable), b = ratio(&rest.total, &rest.reachable);
    *comparison = (adg_group_comparison){adg_sum_value(&in.people),
                                         adg_sum_value(&rest.people),
                                         a,
                                         b,
                                         a - b,
                                         b != 0 ? a / b : NAN,
                                         ratio(&in.beyond, &in.people),
                                         ratio(&rest.beyond, &rest.people)};
    return ADG_OK;
}
