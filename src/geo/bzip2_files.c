/* SPDX-License-Identifier: MPL-2.0 */
#include "geo/bzip2_files.h"

#include <bzlib.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/memory.h"

/* A file being unpacked. It may be several bzip2 streams one after the other (pbzip2 makes such). */
typedef struct {
    FILE *file;
    BZFILE *stream; /* NULL: at the end, or damaged */
    vsi_l_offset at;
    bool ended;
} bzip2_file;

/* Opens the next stream; `left` are bytes the last one has read too many. */
static void open_stream(bzip2_file *f, void *left, int n_left)
{
    int status;
    f->stream = BZ2_bzReadOpen(&status, f->file, 0, 0, left, n_left);
}

static void close_stream(bzip2_file *f)
{
    int status;
    if (f->stream)
        BZ2_bzReadClose(&status, f->stream);
    f->stream = NULL;
}

/* After the end of a stream: on to the next one, or the end of the file. */
static void next_stream(bzip2_file *f)
{
    int status, n_left = 0;
    void *left = NULL;
    char kept[BZ_MAX_UNUSED];
    BZ2_bzReadGetUnused(&status, f->stream, &left, &n_left);
    memcpy(kept, left, (size_t)n_left);
    close_stream(f);
    int next = n_left > 0 ? 0 : fgetc(f->file);
    if (n_left == 0 && next != EOF)
        ungetc(next, f->file);
    if (next == EOF)
        f->ended = true;
    else
        open_stream(f, kept, n_left);
}

static size_t unpack(bzip2_file *f, char *bytes, size_t wanted)
{
    enum {
        AT_ONCE = 1 << 20
    };
    size_t n = 0;
    while (n < wanted && f->stream) {
        int status, part = wanted - n < AT_ONCE ? (int)(wanted - n) : AT_ONCE;
        int got = BZ2_bzRead(&status, f->stream, bytes + n, part);
        if (status != BZ_OK && status != BZ_STREAM_END) {
            CPLError(CE_Failure, CPLE_FileIO, "the bzip2 file is damaged or cut short");
            close_stream(f);
            f->ended = true;
            break;
        }
        n += (size_t)got;
        if (status == BZ_STREAM_END)
            next_stream(f);
    }
    f->at += n;
    return n;
}

static void rewind_file(bzip2_file *f)
{
    close_stream(f);
    rewind(f->file);
    f->at = 0;
    f->ended = false;
    open_stream(f, NULL, 0);
}

/* ---- what GDAL calls ---- */

static void *open_file(void *data, const char *path, const char *mode)
{
    (void)data;
    bzip2_file *f = strchr(mode, 'r') ? ADG_NEW_ARRAY(bzip2_file, 1) : NULL;
    if (f && (f->file = fopen(path, "rb")) != NULL) {
        open_stream(f, NULL, 0);
        return f;
    }
    free(f);
    return NULL;
}

static int close_file(void *file)
{
    bzip2_file *f = file;
    close_stream(f);
    fclose(f->file);
    free(f);
    return 0;
}

static size_t read_file(void *file, void *bytes, size_t size, size_t count)
{
    return size ? unpack(file, bytes, size * count) / size : 0;
}

static vsi_l_offset tell(void *file)
{
    return ((bzip2_file *)file)->at;
}

static int is_ended(void *file)
{
    return ((bzip2_file *)file)->ended;
}

static int seek(void *file, vsi_l_offset offset, int whence)
{
    bzip2_file *f = file;
    char skipped[8192];
    if (whence == SEEK_END) {
        while (unpack(f, skipped, sizeof skipped) > 0)
            ;
        return offset == 0 ? 0 : -1;
    }
    vsi_l_offset target = whence == SEEK_CUR ? f->at + offset : offset;
    if (target < f->at)
        rewind_file(f);
    while (f->at < target) {
        vsi_l_offset left = target - f->at;
        size_t n = left < sizeof skipped ? (size_t)left : sizeof skipped;
        if (unpack(f, skipped, n) < n)
            return -1;
    }
    return 0;
}

static int about(void *data, const char *path, VSIStatBufL *result, int flags)
{
    (void)data;
    (void)flags;
    return VSIStatL(path, result);
}

static bool is_known(void)
{
    char **prefixes = VSIGetFileSystemsPrefixes();
    bool found = CSLFindString(prefixes, ADG_BZIP2_PREFIX) >= 0;
    CSLDestroy(prefixes);
    return found;
}

void adg_bzip2_files_open(void)
{
    if (is_known())
        return;
    VSIFilesystemPluginCallbacksStruct *calls = VSIAllocFilesystemPluginCallbacksStruct();
    calls->open = open_file;
    calls->close = close_file;
    calls->read = read_file;
    calls->tell = tell;
    calls->seek = seek;
    calls->eof = is_ended;
    calls->stat = about;
    VSIInstallPluginHandler(ADG_BZIP2_PREFIX, calls);
    VSIFreeFilesystemPluginCallbacksStruct(calls);
}
