/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "map/map_svg.h"
#include "report/report_parts.h"
#include "write/xml.h"

/* ---- sentences ---- */

static void add_service_sentence(xmlNodePtr section, const adg_service_findings *f)
{
    const adg_access_summary *s = f->region;
    if (f->service->n == 0) {
        adg_report_paragraph(section, _("There is no open facility; nobody can reach one."));
        return;
    }
    adg_report_paragraph(section,
                         _("%s people (%s %%) have more than %s minutes to the nearest one."),
                         ADG_PEOPLE(s->beyond_people), ADG_PERCENT(s->beyond_people / s->people),
                         ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN));
    if (isinf(s->p90_min))
        adg_report_paragraph(section,
                             _("The mean is %s minutes among those who can get there; more than "
                               "one person in ten cannot get there at all."),
                             ADG_NUMBER(s->mean_min, 1));
    else
        adg_report_paragraph(
            section, _("The mean is %s minutes, and nine people in ten have at most %s minutes."),
            ADG_NUMBER(s->mean_min, 1), ADG_NUMBER(s->p90_min, 1));
    if (s->unreachable_people >= 0.5)
        adg_report_paragraph(section,
                             _("%s people (%s %%) cannot get there by road or ferry. They count "
                               "among those beyond the limit but not in the mean."),
                             ADG_PEOPLE(s->unreachable_people),
                             ADG_PERCENT(s->unreachable_people / s->people));
}

void adg_report_add_summary(adg_report *r)
{
    const adg_project *project = r->findings->study->project;
    /* "Region Syddanmark 2021" needs no second 2021. */
    bool add_year = project->year && !strstr(project->name, project->year);
    xmlNodePtr section = adg_report_section(r, "overview", _("In short"));
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
            adg_xml_add_format(item, "span", _("%s %%"),
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

/* ---- tables ---- */

static void add_region_table(adg_report *r, xmlNodePtr section)
{
    const char *header[] = {_("Service"),
                            _("Places"),
                            _("Mean, min"),
                            _("Median, min"),
                            _("Nine in ten within, min"),
                            _("Limit, min"),
                            _("People beyond"),
                            _("Share beyond, %"),
                            _("No way, people"),
                            _("To choose between")};
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

static void add_zone_rows(adg_report *r, xmlNodePtr body, const adg_service_findings *f)
{
    const adg_study_level *level = &r->findings->study->level[0];
    for (size_t z = 0; z < level->zones.n; z++) {
        const adg_access_summary *s = &f->zones[0][z];
        xmlNodePtr row = adg_report_row(body, level->zones.label[z]);
        adg_report_cell(row, ADG_PEOPLE(s->people));
        adg_report_cell(row, ADG_NUMBER(s->mean_min, 1));
        adg_report_cell(row, ADG_NUMBER(s->p90_min, 1));
        adg_report_cell(row, ADG_PEOPLE(s->beyond_people));
        adg_report_cell(row, ADG_PERCENT(s->beyond_people / s->people));
        adg_report_cell(row, ADG_NUMBER(s->choice_mean, 1));
    }
}

static void add_zone_table(adg_report *r, xmlNodePtr section, const adg_service_findings *f)
{
    char *level = adg_text_capitalised(r->findings->study->level[0].zones.level);
    const char *header[] = {level ? level : "",
                            _("People"),
                            _("Mean, min"),
                            _("Nine in ten within, min"),
                            _("People beyond the limit"),
                            _("Share beyond, %"),
                            _("To choose between")};
    char caption[512];
    snprintf(caption, sizeof caption, _("%s by %s (limit %s minutes)"), f->service->settings->label,
             r->findings->study->level[0].zones.level,
             ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN));
    add_zone_rows(r, adg_report_table(section, caption, header, sizeof header / sizeof *header), f);
    free(level);
}

/* ---- maps ---- */

/* The texts the mouse shows on a map; freed together. */
typedef struct {
    char **zone, **point;
    size_t n_zones, n_points;
    double *value, *point_xy;
} map_texts;

static void release_texts(map_texts *t)
{
    for (size_t z = 0; t->zone && z < t->n_zones; z++)
        free(t->zone[z]);
    for (size_t k = 0; t->point && k < t->n_points; k++)
        free(t->point[k]);
    free(t->zone);
    free(t->point);
    free(t->value);
    free(t->point_xy);
}

/* Mean minutes of the finest zones; +inf where people live and none can get there. */
static double zone_value(const adg_access_summary *s)
{
    return isnan(s->mean_min) && s->people > 0 ? INFINITY : s->mean_min;
}

static bool make_texts(const adg_report *r, const adg_service_findings *f, map_texts *t)
{
    const adg_study *study = r->findings->study;
    const adg_study_level *level = &study->level[study->n_levels - 1];
    *t = (map_texts){.n_zones = level->zones.n, .n_points = f->service->n};
    t->zone = ADG_NEW_ARRAY(char *, t->n_zones);
    t->point = ADG_NEW_ARRAY(char *, t->n_points);
    t->value = ADG_NEW_ARRAY(double, t->n_zones);
    t->point_xy = ADG_NEW_ARRAY(double, 2 * t->n_points);
    bool ok = t->zone && t->point && t->value && t->point_xy;
    for (size_t z = 0; ok && z < t->n_zones; z++) {
        const adg_access_summary *s = &f->zones[study->n_levels - 1][z];
        t->value[z] = zone_value(s);
        t->zone[z] = adg_strdup_format(_("%s: %s min, %s people"), level->zones.label[z],
                                       ADG_NUMBER(s->mean_min, 1), ADG_PEOPLE(s->people));
        ok = t->zone[z] != NULL;
    }
    for (size_t k = 0; ok && k < t->n_points; k++) {
        uint32_t j = f->service->facility[k];
        t->point_xy[2 * k] = study->facilities.xy[2 * (size_t)j];
        t->point_xy[2 * k + 1] = study->facilities.xy[2 * (size_t)j + 1];
        t->point[k] = adg_strdup_format(_("%s: the nearest for %s people"),
                                        study->facilities.label[j], ADG_PEOPLE(f->load_people[k]));
        ok = t->point[k] != NULL;
    }
    return ok;
}

static void add_map(adg_report *r, xmlNodePtr section, const adg_svg_frame *frame, size_t service)
{
    const adg_service_findings *f = &r->findings->service[service];
    const adg_service_settings *settings = f->service->settings;
    map_texts texts;
    adg_classes classes = {0};
    char id[32];
    snprintf(id, sizeof id, "map%zu", service);
    char *title =
        adg_strdup_format(_("%s: mean minutes to the nearest, by %s"), settings->label,
                          r->findings->study->level[r->findings->study->n_levels - 1].zones.level);
    char *description =
        adg_strdup_format(_("Each zone is coloured by the mean travel time of the people who live "
                            "there; tables/zones_%s.csv has the numbers."),
                          r->findings->study->level[r->findings->study->n_levels - 1].zones.level);
    if (!make_texts(r, f, &texts) || !title || !description)
        r->status = adg_fail_memory(r->error);
    else
        r->status =
            adg_classes_minutes(r->styles, title, settings->limits_min, settings->limits_min_count,
                                _("nobody lives here"), &classes, r->error);
    if (r->status == ADG_OK)
        adg_svg_add_map(section, frame,
                        &(adg_svg_map){.id = id,
                                       .title = title,
                                       .description = description,
                                       .zone_prefix = "z",
                                       .n_zones = texts.n_zones,
                                       .value = texts.value,
                                       .tip = (const char *const *)texts.zone,
                                       .classes = &classes,
                                       .border_prefix = "b",
                                       .n_borders = r->findings->study->level[0].zones.n,
                                       .point_xy = texts.point_xy,
                                       .n_points = texts.n_points,
                                       .point_tip = (const char *const *)texts.point,
                                       .point_label = settings->label,
                                       .styles = r->styles});
    adg_classes_release(&classes);
    release_texts(&texts);
    free(title);
    free(description);
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
                               "count as people without any way."),
                             ADG_PEOPLE(islands->people_off_road),
                             ADG_NUMBER(r->findings->study->project->travel.max_snap_m,
                                        ADG_AS_WRITTEN));
}

void adg_report_add_problem(adg_report *r)
{
    const adg_study *study = r->findings->study;
    xmlNodePtr section = adg_report_section(r, "problem", _("What is the problem?"));
    const adg_shapes *coarse = &study->level[0].zones.shapes;
    adg_box box = adg_shapes_box(coarse);
    adg_svg_frame frame = adg_svg_frame_of(&box, 720);
    add_region_table(r, section);
    adg_svg_add_outlines(section, &frame, &study->level[study->n_levels - 1].zones.shapes, "z");
    adg_svg_add_outlines(section, &frame, coarse, "b");
    for (size_t s = 0; r->status == ADG_OK && s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        adg_xml_add(section, "h3", f->service->settings->label);
        add_service_sentence(section, f);
        add_map(r, section, &frame, s);
        add_zone_table(r, section, f);
    }
    add_islands(r, section);
}
