/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_SITING_H
#define ADG_PIPELINE_SITING_H

#include <stdbool.h>
#include <stdio.h>

#include "adgang/siting.h"

/** What `adgang siting` can be asked for. */
typedef struct {
    const char *matrix, *demand; /* tables, or */
    const char *orlib;           /* an OR-Library p-median file */
    const char *capacity;        /* table id,supply; NULL: sites take everybody */
    const char *fixed;           /* "ID,..."; NULL */
    const char *rank_weights;    /* column of the demand table; NULL */
    const char *model_name;      /* as it was asked for */
    adg_siting_model model;
    bool low_is_deprived, has_p;
    adg_siting_problem options; /* p, limit_min, single, unreachable_min, time_limit_s, seed */
    FILE *out;
} adg_siting_request;

/** Reads, solves and prints the answer as JSON. Who cannot be served and rows that do not fit are told
 *  in warnings. */
adg_status adg_siting_of_tables(const adg_siting_request *request, const adg_context *ctx,
                                adg_error *error);

#endif
