/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_MEASURE_WORDS_H
#define ADG_FINDINGS_MEASURE_WORDS_H

#include <stddef.h>

#include "findings/findings.h"

/** What a measure of a service tells, for columns, legends and reports: "capacity within 30 min".
 *  Returns title. */
enum {
    ADG_MEASURE_TITLE = 160
};
const char *adg_measure_title(const adg_measure_settings *measure, char title[ADG_MEASURE_TITLE]);

/** The title of a service's `supply`. */
const char *adg_supply_title(const adg_service_findings *f, char title[ADG_MEASURE_TITLE]);

/** The short name specialists use: "E2SFCA". */
const char *adg_measure_short_name(adg_service_measure measure);

#endif
