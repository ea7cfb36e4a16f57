/* SPDX-License-Identifier: MPL-2.0 */
#include "support/random_sample.h"

#include <stdlib.h>

#include "support/random_roads.h"
#include "support/test.h"

static random_sample sample_of(size_t n)
{
    return (random_sample){n, NEW(double, n), NEW(double, n), NEW(double, n)};
}

random_sample random_sample_draw(adg_random *random, size_t n)
{
    random_sample s = sample_of(n);
    for (size_t i = 0; i < n; i++) {
        s.value[i] = random_log_between(random, 1, 120);
        s.deprivation[i] = (double)adg_random_below(random, n / 2 + 2);
        s.people[i] = adg_random_below(random, 8) ? (double)(1 + adg_random_below(random, 30)) : 0;
    }
    return s;
}

void random_sample_release(random_sample *s)
{
    free(s->value);
    free(s->deprivation);
    free(s->people);
    *s = (random_sample){0};
}

static void copy_unit(const random_sample *from, size_t i, random_sample *to, size_t k,
                      double people)
{
    to->value[k] = from->value[i];
    to->deprivation[k] = from->deprivation[i];
    to->people[k] = people;
}

random_sample random_sample_shuffled(const random_sample *sample, adg_random *random)
{
    random_sample s = sample_of(sample->n);
    uint32_t *order = NEW(uint32_t, sample->n);
    adg_random_permutation(random, order, sample->n);
    for (size_t k = 0; k < sample->n; k++)
        copy_unit(sample, order[k], &s, k, sample->people[order[k]]);
    free(order);
    return s;
}

random_sample random_sample_expanded(const random_sample *sample)
{
    double people = 0;
    for (size_t i = 0; i < sample->n; i++)
        people += sample->people[i];
    random_sample s = sample_of((size_t)people);
    for (size_t i = 0, k = 0; i < sample->n; i++)
        for (double person = 0; person < sample->people[i]; person++)
            copy_unit(sample, i, &s, k++, 1);
    return s;
}

random_sample random_sample_split(const random_sample *sample, adg_random *random)
{
    random_sample s = sample_of(2 * sample->n);
    for (size_t i = 0; i < sample->n; i++) {
        double part = sample->people[i] * adg_random_uniform(random);
        copy_unit(sample, i, &s, 2 * i, part);
        copy_unit(sample, i, &s, 2 * i + 1, sample->people[i] - part);
    }
    return s;
}
