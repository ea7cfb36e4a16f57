/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>

#include "core/text.h"
#include "report/report_parts.h"

/* Differences smaller than this are not worth a debate: half a minute, methods 8.3. */
static const double DEAD_BAND_MIN = 0.5;

static void add_gap_sentence(adg_report *r, xmlNodePtr section, const adg_service_findings *f)
{
    adg_scratch n = {.next = 0};
    double first = f->fifth[0].mean, last = f->fifth[ADG_N_FIFTHS - 1].mean;
    const char *label = f->service->settings->label;
    if (isnan(f->gap_abs_min)) {
        adg_report_paragraph(section,
                             _("%s: the difference cannot be computed; the deprivation of "
                               "the areas is not known or the same everywhere."),
                             label);
        return;
    }
    const char *most = adg_report_number(r, &n, first, 1);
    const char *least = adg_report_number(r, &n, last, 1);
    const char *difference = adg_report_number(r, &n, fabs(f->gap_abs_min), 1);
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

/* What the index tells, in words first. */
static void add_gradient_sentence(adg_report *r, xmlNodePtr section, const adg_service_findings *f)
{
    adg_scratch n = {.next = 0};
    if (isnan(f->gradient.sii))
        return;
    adg_report_paragraph(
        section,
        f->gradient.sii >= 0
            ? _("Over the whole scale from most to least deprived, travel time falls by %s minutes "
                "(slope index). The concentration index is %s; negative means that the more "
                "deprived travel longer.")
            : _("Over the whole scale from most to least deprived, travel time rises by %s minutes "
                "(slope index). The concentration index is %s; positive means that the less "
                "deprived travel longer."),
        adg_report_number(r, &n, fabs(f->gradient.sii), 1),
        adg_report_number(r, &n, f->gradient.concentration_index, 3));
}

static void add_fifth_table(adg_report *r, xmlNodePtr section)
{
    const char *header[] = {_("Service"),
                            _("Most deprived fifth, min"),
                            "2",
                            "3",
                            "4",
                            _("Least deprived fifth, min"),
                            _("Difference, min"),
                            _("Ratio")};
    xmlNodePtr body = adg_report_table(section, _("Mean travel time by fifth of deprivation"),
                                       header, sizeof header / sizeof *header);
    for (size_t s = 0; s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        adg_scratch n = {.next = 0};
        xmlNodePtr row = adg_report_row(body, f->service->settings->label);
        for (int q = 0; q < ADG_N_FIFTHS; q++)
            adg_report_cell(row, adg_report_number(r, &n, f->fifth[q].mean, 1));
        adg_report_cell(row, adg_report_number(r, &n, f->gap_abs_min, 1));
        adg_report_cell(row, adg_report_number(r, &n, f->gap_ratio, 2));
    }
}

static void add_index_table(adg_report *r, xmlNodePtr section)
{
    const char *header[] = {_("Service"),
                            _("Slope index (SII), min"),
                            _("Relative index (RII)"),
                            _("Concentration index"),
                            _("Gini"),
                            _("Theil"),
                            _("of it between zones, %")};
    xmlNodePtr body = adg_report_table(section, _("Indices, for those who use them"), header,
                                       sizeof header / sizeof *header);
    for (size_t s = 0; s < r->findings->n_services; s++) {
        const adg_service_findings *f = &r->findings->service[s];
        adg_scratch n = {.next = 0};
        xmlNodePtr row = adg_report_row(body, f->service->settings->label);
        adg_report_cell(row, adg_report_number(r, &n, f->gradient.sii, 1));
        adg_report_cell(row, adg_report_number(r, &n, f->gradient.rii, 2));
        adg_report_cell(row, adg_report_number(r, &n, f->gradient.concentration_index, 3));
        adg_report_cell(row, adg_report_number(r, &n, f->gini, 3));
        adg_report_cell(row, adg_report_number(r, &n, f->theil.t, 3));
        adg_report_cell(row, adg_report_percent(r, &n, f->theil.t_between / f->theil.t));
    }
}

void adg_report_add_target_group(adg_report *r)
{
    const adg_study *study = r->findings->study;
    adg_scratch n = {.next = 0};
    xmlNodePtr section = adg_report_section(r, "target-group", _("Who is the target group?"));
    if (!study->project->deprivation.given) {
        adg_report_paragraph(section, _("The project names no deprivation data, so this run cannot "
                                        "tell how access differs between areas."));
        return;
    }
    adg_report_paragraph(section,
                         _("The people are divided into fifths by the deprivation of the area they "
                           "live in: the first fifth lives in the most deprived areas. The figures "
                           "are about areas; they do not say how every single person is placed."));
    if (study->people_without_deprivation >= 0.5)
        adg_report_paragraph(
            section,
            _("The deprivation of the area is not known for %s people (%s %%); they are left out "
              "here."),
            adg_report_people(r, &n, study->people_without_deprivation),
            adg_report_percent(r, &n, study->people_without_deprivation / study->cells.total));
    for (size_t s = 0; s < r->findings->n_services; s++) {
        add_gap_sentence(r, section, &r->findings->service[s]);
        add_gradient_sentence(r, section, &r->findings->service[s]);
    }
    add_fifth_table(r, section);
    add_index_table(r, section);
}
