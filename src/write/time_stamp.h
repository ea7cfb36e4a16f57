/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_WRITE_TIME_STAMP_H
#define ADG_WRITE_TIME_STAMP_H

#include <time.h>

/** Containers such as GeoPackage and zip store the time of writing. For equal inputs to give equal
 *  bytes it is SOURCE_DATE_EPOCH where that is set, else the time of the newest input. */

#define ADG_TIME_STAMP 32

/** Moves *latest on to the time of a file, if that is newer; nothing when there is no such file. */
void adg_newest_file(const char *path, time_t *latest);

/** The stamp as text, "2026-01-31T12:00:00.000Z". */
void adg_time_stamp(time_t latest, char stamp[ADG_TIME_STAMP]);

#endif
