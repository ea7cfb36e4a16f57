/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_FACILITIES_H
#define ADG_LOAD_FACILITIES_H

#include "core/faults.h"
#include "load/project.h"

/** Where care is given. */
typedef struct {
    size_t n;
    double *xy;       /* [2 n] */
    char **id;        /* [n] unique */
    char **label;     /* [n] never NULL */
    char **type;      /* [n] never NULL */
    double *capacity; /* [n] >= 0; NaN = not known (open); 0 = closed */
    double *video;    /* [n] > 0 = has a video room; NaN = not known */
} adg_facilities;

/** Reads the facilities from a layer, or from a .csv with columns x,y (analysis CRS) or lon,lat.
 *  Repeated or missing ids, missing types and negative capacities are error faults. */
adg_status adg_facilities_load(const adg_facility_source *source, const adg_crs *crs,
                               adg_facilities *facilities, adg_faults *faults, adg_error *error);
void adg_facilities_release(adg_facilities *facilities);

#endif
