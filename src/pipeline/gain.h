/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_GAIN_H
#define ADG_PIPELINE_GAIN_H

#include <stdbool.h>

#include "adgang/context.h"
#include "adgang/status.h"

/** What one new facility of a service would give, for every populated cell of a project. */
typedef struct {
    const char *project;
    const char *service;
    const char *out; /* folder */
    bool overwrite;
} adg_gain_request;

/** Writes table, summary, maps and record into the folder, as `run` does. ADG_E_USAGE for a service
 *  that the project does not have. */
adg_status adg_gain_map(const adg_gain_request *request, const adg_context *ctx, adg_error *error);

#endif
