/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>

#include "core/text.h"
#include "report/report_parts.h"
#include "write/xml.h"

/* Perspective A of methods 3, kept apart from the gradient: the two must not be mixed. */

static const char *group_name(const adg_group_perspective *p)
{
    return p->name ? p->name : _("people in the most deprived areas");
}

/* Differences that are worth a sentence: half a minute, methods 8.3. */
static const double DEAD_BAND_MIN = 0.5;

static void add_sentence(xmlNodePtr section, const adg_service_findings *f,
                         const adg_group_perspective *p)
{
    const adg_group_comparison *c = &p->comparison;
    if (isnan(c->difference) || fabs(c->difference) < DEAD_BAND_MIN)
        return;
    adg_report_paragraph(
        section,
        c->difference > 0
            ? _("%s: %s travel longer than everybody else (%s against %s minutes on average).")
            : _("%s: %s travel shorter than everybody else (%s against %s minutes on average)."),
        f->service->settings->label, group_name(p), ADG_NUMBER(c->group_mean, 1),
        ADG_NUMBER(c->rest_mean, 1));
}

static void add_row(xmlNodePtr body, const adg_service_findings *f, const adg_group_perspective *p)
{
    const adg_group_comparison *c = &p->comparison;
    char name[512];
    snprintf(name, sizeof name, "%s: %s", f->service->settings->label, group_name(p));
    xmlNodePtr row = adg_report_row(body, name);
    adg_report_cell(row, ADG_PEOPLE(c->group_people));
    adg_report_cell(row, ADG_NUMBER(c->group_mean, 1));
    adg_report_cell(row, ADG_NUMBER(c->rest_mean, 1));
    adg_report_cell(row, ADG_NUMBER(c->difference, 1));
    adg_report_cell(row, ADG_PERCENT(c->group_beyond));
    adg_report_cell(row, ADG_PERCENT(c->rest_beyond));
}

static bool has_any(const adg_findings *findings)
{
    bool any = false;
    for (size_t s = 0; s < findings->n_services; s++)
        any = any || findings->service[s].n_perspectives;
    return any;
}

void adg_report_add_group_perspective(adg_report *r, xmlNodePtr section)
{
    const adg_findings *findings = r->findings;
    if (!has_any(findings))
        return;
    adg_xml_add(section, "h3", _("A. Vulnerable groups against everybody else"));
    adg_report_paragraph(
        section, _("One way of looking: a group that is named, and how its people travel "
                   "compared with all others. Differences of half a minute and more are said "
                   "in words; the table has them all."));
    xmlNodePtr sentences = adg_xml_add(section, "div", NULL);
    const char *header[] = {_("Group"),
                            _("People in the group"),
                            _("Mean, min"),
                            _("Everybody else, min"),
                            _("Difference, min"),
                            _("Beyond the limit, %"),
                            _("Everybody else, %")};
    xmlNodePtr body = adg_report_table(section, _("Groups and everybody else"), header,
                                       sizeof header / sizeof *header);
    for (size_t s = 0; s < findings->n_services; s++)
        for (size_t p = 0; p < findings->service[s].n_perspectives; p++) {
            add_sentence(sentences, &findings->service[s], &findings->service[s].perspective[p]);
            add_row(body, &findings->service[s], &findings->service[s].perspective[p]);
        }
    if (findings->study->project->deprivation.given)
        adg_xml_add(section, "h3", _("B. The social gradient over everybody"));
}
