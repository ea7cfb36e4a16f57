/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_RESULTS_JSON_H
#define ADG_WRITE_RESULTS_JSON_H

#include "findings/findings.h"

/** Version of the layout of results.json; docs/results-json.md describes it. */
enum {
    ADG_RESULTS_SCHEMA = 1
};

/** Writes every number of the report. */
adg_status adg_results_json_write(const adg_findings *findings, const char *path, adg_error *error);

#endif
