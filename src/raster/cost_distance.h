/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_RASTER_COST_DISTANCE_H
#define ADG_RASTER_COST_DISTANCE_H

#include "adgang/context.h"
#include "adgang/travel.h"
#include "raster/friction_surface.h"

/** How people cross the cells. */
typedef struct {
    int neighbours;      /* 4, 8 or 16 (knight's moves too); default 16 */
    bool forbid_corners; /* a diagonal step needs both cells beside it passable; for water */
    double limit_min;    /* further is unreachable; +inf: no limit */
    adg_travel_direction direction; /* matters on slopes only */
    size_t band_rows; /* that a thread searches on end; 0: as it is fastest. Results are the same */
} adg_cost_options;

#define ADG_COST_OPTIONS_INIT                                                                      \
    {                                                                                              \
        16, false, INFINITY, ADG_TO_FACILITY, 0                                                    \
    }

/** A way that takes longer (19 years: a wall on a slope) is none. */
#define ADG_COST_LONGEST_MIN 1e7

/** Where the search begins. */
typedef struct {
    uint32_t cell;  /* adg_cell_number */
    double minutes; /* >= 0, already spent there */
} adg_cost_source;

/** Minutes between every cell and its nearest source, over the friction surface:
 *
 *      step to a neighbour        L (f_a + f_b) / 2                       L = res or sqrt2 res
 *      knight's move              sqrt5 res (f_a + f_b + f_c + f_d) / 4   c, d: the cells it passes
 *
 *  times, on a surface with elevation, v(0) / v(s) of Tobler's walking speed on the step's slope
 *  s = rise / L in the direction of travel: friction is then that of flat ground.
 *
 *  Barriers (NaN) cannot be entered or passed; a source on one is left out. The minutes stay in the
 *  surface (adg_cost_row). nearest [cells with border] (out; may be NULL) becomes the position of
 *  the nearest source, ADG_NONE where there is none; of equally near ones the first.
 *
 *  Every value is the least over all ways of the steps added up from the source, in double, and the
 *  nearest source the first of those a way of just that many minutes leads to: neither depends on the
 *  order of the search or on the threads of ctx. ADG_E_INVALID for a number of neighbours that is not
 *  4, 8 or 16; ADG_E_CANCELLED when ctx wants to stop.  Label-correcting search in circular bucket
 *  queues, one a thread, O(cells) in practice. Source: Denardo & Fox 1979, Operations Research 27:161;
 *  in windows of time, Meyer & Sanders 2003, Journal of Algorithms 49:114; methods 1.4 and 1.5. */
adg_status adg_cost_distance(adg_friction_surface *surface, const adg_cost_options *options,
                             const adg_cost_source *sources, size_t n_sources, uint32_t *nearest,
                             const adg_context *ctx, adg_error *error);

/** Minutes of one cell (adg_cell_number) after the search; +inf unreachable or barrier. */
double adg_cost_at(const adg_friction_surface *surface, uint32_t cell);

/** Minutes [width] of row r after the search; +inf unreachable or barrier. */
void adg_cost_row(const adg_friction_surface *surface, size_t r, double *minutes);

#endif
