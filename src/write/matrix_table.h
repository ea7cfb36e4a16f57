/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_MATRIX_TABLE_H
#define ADG_WRITE_MATRIX_TABLE_H

#include <stdio.h>

#include "geo/crs.h"
#include "load/matrix_places.h"

/** The rows of a matrix: origin, destination, minutes and, for nearest destinations, rank. */
typedef struct {
    const adg_places *origin, *destination;
    bool ranked;
    size_t n, capacity;
    struct adg_matrix_row *row;
} adg_matrix_table;

/** Adds a row; +inf minutes = unreachable, destination ADG_NONE = none, rank 0 = none. False = no
 *  memory. */
bool adg_matrix_table_add(adg_matrix_table *table, uint32_t origin, uint32_t destination,
                          double minutes, uint32_t rank);
void adg_matrix_table_release(adg_matrix_table *table);

/** As CSV: minutes with nine decimals (a twentieth of a microsecond), empty when unreachable. */
adg_status adg_matrix_table_print(const adg_matrix_table *table, FILE *out, adg_error *error);

/** To a file: a GeoPackage when its name ends in .gpkg, with a straight line for every reachable pair
 *  of places with coordinates, dated time_stamp (time_stamp.h); CSV otherwise. */
adg_status adg_matrix_table_write(const adg_matrix_table *table, const adg_crs *crs,
                                  const adg_context *ctx, const char *time_stamp, const char *path,
                                  adg_error *error);

#endif
