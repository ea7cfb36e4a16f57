/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_GDAL_SESSION_H
#define ADG_GEO_GDAL_SESSION_H

#include <stdbool.h>

#include "adgang/status.h"
#include "core/text.h"

/** Registers GDAL's drivers; may be called any number of times, from any thread. */
void adg_gdal_open(void);

/** "GDAL 3.6.2, released ..." */
const char *adg_gdal_version(void);

/** Adds a line to the text for everything outside the program and its inputs on which it may depend
 *  what is read: the versions of GDAL and PROJ, GDAL's options, and its variables in the
 *  environment. */
void adg_gdal_describe(adg_text *text);

/** Takes GDAL's general options (--config K V, --debug on, --optfile F, --formats) out of a command
 *  line, which is replaced. False: GDAL has answered one of them and the program shall end. */
bool adg_gdal_take_options(int *argc, char ***argv);
/** Frees the replaced command line; the words may have changed places. */
void adg_gdal_free_options(char **argv);

/** What GDAL, OGR and PROJ said between catch and release, instead of printing it. */
typedef struct {
    int failures;
    char first[512]; /* the first failure's words */
} adg_gdal_errors;

/** Begins and ends the catching on this thread; calls nest. */
void adg_gdal_catch(adg_gdal_errors *errors);
void adg_gdal_release(void);

#endif
