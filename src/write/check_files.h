/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_CHECK_FILES_H
#define ADG_WRITE_CHECK_FILES_H

#include "core/faults.h"
#include "load/project.h"
#include "write/output_directory.h"

/** Writes the findings of a check: check.json, and faults.geojson with one feature for each (those
 *  without a place have no geometry). */
adg_status adg_check_files_write(const adg_project *project, const adg_faults *faults,
                                 const adg_output_directory *output, adg_error *error);

/** "error", "warning", "note". */
const char *adg_severity_word(adg_severity severity);

#endif
