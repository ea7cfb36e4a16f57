/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_OUTPUTS_H
#define ADG_PIPELINE_OUTPUTS_H

#include <time.h>

#include "findings/findings.h"
#include "write/output_directory.h"

/** Writes all outputs of a run into the working folder, as the project's `outputs` asks for. */
adg_status adg_outputs_write(const adg_findings *findings, const adg_faults *faults,
                             const adg_output_directory *output, time_t started,
                             const adg_context *ctx, adg_error *error);

#endif
