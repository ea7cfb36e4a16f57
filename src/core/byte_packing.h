/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_BYTE_PACKING_H
#define ADG_CORE_BYTE_PACKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/text.h"

/** Values as a row of bytes, in the form and order of this machine, and back. Packing adds to a text;
 *  unpacking takes from bytes that may be wrong: what goes beyond their end sets `bad`, and from then
 *  on everything is zero. */
void adg_pack_u64(adg_text *to, uint64_t value);
void adg_pack_double(adg_text *to, double value);
/** A string; NULL is something else than "". */
void adg_pack_string(adg_text *to, const char *string);
void adg_pack_array(adg_text *to, const void *array, size_t n, size_t element_size);

typedef struct {
    const unsigned char *at;
    size_t left;
    bool bad;
    bool no_memory;
} adg_unpacking;

uint64_t adg_unpack_u64(adg_unpacking *from);
/** A number that counts things of at least `size` bytes each, which must follow. */
size_t adg_unpack_count(adg_unpacking *from, size_t size);
double adg_unpack_double(adg_unpacking *from);
/** A string on the heap, or NULL. */
char *adg_unpack_string(adg_unpacking *from);
/** A new array of n elements on the heap; NULL when they are not there. */
void *adg_unpack_array(adg_unpacking *from, size_t n, size_t element_size);

#endif
