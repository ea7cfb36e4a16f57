/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_STEPS_H
#define ADG_RASTER_STEPS_H

/* For the files of raster/ alone: the steps from a cell to its neighbours. */
#include <stddef.h>

#include "raster/cost_distance.h"

typedef struct {
    ptrdiff_t to;      /* cells from here */
    ptrdiff_t pass[2]; /* the cells a knight's move passes, or the ones beside a diagonal step that
                          must be passable */
    double metres;
    double share; /* metres by the number of cells whose friction counts: 2 or 4 */
} adg_step;

enum {
    ADG_MAX_STEPS = 16
};

/** The steps of a surface: first the 4 straight ones, then 4 diagonals, then 8 knight's moves. */
typedef struct {
    size_t n_straight, n_diagonal, n_knight;
    adg_step step[ADG_MAX_STEPS];
} adg_steps;

adg_steps adg_steps_of(size_t stride, double cell_m, int neighbours);

#endif
