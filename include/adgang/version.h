/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADGANG_VERSION_H
#define ADGANG_VERSION_H

#include "adgang/export.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ADGANG_VERSION_MAJOR 0
#define ADGANG_VERSION_MINOR 1
#define ADGANG_VERSION_PATCH 0
#define ADGANG_VERSION "0.1.0"

/** The version of the library that runs, "0.1.0"; it may differ from the one compiled against. */
ADG_API const char *adg_version(void);

#ifdef __cplusplus
}
#endif

#endif
