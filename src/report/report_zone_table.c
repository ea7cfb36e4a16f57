/* SPDX-License-Identifier: MPL-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/text.h"
#include "report/name_order.h"
#include "report/report_parts.h"

static void add_cells(xmlNodePtr row, const adg_access_summary *s, bool unreachable)
{
    adg_report_cell(row, ADG_PEOPLE(s->people));
    adg_report_cell(row, ADG_NUMBER(s->mean_min, 1));
    adg_report_cell(row, ADG_NUMBER(s->p90_min, 1));
    adg_report_cell(row, ADG_PEOPLE(s->beyond_people));
    adg_report_cell(row, ADG_PERCENT(s->beyond_people / s->people));
    if (unreachable)
        adg_report_cell(row, ADG_PEOPLE(s->unreachable_people));
    adg_report_cell(row, ADG_NUMBER(s->choice_mean, 1));
}

static void add_rows(adg_report *r, xmlNodePtr body, const adg_service_findings *f,
                     bool unreachable)
{
    const adg_zone_level *zones = &r->findings->study->level[0].zones;
    size_t *order = adg_danish_order(zones->label, zones->n);
    if (!order) {
        r->status = adg_fail_memory(r->error);
        return;
    }
    for (size_t k = 0; k < zones->n; k++)
        add_cells(adg_report_row(body, zones->label[order[k]]), &f->zones[0][order[k]],
                  unreachable);
    add_cells(adg_report_total_row(body, _("The whole region")), f->region, unreachable);
    free(order);
}

void adg_report_add_zone_table(adg_report *r, xmlNodePtr section, const adg_service_findings *f)
{
    const char *name = adg_report_level(r->findings->study->level[0].zones.level);
    char *level = adg_text_capitalised(name);
    /* A column of noughts would tell nothing. */
    bool unreachable = f->region->unreachable_people >= 0.5;
    const char *header[8] = {level ? level : "",
                             _("People"),
                             _("Mean, min"),
                             _("Nine in ten within, min"),
                             _("People beyond the limit"),
                             _("Share beyond, %")};
    size_t n = 6;
    if (unreachable)
        header[n++] = _("Cannot get there");
    header[n++] = _("Facilities within the limit (mean)");
    char caption[512];
    snprintf(caption, sizeof caption, _("%s by %s (limit %s minutes)"), f->service->settings->label,
             name, ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN));
    add_rows(r, adg_report_table(section, caption, header, n), f, unreachable);
    free(level);
}
