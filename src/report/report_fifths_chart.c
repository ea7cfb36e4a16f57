/* SPDX-License-Identifier: MPL-2.0 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/error.h"
#include "core/text.h"
#include "map/map_svg.h"
#include "report/report_parts.h"
#include "write/xml.h"

/* Units of a chart; as wide as a telephone, so that its text reads there. */
enum {
    CHART_WIDTH = 360,
    ROW_HEIGHT = 24,
    BAR_HEIGHT = 17,
    BAR_LEFT = 116,
    BAR_LONGEST = 170
};

static double longest_mean(const adg_service_findings *f)
{
    double longest = 0;
    for (int q = 0; q < ADG_N_FIFTHS; q++)
        longest = fmax(longest, f->fifth[q].mean);
    return longest;
}

static void add_text(xmlNodePtr svg, double x, double y, const char *text)
{
    xmlNodePtr node = adg_xml_add(svg, "text", text);
    adg_xml_set_format(node, "x", "%.1f", x);
    adg_xml_set_format(node, "y", "%.1f", y);
}

static void add_bar(xmlNodePtr svg, int q, const char *label, double mean, double longest,
                    const char *color)
{
    double top = ROW_HEIGHT * q + (ROW_HEIGHT - BAR_HEIGHT) / 2.0;
    double base = top + BAR_HEIGHT - 4, length = longest > 0 ? BAR_LONGEST * mean / longest : 0;
    char value[64];
    snprintf(value, sizeof value, _("%s min"), ADG_NUMBER(mean, 1));
    add_text(svg, 0, base, label);
    if (isfinite(mean)) {
        xmlNodePtr bar = adg_xml_add(svg, "rect", NULL);
        adg_xml_set_format(bar, "x", "%d", BAR_LEFT);
        adg_xml_set_format(bar, "y", "%.1f", top);
        adg_xml_set_format(bar, "width", "%.1f", length);
        adg_xml_set_format(bar, "height", "%d", BAR_HEIGHT);
        adg_xml_set(bar, "fill", color);
        adg_xml_set(bar, "stroke", "#555555");
    }
    add_text(svg, BAR_LEFT + (isfinite(mean) ? length : 0) + 6, base, value);
}

static void add_chart(const adg_report *r, xmlNodePtr charts, size_t s, const adg_classes *colors)
{
    const adg_service_findings *f = &r->findings->service[s];
    const char *label[ADG_N_FIFTHS] = {_("Most deprived"), _("2nd fifth"), _("3rd fifth"),
                                       _("4th fifth"), _("Least deprived")};
    char id[32], title[512], description[512];
    snprintf(id, sizeof id, "fifths%zu", s);
    snprintf(title, sizeof title, _("%s: mean minutes by fifth of deprivation"),
             f->service->settings->label);
    snprintf(description, sizeof description,
             _("From the most to the least deprived fifth: %s, %s, %s, %s and %s minutes."),
             ADG_NUMBER(f->fifth[0].mean, 1), ADG_NUMBER(f->fifth[1].mean, 1),
             ADG_NUMBER(f->fifth[2].mean, 1), ADG_NUMBER(f->fifth[3].mean, 1),
             ADG_NUMBER(f->fifth[4].mean, 1));
    xmlNodePtr figure = adg_xml_add(charts, "figure", NULL);
    adg_xml_add(figure, "figcaption", f->service->settings->label);
    xmlNodePtr svg =
        adg_svg_add_picture(figure, CHART_WIDTH, ROW_HEIGHT * ADG_N_FIFTHS, id, title, description);
    double longest = longest_mean(f);
    for (int q = 0; q < ADG_N_FIFTHS; q++)
        add_bar(svg, q, label[q], f->fifth[q].mean, longest, colors->item[q].color);
}

void adg_report_add_fifths_charts(adg_report *r, xmlNodePtr section)
{
    adg_classes colors;
    r->status = adg_classes_fifths(r->styles, "", "", &colors, r->error);
    if (r->status != ADG_OK)
        return;
    xmlNodePtr charts = NULL;
    for (size_t s = 0; s < r->findings->n_services; s++) {
        if (isnan(r->findings->service[s].gap_abs_min))
            continue;
        if (!charts) {
            adg_report_paragraph(section,
                                 _("Mean travel time in the five fifths. Every chart begins at 0 "
                                   "and has a scale of its own."));
            charts = adg_xml_add(section, "div", NULL);
            adg_xml_set(charts, "class", "charts");
        }
        add_chart(r, charts, s, &colors);
    }
    adg_classes_release(&colors);
}
