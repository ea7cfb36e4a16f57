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

RUN(T(the_unit_and_the_zero_of_an_indicator_do_not_matter),
    T(an_indicator_turned_round_with_its_direction_is_the_same),
    T(the_scale_of_weights_and_people_does_not_matter), T(the_mean_of_all_people_is_zero))
