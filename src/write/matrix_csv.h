/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_MATRIX_CSV_H
#define ADG_WRITE_MATRIX_CSV_H

#include <stdbool.h>
#include <stdio.h>

#include "core/text.h"
#include "load/matrix_places.h"

/** A matrix as CSV, row by row as they come: origin, destination, minutes with nine decimals (a
 *  twentieth of a microsecond; empty when unreachable), and rank when it is ranked. */
typedef struct {
    const adg_places *origin, *destination;
    bool ranked;
    FILE *out; /* borrowed */
    adg_text line;
} adg_matrix_csv;

/** Writes the head. */
void adg_matrix_csv_begin(const adg_places *origin, const adg_places *destination, bool ranked,
                          FILE *out, adg_matrix_csv *csv);

/** +inf minutes = unreachable, destination ADG_NONE = none, rank 0 = none. ADG_E_IO when it cannot
 *  be written. */
adg_status adg_matrix_csv_add(adg_matrix_csv *csv, uint32_t origin, uint32_t destination,
                              double minutes, uint32_t rank, adg_error *error);

/** Writes what is still on its way, and frees; must be called after begin in any case. */
adg_status adg_matrix_csv_end(adg_matrix_csv *csv, adg_error *error);

#endif
