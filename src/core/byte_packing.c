/* SPDX-License-Identifier: MPL-2.0 */
#include "core/byte_packing.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"

void adg_pack_array(adg_text *to, const void *array, size_t n, size_t element_size)
{
    if (n > 0)
        adg_text_append_n(to, array, n * element_size);
}

void adg_pack_u64(adg_text *to, uint64_t value)
{
    adg_pack_array(to, &value, 1, sizeof value);
}

void adg_pack_double(adg_text *to, double value)
{
    adg_pack_array(to, &value, 1, sizeof value);
}

void adg_pack_string(adg_text *to, const char *string)
{
    uint32_t length = string ? (uint32_t)strlen(string) : UINT32_MAX;
    adg_pack_array(to, &length, 1, sizeof length);
    if (string)
        adg_pack_array(to, string, length, 1);
}

static void take(adg_unpacking *from, void *to, size_t n, size_t element_size)
{
    if (from->bad || n > from->left / element_size) {
        from->bad = true;
        memset(to, 0, element_size);
        return;
    }
    if (n > 0)
        memcpy(to, from->at, n * element_size);
    from->at += n * element_size;
    from->left -= n * element_size;
}

uint64_t adg_unpack_u64(adg_unpacking *from)
{
    uint64_t value;
    take(from, &value, 1, sizeof value);
    return value;
}

size_t adg_unpack_count(adg_unpacking *from, size_t size)
{
    uint64_t count = adg_unpack_u64(from);
    if (count > from->left / size)
        from->bad = true;
    return from->bad ? 0 : (size_t)count;
}

double adg_unpack_double(adg_unpacking *from)
{
    double value;
    take(from, &value, 1, sizeof value);
    return value;
}

void *adg_unpack_array(adg_unpacking *from, size_t n, size_t element_size)
{
    from->bad = from->bad || n > from->left / element_size;
    void *array = from->bad ? NULL : adg_new_array(n, element_size);
    if (array)
        take(from, array, n, element_size);
    else if (!from->bad)
        from->bad = from->no_memory = true;
    return array;
}

char *adg_unpack_string(adg_unpacking *from)
{
    uint32_t length;
    take(from, &length, 1, sizeof length);
    if (from->bad || length == UINT32_MAX)
        return NULL;
    from->bad = length > from->left;
    char *string = from->bad ? NULL : malloc((size_t)length + 1);
    if (!string) {
        from->no_memory = !from->bad;
        from->bad = true;
        return NULL;
    }
    take(from, string, length, 1);
    string[length] = '\0';
    from->bad = strlen(string) != length;
    return string;
}
