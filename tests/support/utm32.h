/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_UTM32_H
#define ADG_TESTS_SUPPORT_UTM32_H

#include "geo/crs.h"

/** A coordinate reference system by its code; the caller frees it. */
adg_crs *crs_of(const char *code);

/** ETRS89 / UTM zone 32N, the analysis CRS of most tests. */
adg_crs *utm32(void);

#endif
