/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_OUTPUT_DIRECTORY_H
#define ADG_WRITE_OUTPUT_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

/** An output folder that is written beside its place and moved there when it is whole. */
typedef struct {
    char *target; /* where it shall be */
    char *work;   /* where it is written now: a sibling, on the same disk */
    bool replace; /* the target exists and may be replaced */
    size_t made;  /* of target: the first folder above it that was made for it; 0: none */
} adg_output_directory;

/** Begins. An existing target that is not empty is ADG_E_USAGE unless overwrite is set; with it,
 *  only a folder that adgang itself has written (it holds run.json, check.json or compare.json) is replaced, so
 *  that a slip of the pen cannot delete anything else. */
adg_status adg_output_begin(const char *target, bool overwrite, adg_output_directory *output,
                            adg_error *error);

/** Path of a file in the working folder, on the heap; its folders are made. NULL = no memory or,
 *  with a message in error, a folder that cannot be made. */
char *adg_output_path(const adg_output_directory *output, const char *file, adg_error *error);

/** Moves the finished folder into place. Files in a replaced folder that are not adgang's own
 *  (those its run.json does not name) are kept. Whatever happens, either the old or the new folder
 *  stands at the target. */
adg_status adg_output_commit(adg_output_directory *output, adg_error *error);

/** Removes what was begun and not committed, and frees. After a commit only frees. */
void adg_output_end(adg_output_directory *output);

#endif
