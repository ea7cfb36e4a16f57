/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_ACCESS_SORTED_ROW_H
#define ADG_ACCESS_SORTED_ROW_H

#include "access/reach.h"

/** One open facility in reach of a home. */
typedef struct {
    double minutes;
    uint32_t facility;
} adg_place_in_reach;

/** The open facilities of origin i within the limit, the nearest first, ties by position, into row,
 *  which has room for all pairs of the origin. Returns how many. */
size_t adg_sorted_row(const adg_reach *reach, const double *supply, double limit_min, size_t i,
                      adg_place_in_reach *row);

/** Room for the longest row; NULL without memory. The caller frees it. */
adg_place_in_reach *adg_sorted_row_new(const adg_reach *reach);

#endif
