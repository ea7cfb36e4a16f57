/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_CHANGED_INPUTS_H
#define ADG_WRITE_CHANGED_INPUTS_H

#include "write/run_folder.h"

/** Which inputs of two runs differ: {"zones": false, "population": true, ...}, by the SHA-256 of their
 *  files and the layer and fields that are read of them. What a scenario changes is in no file. */
json_t *adg_changed_inputs_json(const adg_run_folder *before, const adg_run_folder *after);

#endif
