/* SPDX-License-Identifier: MPL-2.0 */
#include "core/plain_numbers.h"

#include "core/error.h"

static const locale_t NONE = (locale_t)0;

adg_status adg_plain_numbers_begin(adg_plain_numbers *numbers, adg_error *error)
{
    *numbers = (adg_plain_numbers){NONE, NONE};
    locale_t copy = duplocale(uselocale(NONE));
    numbers->plain = copy == NONE ? NONE : newlocale(LC_NUMERIC_MASK, "C", copy);
    if (numbers->plain == NONE) {
        if (copy != NONE)
            freelocale(copy);
        return adg_fail_memory(error);
    }
    numbers->before = uselocale(numbers->plain);
    return ADG_OK;
}

void adg_plain_numbers_end(adg_plain_numbers *numbers)
{
    if (numbers->plain == NONE)
        return;
    uselocale(numbers->before);
    freelocale(numbers->plain);
    *numbers = (adg_plain_numbers){NONE, NONE};
}
