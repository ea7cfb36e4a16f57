/* SPDX-License-Identifier: MPL-2.0 */
#include "support/utm32.h"

#include "geo/gdal_session.h"
#include "support/test.h"

adg_crs *crs_of(const char *code)
{
    adg_crs *crs = NULL;
    adg_error error = ADG_ERROR_INIT;
    adg_gdal_open();
    assert_ok(adg_crs_parse(code, &crs, &error), &error);
    return crs;
}

adg_crs *utm32(void)
{
    return crs_of("EPSG:25832");
}
