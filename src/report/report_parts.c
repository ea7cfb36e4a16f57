/* SPDX-License-Identifier: MPL-2.0 */
#include "report/report_parts.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/text.h"
#include "write/xml.h"

enum {
    LONGEST_PARAGRAPH = 4096
};

xmlNodePtr adg_report_section(adg_report *report, const char *id, const char *heading)
{
    xmlNodePtr section = adg_xml_add(report->main, "section", NULL);
    adg_xml_set(section, "id", id);
    adg_xml_add(section, "h2", heading);
    return section;
}

xmlNodePtr adg_report_paragraph(xmlNodePtr section, const char *format, ...)
{
    char text[LONGEST_PARAGRAPH];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return adg_xml_add(section, "p", text);
}

const char *adg_report_level(const char *level)
{
    static const char *const known[][2] = {{"kommune", N_("municipality")},
                                           {"sogn", N_("parish")},
                                           {"sundhedsråd", N_("health council")},
                                           {"landsdel", N_("province")}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (adg_text_equal_nocase(level, known[i][0]))
            return _(known[i][1]);
    return level;
}

xmlNodePtr adg_report_kept(xmlNodePtr section)
{
    xmlNodePtr kept = adg_xml_add(section, "div", NULL);
    adg_xml_set(kept, "class", "kept");
    return kept;
}

xmlNodePtr adg_report_table(xmlNodePtr section, const char *caption, const char *const *header,
                            size_t n_columns)
{
    xmlNodePtr frame = adg_xml_add(section, "div", NULL);
    adg_xml_set(frame, "class", "table");
    /* Wide tables scroll sideways on a telephone: by keyboard too. */
    adg_xml_set(frame, "tabindex", "0");
    adg_xml_set(frame, "role", "region");
    adg_xml_set(frame, "aria-label", caption);
    xmlNodePtr table = adg_xml_add(frame, "table", NULL);
    /* Inside, so that it stays in sight while the table scrolls. */
    adg_xml_add(adg_xml_add(table, "caption", NULL), "span", caption);
    xmlNodePtr row = adg_xml_add(adg_xml_add(table, "thead", NULL), "tr", NULL);
    for (size_t c = 0; c < n_columns; c++)
        adg_xml_set(adg_xml_add(row, "th", header[c]), "scope", "col");
    return adg_xml_add(table, "tbody", NULL);
}

xmlNodePtr adg_report_row(xmlNodePtr table_body, const char *name)
{
    xmlNodePtr row = adg_xml_add(table_body, "tr", NULL);
    adg_xml_set(adg_xml_add(row, "th", name), "scope", "row");
    return row;
}

xmlNodePtr adg_report_total_row(xmlNodePtr table_body, const char *name)
{
    xmlNodePtr row = adg_report_row(table_body, name);
    adg_xml_set(row, "class", "total");
    return row;
}

void adg_report_cell(xmlNodePtr row, const char *text)
{
    adg_xml_add(row, "td", text);
}
