/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of the deprivation index whatever the numbers are. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "adgang/deprivation.h"
#include "core/stats.h"
#include "support/random_roads.h"
#include "support/test.h"

enum {
    N = 40,
    K = 5,
    ROUNDS = 200
};

typedef struct {
    double value[K * N], direction[K], weight[K], people[N];
} world;

static void draw(world *w, adg_random *random)
{
    for (size_t k = 0; k < K; k++) {
        w->direction[k] = adg_random_below(random, 2) ? 1 : -1;
        w->weight[k] = random_between(random, 0.1, 1);
        double scale = random_log_between(random, 1e-3, 1e4);
        for (size_t i = 0; i < N; i++)
            w->value[k * N + i] =
                adg_random_below(random, 8) ? scale * adg_random_uniform(random) : NAN;
    }
    for (size_t i = 0; i < N; i++)
        w->people[i] = adg_random_below(random, 6) ? random_between(random, 1, 900) : 0;
}

static void score_of(const world *w, double *score)
{
    adg_error error = ADG_ERROR_INIT;
    const adg_indicators in = {N, K, w->value, w->direction, w->weight, w->people};
    assert_ok(adg_deprivation_zscore(&in, score, NULL, NULL, &error), &error);
}

static void for_many(uint64_t seed,
                     void (*check)(world *w, const double *score, adg_random *random))
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < ROUNDS; r++) {
        world w;
        double score[N];
        draw(&w, &random);
        score_of(&w, score);
        check(&w, score, &random);
    }
}

static void rescaled(world *w, const double *before, adg_random *random)
{
    double after[N];
    for (size_t k = 0; k < K; k++) {
        double slope = random_log_between(random, 1e-2, 1e2),
               offset = random_between(random, -9, 9);
        for (size_t i = 0; i < N; i++)
            w->value[k * N + i] = offset + slope * w->value[k * N + i];
    }
    score_of(w, after);
    assert_all_close(after, before, N, 1e-7, 1e-7);
}

TEST(the_unit_and_the_zero_of_an_indicator_do_not_matter)
{
    for_many(1, rescaled);
}

static void turned(world *w, const double *before, adg_random *random)
{
    double after[N];
    size_t k = (size_t)adg_random_below(random, K);
    w->direction[k] = -w->direction[k];
    for (size_t i = 0; i < N; i++)
        w->value[k * N + i] = -w->value[k * N + i];
    score_of(w, after);
    assert_all_close(after, before, N, 1e-12, 1e-12);
}

TEST(an_indicator_turned_round_with_its_direction_is_the_same)
{
    for_many(2, turned);
}

static void reweighted(world *w, const double *before, adg_random *random)
{
    double after[N], scale = random_log_between(random, 1e-3, 1e3);
    for (size_t k = 0; k < K; k++)
        w->weight[k] *= scale;
    for (size_t i = 0; i < N; i++)
        w->people[i] *= scale;
    score_of(w, after);
    assert_all_close(after, before, N, 1e-11, 1e-11);
}

TEST(the_scale_of_weights_and_people_does_not_matter)
{
    for_many(3, reweighted);
}

/* Of complete data the score has mean 0 in the population. */
static void centred(world *w, const double *before, adg_random *random)
{
    (void)before;
    double score[N];
    for (size_t c = 0; c < K * N; c++)
        w->value[c] = isnan(w->value[c]) ? adg_random_uniform(random) : w->value[c];
    score_of(w, score);
    assert_close(adg_weighted_mean(score, w->people, N), 0, 0, 1e-12);
}

TEST(the_mean_of_all_people_is_zero)
{
    for_many(4, centred);
}

/* ---- the principal component and the ranks ---- */

static void fill_gaps(world *w, adg_random *random)
{
    for (size_t c = 0; c < K * N; c++)
        w->value[c] = isnan(w->value[c]) ? adg_random_uniform(random) : w->value[c];
}

typedef struct {
    double mean[K], sd[K], loading[K], eigenvalue[K], correlation[K * K];
    double share, score[N];
} component;

static component component_of(const world *w)
{
    component c;
    adg_principal_component fit = {.mean = c.mean,
                                   .sd = c.sd,
                                   .loading = c.loading,
                                   .eigenvalue = c.eigenvalue,
                                   .correlation = c.correlation};
    double part[K * N];
    adg_error error = ADG_ERROR_INIT;
    const adg_indicators in = {N, K, w->value, w->direction, w->weight, w->people};
    assert_ok(adg_deprivation_component(&in, &fit, &error), &error);
    adg_deprivation_standardise(&in, c.mean, c.sd, part);
    adg_deprivation_component_score(&in, part, c.loading, c.eigenvalue[0], c.score);
    c.share = fit.explained_share;
    return c;
}

/* The largest eigenvalue by power iteration: slow, but there is little to get wrong. */
static double power_iteration(const double *matrix, double *vector)
{
    double length = 0;
    for (size_t k = 0; k < K; k++)
        vector[k] = 1 + 0.1 * (double)k;
    for (int step = 0; step < 20000; step++) {
        double next[K] = {0};
        length = 0;
        for (size_t k = 0; k < K; k++)
            for (size_t l = 0; l < K; l++)
                next[k] += matrix[k * K + l] * vector[l];
        for (size_t k = 0; k < K; k++)
            length += next[k] * next[k];
        length = sqrt(length);
        for (size_t k = 0; k < K; k++)
            vector[k] = next[k] / length;
    }
    return length;
}

static void is_the_power_iterations(world *w, const double *before, adg_random *random)
{
    (void)before;
    double vector[K], along = 0;
    fill_gaps(w, random);
    component c = component_of(w);
    assert_close(c.eigenvalue[0], power_iteration(c.correlation, vector), 1e-9, 0);
    for (size_t k = 0; k < K; k++)
        along += vector[k] * c.loading[k];
    if (c.eigenvalue[0] - c.eigenvalue[1] > 0.01)
        assert_close(fabs(along), 1, 1e-9, 0);
}

TEST(the_component_is_that_of_a_power_iteration)
{
    for_many(5, is_the_power_iterations);
}

static void has_variance_one(world *w, const double *before, adg_random *random)
{
    (void)before;
    double square[N];
    fill_gaps(w, random);
    component c = component_of(w);
    for (size_t i = 0; i < N; i++)
        square[i] = c.score[i] * c.score[i];
    assert_close(adg_weighted_mean(c.score, w->people, N), 0, 0, 1e-10);
    assert_close(adg_weighted_mean(square, w->people, N), 1, 1e-9, 0);
}

TEST(the_component_has_mean_zero_and_variance_one)
{
    for_many(6, has_variance_one);
}

static void rescaled_component(world *w, const double *before, adg_random *random)
{
    (void)before;
    component c = component_of(w);
    for (size_t k = 0; k < K; k++) {
        double slope = random_log_between(random, 1e-1, 1e1);
        for (size_t i = 0; i < N; i++)
            w->value[k * N + i] = slope * w->value[k * N + i] - 3;
    }
    component after = component_of(w);
    assert_close(after.share, c.share, 1e-8, 0);
    if (c.eigenvalue[0] - c.eigenvalue[1] > 0.05)
        assert_all_close(after.score, c.score, N, 1e-5, 1e-5);
}

TEST(the_unit_of_an_indicator_does_not_matter_to_the_component)
{
    for_many(7, rescaled_component);
}

static void imd_of(const world *w, double *score)
{
    double part[K * N];
    adg_error error = ADG_ERROR_INIT;
    const adg_indicators in = {N, K, w->value, w->direction, w->weight, w->people};
    assert_ok(adg_deprivation_imd(&in, ADG_RANK_PEOPLE, NULL, part, &error), &error);
    adg_deprivation_composite(&in, part, w->weight, score);
}

static void bent(world *w, const double *before, adg_random *random)
{
    (void)before;
    (void)random;
    double score[N], after[N];
    imd_of(w, score);
    for (size_t c = 0; c < K * N; c++)
        w->value[c] = log(w->value[c] + 1e-9);
    imd_of(w, after);
    assert_all_close(after, score, N, 1e-12, 1e-12);
}

TEST(only_the_order_of_values_counts_for_ranks)
{
    for_many(8, bent);
}

static void turned_round(world *w, const double *before, adg_random *random)
{
    (void)before;
    (void)random;
    double score[N], after[N];
    world other = *w;
    imd_of(w, score);
    for (size_t i = 0; i < N; i++) {
        other.people[i] = w->people[N - 1 - i];
        for (size_t k = 0; k < K; k++)
            other.value[k * N + i] = w->value[k * N + N - 1 - i];
    }
    imd_of(&other, after);
    for (size_t i = 0; i < N; i++)
        assert_close(after[i], score[N - 1 - i], 1e-11, 1e-11);
    score_of(w, score);
    score_of(&other, after);
    for (size_t i = 0; i < N; i++)
        assert_close(after[i], score[N - 1 - i], 1e-11, 1e-11);
}

TEST(the_order_of_the_areas_does_not_matter)
{
    for_many(9, turned_round);
}

/* A unit cut in two, with its values in both halves, changes nobody's index. */
static void halved(world *w, const double *before, adg_random *random)
{
    enum {
        M = N + 1
    };
    double value[K * M], people[M], score[M], part[K * M], imd[N];
    size_t cut = (size_t)adg_random_below(random, N);
    adg_error error = ADG_ERROR_INIT;
    imd_of(w, imd);
    for (size_t i = 0; i < M; i++) {
        size_t from = i < N ? i : cut;
        people[i] = from == cut ? w->people[from] / 2 : w->people[from];
        for (size_t k = 0; k < K; k++)
            value[k * M + i] = w->value[k * N + from];
    }
    const adg_indicators in = {M, K, value, w->direction, w->weight, people};
    assert_ok(adg_deprivation_zscore(&in, score, NULL, NULL, &error), &error);
    assert_all_close(score, before, N, 1e-9, 1e-9);
    assert_ok(adg_deprivation_imd(&in, ADG_RANK_PEOPLE, NULL, part, &error), &error);
    adg_deprivation_composite(&in, part, w->weight, score);
    assert_all_close(score, imd, N, 1e-9, 1e-9);
}

TEST(a_unit_cut_in_two_changes_nothing)
{
    for_many(10, halved);
}

RUN(T(the_unit_and_the_zero_of_an_indicator_do_not_matter),
    T(an_indicator_turned_round_with_its_direction_is_the_same),
    T(the_scale_of_weights_and_people_does_not_matter), T(the_mean_of_all_people_is_zero),
    T(the_component_is_that_of_a_power_iteration), T(the_component_has_mean_zero_and_variance_one),
    T(the_unit_of_an_indicator_does_not_matter_to_the_component),
    T(only_the_order_of_values_counts_for_ranks), T(the_order_of_the_areas_does_not_matter),
    T(a_unit_cut_in_two_changes_nothing))
