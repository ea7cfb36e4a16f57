/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_DEPRIVATION_H
#define ADG_LOAD_DEPRIVATION_H

#include "core/faults.h"
#include "core/shapes.h"
#include "load/project.h"

/** The areas (or points) for which deprivation is known, and their indicators as published. */
typedef struct {
    bool is_polygons;
    size_t n;
    double *xy;        /* [2 n] points; NULL for polygons */
    adg_shapes shapes; /* [n] valid polygons; empty for points */
    size_t n_indicators;
    double *indicator; /* [n_indicators x n], indicator by indicator; NaN = missing */
} adg_deprivation_areas;

/** Reads the layer; missing indicators are counted in a note. */
adg_status adg_deprivation_load(const adg_deprivation_source *source, const adg_crs *crs,
                                adg_deprivation_areas *areas, adg_faults *faults, adg_error *error);
void adg_deprivation_release(adg_deprivation_areas *areas);

#endif
