/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_EXPLAIN_H
#define ADG_PIPELINE_EXPLAIN_H

#include <stdbool.h>
#include <stdio.h>

#include "adgang/context.h"
#include "adgang/status.h"

/** One place of a project explained: the answer to "why does it say so here?". */
typedef struct {
    const char *project;
    double x, y;         /* in the analysis CRS */
    const char *service; /* NULL: all */
    bool json;
} adg_explain_request;

/** Prints to out. */
adg_status adg_explain(const adg_explain_request *request, const adg_context *ctx, FILE *out,
                       adg_error *error);

#endif
