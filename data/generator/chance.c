/* SPDX-License-Identifier: MPL-2.0 */
#include "chance.h"

static const uint64_t MODEL_REGION_SEED = UINT64_C(20210101);

adg_random chance_stream(chance_purpose purpose, uint64_t unit)
{
    adg_random random;
    const uint64_t seed = adg_random_stream_seed(MODEL_REGION_SEED, (uint64_t)purpose);
    adg_random_seed(&random, adg_random_stream_seed(seed, unit));
    return random;
}

double chance_between(adg_random *random, double low, double high)
{
    return low + (high - low) * adg_random_uniform(random);
}

point chance_point(adg_random *random, point low, point high)
{
    const double x = chance_between(random, (double)low.x, (double)high.x);
    const double y = chance_between(random, (double)low.y, (double)high.y);
    return (point){whole_metres(x), whole_metres(y)};
}

double chance_normal(adg_random *random)
{
    double sum = -6;
    for (int i = 0; i < 12; i++)
        sum += adg_random_uniform(random);
    return sum;
}
