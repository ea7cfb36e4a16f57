/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_RUN_FOLDER_H
#define ADG_WRITE_RUN_FOLDER_H

#include <jansson.h>
#include <stdbool.h>

#include "adgang/status.h"

/** A finished run, or a scenario of one, read back from the folder it was written to. */
typedef struct {
    const char *path; /* borrowed; as the user wrote it */
    json_t *results;  /* results.json */
    json_t *record;   /* run.json */
} adg_run_folder;

/** Opens a folder. One that is no run, or whose files are damaged, is ADG_E_INVALID. */
adg_status adg_run_folder_open(const char *path, adg_run_folder *run, adg_error *error);
void adg_run_folder_release(adg_run_folder *run);

/** A value of the settings by its keys, "travel.mode"; NULL where it is not set. */
const json_t *adg_run_setting(const adg_run_folder *run, const char *keys);

/** Is it a scenario? */
bool adg_run_is_scenario(const adg_run_folder *run);

#endif
