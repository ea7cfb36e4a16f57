/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_RUN_H
#define ADG_PIPELINE_RUN_H

#include <stdbool.h>

#include "adgang/context.h"
#include "adgang/status.h"

/** The main job: reads a project and writes everything that is found into a folder. On failure the
 *  folder stays as it was. */
typedef struct {
    const char *project; /* project file */
    const char *out;     /* folder */
    bool overwrite;
    bool danish; /* language of the outputs */
} adg_run_request;

adg_status adg_run(const adg_run_request *request, const adg_context *ctx, adg_error *error);

#endif
