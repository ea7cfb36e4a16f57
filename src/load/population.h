/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_POPULATION_H
#define ADG_LOAD_POPULATION_H

#include "core/faults.h"
#include "core/shapes.h"
#include "load/project.h"

/** People as the input counts them: at points, or in polygons that are still to be spread. */
typedef struct {
    bool is_polygons;
    double cell_m; /* side of a raster's cells; 0 for features */
    size_t n;
    double *xy;        /* [2 n] points; NULL for polygons */
    adg_shapes shapes; /* [n] polygons; empty for points */
    double *people;    /* [n] >= 0 */
    char **id;         /* [n], or NULL when the project names no id field */
    size_t n_groups;
    char **group_name; /* [n_groups] */
    double *group;     /* [n_groups x n] further counts, group by group */
} adg_population;

/** Reads the population. NaN and NoData mean nobody and are counted in one warning; a negative or
 *  infinite number is an error fault. Of a raster only cells with people are kept; of points and
 *  polygons all, also empty ones.  O(cells). */
adg_status adg_population_load(const adg_population_source *source, const adg_crs *crs,
                               adg_population *population, adg_faults *faults, adg_error *error);
void adg_population_release(adg_population *population);

#endif
