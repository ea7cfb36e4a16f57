/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <stdio.h>

void adg_gdal_open(void)
{
    GDALAllRegister();
    /* Exact results matter more than reuse of an old sidecar: nothing is written beside inputs. */
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
}

const char *adg_gdal_version(void)
{
    return GDALVersionInfo("--version");
}

bool adg_gdal_take_options(int *argc, char ***argv)
{
    adg_gdal_open();
    int left = GDALGeneralCmdLineProcessor(*argc, argv, 0);
    if (left < 1)
        return false;
    *argc = left;
    return true;
}

void adg_gdal_free_options(char **argv)
{
    CSLDestroy(argv);
}

static void CPL_STDCALL remember(CPLErr level, CPLErrorNum number, const char *message)
{
    (void)number;
    adg_gdal_errors *errors = CPLGetErrorHandlerUserData();
    if (level < CE_Failure) {
        if (level == CE_Warning)
            CPLDebug("ADGANG", "%s", message);
        return;
    }
    if (errors->failures++ == 0)
        snprintf(errors->first, sizeof errors->first, "%s", message);
}

void adg_gdal_catch(adg_gdal_errors *errors)
{
    *errors = (adg_gdal_errors){0, {0}};
    CPLPushErrorHandlerEx(remember, errors);
}

void adg_gdal_release(void)
{
    CPLPopErrorHandler();
    CPLErrorReset();
}
