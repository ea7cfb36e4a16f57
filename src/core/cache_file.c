/* SPDX-License-Identifier: MPL-2.0 */
#include "core/cache_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/error.h"

enum {
    MAGIC_SIZE = 16,
    KEY_SIZE = ADG_SHA256_TEXT - 1,
    HEAD_SIZE = MAGIC_SIZE + KEY_SIZE + 8,
    SEAL_SIZE = ADG_SHA256_TEXT - 1
};

static const char MAGIC[MAGIC_SIZE] = "adgang cache 1\n";

char *adg_cache_file_path(const char *directory, const char key[ADG_SHA256_TEXT])
{
    return adg_strdup_format("%s/%s.cache", directory, key);
}

/* ---- reading ---- */

/* A link, a pipe and what another user could have put there are not ours. */
static bool is_ours(int descriptor, struct stat *found)
{
    return fstat(descriptor, found) == 0 && S_ISREG(found->st_mode) && found->st_uid == geteuid();
}

static bool is_whole(const adg_cache_file *file, const char key[ADG_SHA256_TEXT])
{
    const unsigned char *at = file->map;
    uint64_t n;
    char seal[ADG_SHA256_TEXT];
    memcpy(&n, at + MAGIC_SIZE + KEY_SIZE, sizeof n);
    if (memcmp(at, MAGIC, MAGIC_SIZE) != 0 || memcmp(at + MAGIC_SIZE, key, KEY_SIZE) != 0 ||
        n != file->n)
        return false;
    adg_sha256_bytes(at, file->map_size - SEAL_SIZE, seal);
    return memcmp(at + file->map_size - SEAL_SIZE, seal, SEAL_SIZE) == 0;
}

static adg_cache_state map_file(int descriptor, const char key[ADG_SHA256_TEXT],
                                adg_cache_file *file)
{
    struct stat found;
    if (!is_ours(descriptor, &found) || found.st_size < HEAD_SIZE + SEAL_SIZE)
        return ADG_CACHE_DAMAGED;
    file->map_size = (size_t)found.st_size;
    file->map = mmap(NULL, file->map_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (file->map == MAP_FAILED) {
        *file = (adg_cache_file){0};
        return ADG_CACHE_ABSENT;
    }
    file->bytes = (const unsigned char *)file->map + HEAD_SIZE;
    file->n = file->map_size - HEAD_SIZE - SEAL_SIZE;
    if (is_whole(file, key))
        return ADG_CACHE_FOUND;
    adg_cache_file_close(file);
    return ADG_CACHE_DAMAGED;
}

adg_cache_state adg_cache_file_open(const char *directory, const char key[ADG_SHA256_TEXT],
                                    adg_cache_file *file)
{
    *file = (adg_cache_file){0};
    char *path = adg_cache_file_path(directory, key);
    /* A pipe in its place must not be waited for. */
    int descriptor = path ? open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) : -1;
    bool is_link = path && descriptor < 0 && errno == ELOOP;
    free(path);
    if (descriptor < 0)
        return is_link ? ADG_CACHE_DAMAGED : ADG_CACHE_ABSENT;
    adg_cache_state state = map_file(descriptor, key, file);
    close(descriptor);
    return state;
}

void adg_cache_file_close(adg_cache_file *file)
{
    if (file->map)
        munmap(file->map, file->map_size);
    *file = (adg_cache_file){0};
}

/* ---- writing ---- */

static bool make_folders(const char *directory)
{
    char *path = adg_strdup(directory);
    bool ok = path != NULL;
    for (char *at = path; ok && *at; at++)
        if (*at == '/' && at > path) {
            *at = '\0';
            ok = mkdir(path, 0700) == 0 || errno == EEXIST || errno == EISDIR || errno == EROFS;
            *at = '/';
        }
    ok = ok && (mkdir(path, 0700) == 0 || errno == EEXIST);
    free(path);
    return ok;
}

static bool write_all(int descriptor, const void *bytes, size_t n)
{
    const char *at = bytes;
    while (n > 0) {
        ssize_t written = write(descriptor, at, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        n -= (size_t)written;
    }
    return true;
}

/* Head, bytes and seal as one piece of memory, for the seal goes over both. */
static bool compose(const char key[ADG_SHA256_TEXT], const adg_text *bytes, adg_text *whole)
{
    uint64_t n = bytes->length;
    char seal[ADG_SHA256_TEXT];
    adg_text_append_n(whole, MAGIC, MAGIC_SIZE);
    adg_text_append_n(whole, key, KEY_SIZE);
    adg_text_append_n(whole, (const char *)&n, sizeof n);
    adg_text_append_n(whole, adg_text_string(bytes), bytes->length);
    if (bytes->failed || whole->failed)
        return false;
    adg_sha256_bytes(whole->bytes, whole->length, seal);
    adg_text_append_n(whole, seal, SEAL_SIZE);
    return !whole->failed;
}

static bool write_beside(const adg_text *whole, char *work, const char *target)
{
    int descriptor = mkstemp(work);
    if (descriptor < 0)
        return false;
    bool ok = write_all(descriptor, whole->bytes, whole->length);
    ok = close(descriptor) == 0 && ok;
    ok = ok && rename(work, target) == 0;
    int why = errno;
    if (!ok)
        unlink(work);
    errno = why;
    return ok;
}

adg_status adg_cache_file_write(const char *directory, const char key[ADG_SHA256_TEXT],
                                const adg_text *bytes, adg_error *error)
{
    adg_text whole = ADG_TEXT_INIT;
    char *target = adg_cache_file_path(directory, key);
    char *work = adg_strdup_format("%s/.%s.XXXXXX", directory, key);
    adg_status status = ADG_OK;
    if (!target || !work || !compose(key, bytes, &whole))
        status = adg_fail_memory(error);
    else if (!make_folders(directory) || !write_beside(&whole, work, target))
        status = adg_fail(error, ADG_E_IO, _("%s: cannot be written: %s"), target, strerror(errno));
    adg_text_release(&whole);
    free(target);
    free(work);
    return status;
}
