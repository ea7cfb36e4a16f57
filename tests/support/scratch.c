/* SPDX-License-Identifier: MPL-2.0 */
/* nftw is of the X/Open part of POSIX. */
#define _XOPEN_SOURCE 700
#include "support/scratch.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/test.h"

static char folder[1024];

int scratch_open(void **state)
{
    (void)state;
    const char *parent = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/adgang-test-XXXXXX", parent && *parent ? parent : "/tmp");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *where)
{
    (void)status;
    (void)type;
    (void)where;
    return remove(path);
}

int scratch_close(void **state)
{
    (void)state;
    return nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

const char *scratch_path(const char *name)
{
    enum {
        KEPT = 5
    };
    static char paths[KEPT][sizeof folder + 256];
    static int next;
    next = (next + 1) % KEPT;
    snprintf(paths[next], sizeof *paths, "%s/%s", folder, name);
    return paths[next];
}

const char *scratch_write_bytes(const char *name, const void *bytes, unsigned long n)
{
    const char *path = scratch_path(name);
    FILE *file = must_have(fopen(path, "wb"));
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
    return path;
}

const char *scratch_write(const char *name, const char *text)
{
    return scratch_write_bytes(name, text, strlen(text));
}

char *scratch_read(const char *path)
{
    FILE *file = must_have(fopen(path, "rb"));
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t n = (size_t)ftell(file);
    rewind(file);
    char *text = NEW(char, n + 1);
    assert_int_equal(fread(text, 1, n, file), n);
    fclose(file);
    return text;
}
