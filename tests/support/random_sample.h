/* SPDX-License-Identifier: MPL-2.0 */
#ifndef ADG_TESTS_SUPPORT_RANDOM_SAMPLE_H
#define ADG_TESTS_SUPPORT_RANDOM_SAMPLE_H

#include <stddef.h>

#include "core/random.h"

/** Units with an outcome, a deprivation with ties, and people in whole numbers, some of them none. */
typedef struct {
    size_t n;
    double *value, *deprivation, *people;
} random_sample;

random_sample random_sample_draw(adg_random *random, size_t n);
void random_sample_release(random_sample *sample);

/** The same units in another order. */
random_sample random_sample_shuffled(const random_sample *sample, adg_random *random);

/** Every person a unit of one: weights written out as replication. */
random_sample random_sample_expanded(const random_sample *sample);

/** Every unit cut in two unequal parts. */
random_sample random_sample_split(const random_sample *sample, adg_random *random);

#endif
