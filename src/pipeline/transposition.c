/* SPDX-License-Identifier: MPL-2.0 */
#include "pipeline/transposition.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

static adg_status file_failed(adg_error *error)
{
    return adg_fail(error, ADG_E_IO, _("a file for the times in between cannot be used: %s"),
                    strerror(errno));
}

static const char *temporary_folder(void)
{
    const char *folder = getenv("TMPDIR");
    return folder && *folder ? folder : "/tmp";
}

/* A file that is gone as soon as it is closed. */
static adg_status open_file(const char *beside, adg_transposition *t, adg_error *error)
{
    char *name = beside ? adg_strdup_format("%s.XXXXXX", beside)
                        : adg_strdup_format("%s/adgang.XXXXXX", temporary_folder());
    if (!name)
        return adg_fail_memory(error);
    t->file = mkstemp(name);
    adg_status status = t->file >= 0 ? ADG_OK : file_failed(error);
    if (status == ADG_OK)
        unlink(name);
    free(name);
    return status;
}

adg_status adg_transposition_begin(size_t n_rows, size_t n_columns, size_t most_bytes,
                                   const char *beside, adg_transposition *t, adg_error *error)
{
    size_t most = most_bytes / sizeof(double) / (n_rows ? n_rows : 1);
    bool fits = most >= n_columns;
    *t = (adg_transposition){.n_rows = n_rows, .n_columns = n_columns, .file = -1};
    t->block = fits ? n_columns : most > 0 ? most : 1;
    t->first = fits ? 0 : SIZE_MAX;
    t->kept = ADG_NEW_ARRAY(double, t->block *n_rows);
    t->row = ADG_NEW_ARRAY(double, t->block);
    if (!t->kept || !t->row)
        return adg_fail_memory(error);
    return fits ? ADG_OK : open_file(beside, t, error);
}

static off_t place_of(const adg_transposition *t, size_t row, size_t column)
{
    return (off_t)((row * t->n_columns + column) * sizeof(double));
}

adg_status adg_transposition_put(adg_transposition *t, size_t row, const double *numbers,
                                 adg_error *error)
{
    const char *from = (const char *)numbers;
    size_t n_bytes = t->n_columns * sizeof *numbers;
    if (t->file < 0)
        for (size_t c = 0; c < t->n_columns; c++)
            t->kept[c * t->n_rows + row] = numbers[c];
    for (size_t done = 0; t->file >= 0 && done < n_bytes;) {
        ssize_t n = pwrite(t->file, from + done, n_bytes - done, place_of(t, row, 0) + (off_t)done);
        if (n < 0 && errno != EINTR)
            return file_failed(error);
        done += n > 0 ? (size_t)n : 0;
    }
    return ADG_OK;
}

static adg_status read_part(const adg_transposition *t, size_t row, size_t column, size_t n_columns,
                            adg_error *error)
{
    char *to = (char *)t->row;
    size_t n_bytes = n_columns * sizeof *t->row;
    for (size_t done = 0; done < n_bytes;) {
        ssize_t n =
            pread(t->file, to + done, n_bytes - done, place_of(t, row, column) + (off_t)done);
        if (n == 0)
            errno = EIO;
        if (n == 0 || (n < 0 && errno != EINTR))
            return file_failed(error);
        done += n > 0 ? (size_t)n : 0;
    }
    return ADG_OK;
}

static adg_status read_block(adg_transposition *t, size_t first, adg_error *error)
{
    size_t left = t->n_columns - first, n = left < t->block ? left : t->block;
    adg_status status = ADG_OK;
    for (size_t r = 0; status == ADG_OK && r < t->n_rows; r++) {
        status = read_part(t, r, first, n, error);
        for (size_t c = 0; status == ADG_OK && c < n; c++)
            t->kept[c * t->n_rows + r] = t->row[c];
    }
    t->first = first;
    return status;
}

adg_status adg_transposition_get(adg_transposition *t, size_t column, const double **numbers,
                                 adg_error *error)
{
    size_t first = t->block ? column / t->block * t->block : 0;
    adg_status status = first == t->first ? ADG_OK : read_block(t, first, error);
    *numbers = t->kept + (column - first) * t->n_rows;
    return status;
}

void adg_transposition_end(adg_transposition *t)
{
    if (t->file >= 0)
        close(t->file);
    free(t->kept);
    free(t->row);
    *t = (adg_transposition){.file = -1};
}
