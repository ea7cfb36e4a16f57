/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_INEQUALITY_JSON_H
#define ADG_WRITE_INEQUALITY_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "adgang/inequality.h"

/** What came in beside the numbers, for the reader of the result. */
typedef struct {
    size_t no_value, no_people, no_rank;            /* rows left out */
    double no_value_population, no_rank_population; /* and their people */
    bool low_is_deprived;
} adg_inequality_rows;

/** Prints every index as one JSON object, always with the same keys; what is undefined is null and
 *  stands in "undefined" with the reason, what should be read with care in "notes". */
adg_status adg_inequality_print_json(const adg_inequality_input *input,
                                     const adg_inequality *inequality,
                                     const adg_inequality_rows *rows, FILE *out, adg_error *error);

/** The indices alone, as an object of the same keys: numbers, and null for what is undefined. */
json_t *adg_inequality_json(const adg_inequality_input *input, const adg_inequality *inequality);

#endif
