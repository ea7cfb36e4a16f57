/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_LOAD_ROAD_KEY_H
#define ADG_LOAD_ROAD_KEY_H

#include "core/sha256.h"
#include "core/text.h"
#include "load/roads.h"

/** Key of roads in the cache: SHA-256 of everything adg_roads_load makes them and its findings from.
 *  That is the bytes of the files and of the profile, every rule, the CRS, the language of the
 *  findings, the libraries and their options, and the program: its version, and the text of the
 *  sources that read.
 *  "" where roads are not for the cache: files that may depend on others.  O(bytes of the files). */
adg_status adg_road_key(const adg_road_rules *rules, const adg_crs *crs, char key[ADG_SHA256_TEXT],
                        adg_error *error);

/** What tells, without reading them, whether the files have been touched. Adds a line a file. */
adg_status adg_road_files_stamp(const adg_road_rules *rules, adg_text *stamp, adg_error *error);

/** SHA-256 of the sources in core, geo and load; the build makes it (source_digest.cmake). */
const char *adg_source_digest(void);

#endif
