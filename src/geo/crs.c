/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/crs.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "geo/crs_gdal.h"
#include "geo/gdal_session.h"

static char *code_of(OGRSpatialReferenceH handle)
{
    const char *authority = OSRGetAuthorityName(handle, NULL);
    const char *code = OSRGetAuthorityCode(handle, NULL);
    return authority && code ? adg_strdup_format("%s:%s", authority, code) : adg_strdup("");
}

static char *wkt_of(OGRSpatialReferenceH handle)
{
    const char *options[] = {"FORMAT=WKT2_2019", "MULTILINE=NO", NULL};
    char *wkt = NULL;
    if (OSRExportToWktEx(handle, &wkt, options) != OGRERR_NONE)
        return adg_strdup("");
    char *copy = adg_strdup(wkt);
    CPLFree(wkt);
    return copy;
}

adg_status adg_crs_from_handle(OGRSpatialReferenceH handle, adg_crs **crs, adg_error *error)
{
    adg_crs *made = ADG_NEW_ARRAY(adg_crs, 1);
    if (!made)
        return adg_fail_memory(error);
    made->handle = OSRClone(handle);
    OSRSetAxisMappingStrategy(made->handle, OAMS_TRADITIONAL_GIS_ORDER);
    made->code = code_of(made->handle);
    made->wkt = wkt_of(made->handle);
    if (!made->code || !made->wkt) {
        adg_crs_free(made);
        return adg_fail_memory(error);
    }
    *crs = made;
    return ADG_OK;
}

adg_status adg_crs_parse(const char *text, adg_crs **crs, adg_error *error)
{
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    OGRSpatialReferenceH handle = OSRNewSpatialReference(NULL);
    adg_status status;
    /* An address would be fetched from the network: only codes, WKT and PROJ texts are meant. */
    if (strstr(text, "://") || OSRSetFromUserInput(handle, text) != OGRERR_NONE)
        status =
            adg_fail(error, ADG_E_INVALID,
                     _("\"%s\" is not a coordinate reference system; write e.g. EPSG:25832"), text);
    else
        status = adg_crs_from_handle(handle, crs, error);
    OSRDestroySpatialReference(handle);
    adg_gdal_release();
    return status;
}

void adg_crs_free(adg_crs *crs)
{
    if (!crs)
        return;
    OSRDestroySpatialReference(crs->handle);
    free(crs->code);
    free(crs->wkt);
    free(crs);
}

bool adg_crs_is_projected_in_metres(const adg_crs *crs)
{
    return OSRIsProjected(crs->handle) && fabs(OSRGetLinearUnits(crs->handle, NULL) - 1) < 1e-12;
}

bool adg_crs_same(const adg_crs *a, const adg_crs *b)
{
    const char *options[] = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "CRITERION=EQUIVALENT",
                             NULL};
    return OSRIsSameEx(a->handle, b->handle, options) != 0;
}

const char *adg_crs_code(const adg_crs *crs)
{
    return crs->code;
}

const char *adg_crs_wkt(const adg_crs *crs)
{
    return crs->wkt;
}

const char *adg_crs_name(const adg_crs *crs)
{
    const char *name = OSRGetName(crs->handle);
    return name ? name : "";
}

/* Between the interleaved pairs we keep and the separate arrays PROJ wants, block by block. */
enum {
    BLOCK = 4096
};

static void transform_block(OGRCoordinateTransformationH transform, double *xy, size_t n)
{
    double x[BLOCK], y[BLOCK];
    int ok[BLOCK];
    for (size_t i = 0; i < n; i++) {
        x[i] = xy[2 * i];
        y[i] = xy[2 * i + 1];
    }
    OCTTransformEx(transform, (int)n, x, y, NULL, ok);
    for (size_t i = 0; i < n; i++) {
        xy[2 * i] = ok[i] && isfinite(x[i]) ? x[i] : NAN;
        xy[2 * i + 1] = ok[i] && isfinite(y[i]) ? y[i] : NAN;
    }
}

adg_status adg_crs_transform(const adg_crs *from, const adg_crs *to, double *xy, size_t n,
                             adg_error *error)
{
    if (adg_crs_same(from, to))
        return ADG_OK;
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    OGRCoordinateTransformationH transform =
        OCTNewCoordinateTransformation(from->handle, to->handle);
    adg_status status = ADG_OK;
    if (!transform)
        status = adg_fail(error, ADG_E_INVALID, _("no transformation from %s to %s is known: %s"),
                          adg_crs_name(from), adg_crs_name(to), errors.first);
    for (size_t i = 0; transform && i < n; i += BLOCK)
        transform_block(transform, xy + 2 * i, n - i < BLOCK ? n - i : BLOCK);
    OCTDestroyCoordinateTransformation(transform);
    adg_gdal_release();
    return status;
}
