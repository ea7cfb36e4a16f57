/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of fifths and weighted quantiles whatever the numbers are. */
#include <math.h>
#include <stdlib.h>

#include "adgang/equity.h"
#include "core/stats.h"
#include "support/random_sample.h"
#include "support/test.h"

enum {
    ROUNDS = 200,
    MAX_Q = 10
};

static void for_many(uint64_t seed, void (*check)(random_sample *s, int q, adg_random *random))
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < ROUNDS; r++) {
        random_sample s = random_sample_draw(&random, 2 + (size_t)r % 60);
        s.people[0] = s.people[1] = 5;
        s.deprivation[0] = 1;
        s.deprivation[1] = 0;
        check(&s, 1 + r % MAX_Q, &random);
        random_sample_release(&s);
    }
}

static double sum_of(const double *list, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += list[i];
    return sum;
}

static void split(const random_sample *s, int q, adg_quantile_group *groups)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_quantile_split(s->deprivation, s->people, s->value, s->n, 30, q, groups, &error),
              &error);
}

/* A third of the units cannot reach anything. */
static void cut_off_some(random_sample *s)
{
    for (size_t i = 2; i < s->n; i += 3)
        s->value[i] = INFINITY;
}

static void conserved(random_sample *s, int q, adg_random *random)
{
    (void)random;
    adg_quantile_group group[MAX_Q];
    double people = sum_of(s->people, s->n), reached = 0, minutes = 0, within = 0;
    cut_off_some(s);
    split(s, q, group);
    for (size_t i = 0; i < s->n; i++) {
        reached += isfinite(s->value[i]) ? s->people[i] : 0;
        minutes += isfinite(s->value[i]) ? s->people[i] * s->value[i] : 0;
        within += s->value[i] <= 30 ? s->people[i] : 0;
    }
    double sum_people = 0, sum_reached = 0, sum_minutes = 0, sum_within = 0;
    for (int g = 0; g < q; g++) {
        assert_close(group[g].people, people / q, 1e-12, 0);
        sum_people += group[g].people;
        sum_reached += group[g].reachable;
        sum_minutes += group[g].reachable > 0 ? group[g].reachable * group[g].mean : 0;
        sum_within += group[g].people * group[g].within;
    }
    assert_close(sum_people, people, 1e-12, 0);
    assert_close(sum_reached, reached, 1e-12, 1e-12);
    assert_close(sum_minutes, minutes, 1e-11, 1e-11);
    assert_close(sum_within, within, 1e-11, 1e-11);
}

TEST(an_exact_split_divides_everybody_and_loses_nobody)
{
    for_many(1, conserved);
}

static void rearranged(random_sample *s, int q, adg_random *random)
{
    cut_off_some(s);
    random_sample others[] = {random_sample_shuffled(s, random), random_sample_expanded(s),
                              random_sample_split(s, random)};
    adg_quantile_group here[MAX_Q], there[MAX_Q];
    split(s, q, here);
    for (size_t k = 0; k < N_OF(others); k++) {
        split(&others[k], q, there);
        for (int g = 0; g < q; g++) {
            assert_close(there[g].mean, here[g].mean, 1e-9, 1e-9);
            assert_close(there[g].within, here[g].within, 1e-9, 1e-9);
        }
        random_sample_release(&others[k]);
    }
}

TEST(order_replication_and_cutting_change_no_group)
{
    for_many(2, rearranged);
}

/* The integer rule of methods 3.6, with the middle of the tie group. */
static void by_the_rule(random_sample *s, int q, adg_random *random)
{
    (void)random;
    double *group = NEW(double, s->n);
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_quantile_groups(s->deprivation, s->people, s->n, q, group, &error), &error);
    long long all = (long long)sum_of(s->people, s->n);
    for (size_t i = 0; i < s->n; i++) {
        long long before = 0, tied = 0;
        for (size_t j = 0; j < s->n; j++) {
            before += s->deprivation[j] > s->deprivation[i] ? (long long)s->people[j] : 0;
            tied += s->deprivation[j] == s->deprivation[i] ? (long long)s->people[j] : 0;
        }
        long long expected = q * (2 * before + tied) / (2 * all) + 1;
        assert_exactly(group[i], s->people[i] > 0 ? (double)expected : NAN);
    }
    free(group);
}

TEST(whole_units_follow_the_rule_in_whole_numbers)
{
    for_many(3, by_the_rule);
}

/* The quantile of the persons written out, type 2: sorted, the mean of two where the share falls
 * between two persons. */
static double quantile_of_persons(random_sample *persons, double share)
{
    double *v = persons->value;
    size_t n = persons->n;
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && v[k] < v[k - 1]; k--) {
            double swap = v[k];
            v[k] = v[k - 1];
            v[k - 1] = swap;
        }
    double position = share * (double)n;
    size_t below = (size_t)floor(position + 1e-9);
    if (fabs(position - (double)below) > 1e-9)
        return v[below];
    if (below == 0)
        return v[0];
    return below == n ? v[n - 1] : (v[below - 1] + v[below]) / 2;
}

static void replicated(random_sample *s, int q, adg_random *random)
{
    (void)q;
    (void)random;
    static const double share[] = {0.1, 0.25, 1.0 / 3, 0.5, 0.75, 0.9, 1};
    double quantile[N_OF(share)];
    adg_error error = ADG_ERROR_INIT;
    random_sample persons = random_sample_expanded(s);
    assert_ok(adg_weighted_quantiles(s->value, s->people, s->n, share, N_OF(share), quantile,
                                     &error),
              &error);
    for (size_t k = 0; k < N_OF(share); k++)
        assert_close(quantile[k], quantile_of_persons(&persons, share[k]), 1e-15, 0);
    random_sample_release(&persons);
}

TEST(a_weighted_quantile_is_that_of_the_replicated_sample)
{
    for_many(4, replicated);
}

RUN(T(an_exact_split_divides_everybody_and_loses_nobody),
    T(order_replication_and_cutting_change_no_group),
    T(whole_units_follow_the_rule_in_whole_numbers),
    T(a_weighted_quantile_is_that_of_the_replicated_sample))
