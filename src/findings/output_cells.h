/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_OUTPUT_CELLS_H
#define ADG_FINDINGS_OUTPUT_CELLS_H

#include "core/grid.h"
#include "prepare/study.h"

/** The squares of maps and rasters: outputs.cell_m wide (or the population's own cells where those
 *  are larger), aligned to multiples of their side, each holding the demand cells whose points lie
 *  in it. */
typedef struct {
    adg_grid grid;     /* covers all squares */
    size_t n;          /* squares with at least one demand cell */
    size_t *position;  /* [n] row x width + column, increasing */
    uint32_t *of_cell; /* [cells] square of each demand cell */
    size_t *first;     /* [n + 1] into member */
    uint32_t *member;  /* [cells] demand cells square by square */
    double *people;    /* [n] */
} adg_output_cells;

adg_status adg_output_cells_make(const adg_study *study, adg_output_cells *cells, adg_error *error);
void adg_output_cells_release(adg_output_cells *cells);

/** Centre of square s. */
void adg_output_cells_centre(const adg_output_cells *cells, size_t s, double xy[2]);

/** People-weighted mean of a value over a square's reachable people; +inf when all of its people
 *  are unreachable; NaN when nobody has a value. value [cells], result [n] (out). */
void adg_output_cells_mean(const adg_output_cells *cells, const adg_cells *demand,
                           const double *value, double *result);

/** Sum over a square's cells; NaN when none has a value. */
void adg_output_cells_sum(const adg_output_cells *cells, const double *value, double *result);

/** The code most people of a square have (lowest of equals); NaN when nobody has one. */
void adg_output_cells_mode(const adg_output_cells *cells, const adg_cells *demand,
                           const double *code, double *result);

#endif
