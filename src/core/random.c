/* SPDX-License-Identifier: MPL-2.0 */
#include "core/random.h"

uint64_t adg_splitmix64(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

void adg_random_seed(adg_random *random, uint64_t seed)
{
    for (int i = 0; i < 4; i++)
        random->state[i] = adg_splitmix64(&seed);
}

uint64_t adg_random_stream_seed(uint64_t run_seed, uint64_t unit)
{
    return run_seed ^ adg_splitmix64(&unit);
}

static uint64_t rotate_left(uint64_t x, int k)
{
    return (x << k) | (x >> (64 - k));
}

uint64_t adg_random_next(adg_random *random)
{
    uint64_t *s = random->state;
    const uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

double adg_random_uniform(adg_random *random)
{
    return (double)(adg_random_next(random) >> 11) * 0x1.0p-53;
}

uint64_t adg_random_below(adg_random *random, uint64_t bound)
{
    /* 2^64 mod bound, written without 2^64: the top of the range that would favour small values. */
    const uint64_t excess = (UINT64_MAX % bound + 1) % bound;
    uint64_t value = adg_random_next(random);
    while (excess != 0 && value > UINT64_MAX - excess)
        value = adg_random_next(random);
    return value % bound;
}

void adg_random_permutation(adg_random *random, uint32_t *order, size_t n)
{
    for (size_t i = 0; i < n; i++)
        order[i] = (uint32_t)i;
    for (size_t i = n; i-- > 1;) {
        size_t j = (size_t)adg_random_below(random, i + 1);
        uint32_t swap = order[i];
        order[i] = order[j];
        order[j] = swap;
    }
}
