/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/id_index.h"
#include "core/memory.h"
#include "core/sum.h"
#include "core/text.h"
#include "map/map_svg.h"
#include "report/report_parts.h"

/* From this share of a zone's people who cannot get there its mean alone would mislead. */
static const double HATCHED_SHARE = 0.1;

static const double MAP_WIDTH = 720;

static const adg_study_level *finest_level(const adg_report *r)
{
    return &r->findings->study->level[r->findings->study->n_levels - 1];
}

adg_svg_frame adg_report_map_frame(const adg_report *r)
{
    adg_box box = adg_shapes_box(&r->findings->study->level[0].zones.shapes);
    return adg_svg_frame_of(&box, MAP_WIDTH);
}

/* ---- what all maps share ---- */

/* Where the people of every zone of the first level live on average: near its main place. */
static bool find_middles(const adg_study *study, double *xy)
{
    const adg_study_level *first = &study->level[0];
    adg_sum *sum = ADG_NEW_ARRAY(adg_sum, 2 * first->zones.n);
    if (!sum)
        return false;
    for (size_t i = 0; i < study->cells.n; i++) {
        size_t z = first->zone_of_cell[i];
        if (z == ADG_NONE)
            continue;
        adg_sum_add(&sum[2 * z], study->cells.people[i] * study->cells.xy[2 * i]);
        adg_sum_add(&sum[2 * z + 1], study->cells.people[i] * study->cells.xy[2 * i + 1]);
    }
    for (size_t k = 0; k < 2 * first->zones.n; k++)
        xy[k] = first->people[k / 2] > 0 ? adg_sum_value(&sum[k]) / first->people[k / 2] : NAN;
    free(sum);
    return true;
}

void adg_report_add_map_outlines(adg_report *r, xmlNodePtr section)
{
    const adg_study *study = r->findings->study;
    const adg_zone_level *first = &study->level[0].zones;
    adg_svg_frame frame = adg_report_map_frame(r);
    double *middle = ADG_NEW_ARRAY(double, 2 * first->n);
    adg_svg_add_outlines(section, &frame, &finest_level(r)->zones.shapes, "z");
    adg_svg_add_outlines(section, &frame, &first->shapes, "b");
    if (!middle || !find_middles(study, middle) ||
        !adg_svg_add_names(section, &frame, first->label, middle, study->level[0].people, first->n,
                           "names"))
        r->status = adg_fail_memory(r->error);
    free(middle);
}

/* ---- one map ---- */

/* The texts the mouse shows on a map; freed together. */
typedef struct {
    char **zone, **point;
    size_t n_zones, n_points;
    double *value, *point_xy;
    bool *hatched;
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
    free(t->hatched);
}

/* Mean minutes of the finest zones; +inf where people live and none can get there. */
static double zone_value(const adg_access_summary *s)
{
    return isnan(s->mean_min) && s->people > 0 ? INFINITY : s->mean_min;
}

static char *zone_tip(const char *name, const adg_access_summary *s)
{
    if (s->unreachable_people >= 0.5)
        return adg_strdup_format(_("%s: %s min, %s people, of whom %s cannot get there"), name,
                                 ADG_NUMBER(s->mean_min, 1), ADG_PEOPLE(s->people),
                                 ADG_PEOPLE(s->unreachable_people));
    return adg_strdup_format(_("%s: %s min, %s people"), name, ADG_NUMBER(s->mean_min, 1),
                             ADG_PEOPLE(s->people));
}

static bool make_zone_texts(const adg_report *r, const adg_service_findings *f, map_texts *t)
{
    size_t l = r->findings->study->n_levels - 1;
    bool ok = true;
    for (size_t z = 0; ok && z < t->n_zones; z++) {
        const adg_access_summary *s = &f->zones[l][z];
        t->value[z] = zone_value(s);
        t->hatched[z] = isfinite(t->value[z]) && s->unreachable_people > HATCHED_SHARE * s->people;
        t->zone[z] = zone_tip(r->findings->names.name[l][z], s);
        ok = t->zone[z] != NULL;
    }
    return ok;
}

static bool make_point_texts(const adg_report *r, const adg_service_findings *f, map_texts *t)
{
    const adg_facilities *facilities = &r->findings->study->facilities;
    bool ok = true;
    for (size_t k = 0; ok && k < t->n_points; k++) {
        uint32_t j = f->service->facility[k];
        t->point_xy[2 * k] = facilities->xy[2 * (size_t)j];
        t->point_xy[2 * k + 1] = facilities->xy[2 * (size_t)j + 1];
        t->point[k] = adg_strdup_format(_("%s: the nearest for %s people"), facilities->label[j],
                                        ADG_PEOPLE(f->load_people[k]));
        ok = t->point[k] != NULL;
    }
    return ok;
}

static bool make_texts(const adg_report *r, const adg_service_findings *f, map_texts *t)
{
    *t = (map_texts){.n_zones = finest_level(r)->zones.n, .n_points = f->service->n};
    t->zone = ADG_NEW_ARRAY(char *, t->n_zones);
    t->point = ADG_NEW_ARRAY(char *, t->n_points);
    t->value = ADG_NEW_ARRAY(double, t->n_zones);
    t->hatched = ADG_NEW_ARRAY(bool, t->n_zones);
    t->point_xy = ADG_NEW_ARRAY(double, 2 * t->n_points);
    return t->zone && t->point && t->value && t->hatched && t->point_xy &&
           make_zone_texts(r, f, t) && make_point_texts(r, f, t);
}

/* The classes of minutes; the last one is named for why people cannot get there, which the page says
 * in words. */
static adg_status make_classes(const adg_report *r, const adg_service_settings *settings,
                               const char *title, adg_classes *classes)
{
    adg_status status =
        adg_classes_minutes(r->styles, title, settings->limits_min, settings->limits_min_count,
                            _("nobody lives here"), classes, r->error);
    if (status != ADG_OK || !classes->unreachable)
        return status;
    char *label = adg_strdup(_("nobody can get there"));
    if (!label)
        return adg_fail_memory(r->error);
    free(classes->item[classes->n - 1].label);
    classes->item[classes->n - 1].label = label;
    return ADG_OK;
}

static char *source_line(const adg_project *project)
{
    const char *place = _("How do we document our results?");
    if (project->year)
        return adg_strdup_format(_("Figures for %s. Sources: see “%s”."), project->year, place);
    return adg_strdup_format(_("Sources: see “%s”."), place);
}

void adg_report_add_map(adg_report *r, xmlNodePtr section, size_t service)
{
    const adg_service_findings *f = &r->findings->service[service];
    const adg_service_settings *settings = f->service->settings;
    const char *level = finest_level(r)->zones.level;
    adg_svg_frame frame = adg_report_map_frame(r);
    map_texts texts;
    adg_classes classes = {0};
    char id[32], hatch_label[128];
    snprintf(id, sizeof id, "map%zu", service);
    snprintf(hatch_label, sizeof hatch_label, _("more than %s%% cannot get there"),
             ADG_NUMBER(100 * HATCHED_SHARE, ADG_AS_WRITTEN));
    char *title = adg_strdup_format(_("%s: mean minutes to the nearest, by %s"), settings->label,
                                    adg_report_level(level));
    char *description =
        adg_strdup_format(_("Each zone is coloured by the mean travel time of the people who live "
                            "there; tables/zones_%s.csv has the numbers."),
                          level);
    char *source = source_line(r->findings->study->project);
    if (!make_texts(r, f, &texts) || !title || !description || !source)
        r->status = adg_fail_memory(r->error);
    else
        r->status = make_classes(r, settings, title, &classes);
    if (r->status == ADG_OK)
        adg_svg_add_map(section, &frame,
                        &(adg_svg_map){.id = id,
                                       .title = title,
                                       .description = description,
                                       .source = source,
                                       .zone_prefix = "z",
                                       .n_zones = texts.n_zones,
                                       .value = texts.value,
                                       .tip = (const char *const *)texts.zone,
                                       .classes = &classes,
                                       .hatched = texts.hatched,
                                       .hatch_label = hatch_label,
                                       .border_prefix = "b",
                                       .n_borders = r->findings->study->level[0].zones.n,
                                       .names = "names",
                                       .point_xy = texts.point_xy,
                                       .n_points = texts.n_points,
                                       .point_tip = (const char *const *)texts.point,
                                       .point_label = settings->label,
                                       .styles = r->styles});
    adg_classes_release(&classes);
    release_texts(&texts);
    free(title);
    free(description);
    free(source);
}
