/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_MEMORY_H
#define ADG_CORE_MEMORY_H

#include <stddef.h>

/** A zeroed array of n elements; NULL when out of memory or when the size overflows. n = 0 gives a
 *  valid pointer. The caller frees it. */
void *adg_new_array(size_t n, size_t element_size);

#define ADG_NEW_ARRAY(type, n) ((type *)adg_new_array((n), sizeof(type)))

/** A copy of an array of n elements, on the heap; NULL when out of memory. */
void *adg_copy_array(const void *array, size_t n, size_t element_size);

/** Makes room for one more element in a growing array: doubles *capacity when n has reached it.
 *  Returns the array, possibly moved; NULL when out of memory (the old one stays valid). */
void *adg_grow_array(void *array, size_t n, size_t *capacity, size_t element_size);

#endif
