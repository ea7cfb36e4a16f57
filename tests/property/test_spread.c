/* SPDX-License-Identifier: MPL-2.0 */
/* The indices of spread against their definitions, person by person, and what must hold of them
 * whatever the numbers are. */
#include <math.h>
#include <stdlib.h>

#include "adgang/spread.h"
#include "core/stats.h"
#include "support/random_roads.h"
#include "support/random_sample.h"
#include "support/test.h"

enum {
    ROUNDS = 100,
    N_INDICES = 13
};

static adg_distribution distribution_of(const random_sample *s)
{
    adg_distribution d;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_distribution_build(s->value, s->people, s->n, &d, &error), &error);
    return d;
}

/* Every index; the first seven have no unit, the others that of the outcome. */
static void indices_of(const random_sample *s, double x[N_INDICES])
{
    adg_distribution d = distribution_of(s);
    const double index[N_INDICES] = {adg_distribution_gini(&d),
                                     adg_hoover(&d),
                                     adg_palma(&d),
                                     adg_ratio_90_10(&d),
                                     adg_lorenz(&d, 0.37),
                                     adg_atkinson(&d, 1),
                                     adg_atkinson(&d, -2),
                                     adg_quantile(&d, 0.1),
                                     adg_quantile(&d, 0.5),
                                     adg_atkinson_ede(&d, 0.5),
                                     adg_atkinson_ede(&d, -1),
                                     adg_kolm_pollak_ede(&d, adg_kolm_pollak_kappa(&d, 1)),
                                     adg_kolm_pollak_ede(&d, adg_kolm_pollak_kappa(&d, -1))};
    for (int i = 0; i < N_INDICES; i++)
        x[i] = index[i];
    adg_distribution_release(&d);
}

enum {
    N_WITHOUT_UNIT = 7
};

/* Runs a check on many random samples. */
static void for_many(uint64_t seed, void (*check)(random_sample *s, adg_random *random))
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < ROUNDS; r++) {
        random_sample s = random_sample_draw(&random, 2 + (size_t)r % 40);
        s.people[0] = 5; /* somebody lives somewhere */
        check(&s, &random);
        random_sample_release(&s);
    }
}

static int upwards(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* What the lowest `share` of sorted persons hold, the person on the border in part. */
static double held_by_lowest(const double *person, size_t n, double share)
{
    double left = share * (double)n, held = 0, all = 0;
    for (size_t i = 0; i < n; i++) {
        held += fmin(fmax(left, 0), 1) * person[i];
        left -= 1;
        all += person[i];
    }
    return held / all;
}

static void person_by_person(random_sample *s, adg_random *random)
{
    (void)random;
    random_sample people = random_sample_expanded(s);
    double n = (double)people.n, mean = 0, squares = 0, deviation = 0;
    qsort(people.value, people.n, sizeof *people.value, upwards);
    for (size_t i = 0; i < people.n; i++) {
        mean += people.value[i] / n;
        squares += people.value[i] * people.value[i] / n;
    }
    double geometric = 0, cubes = 0, exponential = 0, kappa = -mean / squares;
    for (size_t i = 0; i < people.n; i++) {
        deviation += fabs(people.value[i] / mean - 1) / n / 2;
        geometric += log(people.value[i]) / n;
        cubes += pow(people.value[i], 3) / n;
        exponential += exp(-kappa * people.value[i]) / n;
    }
    adg_distribution d = distribution_of(s);
    assert_close(adg_hoover(&d), deviation, 1e-10, 1e-13);
    assert_close(adg_lorenz(&d, 0.4), held_by_lowest(people.value, people.n, 0.4), 1e-10, 0);
    assert_close(adg_palma(&d),
                 (1 - held_by_lowest(people.value, people.n, 0.9)) /
                     held_by_lowest(people.value, people.n, 0.4),
                 1e-9, 0);
    assert_close(adg_atkinson(&d, 1), 1 - exp(geometric) / mean, 1e-9, 1e-12);
    assert_close(adg_atkinson(&d, -2), cbrt(cubes) / mean - 1, 1e-9, 1e-12);
    assert_close(adg_kolm_pollak_kappa(&d, -1), kappa, 1e-10, 0);
    assert_close(adg_kolm_pollak_ede(&d, kappa), -log(exponential) / kappa, 1e-9, 0);
    adg_distribution_release(&d);
    random_sample_release(&people);
}

TEST(every_index_is_its_definition_person_by_person)
{
    for_many(1, person_by_person);
}

static void quantiles(random_sample *s, adg_random *random)
{
    (void)random;
    static const double share[] = {0, 0.1, 0.25, 0.5, 0.9, 1};
    double expected[N_OF(share)];
    adg_error error = ADG_ERROR_INIT;
    s->value[s->n - 1] = INFINITY;
    assert_ok(adg_weighted_quantiles(s->value, s->people, s->n, share, N_OF(share), expected,
                                     &error),
              &error);
    adg_distribution d = distribution_of(s);
    for (size_t i = 0; i < N_OF(share); i++)
        assert_exactly(adg_quantile(&d, share[i]), expected[i]);
    adg_distribution_release(&d);
}

TEST(quantiles_are_those_of_the_floor_below)
{
    for_many(2, quantiles);
}

static void rearranged(random_sample *s, adg_random *random)
{
    double here[N_INDICES], there[N_INDICES];
    indices_of(s, here);
    random_sample other[] = {random_sample_shuffled(s, random), random_sample_expanded(s),
                             random_sample_split(s, random)};
    for (size_t k = 0; k < N_OF(other); k++) {
        indices_of(&other[k], there);
        assert_all_close(there, here, N_INDICES, 1e-9, 1e-12);
        random_sample_release(&other[k]);
    }
}

TEST(order_replication_and_cutting_change_nothing)
{
    for_many(3, rearranged);
}

static void scaled(random_sample *s, adg_random *random)
{
    double before[N_INDICES], after[N_INDICES], scale = random_log_between(random, 1e-3, 1e3);
    indices_of(s, before);
    for (size_t i = 0; i < s->n; i++) {
        s->value[i] *= scale;
        s->people[i] *= 7;
    }
    indices_of(s, after);
    for (int i = N_WITHOUT_UNIT; i < N_INDICES; i++)
        before[i] *= scale;
    assert_all_close(after, before, N_INDICES, 1e-9, 1e-12);
}

TEST(units_of_time_and_people_do_not_matter_to_relative_indices)
{
    for_many(4, scaled);
}

/* Five minutes more for everybody are five minutes more, with the same kappa. */
static void shifted(random_sample *s, adg_random *random)
{
    (void)random;
    adg_distribution before = distribution_of(s);
    double kappa = adg_kolm_pollak_kappa(&before, -1);
    for (size_t i = 0; i < s->n; i++)
        s->value[i] += 5;
    adg_distribution after = distribution_of(s);
    assert_close(adg_kolm_pollak_ede(&after, kappa), adg_kolm_pollak_ede(&before, kappa) + 5, 1e-11,
                 0);
    assert_close(adg_kolm_pollak_ede(&before, 1e-12), before.mean, 1e-8, 0);
    assert_exactly(adg_kolm_pollak_ede(&before, 0), before.mean);
    adg_distribution_release(&before);
    adg_distribution_release(&after);
}

TEST(kolm_pollak_is_absolute)
{
    for_many(5, shifted);
}

/* EDE for an ill >= mean >= EDE for a good, more so with more aversion. */
static void averse(random_sample *s, adg_random *random)
{
    (void)random;
    static const double epsilon[] = {-2, -1, -0.5, 0, 0.5, 1, 2};
    adg_distribution d = distribution_of(s);
    for (size_t i = 1; i < N_OF(epsilon); i++) {
        assert_true(adg_atkinson_ede(&d, epsilon[i]) <=
                    adg_atkinson_ede(&d, epsilon[i - 1]) * (1 + 1e-12));
        double less = adg_kolm_pollak_kappa(&d, epsilon[i - 1]);
        double more = adg_kolm_pollak_kappa(&d, epsilon[i]);
        assert_true(adg_kolm_pollak_ede(&d, more) <= adg_kolm_pollak_ede(&d, less) * (1 + 1e-12));
    }
    assert_close(adg_atkinson_ede(&d, 0), d.mean, 1e-12, 0);
    adg_distribution_release(&d);
}

TEST(more_aversion_moves_the_equivalent_to_the_worse_side)
{
    for_many(6, averse);
}

/* Poverty as a sum over persons; the good is the ill seen from the other side of the line. */
static void poverty(random_sample *s, adg_random *random)
{
    (void)random;
    const double line = 30, cap = 120;
    adg_poverty_measures ill, good;
    adg_error error = ADG_ERROR_INIT;
    s->value[s->n - 1] = INFINITY;
    assert_ok(adg_poverty(s->value, s->people, s->n, line, cap, ADG_ILL, &ill, &error), &error);
    double p[3] = {0, 0, 0}, all = 0;
    for (size_t i = 0; i < s->n; i++) {
        double far = (fmin(s->value[i], s->value[i] == INFINITY ? cap : INFINITY) - line) / line;
        all += s->people[i];
        for (int a = 0; far > 0 && a < 3; a++)
            p[a] += s->people[i] * pow(far, a);
    }
    assert_close(ill.headcount, p[0] / all, 1e-12, 0);
    assert_close(ill.gap, p[1] / all, 1e-12, 0);
    assert_close(ill.severity, p[2] / all, 1e-12, 0);
    for (size_t i = 0; i < s->n; i++)
        s->value[i] = 2 * line - fmin(s->value[i], cap);
    assert_ok(adg_poverty(s->value, s->people, s->n, line, cap, ADG_GOOD, &good, &error), &error);
    assert_close(good.headcount, ill.headcount, 1e-12, 0);
    assert_close(good.gap, ill.gap, 1e-12, 0);
    assert_close(good.severity, ill.severity, 1e-12, 0);
}

TEST(poverty_is_a_sum_over_persons_from_either_side)
{
    for_many(7, poverty);
}

RUN(T(every_index_is_its_definition_person_by_person), T(quantiles_are_those_of_the_floor_below),
    T(order_replication_and_cutting_change_nothing),
    T(units_of_time_and_people_do_not_matter_to_relative_indices), T(kolm_pollak_is_absolute),
    T(more_aversion_moves_the_equivalent_to_the_worse_side),
    T(poverty_is_a_sum_over_persons_from_either_side))
