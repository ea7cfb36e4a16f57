/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>

#include "core/text.h"
#include "findings/measure_words.h"
#include "report/report_parts.h"
#include "write/xml.h"

/* Shares and small ratios need decimals, supply per 100,000 does not. */
static int decimals_of(double value)
{
    return fabs(value) < 1 ? 3 : fabs(value) < 100 ? 1 : 0;
}

static void add_row(xmlNodePtr body, const char *label, const char *title, double value,
                    const adg_inequality *x)
{
    char name[512];
    snprintf(name, sizeof name, "%s: %s", label, title);
    xmlNodePtr row = adg_report_row(body, name);
    const double shown[] = {value, x->fifth_mean[0], x->fifth_mean[ADG_N_FIFTHS - 1],
                            x->gaps.ratio};
    for (int c = 0; c < 4; c++)
        adg_report_cell(row, ADG_NUMBER(shown[c], c == 3 ? 2 : decimals_of(shown[c])));
}

/* Who has more, in words: never only a signed number. */
static void add_sentence(xmlNodePtr section, const char *label, const char *title,
                         const adg_inequality *x)
{
    double most = x->fifth_mean[0], least = x->fifth_mean[ADG_N_FIFTHS - 1];
    if (isnan(most) || isnan(least))
        return;
    const char *first = ADG_NUMBER(most, decimals_of(most));
    const char *last = ADG_NUMBER(least, decimals_of(least));
    const double DEAD_BAND = 0.01; /* what reads as alike */
    const char *words = fabs(most - least) <= DEAD_BAND * fmax(fabs(most), fabs(least))
                            ? _("%s, %s: about the same in the most and in the least deprived "
                                "areas (%s and %s).")
                        : most > least ? _("%s, %s: more in the most deprived areas than in the "
                                           "least deprived (%s against %s).")
                                       : _("%s, %s: less in the most deprived areas than in the "
                                           "least deprived (%s against %s).");
    adg_report_paragraph(section, words, label, title, first, last);
}

static void add_measure(xmlNodePtr section, xmlNodePtr body, const char *label, const char *title,
                        double value, const adg_inequality *x)
{
    add_sentence(section, label, title, x);
    add_row(body, label, title, value, x);
}

static bool has_any(const adg_findings *findings)
{
    bool any = false;
    for (size_t s = 0; s < findings->n_services; s++)
        any = any || findings->service[s].supply || findings->service[s].n_measures;
    return any;
}

static void add_bfca_note(xmlNodePtr section, const adg_service_findings *f)
{
    bool bfca = f->supply && f->service->settings->supply == ADG_SERVICE_BFCA;
    for (size_t m = 0; m < f->n_measures; m++)
        bfca = bfca || f->measure[m].settings.measure == ADG_SERVICE_BFCA;
    if (bfca)
        adg_report_paragraph(section,
                             _("%s: BFCA depends on how people are cut into cells. Its numbers "
                               "hold for the cells of this run and must not be compared with those "
                               "of another resolution."),
                             f->service->settings->label);
}

void adg_report_add_measures(adg_report *r, xmlNodePtr section)
{
    const adg_findings *findings = r->findings;
    char title[ADG_MEASURE_TITLE];
    if (!has_any(findings))
        return;
    adg_xml_add(section, "h3", _("Supply and choice"));
    adg_report_paragraph(section,
                         _("The nearest facility is not all: these measures also count how much "
                           "there is, and how many people share it. Means are over people."));
    xmlNodePtr sentences = adg_xml_add(section, "div", NULL);
    const char *header[] = {_("Measure"), _("The whole region"), _("Most deprived fifth"),
                            _("Least deprived fifth"), _("Ratio")};
    xmlNodePtr body = adg_report_table(section, _("Supply and choice, measure by measure"), header,
                                       sizeof header / sizeof *header);
    for (size_t s = 0; s < findings->n_services; s++) {
        const adg_service_findings *f = &findings->service[s];
        const char *label = f->service->settings->label;
        if (f->supply)
            add_measure(sentences, body, label, adg_supply_title(f, title), 1e5 * f->supply_mean,
                        &f->supply_inequality);
        for (size_t m = 0; m < f->n_measures; m++)
            add_measure(sentences, body, label, adg_measure_title(&f->measure[m].settings, title),
                        f->measure[m].factor * f->measure[m].region, &f->measure[m].inequality);
        add_bfca_note(sentences, f);
    }
}
