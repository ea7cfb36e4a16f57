/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "adgang/telepsychiatry.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"

static const double NO_CHANGE = 1e-9;

static adg_movement movement(double before, double after)
{
    double change = after - before;
    if (!(fabs(change) > NO_CHANGE * fmax(fabs(before), fabs(after))))
        return ADG_UNCHANGED;
    return change < 0 ? ADG_FALLS : ADG_RISES;
}

static void count_faster(const double *before, const double *after, const double *people, size_t n,
                         adg_digital_equity *result)
{
    adg_sum faster = {0};
    for (size_t i = 0; i < n; i++)
        if (people[i] > 0 && after[i] < before[i])
            adg_sum_add(&faster, people[i]);
    result->faster_people = adg_sum_value(&faster);
}

static void compare(const adg_gradient *before, const adg_gradient *after,
                    adg_digital_equity *result)
{
    result->people = before->people;
    result->mean_before = before->mean;
    result->mean_after = after->mean;
    result->concentration_before = before->concentration_index;
    result->concentration_after = after->concentration_index;
    result->sii_before = before->sii;
    result->sii_after = after->sii;
    result->mean = movement(before->mean, after->mean);
    result->absolute = movement(fabs(before->sii), fabs(after->sii));
    result->relative =
        movement(fabs(before->concentration_index), fabs(after->concentration_index));
}

adg_status adg_digital_equity_test(const double *minutes, const double *able,
                                   const double *deprivation, const double *people, size_t n,
                                   double sigma, adg_digital_equity *result, adg_error *error)
{
    adg_gradient before, after;
    double *contact = ADG_NEW_ARRAY(double, n);
    adg_status status = contact ? ADG_OK : adg_fail_memory(error);
    if (status == ADG_OK && !(sigma >= 0 && sigma <= 1))
        status =
            adg_fail(error, ADG_E_INVALID,
                     _("the part of the contacts by video is %g, not a share of 0 to 1"), sigma);
    for (size_t i = 0; status == ADG_OK && i < n; i++)
        contact[i] = isfinite(minutes[i]) ? (1 - sigma * able[i]) * minutes[i] : minutes[i];
    if (status == ADG_OK)
        status = adg_social_gradient(minutes, deprivation, people, n, &before, error);
    if (status == ADG_OK)
        status = adg_social_gradient(contact, deprivation, people, n, &after, error);
    if (status == ADG_OK) {
        compare(&before, &after, result);
        count_faster(minutes, contact, people, n, result);
    }
    free(contact);
    return status;
}
