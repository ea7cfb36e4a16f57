/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ZONES_H
#define ADG_LOAD_ZONES_H

#include "core/faults.h"
#include "core/shapes.h"
#include "load/project.h"

/** The zones of one reporting level, in the order in which their ids first appear. */
typedef struct {
    char *level;
    size_t n;
    char **id;         /* [n] unique */
    char **label;      /* [n] never NULL */
    adg_shapes shapes; /* [n] valid polygons; several features of one id are one zone */
} adg_zone_level;

/** Reads one level. Invalid polygons are repaired with a warning each; a row without id is an error
 *  fault. */
adg_status adg_zones_load(const adg_zone_source *source, const adg_crs *crs, adg_zone_level *zones,
                          adg_faults *faults, adg_error *error);
void adg_zones_release(adg_zone_level *zones);

#endif
