/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/text.h"
#include "report/report_parts.h"

/* Differences smaller than this are not worth a debate: half a minute, methods 8.3. */
static const double DEAD_BAND_MIN = 0.5;
/* And shares that read alike with the decimals they are written with. */
static const double DEAD_BAND_SHARE = 0.001;

static void add_gap_sentence(xmlNodePtr section, const adg_service_findings *f)
{
    double first = f->fifth[0].mean, last = f->fifth[ADG_N_FIFTHS - 1].mean;
    const char *label = f->service->settings->label;
    if (isnan(f->gap_abs_min)) {
        adg_report_paragraph(section,
                             _("%s: the difference cannot be computed; the deprivation of "
                               "the areas is not known or the same everywhere."),
                             label);
        return;
    }
    const char *most = ADG_NUMBER(first, 1);
    const char *least = ADG_NUMBER(last, 1);
    const char *difference = ADG_NUMBER(fabs(f->gap_abs_min), 1);
    if (fabs(f->gap_abs_min) < DEAD_BAND_MIN)
        adg_report_paragraph(
            section,
            _("%s: people in the most and in the least deprived areas travel about "
              "equally long (%s and %s minutes on average)."),
            label, most, least);
    else if (f->gap_abs_min > 0)
        adg_report_paragraph(section,
                             _("%s: people in the most deprived areas travel %s minutes longer on "
                               "average than people in the least deprived areas (%s against %s "
                               "minutes)."),
                             label, difference, most, least);
    else
        adg_report_paragraph(section,
                             _("%s: people in the most deprived areas travel %s minutes less on "
                               "average than people in the least deprived areas (%s against %s "
                               "minutes)."),
                             label, difference, most, least);
}

/* The mean and the share within the limit can point in opposite directions: the deprived may live
 * nearer on average and yet more of them far away, or unable to get there. */
static void add_share_sentence(xmlNodePtr section, const adg_service_findings *f)
{
    double most = f->fifth[0].within, least = f->fifth[ADG_N_FIFTHS - 1].within;
    const char *limit = ADG_NUMBER(f->service->settings->headline_min, ADG_AS_WRITTEN);
    if (isnan(f->gap_abs_min) || fabs(most - least) < DEAD_BAND_SHARE)
        return;
    if (f->gap_abs_min < 0 && most < least)
        adg_report_paragraph(section,
                             _("Even so, a smaller share of the people in the most deprived areas "
                               "is within the limit of %s minutes: %s%% against %s%%."),
                             limit, ADG_PERCENT(most), ADG_PERCENT(least));
    if (f->gap_abs_min > 0 && most > least)
        adg_report_paragraph(section,
                             _("Even so, a larger share of the people in the most deprived areas "
                               "is within the limit of %s minutes: %s%% against %s%%."),
                             limit, ADG_PERCENT(most), ADG_PERCENT(least));
}

static void add_fifth_table(adg_report *r, xmlNodePtr section)
{
    const char *header[] = {_("Service"),         _("Most deprived fifth, min"),
                            _("2nd fifth, min"),  _("3rd fifth, min"),
                            _("4th fifth, min"),  _("Least deprived fifth, min"),
                            _("Difference, min"), _("Ratio")};
    xmlNodePtr body = adg_report_table(section, _("Mean travel time by fifth of deprivation"),
                                       header, sizeof header / sizeof *header);
    for (size_t s = 0; s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        xmlNodePtr row = adg_report_row(body, f->service->settings->label);
        for (int q = 0; q < ADG_N_FIFTHS; q++)
            adg_report_cell(row, ADG_NUMBER(f->fifth[q].mean, 1));
        adg_report_cell(row, ADG_NUMBER(f->gap_abs_min, 1));
        adg_report_cell(row, ADG_NUMBER(f->gap_ratio, 2));
    }
}

/* An interval behind every mean; nothing where no mean has one. */
static void add_interval_table(adg_report *r, xmlNodePtr section)
{
    const char *header[] = {_("Service"),        _("Most deprived fifth, min"),
                            _("2nd fifth, min"), _("3rd fifth, min"),
                            _("4th fifth, min"), _("Least deprived fifth, min")};
    bool any = false;
    for (size_t s = 0; s < r->findings->n_services; s++)
        any = any || !isnan(r->findings->service[s].fifth_ci[0][0]);
    if (!any)
        return;
    xmlNodePtr body = adg_report_table(section, _("How far the means could lie by chance (95%)"),
                                       header, sizeof header / sizeof *header);
    for (size_t s = 0; s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        xmlNodePtr row = adg_report_row(body, f->service->settings->label);
        for (int q = 0; q < ADG_N_FIFTHS; q++) {
            char text[2 * ADG_NUMBER_TEXT];
            snprintf(text, sizeof text, "%s – %s", ADG_NUMBER(f->fifth_ci[q][0], 1),
                     ADG_NUMBER(f->fifth_ci[q][1], 1));
            adg_report_cell(row, text);
        }
    }
    char paragraph[1024];
    snprintf(paragraph, sizeof paragraph,
             _("The intervals take the areas of the finest level (%s) as drawn from many; they do "
               "not hold what is uncertain in speeds and data."),
             adg_report_level(
                 r->findings->study->level[r->findings->study->n_levels - 1].zones.level));
    adg_report_paragraph(section, "%s", paragraph);
}

static void add_index_table(adg_report *r, xmlNodePtr section)
{
    char *between = adg_strdup_format(_("of it between zones (%s), %%"),
                                      adg_report_level(r->findings->study->level[0].zones.level));
    const char *header[] = {_("Service"),
                            _("Slope index (SII), min"),
                            _("Relative index (RII)"),
                            _("Concentration index"),
                            _("Gini"),
                            _("Theil"),
                            between ? between : ""};
    xmlNodePtr body = adg_report_table(section, _("Indices, for those who use them"), header,
                                       sizeof header / sizeof *header);
    for (size_t s = 0; s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        xmlNodePtr row = adg_report_row(body, f->service->settings->label);
        adg_report_cell(row, ADG_NUMBER(f->gradient.sii, 1));
        adg_report_cell(row, ADG_NUMBER(f->gradient.rii, 2));
        adg_report_cell(row, ADG_NUMBER(f->gradient.concentration_index, 3));
        adg_report_cell(row, ADG_NUMBER(f->gini, 3));
        adg_report_cell(row, ADG_NUMBER(f->theil.t, 3));
        adg_report_cell(row, ADG_PERCENT(f->theil.t_between / f->theil.t));
    }
    free(between);
    adg_report_paragraph(
        section,
        _("Slope index: how many minutes longer the most deprived end of the scale travels than the "
          "least deprived; negative where it travels shorter. Relative index: how many times as long the most deprived end travels. Concentration index: "
          "from -1 to 1, negative where the more deprived travel longer. Gini and Theil: how "
          "unequal travel times are whoever has them, 0 where all travel equally long."));
}

void adg_report_add_target_group(adg_report *r)
{
    const adg_study *study = r->findings->study;
    xmlNodePtr section = adg_report_section(r, "target-group", _("Who is the target group?"));
    adg_report_add_group_perspective(r, section);
    if (!study->project->deprivation.given) {
        adg_report_paragraph(section, _("The project names no deprivation data, so this run cannot "
                                        "tell how access differs between areas."));
        return;
    }
    adg_report_paragraph(section,
                         _("The people are divided into fifths by the deprivation of the area they "
                           "live in: the first fifth lives in the most deprived areas. The figures "
                           "are about areas; they do not say how every single person is placed. "
                           "Differences are computed before rounding."));
    if (study->people_without_deprivation >= 0.5)
        adg_report_paragraph(
            section,
            _("The deprivation of the area is not known for %s people (%s%%); they are left out "
              "here."),
            ADG_PEOPLE(study->people_without_deprivation),
            ADG_PERCENT(study->people_without_deprivation / study->cells.total));
    for (size_t s = 0; s < r->findings->n_services; s++) {
        add_gap_sentence(section, &r->findings->service[s]);
        add_share_sentence(section, &r->findings->service[s]);
    }
    adg_report_add_fifths_charts(r, section);
    add_fifth_table(r, section);
    add_interval_table(r, section);
    add_index_table(r, section);
}
