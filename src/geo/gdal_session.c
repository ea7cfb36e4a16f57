/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <string.h>

extern char **environ;

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

/* Options that only say how: what is read does not depend on them. */
static bool says_how(const char *option)
{
    static const char *const how[] = {
        "GDAL_NUM_THREADS=", "CPL_DEBUG=", "CPL_LOG=", "CPL_TMPDIR=", "GDAL_CACHEMAX="};
    for (size_t i = 0; i < sizeof how / sizeof *how; i++)
        if (strncmp(option, how[i], strlen(how[i])) == 0)
            return true;
    return false;
}

static void describe_options(char **options, adg_text *text)
{
    for (; options && *options; options++)
        if (!says_how(*options))
            adg_text_format(text, "option %s\n", *options);
}

static void describe_environment(adg_text *text)
{
    static const char *const beginnings[] = {"GDAL_", "OGR_", "OSM_",    "SHAPE_", "PROJ_",
                                             "OSR_",  "CPL_", "SQLITE_", "GPKG_"};
    for (char **variable = environ; variable && *variable; variable++)
        for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
            if (strncmp(*variable, beginnings[i], strlen(beginnings[i])) == 0 &&
                !says_how(*variable))
                adg_text_format(text, "variable %s\n", *variable);
}

void adg_gdal_describe(adg_text *text)
{
    int major, minor, patch;
    OSRGetPROJVersion(&major, &minor, &patch);
    adg_text_format(text, "%s\nPROJ %d.%d.%d\n", adg_gdal_version(), major, minor, patch);
    char **options = CPLGetConfigOptions();
    describe_options(options, text);
    CSLDestroy(options);
    describe_environment(text);
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
