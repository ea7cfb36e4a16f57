/* SPDX-License-Identifier: MPL-2.0 */
#include "core/arguments.h"

#include <math.h>

#include "core/error.h"
#include "core/text.h"

adg_status adg_check_people(const double *people, size_t n, adg_error *error)
{
    for (size_t i = 0; i < n; i++)
        if (people[i] < 0 || isinf(people[i]))
            return adg_fail(error, ADG_E_INVALID,
                            _("people[%zu] is %g; a count must be 0 or more, and finite"), i,
                            people[i]);
    return ADG_OK;
}

adg_status adg_check_positions(const uint32_t *position, size_t n, size_t end, int none_allowed,
                               const char *what, adg_error *error)
{
    for (size_t i = 0; i < n; i++)
        if (position[i] >= end && !(none_allowed && position[i] == ADG_NONE))
            return adg_fail(error, ADG_E_INVALID, _("%s[%zu] is %u; there are only %zu"), what, i,
                            position[i], end);
    return ADG_OK;
}
