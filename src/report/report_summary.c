/* SPDX-License-Identifier: MPL-2.0 */
#include <string.h>

#include "core/text.h"
#include "report/report_parts.h"
#include "write/xml.h"

void adg_report_add_summary(adg_report *r)
{
    const adg_project *project = r->findings->study->project;
    /* "Region Syddanmark 2021" needs no second 2021. */
    bool add_year = project->year && !strstr(project->name, project->year);
    xmlNodePtr section = adg_report_section(r, "overview", _("In short"));
    adg_report_add_discretion_alarm(r, section);
    adg_report_paragraph(
        section,
        _("This report is about %s people in %s%s%s. It shows how long they travel "
          "to the nearest of each service, and how that differs between more and "
          "less deprived areas."),
        ADG_PEOPLE(r->findings->study->cells.total), project->name, add_year ? ", " : "",
        add_year ? project->year : "");
    xmlNodePtr list = adg_xml_add(section, "ul", NULL);
    adg_xml_set(list, "class", "key");
    for (size_t s = 0; s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        xmlNodePtr item = adg_xml_add(list, "li", NULL);
        adg_xml_add(item, "strong", f->service->settings->label);
        xmlNodePtr number =
            adg_xml_add_format(item, "span", _("%s%%"),
                               ADG_PERCENT(f->region->beyond_people / f->region->people));
        adg_xml_set(number, "class", "number");
        adg_xml_add_format(item, "span",
                           _("of the people (%s) have more than %s minutes to the nearest; the "
                             "mean is %s minutes."),
                           ADG_PEOPLE(f->region->beyond_people),
                           ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN),
                           ADG_NUMBER(f->region->mean_min, 1));
    }
}
