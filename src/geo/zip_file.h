/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_GEO_ZIP_FILE_H
#define ADG_GEO_ZIP_FILE_H

#include <stddef.h>

#include "adgang/status.h"

/** Writes a zip archive that holds one file, dated time_stamp ("2026-01-31T12:00:00.000Z", UTC).
 *  ADG_E_IO when it cannot be written. */
adg_status adg_zip_write(const char *path, const char *member, const void *bytes, size_t n,
                         const char *time_stamp, adg_error *error);

#endif
