/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_RUN_RECORD_H
#define ADG_WRITE_RUN_RECORD_H

#include <jansson.h>
#include <time.h>

#include "load/project.h"
#include "load/source_files.h"
#include "write/output_directory.h"
#include "write/time_stamp.h"

/** Every setting of a project with its defaults filled in. */
json_t *adg_settings_json(const adg_project *project);

/** Calls visit with every file a project reads, as it names it. */
adg_status adg_inputs_visit(const adg_project *project, adg_input_visitor visit, void *data,
                            adg_error *error);

/** Time stamp for containers that store one, from the inputs of a project (time_stamp.h). */
adg_status adg_inputs_time_stamp(const adg_project *project, char stamp[ADG_TIME_STAMP],
                                 adg_error *error);

/** Writes run.json into the working folder, after everything else: program version, times,
 *  settings, seed, SHA-256 and size of every input and every output. */
adg_status adg_run_record_write(const adg_project *project, const adg_output_directory *output,
                                time_t started, adg_error *error);

#endif
