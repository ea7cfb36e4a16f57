/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_SCENARIOS_H
#define ADG_PIPELINE_SCENARIOS_H

#include <time.h>

#include "adgang/run.h"
#include "findings/side_by_side.h"
#include "pipeline/prepared.h"
#include "write/output_directory.h"

/** ADG_E_USAGE when the project file has no scenario of a name that is asked for; the message lists those
 *  there are. Reads the project file alone, so that nobody waits for a slip of the pen. */
adg_status adg_scenarios_check_names(const adg_run_request *request, adg_error *error);

/** Makes the scenarios asked for, one after the other in the order of the project file, and writes each into
 *  scenarios/<name>/ of the working folder. all (out): the baseline and these side by side; release it in
 *  every case. */
adg_status adg_scenarios_run(const adg_run_request *request, adg_prepared *prepared,
                             const adg_findings *baseline, const adg_output_directory *output,
                             time_t started, const adg_context *ctx, adg_side_by_side *all,
                             adg_error *error);

/** Tries every scenario of a project without analysing: what is wrong goes to the project's faults. */
adg_status adg_scenarios_check(adg_prepared *prepared, const adg_context *ctx, adg_error *error);

#endif
