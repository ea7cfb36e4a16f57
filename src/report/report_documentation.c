/* SPDX-License-Identifier: MPL-2.0 */

#include <string.h>

#include "adgang/version.h"
#include "core/text.h"
#include "load/profile.h"
#include "report/report_parts.h"
#include "travel/intrazonal.h"
#include "write/xml.h"

/* ---- assumptions ---- */

/* By what, for a profile of the roads (NULL: a car at the speeds of the data). */
static void add_way_of_travelling(xmlNodePtr list, const char *profile)
{
    bool own = profile && !adg_profile_is_ours(profile);
    if (own)
        adg_xml_add_format(list, "li",
                           _("Travel is by the rules and speeds of the profile %s, without queues "
                             "and parking."),
                           profile);
    else if (adg_text_equal(profile, "walk"))
        adg_xml_add(list, "li", _("Travel is on foot, at an even speed."));
    else if (adg_text_equal(profile, "bicycle"))
        adg_xml_add(list, "li", _("Travel is by bicycle, at an even speed."));
    else
        adg_xml_add(list, "li",
                    _("Travel is by car at the speeds of the road data, without queues and "
                      "parking. People without a car travel longer; they are more often found "
                      "among the deprived."));
}

static void add_intrazonal(xmlNodePtr list, const adg_travel_settings *travel)
{
    if (travel->intrazonal_m > 0)
        adg_xml_add_format(
            list, "li",
            _("Inside the square of %s m around a home that holds a facility, people "
              "travel %s minutes: the mean distance to its middle, times 1.3, at 30 "
              "km/h."),
            ADG_NUMBER(travel->intrazonal_m, ADG_AS_WRITTEN),
            ADG_NUMBER(adg_intrazonal_minutes(travel->intrazonal_m), 1));
}

static void add_travel_assumptions(adg_report *r, xmlNodePtr list)
{
    const adg_travel_settings *travel = &r->findings->study->project->travel;
    if (travel->mode == ADG_TRAVEL_STRAIGHT) {
        adg_xml_add_format(list, "li",
                           _("Travel goes in straight lines at %s km/h; real ways are longer."),
                           ADG_NUMBER(travel->access_kmh, ADG_AS_WRITTEN));
        return;
    }
    if (travel->mode == ADG_TRAVEL_MATRIX) {
        adg_xml_add_format(list, "li", _("The travel times were computed elsewhere: %s."),
                           travel->matrix.source.path);
        return;
    }
    if (travel->mode == ADG_TRAVEL_FRICTION) {
        adg_xml_add_format(list, "li",
                           _("Travel goes from cell to cell of the friction raster %s, by steps to "
                             "%u neighbours, at the time a metre takes in each cell; cells without "
                             "a value cannot be passed. A home and a facility are at the cell they "
                             "lie in."),
                           travel->friction.source.path, travel->friction.neighbours);
        if (travel->friction.roads)
            adg_xml_add(
                list, "li",
                _("Where a road passes a cell that is slower, the cell takes the speed of the "
                  "road; a barrier under a road (a bridge, a ferry) can be passed."));
        add_intrazonal(list, travel);
        return;
    }
    add_way_of_travelling(list, travel->roads.profile);
    adg_xml_add(
        list, "li",
        travel->roads.turns
            ? _("Turn restrictions of OpenStreetMap are minded, those by the hour and over "
                "a whole way excepted.")
            : _("Turn restrictions are not minded; on average that is a matter of seconds."));
    adg_xml_add_format(
        list, "li",
        _("Between the home and the road, and between the road and the facility: the "
          "straight line at %s km/h. Homes further than %s m from a road count as "
          "people who cannot get there."),
        ADG_NUMBER(travel->access_kmh, ADG_AS_WRITTEN),
        ADG_NUMBER(travel->max_snap_m, ADG_AS_WRITTEN));
    if (travel->ferries.mode == ADG_FERRY_SCHEDULED)
        adg_xml_add_format(list, "li",
                           _("Ferries: the crossing, half the time between departures where it is "
                             "known (at most %s minutes), and %s minutes for boarding."),
                           ADG_NUMBER(travel->ferries.wait_cap_min, ADG_AS_WRITTEN),
                           ADG_NUMBER(travel->ferries.wait_min, ADG_AS_WRITTEN));
    else
        adg_xml_add(list, "li",
                    travel->ferries.mode == ADG_FERRY_OFF
                        ? _("Ferries are switched off in this run.")
                        : _("Ferries: the crossing without any waiting."));
    add_intrazonal(list, travel);
    for (size_t i = 0; i < travel->speeds.n; i++)
        adg_xml_add_format(list, "li", _("Speed on %s where the road data have none: %s km/h."),
                           travel->speeds.name[i],
                           ADG_NUMBER(travel->speeds.value[i], ADG_AS_WRITTEN));
}

static const char *index_words(adg_deprivation_method method)
{
    switch (method) {
    case ADG_DEPRIVATION_READY:
        return _("The deprivation index comes ready: %s.");
    case ADG_DEPRIVATION_IMD:
        return _("The deprivation index adds up ranks, the most deprived counting most: %s.");
    case ADG_DEPRIVATION_PCA:
        return _("The deprivation index is the first principal component of %s.");
    case ADG_DEPRIVATION_ZSCORE:
        break;
    }
    return _("The deprivation index adds up standardised indicators: %s.");
}

static void add_deprivation_assumption(adg_report *r, xmlNodePtr list)
{
    const adg_deprivation_source *source = &r->findings->study->project->deprivation;
    adg_text names = ADG_TEXT_INIT;
    if (!source->given)
        return;
    for (unsigned k = 0; k < source->n_indicators; k++)
        adg_text_format(&names, "%s%s", k ? ", " : "", source->indicators[k].label);
    adg_xml_add_format(list, "li", index_words(source->method), adg_text_string(&names));
    adg_text_release(&names);
}

static void add_assumptions(adg_report *r, xmlNodePtr section)
{
    adg_xml_add(section, "h3", _("Assumptions"));
    xmlNodePtr list = adg_xml_add(section, "ul", NULL);
    add_travel_assumptions(r, list);
    adg_xml_add(list, "li",
                _("The nearest facility is the one with the shortest travel time; whether it has "
                  "room, or is the one people choose, is not known."));
    add_deprivation_assumption(r, list);
    adg_xml_add_format(list, "li",
                       _("In the priority, people who cannot get there count as %s minutes."),
                       ADG_NUMBER(ADG_CAP_MIN, ADG_AS_WRITTEN));
    adg_report_add_profile(r, section);
}

/* ---- the rest ---- */

static void add_texts(xmlNodePtr section, const char *heading, char *const *text, size_t n)
{
    if (n == 0)
        return;
    adg_xml_add(section, "h3", heading);
    xmlNodePtr list = adg_xml_add(section, "ul", NULL);
    for (size_t i = 0; i < n; i++)
        adg_xml_add(list, "li", text[i]);
}

static void add_limits(xmlNodePtr section)
{
    const char *points[] = {
        _("waiting times and closed lists,"),
        _("who actually uses the services, and their quality,"),
        _("queues, parking and the time of day,"),
        _("public transport, unless its times were loaded,"),
        _("whether a single person is deprived: the index belongs to the area."),
    };
    adg_xml_add(section, "h3", _("What the figures cannot say"));
    xmlNodePtr list = adg_xml_add(section, "ul", NULL);
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        adg_xml_add(list, "li", points[i]);
}

void adg_report_add_documentation(adg_report *r)
{
    const adg_findings *findings = r->findings;
    const adg_project *project = findings->study->project;
    const char *slash = strrchr(project->path, '/');
    xmlNodePtr section =
        adg_report_section(r, "documentation", _("How do we document our results?"));
    adg_report_paragraph(
        section, _("The same figures stand in results.json, in the tables and on the maps; "
                   "run.json holds every setting and the checksum of every input, so that the "
                   "run can be repeated. Followed over years with the same settings, the "
                   "figures show whether things change."));
    add_texts(section, _("Sources"), project->sources, project->sources_count);
    add_assumptions(r, section);
    adg_report_add_discretion(r, section);
    adg_report_add_scales(r, section);
    add_limits(section);
    add_texts(section, _("Notes on the data"), findings->warnings.kind, findings->warnings.n_kinds);
    adg_report_paragraph(section, _("Made with adgang %s from the project file %s."), adg_version(),
                         slash ? slash + 1 : project->path);
}
