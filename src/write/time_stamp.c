/* SPDX-License-Identifier: MPL-2.0 */
#include "write/time_stamp.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "core/text.h"

void adg_newest_file(const char *path, time_t *latest)
{
    struct stat found;
    if (stat(path, &found) == 0 && found.st_mtime > *latest)
        *latest = found.st_mtime;
}

void adg_time_stamp(time_t latest, char stamp[ADG_TIME_STAMP])
{
    const char *given = getenv("SOURCE_DATE_EPOCH");
    double seconds;
    if (given && adg_parse_number(given, false, false, &seconds) && seconds >= 0)
        latest = (time_t)seconds;
    struct tm parts;
    gmtime_r(&latest, &parts);
    strftime(stamp, ADG_TIME_STAMP, "%Y-%m-%dT%H:%M:%S.000Z", &parts);
}
