/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_CACHE_FILE_H
#define ADG_CORE_CACHE_FILE_H

#include <stdint.h>

#include "adgang/status.h"
#include "core/sha256.h"
#include "core/text.h"

/** A file of a cache: bytes under a key, which is the SHA-256 of everything they depend on.
 *
 *      magic [16] | key [64] | n, 64 bits | bytes [n] | SHA-256 of all that stands before [64]
 *
 *  It is written beside its place and moved there when it is whole, so that runs at the same time
 *  see nothing, or all of it; two that write the same key write the same. Nothing is read from it
 *  before its owner, length, key and checksum have been looked at. */
typedef struct {
    const unsigned char *bytes; /* [n] */
    size_t n;
    void *map; /* the whole file in memory */
    size_t map_size;
} adg_cache_file;

typedef enum {
    ADG_CACHE_ABSENT,  /* there is none, or it cannot be opened */
    ADG_CACHE_DAMAGED, /* not whole, changed, or another user's */
    ADG_CACHE_FOUND
} adg_cache_state;

/** Opens the file of a key; only after ADG_CACHE_FOUND it is to be closed. The bytes stay as they are
 *  while it is open: adgang replaces such files, and never writes into them.  O(bytes). */
adg_cache_state adg_cache_file_open(const char *directory, const char key[ADG_SHA256_TEXT],
                                    adg_cache_file *file);
void adg_cache_file_close(adg_cache_file *file);

/** Writes the file of a key; folders that are missing are made, for the user alone. ADG_E_IO where that
 *  cannot be: then nothing is left behind. */
adg_status adg_cache_file_write(const char *directory, const char key[ADG_SHA256_TEXT],
                                const adg_text *bytes, adg_error *error);

/** Path of the file of a key, on the heap; NULL when out of memory. */
char *adg_cache_file_path(const char *directory, const char key[ADG_SHA256_TEXT]);

#endif
