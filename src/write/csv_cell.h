/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_CSV_CELL_H
#define ADG_WRITE_CSV_CELL_H

#include "core/text.h"

/** Appends a text as a CSV cell, in double quotes where it needs them. */
void adg_csv_append_text(adg_text *out, const char *text);

/** Appends a number: at least `decimals` digits after the point and at least ten significant ones;
 *  nothing for NaN and infinity. */
void adg_csv_append_number(adg_text *out, double value, int decimals);

#endif
