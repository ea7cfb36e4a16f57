/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>

#include "core/text.h"
#include "load/profile.h"
#include "report/report_parts.h"

static void add_number(xmlNodePtr row, double value, bool given)
{
    adg_report_cell(row, given ? ADG_NUMBER(value, ADG_AS_WRITTEN) : "");
}

/* A kind of road with a speed of its own has neither limit nor factor. */
static void add_kind(xmlNodePtr table, const adg_road_kind *kind)
{
    bool by_limit = !(kind->kmh > 0);
    xmlNodePtr row = adg_report_row(table, kind->name);
    add_number(row, kind->limit_kmh, by_limit);
    add_number(row, kind->factor, by_limit);
    add_number(row, adg_road_kind_speed(kind, NAN), true);
    for (unsigned s = 0; s < kind->signs_count; s++) {
        char name[96];
        snprintf(name, sizeof name, _("%s, signed up to %s"), kind->name,
                 ADG_NUMBER(kind->signs[s].at_most_kmh, ADG_AS_WRITTEN));
        row = adg_report_row(table, name);
        add_number(row, kind->signs[s].at_most_kmh, true);
        add_number(row, kind->signs[s].factor, true);
        add_number(row, adg_road_kind_speed(kind, kind->signs[s].at_most_kmh), true);
    }
}

void adg_report_add_profile(adg_report *report, xmlNodePtr section)
{
    const adg_travel_settings *travel = &report->findings->study->project->travel;
    const char *const header[] = {_("Kind of road"), _("General limit, km/h"), _("Factor"),
                                  _("Speed, km/h")};
    adg_profile *profile = NULL;
    if (travel->mode != ADG_TRAVEL_ROAD || !travel->roads.profile_opened ||
        report->status != ADG_OK)
        return;
    report->status = adg_profile_read(travel->roads.profile_opened, &profile, report->error);
    if (report->status != ADG_OK)
        return;
    xmlNodePtr table = adg_report_table(
        section,
        _("Speeds by kind of road: limit times factor. Factors below 1 stand for junctions, "
          "bends and parking; those of motorways are measured (Vejdirektoratet 2024) in the "
          "profile car, all others are assumptions."),
        header, 4);
    for (unsigned k = 0; k < profile->kinds_count; k++)
        add_kind(table, &profile->kinds[k]);
    adg_profile_free(profile);
}
