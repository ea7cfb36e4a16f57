/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_OUTPUT_FILE_H
#define ADG_WRITE_OUTPUT_FILE_H

#include <stdbool.h>

#include "adgang/status.h"

/** A single output file, written beside its place and moved there when it is whole. */
typedef struct {
    char *target;
    char *work; /* where it is written now; the target itself when that is a device or a pipe */
} adg_output_file;

/** An existing file is ADG_E_USAGE unless overwrite is set. */
adg_status adg_output_file_begin(const char *target, bool overwrite, adg_output_file *output,
                                 adg_error *error);
adg_status adg_output_file_commit(adg_output_file *output, adg_error *error);

/** Removes what was begun and not committed, and frees. */
void adg_output_file_end(adg_output_file *output);

#endif
