/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of Gini and Theil whatever the numbers are. */
#include <math.h>
#include <stdlib.h>

#include "adgang/equity.h"
#include "core/stats.h"
#include "support/random_roads.h"
#include "support/random_sample.h"
#include "support/test.h"

enum {
    ROUNDS = 200
};

typedef struct {
    double gini, t, l;
} indices;

static indices indices_of(const random_sample *s)
{
    indices x;
    adg_theil_parts theil;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_gini(s->value, s->people, s->n, &x.gini, &error), &error);
    assert_ok(adg_theil(s->value, s->people, s->n, NULL, 0, &theil, &error), &error);
    x.t = theil.t;
    x.l = theil.l;
    return x;
}

static void assert_same(const indices *a, const indices *b)
{
    assert_close(a->gini, b->gini, 1e-11, 1e-13);
    assert_close(a->t, b->t, 1e-11, 1e-13);
    assert_close(a->l, b->l, 1e-11, 1e-13);
}

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

static void scaled(random_sample *s, adg_random *random)
{
    indices before = indices_of(s);
    double scale = random_log_between(random, 1e-3, 1e3);
    for (size_t i = 0; i < s->n; i++)
        s->value[i] *= scale;
    indices after = indices_of(s);
    assert_same(&after, &before);
}

TEST(the_unit_of_time_does_not_matter)
{
    for_many(1, scaled);
}

static void weighted(random_sample *s, adg_random *random)
{
    indices before = indices_of(s);
    double scale = random_log_between(random, 1e-3, 1e3);
    for (size_t i = 0; i < s->n; i++)
        s->people[i] *= scale;
    indices after = indices_of(s);
    assert_same(&after, &before);
}

TEST(the_unit_of_people_does_not_matter)
{
    for_many(2, weighted);
}

static void shuffled(random_sample *s, adg_random *random)
{
    random_sample other = random_sample_shuffled(s, random);
    indices a = indices_of(s), b = indices_of(&other);
    assert_same(&a, &b);
    random_sample_release(&other);
}

TEST(the_order_of_the_units_does_not_matter)
{
    for_many(3, shuffled);
}

static void expanded(random_sample *s, adg_random *random)
{
    (void)random;
    random_sample other = random_sample_expanded(s);
    indices a = indices_of(s), b = indices_of(&other);
    assert_same(&a, &b);
    random_sample_release(&other);
}

TEST(weights_act_as_replication)
{
    for_many(4, expanded);
}

static void split(random_sample *s, adg_random *random)
{
    random_sample other = random_sample_split(s, random);
    indices a = indices_of(s), b = indices_of(&other);
    assert_same(&a, &b);
    random_sample_release(&other);
}

TEST(cutting_a_unit_in_two_changes_nothing)
{
    for_many(5, split);
}

static void bounded(random_sample *s, adg_random *random)
{
    (void)random;
    indices x = indices_of(s);
    assert_true(x.gini >= -1e-15 && x.gini < 1);
    assert_true(x.t >= -1e-15 && x.l >= -1e-15);
}

TEST(the_indices_keep_their_bounds)
{
    for_many(6, bounded);
}

/* The definition, sum over all pairs. */
static void pairwise(random_sample *s, adg_random *random)
{
    (void)random;
    double sum = 0, people = 0, mean = adg_weighted_mean(s->value, s->people, s->n);
    for (size_t i = 0; i < s->n; i++) {
        people += s->people[i];
        for (size_t j = 0; j < s->n; j++)
            sum += s->people[i] * s->people[j] * fabs(s->value[i] - s->value[j]);
    }
    assert_close(indices_of(s).gini, sum / (2 * mean * people * people), 1e-11, 1e-13);
}

TEST(gini_is_the_mean_difference_over_all_pairs)
{
    for_many(7, pairwise);
}

/* From the one who travels longest to the one who travels shortest: inequality falls. */
static void transfer(random_sample *s, adg_random *random)
{
    (void)random;
    size_t longest = 0, shortest = 0;
    for (size_t i = 0; i < s->n; i++) {
        s->people[i] = 1;
        longest = s->value[i] > s->value[longest] ? i : longest;
        shortest = s->value[i] < s->value[shortest] ? i : shortest;
    }
    double gap = s->value[longest] - s->value[shortest];
    if (gap < 1e-3)
        return;
    indices before = indices_of(s);
    s->value[longest] -= gap / 4;
    s->value[shortest] += gap / 4;
    indices after = indices_of(s);
    assert_true(after.gini < before.gini);
    assert_true(after.t < before.t);
    assert_true(after.l < before.l);
}

TEST(taking_from_the_longest_for_the_shortest_lowers_inequality)
{
    for_many(8, transfer);
}

/* Theil falls apart into within and between, and merging all groups leaves nothing between. */
static void grouped(random_sample *s, adg_random *random)
{
    enum {
        N_GROUPS = 4
    };
    uint32_t *group = NEW(uint32_t, s->n);
    adg_theil_parts parts;
    adg_error error = ADG_ERROR_INIT;
    for (size_t i = 0; i < s->n; i++)
        group[i] = (uint32_t)adg_random_below(random, N_GROUPS);
    assert_ok(adg_theil(s->value, s->people, s->n, group, N_GROUPS, &parts, &error), &error);
    assert_close(parts.t_within + parts.t_between, parts.t, 1e-11, 1e-13);
    assert_close(parts.l_within + parts.l_between, parts.l, 1e-11, 1e-13);
    assert_true(parts.t_between >= -1e-14 && parts.t_within >= -1e-14);
    assert_true(parts.l_between >= -1e-14 && parts.l_within >= -1e-14);
    for (size_t i = 0; i < s->n; i++)
        group[i] = 2;
    assert_ok(adg_theil(s->value, s->people, s->n, group, N_GROUPS, &parts, &error), &error);
    assert_close(parts.t_between, 0, 0, 1e-13);
    assert_close(parts.t_within, parts.t, 1e-11, 1e-13);
    free(group);
}

TEST(theil_falls_apart_into_within_and_between)
{
    for_many(9, grouped);
}

RUN(T(the_unit_of_time_does_not_matter), T(the_unit_of_people_does_not_matter),
    T(the_order_of_the_units_does_not_matter), T(weights_act_as_replication),
    T(cutting_a_unit_in_two_changes_nothing), T(the_indices_keep_their_bounds),
    T(gini_is_the_mean_difference_over_all_pairs),
    T(taking_from_the_longest_for_the_shortest_lowers_inequality),
    T(theil_falls_apart_into_within_and_between))
