/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_EXPLANATION_TEXT_H
#define ADG_WRITE_EXPLANATION_TEXT_H

#include <stdio.h>

#include "findings/explanation.h"

/** Prints an explanation for people. */
adg_status adg_explanation_print(const adg_explanation *explanation, FILE *out, adg_error *error);

/** Prints it as JSON: place, zones, road, services with rivals and stretches. */
adg_status adg_explanation_print_json(const adg_explanation *explanation, FILE *out,
                                      adg_error *error);

#endif
