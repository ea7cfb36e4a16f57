/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_REPORT_REPORT_PARTS_H
#define ADG_REPORT_REPORT_PARTS_H

#include <libxml/tree.h>

#include "core/number_text.h"
#include "findings/findings.h"
#include "map/styles.h"

/** A report being written. */
typedef struct {
    const adg_findings *findings;
    const adg_styles *styles;
    xmlNodePtr main; /* where sections go */
    adg_status status;
    adg_error *error;
} adg_report;

/** The sections, in the order of the report: the five questions every effort is asked. */
void adg_report_add_summary(adg_report *report);
void adg_report_add_problem(adg_report *report);
void adg_report_add_target_group(adg_report *report);
void adg_report_add_action(adg_report *report);
void adg_report_add_goal(adg_report *report);
void adg_report_add_documentation(adg_report *report);

/** A bar chart for every service: mean minutes in the five fifths. */
void adg_report_add_fifths_charts(adg_report *report, xmlNodePtr section);

/** The map of one service, and what all maps of the page share (once, before the first). */
void adg_report_add_map_outlines(adg_report *report, xmlNodePtr section);
void adg_report_add_map(adg_report *report, xmlNodePtr section, size_t service);

/** The zones of the first level, and the region, for one service. */
void adg_report_add_zone_table(adg_report *report, xmlNodePtr section,
                               const adg_service_findings *service);

/** Supply and the further measures the services asked for: in words, and a table. */
void adg_report_add_measures(adg_report *report, xmlNodePtr section);

/** What is hidden for discretion; and, for the top of the page, that nothing is. */
void adg_report_add_discretion(adg_report *report, xmlNodePtr section);
void adg_report_add_discretion_alarm(adg_report *report, xmlNodePtr section);

/** Perspective A: named groups against everybody else, and the heading of perspective B after it. */
void adg_report_add_group_perspective(adg_report *report, xmlNodePtr section);

/** The same indices made of cells and of the zones of every level. */
void adg_report_add_scales(adg_report *report, xmlNodePtr section);

/** How long people travel to the nearest facility, and who cannot get there and why. */
void adg_report_add_service_sentences(const adg_report *report, xmlNodePtr section,
                                      const adg_service_findings *service);

/** The speeds of the roads' profile, where there is one: nobody can judge minutes without them. */
void adg_report_add_profile(adg_report *report, xmlNodePtr section);

/** A section with its heading. */
xmlNodePtr adg_report_section(adg_report *report, const char *id, const char *heading);

/** A paragraph from a format. */
xmlNodePtr adg_report_paragraph(xmlNodePtr section, const char *format, ...) ADG_PRINTF(2, 3);

/** What readers call a reporting level: "kommune" and other Danish names the program knows are
 *  translated, every other is said as the project says it. */
const char *adg_report_level(const char *level);

/** Things that stay together on a page when the report is printed. */
xmlNodePtr adg_report_kept(xmlNodePtr section);

/** A table: a caption, a header row, then rows. The first column is a row header. */
xmlNodePtr adg_report_table(xmlNodePtr section, const char *caption, const char *const *header,
                            size_t n_columns);
xmlNodePtr adg_report_row(xmlNodePtr table_body, const char *name);
/** The row that sums up the others. */
xmlNodePtr adg_report_total_row(xmlNodePtr table_body, const char *name);
void adg_report_cell(xmlNodePtr row, const char *text);

#endif
