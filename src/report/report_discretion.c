/* SPDX-License-Identifier: MPL-2.0 */
#include "core/text.h"
#include "report/report_parts.h"
#include "write/xml.h"

static void add_rules(xmlNodePtr section, const adg_discretion *d)
{
    adg_report_paragraph(
        section,
        _("Social figures (groups of people, deprivation and what is made of it) are hidden for "
          "areas of fewer than %s people, or fewer than %s households where these are known, and "
          "counts of 1 to %s, or of all but so few, are hidden too; beside them so many others that "
          "none can be found by subtraction. Travel times and numbers of inhabitants are not "
          "personal and stay."),
        ADG_NUMBER(d->rules.min_persons, ADG_AS_WRITTEN),
        ADG_NUMBER(d->rules.min_households, ADG_AS_WRITTEN),
        ADG_NUMBER(d->rules.small, ADG_AS_WRITTEN));
    adg_report_paragraph(
        section,
        _("Hidden in this run: %s of %s counts of groups by zone; deprivation in %s zones and in %s "
          "squares of the maps, whose area has too few people (%s people)."),
        ADG_NUMBER(d->n_hidden_counts, 0), ADG_NUMBER(d->n_counts, 0),
        ADG_NUMBER(d->n_hidden_zones, 0), ADG_NUMBER(d->n_hidden_squares, 0),
        ADG_PEOPLE(d->hidden_people));
}

void adg_report_add_discretion(adg_report *r, xmlNodePtr section)
{
    const adg_discretion *d = &r->findings->discretion;
    if (!d->social)
        return;
    adg_xml_add(section, "h3", _("Discretion"));
    if (d->on)
        add_rules(section, d);
    else
        adg_report_add_discretion_alarm(r, section);
}

void adg_report_add_discretion_alarm(adg_report *r, xmlNodePtr section)
{
    const adg_discretion *d = &r->findings->discretion;
    if (d->social && !d->on)
        adg_xml_add(adg_xml_add(section, "p", NULL), "strong",
                    _("Small numbers are not hidden in this run: the project has switched "
                      "discretion off. Do not publish its tables, maps and files."));
}
