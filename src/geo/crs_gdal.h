/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_CRS_GDAL_H
#define ADG_GEO_CRS_GDAL_H

/* For the files of geo/ alone: the handle behind an adg_crs. */
#include <ogr_srs_api.h>

#include "geo/crs.h"

struct adg_crs {
    OGRSpatialReferenceH handle;
    char *code;
    char *wkt;
};

/** Wraps a copy of a handle. */
adg_status adg_crs_from_handle(OGRSpatialReferenceH handle, adg_crs **crs, adg_error *error);

#endif
