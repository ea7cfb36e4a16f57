/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "findings/difference.h"
#include "map/map_svg.h"
#include "report/report_parts.h"

/* Fewer people than this are nobody. */
static const double SOMEBODY = 0.5;

/* ---- who wins and who loses ---- */

static void add_row(xmlNodePtr body, const char *name, double people, const adg_change_sums *sums)
{
    xmlNodePtr row = adg_report_row(body, name);
    adg_report_cell(row, ADG_PEOPLE(people));
    adg_report_cell(row, ADG_PEOPLE(sums->winners));
    adg_report_cell(row, ADG_PEOPLE(sums->losers));
    adg_report_cell(row, ADG_NUMBER(sums->change_min, 1));
}

static void add_fifths(adg_report *r, xmlNodePtr section, size_t service)
{
    const adg_service_findings *f = &r->findings->service[service];
    const adg_service_difference *d = &r->findings->difference->service[service];
    const char *names[ADG_N_FIFTHS] = {_("1 – most deprived fifth"), "2", "3", "4",
                                       _("5 – least deprived fifth")};
    const char *header[] = {_("Fifth of deprivation"), _("People"), _("People, faster"),
                            _("People, slower"), _("Mean change, min")};
    char caption[512];
    snprintf(caption, sizeof caption, _("%s: who gets there faster, and who slower"),
             f->service->settings->label);
    if (isnan(d->fifth[0].winners))
        return;
    xmlNodePtr body = adg_report_table(section, caption, header, sizeof header / sizeof *header);
    for (int q = 0; q < ADG_N_FIFTHS; q++)
        add_row(body, names[q], f->fifth[q].people, &d->fifth[q]);
}

/* ---- on the map ---- */

/* From this share of a zone's people who win or lose every way its mean alone would mislead. */
static const double HATCHED_SHARE = 0.1;

typedef struct {
    double *value;
    char **tip;
    bool *hatched;
    size_t n;
} map_texts;

static bool make_texts(const adg_report *r, size_t service, map_texts *t)
{
    size_t l = r->findings->study->n_levels - 1;
    const adg_study_level *level = &r->findings->study->level[l];
    const adg_change_sums *zones = r->findings->difference->service[service].zones[l];
    *t = (map_texts){ADG_NEW_ARRAY(double, level->zones.n), ADG_NEW_ARRAY(char *, level->zones.n),
                     ADG_NEW_ARRAY(bool, level->zones.n), level->zones.n};
    bool ok = t->value && t->tip && t->hatched;
    for (size_t z = 0; ok && z < t->n; z++) {
        t->value[z] = zones[z].change_min;
        t->hatched[z] =
            isfinite(t->value[z]) && zones[z].newly_reachable + zones[z].newly_unreachable >
                                         HATCHED_SHARE * level->people[z];
        t->tip[z] =
            adg_strdup_format(_("%s: %s min, %s people faster, %s slower"),
                              r->findings->names.name[l][z], ADG_NUMBER(zones[z].change_min, 1),
                              ADG_PEOPLE(zones[z].winners), ADG_PEOPLE(zones[z].losers));
        ok = t->tip[z] != NULL;
    }
    return ok;
}

static void release_texts(map_texts *t)
{
    for (size_t z = 0; t->tip && z < t->n; z++)
        free(t->tip[z]);
    free(t->tip);
    free(t->value);
    free(t->hatched);
}

static void add_map(adg_report *r, xmlNodePtr section, size_t service)
{
    const adg_study *study = r->findings->study;
    const adg_service_findings *f = &r->findings->service[service];
    const char *level = study->level[study->n_levels - 1].zones.level;
    adg_svg_frame frame = adg_report_map_frame(r);
    char id[32], source[256], hatch_label[128];
    map_texts texts;
    adg_classes classes = {0};
    snprintf(id, sizeof id, "change%zu", service);
    snprintf(source, sizeof source, _("Sources: see “%s”."), _("How do we document our results?"));
    snprintf(hatch_label, sizeof hatch_label, _("more than %s%% gain or lose every way there"),
             ADG_NUMBER(100 * HATCHED_SHARE, ADG_AS_WRITTEN));
    char *title = adg_strdup_format(_("%s: mean change of minutes, by %s"),
                                    f->service->settings->label, adg_report_level(level));
    bool ok = make_texts(r, service, &texts) && title;
    r->status =
        ok ? adg_classes_changes(r->styles, title, r->findings->difference->dead_band_min,
                                 _("nobody with a way before and after"), &classes, r->error)
           : adg_fail_memory(r->error);
    if (r->status == ADG_OK)
        adg_svg_add_map(section, &frame,
                        &(adg_svg_map){.id = id,
                                       .title = title,
                                       .description = title,
                                       .source = source,
                                       .zone_prefix = "z",
                                       .n_zones = texts.n,
                                       .value = texts.value,
                                       .tip = (const char *const *)texts.tip,
                                       .classes = &classes,
                                       .hatched = texts.hatched,
                                       .hatch_label = hatch_label,
                                       .border_prefix = "b",
                                       .n_borders = study->level[0].zones.n,
                                       .names = "names",
                                       .styles = r->styles});
    adg_classes_release(&classes);
    release_texts(&texts);
    free(title);
}

/* ---- the section ---- */

static void add_service(adg_report *r, xmlNodePtr section, size_t service)
{
    const adg_service_findings *f = &r->findings->service[service];
    const adg_difference *difference = r->findings->difference;
    const adg_change_sums *region = &difference->service[service].region;
    const char *label = f->service->settings->label;
    if (region->winners < SOMEBODY && region->losers < SOMEBODY) {
        adg_report_paragraph(section, _("%s: nobody's way to the nearest changes."), label);
        return;
    }
    adg_report_add_change_sentences(section, label,
                                    difference->baseline->service[service].region->mean_min,
                                    f->region->mean_min, region);
    add_map(r, section, service);
    if (r->status == ADG_OK)
        add_fifths(r, section, service);
}

void adg_report_add_change(adg_report *r)
{
    const adg_difference *difference = r->findings->difference;
    xmlNodePtr section = adg_report_section(r, "change", _("What does the scenario change?"));
    adg_report_paragraph(
        section,
        _("This report describes the scenario “%s”, as if it were so; this section "
          "compares it with today. A person counts as faster or slower where the "
          "way to the nearest changes by more than %s minutes."),
        difference->label, ADG_NUMBER(difference->dead_band_min, ADG_AS_WRITTEN));
    for (size_t s = 0; r->status == ADG_OK && s < r->findings->n_services; s++)
        add_service(r, section, s);
}
