/* SPDX-License-Identifier: MPL-2.0 */
#include "core/big_array.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

static size_t most_in_memory(void)
{
    const char *megabytes = getenv("ADGANG_MEMORY_MB");
    if (megabytes && *megabytes)
        return (size_t)strtoull(megabytes, NULL, 10) << 20;
    long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    return pages > 0 && page > 0 ? (size_t)pages / 2 * (size_t)page : SIZE_MAX;
}

/* The name is taken away at once: nothing is left behind, whatever happens. */
static int open_nameless(const char *folder)
{
    char *path = adg_strdup_format("%s/adgang-XXXXXX", folder);
    int descriptor = path ? mkstemp(path) : -1;
    if (descriptor >= 0)
        unlink(path);
    free(path);
    return descriptor;
}

static adg_status fail_at(const char *folder, size_t bytes, int why, adg_error *error)
{
    return adg_fail(error, ADG_E_IO,
                    _("%s: no room for the %zu MB that do not fit into memory: %s; free some, or "
                      "name another folder in TMPDIR"),
                    folder, bytes >> 20, strerror(why));
}

static adg_status map_file(adg_big_array *array, adg_error *error)
{
    const char *named = getenv("TMPDIR"), *folder = named && *named ? named : "/var/tmp";
    int descriptor = open_nameless(folder);
    if (descriptor < 0)
        return fail_at(folder, array->bytes, errno, error);
    int why = posix_fallocate(descriptor, 0, (off_t)array->bytes);
    void *start = why ? MAP_FAILED
                      : mmap(NULL, array->bytes, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (!why && start == MAP_FAILED)
        why = errno;
    close(descriptor);
    if (why)
        return fail_at(folder, array->bytes, why, error);
    array->start = start;
    array->in_file = true;
    return ADG_OK;
}

adg_status adg_big_array_new(size_t n, size_t element_size, adg_big_array *array, adg_error *error)
{
    *array = (adg_big_array){0};
    if (element_size && n > PTRDIFF_MAX / element_size)
        return adg_fail_memory(error);
    array->bytes = n * element_size;
    if (array->bytes > most_in_memory())
        return map_file(array, error);
    array->start = adg_new_array(n, element_size);
    return array->start ? ADG_OK : adg_fail_memory(error);
}

void adg_big_array_release(adg_big_array *array)
{
    if (array->in_file)
        munmap(array->start, array->bytes);
    else
        free(array->start);
    *array = (adg_big_array){0};
}
