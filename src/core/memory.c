/* SPDX-License-Identifier: MPL-2.0 */
#include "core/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *adg_new_array(size_t n, size_t element_size)
{
    return calloc(n ? n : 1, element_size);
}

void *adg_copy_array(const void *array, size_t n, size_t element_size)
{
    void *copy = adg_new_array(n, element_size);
    if (copy && n)
        memcpy(copy, array, n * element_size);
    return copy;
}

void *adg_grow_array(void *array, size_t n, size_t *capacity, size_t element_size)
{
    if (n < *capacity)
        return array;
    size_t larger = *capacity ? *capacity * 2 : 64;
    if (larger <= n || larger > SIZE_MAX / element_size)
        return NULL;
    void *moved = realloc(array, larger * element_size);
    if (moved)
        *capacity = larger;
    return moved;
}
