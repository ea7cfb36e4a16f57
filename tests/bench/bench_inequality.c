/* SPDX-License-Identifier: MPL-2.0 */
/* How long every index of a million rows takes on one thread. Usage: bench_inequality [ROWS] */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "adgang/inequality.h"
#include "bench/timing.h"
#include "core/memory.h"
#include "core/random.h"

int main(int argc, char **argv)
{
    size_t n = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 1000000;
    double *value = ADG_NEW_ARRAY(double, n), *people = ADG_NEW_ARRAY(double, n);
    double *deprivation = ADG_NEW_ARRAY(double, n);
    uint32_t *group = ADG_NEW_ARRAY(uint32_t, n);
    if (!value || !people || !deprivation || !group)
        return 1;
    adg_random random;
    adg_random_seed(&random, 1);
    for (size_t i = 0; i < n; i++) {
        value[i] = 60 * adg_random_uniform(&random);
        people[i] = (double)(1 + adg_random_below(&random, 100));
        deprivation[i] = adg_random_uniform(&random) - value[i] / 200;
        group[i] = (uint32_t)adg_random_below(&random, 22);
    }
    static const char *const scale[] = {"none", "log", "logit"};
    for (int s = ADG_SCALE_NONE; s <= ADG_SCALE_LOGIT; s++) {
        adg_inequality_input in = ADG_INEQUALITY_INPUT_INIT;
        in.n = n;
        in.value = value;
        in.people = people;
        in.deprivation = deprivation;
        in.group = in.cluster = group;
        in.n_groups = in.n_clusters = 22;
        in.line = 30;
        in.bounds = (adg_bounds){0, 60};
        in.scale = (adg_scale)s;
        adg_inequality x;
        adg_error error = ADG_ERROR_INIT;
        const adg_context one = {.threads = 1};
        double start = seconds_now();
        if (adg_inequality_measure(&in, &one, &x, &error) != ADG_OK) {
            fprintf(stderr, "%s\n", error.message);
            return 1;
        }
        printf("every index of %zu rows, transform %s, one thread: %.2f s (gini %.6f, sii %.4f)\n",
               n, scale[s], seconds_now() - start, x.gini, x.slope.sii);
    }
    free(value);
    free(people);
    free(deprivation);
    free(group);
    return 0;
}
