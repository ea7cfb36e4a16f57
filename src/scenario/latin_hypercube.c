/* SPDX-License-Identifier: MPL-2.0 */
#include <stdlib.h>

#include "adgang/uncertainty.h"
#include "core/error.h"
#include "core/memory.h"
#include "core/random.h"

/* Where in its stratum a value lies: never on the border, so that no distribution's end is drawn. */
static double inside(adg_random *random)
{
    double u = adg_random_uniform(random);
    return u > 0 ? u : 0x1p-54;
}

adg_status adg_latin_hypercube(uint64_t seed, size_t n, size_t k, double *u, adg_error *error)
{
    uint32_t *stratum = ADG_NEW_ARRAY(uint32_t, n);
    if (!stratum)
        return adg_fail_memory(error);
    for (size_t column = 0; column < k; column++) {
        adg_random random;
        adg_random_seed(&random, adg_random_stream_seed(seed, column));
        adg_random_permutation(&random, stratum, n);
        for (size_t draw = 0; draw < n; draw++)
            u[draw * k + column] = ((double)stratum[draw] + inside(&random)) / (double)n;
    }
    free(stratum);
    return ADG_OK;
}
