/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_CHECK_H
#define ADG_PIPELINE_CHECK_H

#include <stdbool.h>

#include "adgang/context.h"
#include "pipeline/prepared.h"

/** Reads and checks every input of a project without analysing. */
typedef struct {
    const char *project;
    const char *out; /* folder for check.json and faults.geojson; NULL: none */
    bool overwrite;
} adg_check_request;

/** Fills prepared->faults with everything that was found. ADG_OK also when there are error faults; the
 *  status tells whether the check itself could be done (a project file that cannot be read is
 *  ADG_E_INVALID). prepared must be zeroed; release it in every case. */
adg_status adg_check(const adg_check_request *request, const adg_context *ctx,
                     adg_prepared *prepared, adg_error *error);

#endif
