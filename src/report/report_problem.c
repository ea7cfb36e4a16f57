/* SPDX-License-Identifier: MPL-2.0 */
#include "core/text.h"
#include "report/report_parts.h"
#include "write/xml.h"

/* ---- the region ---- */

static const adg_service_findings *service_most_are_beyond(const adg_findings *findings)
{
    const adg_service_findings *most = NULL;
    for (size_t s = 0; s < findings->n_services; s++)
        if (findings->service[s].region->beyond_people > (most ? most->region->beyond_people : 0))
            most = &findings->service[s];
    return most;
}

/* The zone of the first level with the largest share of its people beyond the limit. */
static size_t worst_zone(const adg_study *study, const adg_service_findings *f)
{
    size_t worst = 0;
    double largest = 0;
    for (size_t z = 0; z < study->level[0].zones.n; z++) {
        const adg_access_summary *s = &f->zones[0][z];
        if (s->people > 0 && s->beyond_people / s->people > largest) {
            worst = z;
            largest = s->beyond_people / s->people;
        }
    }
    return worst;
}

static void add_headline_sentence(const adg_findings *findings, xmlNodePtr section)
{
    const adg_service_findings *f = service_most_are_beyond(findings);
    if (!f) {
        adg_report_paragraph(section, _("Everybody lives within the limit of every service."));
        return;
    }
    const adg_access_summary *all = f->region;
    size_t worst = worst_zone(findings->study, f);
    const adg_access_summary *zone = &f->zones[0][worst];
    adg_report_paragraph(
        section,
        _("%s is the service with most people beyond its limit: %s people (%s%%) have more than %s "
          "minutes to the nearest. The share is largest in %s: %s%%."),
        f->service->settings->label, ADG_PEOPLE(all->beyond_people),
        ADG_PERCENT(all->beyond_people / all->people),
        ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN),
        findings->study->level[0].zones.label[worst],
        ADG_PERCENT(zone->beyond_people / zone->people));
}

static void add_region_table(adg_report *r, xmlNodePtr section)
{
    const char *header[] = {_("Service"),
                            _("Number of facilities"),
                            _("Mean, min"),
                            _("Median, min"),
                            _("Nine in ten within, min"),
                            _("Limit, min"),
                            _("People beyond"),
                            _("Share beyond, %"),
                            _("Cannot get there"),
                            _("Facilities within the limit (mean)")};
    xmlNodePtr body = adg_report_table(section, _("The region, service by service"), header,
                                       sizeof header / sizeof *header);
    for (size_t s = 0; s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        xmlNodePtr row = adg_report_row(body, f->service->settings->label);
        adg_report_cell(row, ADG_NUMBER((double)f->service->n, 0));
        adg_report_cell(row, ADG_NUMBER(f->region->mean_min, 1));
        adg_report_cell(row, ADG_NUMBER(f->region->median_min, 1));
        adg_report_cell(row, ADG_NUMBER(f->region->p90_min, 1));
        adg_report_cell(row, ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN));
        adg_report_cell(row, ADG_PEOPLE(f->region->beyond_people));
        adg_report_cell(row, ADG_PERCENT(f->region->beyond_people / f->region->people));
        adg_report_cell(row, ADG_PEOPLE(f->region->unreachable_people));
        adg_report_cell(row, ADG_NUMBER(f->region->choice_mean, 1));
    }
}

/* ---- islands ---- */

static void add_islands(adg_report *r, xmlNodePtr section)
{
    const adg_islands *islands = &r->findings->islands;
    const char *header[] = {_("Island or piece (where most of its people live)"), _("People"),
                            _("Link")};
    if (islands->n == 0 && !(islands->people_off_road >= 0.5))
        return;
    adg_xml_add(section, "h3", _("Islands without a fixed link"));
    if (islands->n > 0) {
        adg_report_paragraph(
            section,
            _("%s people live where no bridge or dam leads to the rest of the road network. Where a "
              "ferry sails, the crossing and the wait are part of the travel time."),
            ADG_PEOPLE(islands->people_without_fixed_link));
        xmlNodePtr body = adg_report_table(section, _("Islands without a fixed link"), header, 3);
        for (size_t k = 0; k < islands->n; k++) {
            xmlNodePtr row = adg_report_row(body, islands->island[k].label);
            adg_report_cell(row, ADG_PEOPLE(islands->island[k].people));
            adg_report_cell(row, islands->island[k].by_ferry ? _("ferry") : _("none"));
        }
    }
    if (islands->people_off_road >= 0.5)
        adg_report_paragraph(section,
                             _("%s people live further than %s m from any road in the data; they "
                               "count as people who cannot get there."),
                             ADG_PEOPLE(islands->people_off_road),
                             ADG_NUMBER(r->findings->study->project->travel.max_snap_m,
                                        ADG_AS_WRITTEN));
}

void adg_report_add_problem(adg_report *r)
{
    xmlNodePtr section = adg_report_section(r, "problem", _("What is the problem?"));
    add_headline_sentence(r->findings, section);
    add_region_table(r, section);
    adg_report_add_map_outlines(r, section);
    for (size_t s = 0; r->status == ADG_OK && s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        xmlNodePtr kept = adg_report_kept(section);
        adg_xml_add(kept, "h3", f->service->settings->label);
        adg_report_add_service_sentences(r, kept, f);
        adg_report_add_map(r, kept, s);
        if (r->status == ADG_OK)
            adg_report_add_zone_table(r, section, f);
    }
    adg_report_add_measures(r, section);
    add_islands(r, section);
}
