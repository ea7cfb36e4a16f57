/* SPDX-License-Identifier: MPL-2.0 */
#include "cli/crossing.h"

#include <string.h>

#include "core/text.h"

int cli_position(const char *word, const char *a, const char *b, const char *c)
{
    const char *words[] = {a, b, c};
    for (int i = 0; i < 3; i++)
        if (words[i] && (!word ? i == 0 : strcmp(word, words[i]) == 0))
            return i;
    return -1;
}

static int unit_of(const char *word)
{
    return cli_position(word, "min_per_m", "s_per_m", "kmh");
}

const char *cli_wrong_crossing(const char *unit, const char *neighbours, const char *corners)
{
    if (unit_of(unit) < 0)
        return _("--unit is min_per_m, s_per_m or kmh");
    if (cli_position(corners, "allow", "forbid", NULL) < 0)
        return _("--corners is allow or forbid");
    if (cli_position(neighbours, "16", "8", "4") < 0)
        return _("--neighbours is 4, 8 or 16");
    return NULL;
}

void cli_take_crossing(const char *unit, const char *neighbours, const char *corners,
                       adg_friction_unit *friction_unit, adg_cost_options *options)
{
    static const adg_friction_unit units[] = {ADG_FRICTION_MIN_PER_M, ADG_FRICTION_S_PER_M,
                                              ADG_FRICTION_KMH};
    *friction_unit = units[unit_of(unit)];
    options->neighbours = 16 >> cli_position(neighbours, "16", "8", "4");
    options->forbid_corners = cli_position(corners, "allow", "forbid", NULL) == 1;
}
