/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_RUN_H
#define ADGANG_RUN_H

#include "adgang/context.h"
#include "adgang/export.h"
#include "adgang/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The main job: reads a project and writes everything that is found into a folder, and what the
 *  scenarios asked for give into its scenarios/<name>/. On failure the folder stays as it was. Words and numbers are in the language gettext is set to. */
typedef struct {
    const char *project; /* project file */
    const char *out;     /* folder */
    int overwrite;       /* 0: a folder that exists and is not empty is ADG_E_USAGE */
    const char *const
        *scenario;     /* names, ending with NULL; NULL: none. An unknown one is ADG_E_USAGE */
    int all_scenarios; /* every scenario of the project file */
} adg_run_request;

ADG_API adg_status adg_run(const adg_run_request *request, const adg_context *ctx,
                           adg_error *error);

#ifdef __cplusplus
}
#endif

#endif
