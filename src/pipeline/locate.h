/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_LOCATE_H
#define ADG_PIPELINE_LOCATE_H

#include <stdbool.h>

#include "adgang/siting.h"

/** Where more facilities of a service would do most, or which to do without. */
typedef struct {
    const char *project;
    const char *service;
    const char *objective; /* the word of the model */
    adg_siting_model model;
    size_t p;
    bool close;
    double time_limit_s;
    size_t most_pairs;
    const char *out; /* folder */
    bool overwrite;
} adg_locate_request;

/** Writes siting.json, tables/sites.csv, maps and record into the folder. ADG_E_USAGE for a service
 *  that the project does not have. */
adg_status adg_locate(const adg_locate_request *request, const adg_context *ctx, adg_error *error);

#endif
