/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/text.h"
#include "load/profile.h"
#include "report/report_parts.h"

static void add_number(xmlNodePtr row, double value, bool given)
{
    adg_report_cell(row, given ? ADG_NUMBER(value, ADG_AS_WRITTEN) : "");
}

/* What readers call a kind of the profiles that come with adgang; others have the name their
 * profile gives. */
static const char *kind_words(const char *name)
{
    static const char *const known[][2] = {
        {"motorway", N_("motorway")},
        {"trunk", N_("expressway")},
        {"ramp", N_("ramp")},
        {"rural", N_("rural road")},
        {"urban", N_("urban road")},
        {"living_street", N_("living street")},
        {"service", N_("service road")},
        {"track", N_("farm or forest track")},
        {"cycling", N_("cycling")},
        {"pushing", N_("pushing the bicycle")},
        {"walking", N_("walking")},
        {"steps", N_("steps")},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(name, known[i][0]) == 0)
            return _(known[i][1]);
    return name;
}

/* ---- kinds ---- */

static void add_row(xmlNodePtr table, const adg_road_kind *kind, const char *name, double limit_kmh,
                    double factor, double kmh)
{
    /* A kind of road with a speed of its own has neither limit nor factor. */
    bool by_limit = !(kind->kmh > 0);
    xmlNodePtr row = adg_report_row(table, name);
    add_number(row, limit_kmh, by_limit);
    add_number(row, factor, by_limit);
    add_number(row, kind->cap_kmh, isfinite(kind->cap_kmh));
    add_number(row, kmh, true);
}

static void add_kind(xmlNodePtr table, const adg_road_kind *kind)
{
    const char *words = kind_words(kind->name);
    add_row(table, kind, words, kind->limit_kmh, kind->factor, adg_road_kind_speed(kind, NAN));
    for (unsigned s = 0; s < kind->signs_count; s++) {
        double sign = kind->signs[s].at_most_kmh;
        char name[96];
        snprintf(name, sizeof name, _("%s, signed up to %s"), words,
                 ADG_NUMBER(sign, ADG_AS_WRITTEN));
        add_row(table, kind, name, sign, kind->signs[s].factor, adg_road_kind_speed(kind, sign));
    }
}

static void add_kinds(xmlNodePtr section, const adg_profile *profile)
{
    const char *const header[] = {_("Kind of road"), _("General limit, km/h"), _("Factor"),
                                  _("At most, km/h"), _("Speed, km/h")};
    xmlNodePtr table = adg_report_table(
        section,
        _("Speeds by kind of road: limit times factor. Factors below 1 stand for junctions, "
          "bends and parking; those of motorways are measured (Vejdirektoratet 2024) in the "
          "profile car, all others are assumptions."),
        header, 5);
    for (unsigned k = 0; k < profile->kinds_count; k++)
        add_kind(table, &profile->kinds[k]);
}

/* ---- surfaces ---- */

/* Surfaces one after another with the same cap share a row. */
static unsigned add_surfaces(xmlNodePtr table, const adg_profile *profile, unsigned first)
{
    adg_text names = ADG_TEXT_INIT;
    double cap_kmh = profile->surfaces[first].cap_kmh;
    unsigned s = first;
    for (; s < profile->surfaces_count && profile->surfaces[s].cap_kmh == cap_kmh; s++)
        adg_text_format(&names, "%s%s", s > first ? ", " : "", profile->surfaces[s].name);
    add_number(adg_report_row(table, adg_text_string(&names)), cap_kmh, true);
    adg_text_release(&names);
    return s;
}

static void add_surface_caps(xmlNodePtr section, const adg_profile *profile)
{
    const char *const header[] = {_("Surface"), _("At most, km/h")};
    if (!profile->surfaces_count)
        return;
    xmlNodePtr table = adg_report_table(
        section,
        _("Surfaces on which nobody is faster, by the words of OpenStreetMap (surface, tracktype). "
          "They are assumptions."),
        header, 2);
    for (unsigned s = 0; s < profile->surfaces_count;)
        s = add_surfaces(table, profile, s);
}

void adg_report_add_profile(adg_report *report, xmlNodePtr section)
{
    const adg_travel_settings *travel = &report->findings->study->project->travel;
    adg_profile *profile = NULL;
    if (travel->mode != ADG_TRAVEL_ROAD || !travel->roads.profile_opened ||
        report->status != ADG_OK)
        return;
    report->status = adg_profile_read(travel->roads.profile_opened, &profile, report->error);
    if (report->status != ADG_OK)
        return;
    add_kinds(section, profile);
    add_surface_caps(section, profile);
    adg_profile_free(profile);
}
