/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "adgang/suppression.h"

/* Above 0, and not more than the rule's small counts when rounded to a whole number. */
static bool is_small(const adg_suppression_rules *rules, double count)
{
    return count > 0 && count < rules->small + 0.5;
}

adg_disclosure adg_disclosure_of_share(const adg_suppression_rules *rules, double persons,
                                       double households, double count)
{
    if (!(persons > 0))
        return ADG_AREA_EMPTY;
    if (isnan(count))
        return ADG_COUNT_MISSING;
    if (persons < rules->min_persons || households < rules->min_households)
        return ADG_HIDDEN_SMALL_AREA;
    bool small = is_small(rules, count) || is_small(rules, persons - count);
    return small ? ADG_HIDDEN_SMALL_COUNT : ADG_SHOWN;
}

double adg_round_count(const adg_suppression_rules *rules, double count, double base)
{
    return is_small(rules, count) ? NAN : base * floor(count / base + 0.5);
}
