/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of ranks, concentration index and slope index whatever the numbers are. */
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

static adg_gradient gradient_of(const random_sample *s)
{
    adg_gradient g;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_gradient(s->value, s->deprivation, s->people, s->n, &g, &error), &error);
    return g;
}

static void assert_same(const adg_gradient *a, const adg_gradient *b)
{
    assert_close(a->mean, b->mean, 1e-12, 0);
    assert_close(a->rank_variance, b->rank_variance, 1e-11, 0);
    assert_close(a->concentration_index, b->concentration_index, 1e-10, 1e-13);
    assert_close(a->sii, b->sii, 1e-10, 1e-10);
}

static void for_many(uint64_t seed, void (*check)(random_sample *s, adg_random *random))
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < ROUNDS; r++) {
        random_sample s = random_sample_draw(&random, 3 + (size_t)r % 40);
        s.people[0] = s.people[1] = 5; /* two ranks at least */
        s.deprivation[0] = 1;
        s.deprivation[1] = 0;
        check(&s, &random);
        random_sample_release(&s);
    }
}

static void ranks(random_sample *s, adg_random *random)
{
    (void)random;
    double *rank = NEW(double, s->n), people = 0, cubes = 0;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_mid_rank(s->deprivation, s->people, s->n, rank, &error), &error);
    /* Weighted mean 1/2, variance (1 - sum f^3) / 12 over the tie groups. */
    assert_close(adg_weighted_mean(rank, s->people, s->n), 0.5, 1e-13, 0);
    for (size_t i = 0; i < s->n; i++)
        people += s->people[i];
    for (size_t i = 0; i < s->n; i++) {
        double tied = 0;
        for (size_t j = 0; j < s->n; j++)
            tied += s->deprivation[j] == s->deprivation[i] ? s->people[j] : 0;
        /* Each unit brings its share of its tie group's cube. */
        cubes += s->people[i] / people * (tied / people) * (tied / people);
    }
    assert_close(gradient_of(s).rank_variance, (1 - cubes) / 12, 1e-11, 1e-15);
    free(rank);
}

TEST(ranks_have_mean_one_half_and_the_variance_of_their_ties)
{
    for_many(1, ranks);
}

static void identity(random_sample *s, adg_random *random)
{
    (void)random;
    adg_gradient g = gradient_of(s);
    assert_close(g.concentration_index, -g.sii * 2 * g.rank_variance / g.mean, 1e-11, 1e-14);
    assert_close(g.most_deprived - g.least_deprived, g.sii, 1e-11, 1e-11);
}

TEST(index_and_slope_are_one_covariance)
{
    for_many(2, identity);
}

static void scaled(random_sample *s, adg_random *random)
{
    adg_gradient before = gradient_of(s);
    double scale = random_log_between(random, 1e-3, 1e3);
    for (size_t i = 0; i < s->n; i++)
        s->value[i] *= scale;
    adg_gradient after = gradient_of(s);
    assert_close(after.concentration_index, before.concentration_index, 1e-10, 1e-13);
    assert_close(after.sii, scale * before.sii, 1e-10, 1e-9);
    assert_close(after.rii, before.rii, 1e-8, 0);
}

TEST(the_unit_of_time_scales_the_slope_and_leaves_the_index)
{
    for_many(3, scaled);
}

/* Only the order of deprivation counts, not its scale. */
static void relabelled(random_sample *s, adg_random *random)
{
    (void)random;
    adg_gradient before = gradient_of(s);
    for (size_t i = 0; i < s->n; i++)
        s->deprivation[i] = exp(s->deprivation[i] / 3) - 100;
    adg_gradient after = gradient_of(s);
    assert_same(&after, &before);
}

TEST(only_the_order_of_deprivation_counts)
{
    for_many(4, relabelled);
}

static void rearranged(random_sample *s, adg_random *random)
{
    random_sample others[] = {random_sample_shuffled(s, random), random_sample_expanded(s),
                              random_sample_split(s, random)};
    adg_gradient here = gradient_of(s);
    for (size_t k = 0; k < N_OF(others); k++) {
        adg_gradient there = gradient_of(&others[k]);
        assert_same(&there, &here);
        random_sample_release(&others[k]);
    }
}

TEST(order_replication_and_cutting_change_nothing)
{
    for_many(5, rearranged);
}

/* Generalised C and the slope turn their sign when time becomes time saved; C itself does not keep
 * its size. */
static void mirrored(random_sample *s, adg_random *random)
{
    (void)random;
    adg_gradient time = gradient_of(s);
    for (size_t i = 0; i < s->n; i++)
        s->value[i] = 200 - s->value[i];
    adg_gradient saved = gradient_of(s);
    assert_close(saved.concentration_index * saved.mean, -time.concentration_index * time.mean,
                 1e-10, 1e-10);
    assert_close(saved.sii, -time.sii, 1e-10, 1e-10);
}

TEST(the_generalised_index_and_the_slope_are_mirrored)
{
    for_many(6, mirrored);
}

/* Turning the social order round turns the sign. */
static void reversed(random_sample *s, adg_random *random)
{
    (void)random;
    adg_gradient before = gradient_of(s);
    for (size_t i = 0; i < s->n; i++)
        s->deprivation[i] = -s->deprivation[i];
    adg_gradient after = gradient_of(s);
    assert_close(after.concentration_index, -before.concentration_index, 1e-10, 1e-13);
    assert_close(after.sii, -before.sii, 1e-10, 1e-10);
}

TEST(turning_the_order_round_turns_the_sign)
{
    for_many(7, reversed);
}

/* C = 1 - 2 x area under the concentration curve. */
static void area(random_sample *s, adg_random *random)
{
    (void)random;
    adg_gradient g = gradient_of(s);
    double people = 0, total = 0, under = 0, share = 0, held = 0;
    for (size_t i = 0; i < s->n; i++) {
        people += s->people[i];
        total += s->people[i] * s->value[i];
    }
    for (double level = (double)s->n + 2; level >= 0; level--) {
        double more_people = 0, more_held = 0;
        for (size_t i = 0; i < s->n; i++)
            if (s->deprivation[i] == level) {
                more_people += s->people[i] / people;
                more_held += s->people[i] * s->value[i] / total;
            }
        under += more_people * (held + more_held / 2);
        share += more_people;
        held += more_held;
    }
    assert_close(share, 1, 1e-12, 0);
    assert_close(g.concentration_index, 1 - 2 * under, 1e-10, 1e-13);
}

TEST(the_index_is_the_area_beside_the_concentration_curve)
{
    for_many(8, area);
}

RUN(T(ranks_have_mean_one_half_and_the_variance_of_their_ties),
    T(index_and_slope_are_one_covariance),
    T(the_unit_of_time_scales_the_slope_and_leaves_the_index),
    T(only_the_order_of_deprivation_counts), T(order_replication_and_cutting_change_nothing),
    T(the_generalised_index_and_the_slope_are_mirrored), T(turning_the_order_round_turns_the_sign),
    T(the_index_is_the_area_beside_the_concentration_curve))
