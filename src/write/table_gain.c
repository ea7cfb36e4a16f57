/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "core/text.h"
#include "write/gain.h"
#include "write/table_building.h"

/* ---- a column each ---- */

static double saved_by_people(const adg_service_gain *gain, size_t k)
{
    return gain->surface.site[k].saved[ADG_SAVED_PEOPLE];
}

static double saved_weighted(const adg_service_gain *gain, size_t k)
{
    return gain->study->project->deprivation.given ? gain->surface.site[k].saved[ADG_SAVED_WEIGHTED]
                                                   : NAN;
}

static double newly_covered(const adg_service_gain *gain, size_t k)
{
    return gain->surface.site[k].newly_covered;
}

static double newly_reachable(const adg_service_gain *gain, size_t k)
{
    return gain->surface.site[k].newly_reachable;
}

static double concentration_change(const adg_service_gain *gain, size_t k)
{
    return gain->surface.concentration_change[k];
}

static double first_fifth_change(const adg_service_gain *gain, size_t k)
{
    return gain->surface.first_fifth_change[k];
}

static double x_of(const adg_service_gain *gain, size_t k)
{
    return gain->study->cells.xy[2 * (size_t)gain->cell[k]];
}

static double y_of(const adg_service_gain *gain, size_t k)
{
    return gain->study->cells.xy[2 * (size_t)gain->cell[k] + 1];
}

static double people_of(const adg_service_gain *gain, size_t k)
{
    return gain->study->cells.people[gain->cell[k]];
}

static double minutes_of(const adg_service_gain *gain, size_t k)
{
    return gain->surface.minutes[gain->cell[k]];
}

adg_status adg_table_of_gain(const adg_service_gain *gain, adg_table *table, adg_error *error)
{
    const struct {
        const char *name, *title;
        int decimals;
        double (*value)(const adg_service_gain *gain, size_t k);
    } columns[] = {
        {"x", _("easting"), 3, x_of},
        {"y", _("northing"), 3, y_of},
        {"gain_person_min", _("person-minutes saved"), 6, saved_by_people},
        {"gain_weighted_person_min", _("equity-weighted person-minutes saved"), 6, saved_weighted},
        {"newly_covered_people", _("people newly within the limit"), 6, newly_covered},
        {"newly_reachable_people", _("people who had no way and get one"), 6, newly_reachable},
        {"concentration_index_change", _("change of the concentration index"), 12,
         concentration_change},
        {"most_deprived_fifth_change_min",
         _("change of the most deprived fifth's mean travel time (minutes)"), 9,
         first_fifth_change},
        {"people", _("people"), 6, people_of},
        {"minutes", _("minutes to the nearest"), 6, minutes_of},
    };
    adg_table_building b = adg_table_begin(table, gain->n);
    adg_table_put_texts(&b, "id", _("cell"), gain->id);
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        double *column =
            adg_table_put_number_column(&b, columns[c].name, columns[c].title, columns[c].decimals);
        for (size_t k = 0; column && k < gain->n; k++)
            column[k] = columns[c].value(gain, k);
    }
    return adg_table_finish(&b, error);
}
