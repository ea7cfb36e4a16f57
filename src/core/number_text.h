/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_NUMBER_TEXT_H
#define ADG_CORE_NUMBER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define ADG_NUMBER_TEXT 48

/** A number as people read it: in Danish a decimal comma and a dot between thousands ("1.222.570",
 *  "12,5"), in English the other way round. NaN reads as a dash, infinity as a dash too. Returns
 *  buffer. Never used in data files. */
const char *adg_number_text(double value, int decimals, bool danish, char buffer[ADG_NUMBER_TEXT]);

#endif
