/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_REPORT_REPORT_H
#define ADG_REPORT_REPORT_H

#include "findings/findings.h"
#include "map/styles.h"

/** Writes the council report: one self-contained HTML file that works offline and prints to A4. Plain
 *  sentences before indices, every number with year, population and limit, in the language the
 *  messages are in. */
adg_status adg_report_write(const adg_findings *findings, const adg_styles *styles,
                            const char *path, adg_error *error);

#endif
