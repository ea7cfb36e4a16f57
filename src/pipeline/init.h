/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_INIT_H
#define ADG_PIPELINE_INIT_H

#include <stdbool.h>

#include "adgang/context.h"
#include "adgang/status.h"

/** A new project folder: a commented projekt.yaml, and with `example` the model region's data and the
 *  project file that belongs to it, ready to run. */
typedef struct {
    const char *directory; /* made where it does not exist */
    bool example;
    bool overwrite; /* replace files that are there */
} adg_init_request;

/** ADG_E_USAGE when a file of that name exists and overwrite is not set; nothing is written then.
 *  Whatever else fails leaves nothing behind either. */
adg_status adg_init(const adg_init_request *request, const adg_context *ctx, adg_error *error);

#endif
