/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_COMPARE_H
#define ADG_PIPELINE_COMPARE_H

#include <stdbool.h>
#include <stdio.h>

#include "adgang/context.h"
#include "adgang/status.h"

/** Two finished runs against each other. */
typedef struct {
    const char *before, *after; /* folders of runs */
    const char *out;            /* folder for the results */
    bool overwrite;
    FILE *say; /* gets a sentence for each service */
} adg_compare_request;

/** Writes compare.json and tables. Runs not made by the same method are ADG_E_INVALID, an output
 *  that is one of the runs or holds it ADG_E_USAGE. */
adg_status adg_compare_runs(const adg_compare_request *request, const adg_context *ctx,
                            adg_error *error);

#endif
