/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_MATRIX_STREAM_H
#define ADG_PIPELINE_MATRIX_STREAM_H

#include "pipeline/matrix_job.h"

/** All pairs as CSV, written while they are found, so that no more than a block of them is in
 *  memory: to the file that was asked for, which appears when it is whole, or to standard output. */
adg_status adg_matrix_stream(const adg_matrix_job *job, adg_error *error);

#endif
