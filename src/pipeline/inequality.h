/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PIPELINE_INEQUALITY_H
#define ADG_PIPELINE_INEQUALITY_H

#include <stdio.h>

#include "adgang/inequality.h"
#include "load/outcome_table.h"

/** Every index of one column of a table. */
typedef struct {
    adg_outcome_columns columns;
    adg_inequality_input options; /* without its arrays */
    FILE *out;                    /* JSON */
} adg_inequality_request;

/** Rows that take no part are counted in warnings and in the JSON. */
adg_status adg_inequality_of_table(const adg_inequality_request *request, const adg_context *ctx,
                                   adg_error *error);

#endif
