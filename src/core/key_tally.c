/* SPDX-License-Identifier: MPL-2.0 */
#include "core/key_tally.h"

#include <stdlib.h>

#include "core/memory.h"

enum {
    FIRST_BITS = 10
};

/* Slot of the key, or the free one where it would stand. Multiplicative hashing (Knuth, TAOCP 3,
 * 6.4): the high bits of the product are the well mixed ones; collisions move on by one. */
static size_t slot_of(const adg_key_tally *tally, uint64_t key)
{
    size_t last = ((size_t)1 << tally->bits) - 1;
    size_t at = (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - tally->bits));
    while (tally->slot[at] && tally->slot[at] / 2 != key + 1)
        at = (at + 1) & last;
    return at;
}

static bool grow(adg_key_tally *tally)
{
    adg_key_tally larger = {.bits = tally->bits ? tally->bits + 1 : FIRST_BITS, .n = tally->n};
    larger.slot = ADG_NEW_ARRAY(uint64_t, (size_t)1 << larger.bits);
    if (!larger.slot)
        return false;
    for (size_t i = 0; tally->slot && i < (size_t)1 << tally->bits; i++)
        if (tally->slot[i])
            larger.slot[slot_of(&larger, tally->slot[i] / 2 - 1)] = tally->slot[i];
    free(tally->slot);
    *tally = larger;
    return true;
}

bool adg_key_tally_add(adg_key_tally *tally, uint64_t key)
{
    if ((!tally->slot || tally->n >= ((size_t)3 << tally->bits) / 4) && !grow(tally))
        return false;
    uint64_t *slot = &tally->slot[slot_of(tally, key)];
    tally->n += *slot == 0;
    *slot = *slot ? *slot | 1 : (key + 1) * 2;
    return true;
}

int adg_key_tally_count(const adg_key_tally *tally, uint64_t key)
{
    uint64_t found = tally->slot ? tally->slot[slot_of(tally, key)] : 0;
    return found ? 1 + (int)(found & 1) : 0;
}

void adg_key_tally_release(adg_key_tally *tally)
{
    free(tally->slot);
    *tally = (adg_key_tally)ADG_KEY_TALLY_INIT;
}
