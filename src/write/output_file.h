/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_OUTPUT_FILE_H
#define ADG_WRITE_OUTPUT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

/** A single output file, written beside its place and moved there when it is whole. */
typedef struct {
    char *target; /* of a symbolic link the file it leads to, which may not be there yet */
    char *work;   /* where it is written now; the target itself when that is a device or a pipe */
} adg_output_file;

/** An existing file is ADG_E_USAGE unless overwrite is set. */
adg_status adg_output_file_begin(const char *target, bool overwrite, adg_output_file *output,
                                 adg_error *error);

/** ADG_E_USAGE when the output, once in its place, would replace one of the files [n] it is made from, or another output. NULL
 *  among them is none; the layer of "file.gpkg|layername=x" is no part of the file's name. */
adg_status adg_output_file_spares(const adg_output_file *output, const char *const *file, size_t n,
                                  adg_error *error);

adg_status adg_output_file_commit(adg_output_file *output, adg_error *error);

/** Removes what was begun and not committed, and frees. */
void adg_output_file_end(adg_output_file *output);

#endif
