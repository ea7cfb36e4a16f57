/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_SITING_JSON_H
#define ADG_WRITE_SITING_JSON_H

#include <stdio.h>

#include "adgang/siting.h"

/** An answer with the names of what it is about. */
typedef struct {
    const char *model;
    const adg_siting_problem *problem;
    const adg_siting_answer *answer;
    char *const *place_id; /* [n] */
    char *const *site_id;  /* [m] */
    double seconds;
} adg_siting_result;

/** Prints one JSON object, always with the same keys (docs/siting.md). Without an answer objective,
 *  bound and gap are null and the lists are empty. */
adg_status adg_siting_print_json(const adg_siting_result *result, FILE *out, adg_error *error);

#endif
