/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>

#include "core/text.h"
#include "report/report_parts.h"
#include "write/xml.h"

static const char *scale_name(const adg_study *study, size_t k)
{
    return k ? adg_report_level(study->level[k - 1].zones.level) : _("where people live (cells)");
}

/* Methods 8.6: the same index at every scale, so that nobody compares across them unawares. */
void adg_report_add_scales(adg_report *r, xmlNodePtr section)
{
    const adg_study *study = r->findings->study;
    const char *header[] = {_("Service and unit"),
                            _("Units"),
                            _("Mean, min"),
                            _("Gini"),
                            _("Theil"),
                            _("Concentration index"),
                            _("Slope index (SII), min")};
    adg_xml_add(section, "h3", _("The same figures by other units"));
    adg_report_paragraph(
        section, _("The figures of this report are made of the cells people live in. Made "
                   "of the means of larger units they look more equal, because what differs "
                   "inside a unit is gone. Compare only figures of the same unit."));
    xmlNodePtr body =
        adg_report_table(section, _("Indices by unit"), header, sizeof header / sizeof *header);
    for (size_t s = 0; s < r->findings->n_services; s++)
        for (size_t k = 0; k <= study->n_levels; k++) {
            const adg_service_findings *f = &r->findings->service[s];
            const adg_scale_indices *x = &f->scale[k];
            char name[512];
            snprintf(name, sizeof name, "%s: %s", f->service->settings->label,
                     scale_name(study, k));
            xmlNodePtr row = adg_report_row(body, name);
            adg_report_cell(row, ADG_NUMBER(x->n, 0));
            adg_report_cell(row, ADG_NUMBER(x->mean_min, 1));
            adg_report_cell(row, ADG_NUMBER(x->gini, 3));
            adg_report_cell(row, ADG_NUMBER(x->theil_t, 3));
            adg_report_cell(row, ADG_NUMBER(x->concentration_index, 3));
            adg_report_cell(row, ADG_NUMBER(x->sii, 1));
        }
}
