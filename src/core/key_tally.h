/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_CORE_KEY_TALLY_H
#define ADG_CORE_KEY_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Counts keys as far as "once" and "more than once": what decides whether a place is shared. 8 to
 *  16 bytes a key. Keys are below 2^63 - 1. Start with ADG_KEY_TALLY_INIT. */
typedef struct {
    uint64_t *slot; /* [2^bits]; 0 = free, else (key + 1) * 2 + (counted more than once) */
    unsigned bits;
    size_t n; /* different keys */
} adg_key_tally;

#define ADG_KEY_TALLY_INIT                                                                         \
    {                                                                                              \
        NULL, 0, 0                                                                                 \
    }

/** Counts a key. False: out of memory. O(1). */
bool adg_key_tally_add(adg_key_tally *tally, uint64_t key);

/** How often a key was counted: 0, 1, or 2 for more. O(1). */
int adg_key_tally_count(const adg_key_tally *tally, uint64_t key);

void adg_key_tally_release(adg_key_tally *tally);

#endif
