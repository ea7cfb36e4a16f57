/* SPDX-License-Identifier: MPL-2.0 */
#include "core/random.h"
#include "golden/checks.h"

static void splitmix64(golden *g)
{
    uint64_t state = *golden_wholes(g, "input/seed", NULL), out[5];
    for (size_t i = 0; i < N_OF(out); i++)
        out[i] = adg_splitmix64(&state);
    golden_expect_wholes(g, "out", out, N_OF(out));
}

static void xoshiro256starstar(golden *g)
{
    const uint64_t *state = golden_wholes(g, "input/state", NULL);
    adg_random random = {{state[0], state[1], state[2], state[3]}};
    uint64_t out[10];
    for (size_t i = 0; i < N_OF(out); i++)
        out[i] = adg_random_next(&random);
    golden_expect_wholes(g, "out", out, N_OF(out));
}

/* Everything is drawn from one generator, one kind after the other. */
static void derived(golden *g)
{
    adg_random random;
    uint64_t first[3], below[8];
    double uniform[3];
    uint32_t order[8];
    adg_random_seed(&random, *golden_wholes(g, "input/seed", NULL));
    for (size_t i = 0; i < N_OF(first); i++)
        first[i] = adg_random_next(&random);
    for (size_t i = 0; i < N_OF(uniform); i++)
        uniform[i] = adg_random_uniform(&random);
    for (size_t i = 0; i < N_OF(below); i++)
        below[i] = adg_random_below(&random, 10);
    adg_random_permutation(&random, order, N_OF(order));
    uint64_t permutation[8];
    for (size_t i = 0; i < N_OF(order); i++)
        permutation[i] = order[i];
    golden_expect_wholes(g, "first3", first, N_OF(first));
    golden_expect_all(g, "next_uniform", uniform, N_OF(uniform));
    golden_expect_wholes(g, "next_below10", below, N_OF(below));
    golden_expect_wholes(g, "next_perm8", permutation, N_OF(permutation));
}

static void streams(golden *g)
{
    uint64_t run_seed = *golden_wholes(g, "input/run_seed", NULL), seed[2], first[2];
    const uint64_t *unit = golden_wholes(g, "input/unit", NULL);
    for (size_t i = 0; i < N_OF(seed); i++) {
        adg_random random;
        seed[i] = adg_random_stream_seed(run_seed, unit[i]);
        adg_random_seed(&random, seed[i]);
        first[i] = adg_random_next(&random);
    }
    golden_expect_wholes(g, "stream_seed", seed, N_OF(seed));
    golden_expect_wholes(g, "first", first, N_OF(first));
}

const golden_check rng_checks[] = {{"splitmix64", splitmix64},
                                   {"xoshiro256starstar", xoshiro256starstar},
                                   {"derived", derived},
                                   {"streams", streams},
                                   {0}};
