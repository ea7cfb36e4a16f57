/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/zip_file.h"

#include <cpl_vsi.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/error.h"
#include "core/text.h"
#include "geo/gdal_session.h"

/* GDAL dates its members with nothing, "0 January 1980"; the two places of the date in an archive of
 * one file are the local header at the start and the central directory behind the data. */
static bool write_date(const char *path, const char *time_stamp)
{
    /* A zip knows no year before 1980. */
    struct tm t = {.tm_year = 80, .tm_mday = 1};
    if (!strptime(time_stamp, "%Y-%m-%dT%H:%M:%S", &t) || t.tm_year < 80)
        t = (struct tm){.tm_year = 80, .tm_mday = 1};
    int time = t.tm_hour << 11 | t.tm_min << 5 | t.tm_sec / 2;
    int date = (t.tm_year - 80) << 9 | (t.tm_mon + 1) << 5 | t.tm_mday;
    const unsigned char bytes[4] = {(unsigned char)time, (unsigned char)(time >> 8),
                                    (unsigned char)date, (unsigned char)(date >> 8)};
    FILE *file = fopen(path, "r+b");
    if (!file)
        return false;
    unsigned char tail[22] = {0};
    bool ok = fseek(file, -22, SEEK_END) == 0 && fread(tail, 1, 22, file) == 22;
    long directory = tail[16] + 256L * (tail[17] + 256L * (tail[18] + 256L * tail[19]));
    ok = ok && fseek(file, 10, SEEK_SET) == 0 && fwrite(bytes, 1, 4, file) == 4;
    ok = ok && fseek(file, directory + 12, SEEK_SET) == 0 && fwrite(bytes, 1, 4, file) == 4;
    return fclose(file) == 0 && ok;
}

adg_status adg_zip_write(const char *path, const char *member, const void *bytes, size_t n,
                         const char *time_stamp, adg_error *error)
{
    adg_gdal_open();
    char *name = adg_strdup_format("/vsizip/{%s}/%s", path, member);
    if (!name)
        return adg_fail_memory(error);
    adg_gdal_errors errors;
    adg_gdal_catch(&errors);
    VSILFILE *file = VSIFOpenL(name, "wb");
    bool ok = file && VSIFWriteL(bytes, 1, n, file) == n;
    if (file && VSIFCloseL(file) != 0)
        ok = false;
    adg_gdal_release();
    free(name);
    if (ok && errors.failures == 0 && write_date(path, time_stamp))
        return ADG_OK;
    return adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), path,
                    errors.failures ? errors.first : _("the disk may be full"));
}
