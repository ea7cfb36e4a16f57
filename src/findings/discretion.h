/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_FINDINGS_DISCRETION_H
#define ADG_FINDINGS_DISCRETION_H

#include "adgang/suppression.h"
#include "findings/output_cells.h"

/** The code of squares whose fifth or class is hidden, in tables, rasters and maps. */
#define ADG_HIDDEN_CODE 0.0

/** A square of the grid of groups: as small as may be shown. */
typedef struct {
    double x, y, cell_m; /* lower left corner, side */
    double people;
    double *group; /* [groups] NaN = hidden */
} adg_group_square;

/** What of the social data may be shown (decision 0032). Made once; every writer reads this. Counts
 *  are NaN where hidden. */
typedef struct {
    bool on;
    bool social; /* the project has groups or deprivation */
    adg_suppression_rules rules;
    double **zone_group;  /* [levels][groups x zones] */
    bool **zone_hidden;   /* [levels][zones] too few people for anything of deprivation */
    double *group_total;  /* [groups] */
    double *square_group; /* [groups x squares] */
    double *deprivation;  /* [cells] NaN also where hidden */
    bool *cell_hidden;    /* [cells] the area its deprivation is of has too few people */
    bool *square_hidden;  /* [squares] holds a hidden cell with people */
    size_t n_grid;
    adg_group_square *grid;           /* [n_grid] with groups and the rules on */
    size_t n_counts, n_hidden_counts; /* group counts of zones, and of them hidden */
    size_t n_hidden_zones;            /* zones without deprivation for discretion */
    size_t n_hidden_squares;          /* squares likewise */
    double hidden_people;             /* people whose area's deprivation is hidden */
} adg_discretion;

/** Applies the rules of the project. O(zones x groups + cells) but for the complements. */
adg_status adg_discretion_make(const adg_study *study, const adg_output_cells *squares,
                               adg_discretion *discretion, adg_error *error);
/** Is any of the counts [n_counts] or flags [n] hidden? */
bool adg_any_hidden(const double *count, size_t n_counts, const bool *hidden, size_t n);

void adg_discretion_release(adg_discretion *discretion, size_t n_levels);

#endif
