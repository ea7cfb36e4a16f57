/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_MAP_MAP_COLORING_H
#define ADG_MAP_MAP_COLORING_H

#include <stddef.h>

#include "adgang/status.h"

/** Colours for areas, so that neighbours differ as far as n_colors allow.
 *  area [width x height] code of the area of each square, 0 ... n - 1; NaN = none. Areas are
 *  neighbours where they meet in a row or column, over squares of none too. color [n] (out).
 *  Greedily, areas with most neighbours first: each takes the colour it shares the shortest border
 *  with, of these the one used least.  O(squares + borders).
 *  Source: Welsh & Powell 1967, doi:10.1093/comjnl/10.1.85. */
adg_status adg_map_coloring(const double *area, size_t width, size_t height, size_t n,
                            size_t n_colors, size_t *color, adg_error *error);

#endif
