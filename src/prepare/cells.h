/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_PREPARE_CELLS_H
#define ADG_PREPARE_CELLS_H

#include "load/population.h"

/** The demand cells: where people live, one point each. */
typedef struct {
    size_t n;
    double cell_m;  /* side of the square each point stands for; 0 = the point itself */
    double *xy;     /* [2 n] metres in the analysis CRS */
    double *people; /* [n] >= 0 */
    double total;   /* sum of people */
    char **id;      /* [n] or NULL */
    size_t n_groups;
    char **group_name;   /* [n_groups] */
    double *group;       /* [n_groups x n] */
    double *group_total; /* [n_groups] sum of each */
} adg_cells;

/** Turns a population into cells and takes what it holds. Polygons are spread evenly over the
 *  squares of side cell_m whose centres they hold (the grid is aligned to multiples of cell_m); a
 *  polygon that holds no centre becomes one cell at a point on its surface. With cell_m 0 every
 *  feature is one cell at a point on its surface or its centroid. The sum of people is kept.
 *  population is empty afterwards.  O(features + squares). */
adg_status adg_cells_make(const adg_population_source *source, adg_population *population,
                          adg_cells *cells, adg_error *error);
void adg_cells_release(adg_cells *cells);

#endif
