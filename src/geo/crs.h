/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_CRS_H
#define ADG_GEO_CRS_H

#include <stdbool.h>
#include <stddef.h>

#include "adgang/status.h"

/** A coordinate reference system, in easting-northing (longitude-latitude) order. */
typedef struct adg_crs adg_crs;

/** Reads "EPSG:25832", WKT or anything else PROJ knows. */
adg_status adg_crs_parse(const char *text, adg_crs **crs, adg_error *error);
void adg_crs_free(adg_crs *crs);

bool adg_crs_is_projected_in_metres(const adg_crs *crs);
bool adg_crs_same(const adg_crs *a, const adg_crs *b);

/** "EPSG:25832", or "" where the system has no code. Lives as long as crs. */
const char *adg_crs_code(const adg_crs *crs);
/** WKT2:2019 on one line. Lives as long as crs. */
const char *adg_crs_wkt(const adg_crs *crs);
/** The name, e.g. "ETRS89 / UTM zone 32N". */
const char *adg_crs_name(const adg_crs *crs);

/** Transforms n points in place, xy [2 n]; points that cannot be transformed become NaN.
 *  Equal systems leave every bit alone. */
adg_status adg_crs_transform(const adg_crs *from, const adg_crs *to, double *xy, size_t n,
                             adg_error *error);

#endif
