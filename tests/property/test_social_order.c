/* SPDX-License-Identifier: MPL-2.0 */
/* The indices over the social order, their errors and their parts, against plain definitions. */
#include <math.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "support/random_roads.h"
#include "support/random_sample.h"
#include "support/test.h"

enum {
    ROUNDS = 60
};
static const adg_bounds UNIT = {0, 1};

static adg_social_order order_of(const random_sample *s)
{
    adg_social_order order;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_order_build(s->value, s->deprivation, s->people, s->n, &order, &error),
              &error);
    return order;
}

static double c_of(const random_sample *s)
{
    adg_gradient g;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_social_gradient(s->value, s->deprivation, s->people, s->n, &g, &error), &error);
    return g.concentration_index;
}

static adg_slope slope_of(const adg_social_order *order, adg_scale scale, const uint32_t *cluster,
                          size_t n_clusters)
{
    adg_slope slope;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_slope_index(order, scale, UNIT, cluster, n_clusters, &slope, &error), &error);
    return slope;
}

static void for_many(uint64_t seed, void (*check)(random_sample *s, adg_random *random))
{
    adg_random random;
    adg_random_seed(&random, seed);
    for (int r = 0; r < ROUNDS; r++) {
        random_sample s = random_sample_draw(&random, 4 + (size_t)r % 30);
        for (int i = 0; i < 4; i++) {
            s.people[i] = 5;
            s.deprivation[i] = i % 3; /* three ranks at least */
        }
        check(&s, &random);
        random_sample_release(&s);
    }
}

/* What a little more of one unit's people does to C. */
static void influence(random_sample *s, adg_random *random)
{
    (void)random;
    adg_social_order order = order_of(s);
    double *inf = NEW(double, order.n), before = c_of(s);
    adg_concentration_influence(&order, inf);
    for (size_t k = 0; k < order.n; k++) {
        const double step = 1e-6;
        double *people = &s->people[order.unit[k]], was = *people;
        *people += step * order.population;
        double up = c_of(s);
        *people = was;
        assert_close((up - before) / step, inf[k], 1e-3, 1e-4);
    }
    free(inf);
    adg_social_order_release(&order);
}

TEST(influence_is_what_a_little_more_of_a_unit_does)
{
    for_many(1, influence);
}

/* A(nu) = integral of nu (1-r)^(nu-1) h(r), summed up in small steps. */
static void extended(random_sample *s, adg_random *random)
{
    (void)random;
    enum {
        STEPS = 20000
    };
    static const double nu[] = {1.5, 2, 3, 5};
    adg_social_order order = order_of(s);
    for (size_t v = 0; v < N_OF(nu); v++) {
        double sum = 0, done = 0;
        size_t t = 0;
        for (int i = 0; i < STEPS; i++) {
            double r = (i + 0.5) / STEPS, people = 0, total = 0;
            for (;;) {
                people = total = 0;
                for (size_t k = order.tie[t]; k < order.tie[t + 1]; k++) {
                    people += order.people[k] / order.population;
                    total += order.people[k] / order.population * order.value[k];
                }
                if (r < done + people || t + 1 == order.n_ties)
                    break;
                done += people;
                t++;
            }
            sum += nu[v] * pow(1 - r, nu[v] - 1) * total / people / STEPS;
        }
        assert_close(adg_achievement(&order, nu[v]), sum, 2e-3, 0);
        assert_close(adg_extended_concentration(&order, nu[v]),
                     1 - adg_achievement(&order, nu[v]) / order.mean, 1e-10, 1e-12);
    }
    assert_close(adg_extended_concentration(&order, 2), c_of(s), 1e-10, 1e-12);
    assert_close(adg_extended_concentration(&order, 1), 0, 0, 1e-12);
    adg_social_order_release(&order);
}

TEST(the_extended_index_is_an_integral_over_ranks)
{
    for_many(2, extended);
}

/* C of time is not C of time saved; E, W, GC and the slope are, with the sign turned. */
static void mirrored(random_sample *s, adg_random *random)
{
    (void)random;
    const adg_bounds bounds = {0, 200};
    adg_social_order time = order_of(s);
    adg_slope slope = slope_of(&time, ADG_SCALE_NONE, NULL, 0);
    adg_gradient t, saved;
    adg_social_order_gradient(&time, &t);
    for (size_t i = 0; i < s->n; i++)
        s->value[i] = 200 - s->value[i];
    adg_social_order other = order_of(s);
    adg_slope turned = slope_of(&other, ADG_SCALE_NONE, NULL, 0);
    adg_social_order_gradient(&other, &saved);
    assert_close(adg_erreygers(&saved, bounds), -adg_erreygers(&t, bounds), 1e-9, 1e-12);
    assert_close(adg_wagstaff(&saved, bounds), -adg_wagstaff(&t, bounds), 1e-9, 1e-12);
    assert_close(adg_generalised_concentration(&saved), -adg_generalised_concentration(&t), 1e-9,
                 1e-10);
    assert_close(turned.sii, -slope.sii, 1e-9, 1e-9);
    assert_close(turned.sii_se, slope.sii_se, 1e-9, 1e-9);
    adg_social_order_release(&time);
    adg_social_order_release(&other);
}

TEST(what_is_bounded_is_mirrored)
{
    for_many(3, mirrored);
}

/* The middle of the sandwich, cluster by cluster, with an inverse written out. */
static void sandwich(random_sample *s, adg_random *random)
{
    enum {
        N_CLUSTERS = 4
    };
    uint32_t *cluster = NEW(uint32_t, s->n);
    for (size_t i = 0; i < s->n; i++)
        cluster[i] = (uint32_t)(i < N_CLUSTERS ? i : adg_random_below(random, N_CLUSTERS));
    adg_social_order o = order_of(s);
    adg_slope slope = slope_of(&o, ADG_SCALE_NONE, cluster, N_CLUSTERS);
    double w = 0, wr = 0, wrr = 0, u[N_CLUSTERS][2] = {{0}}, meat[3] = {0}, n = (double)o.n;
    for (size_t t = 0; t < o.n_ties; t++)
        for (size_t k = o.tie[t]; k < o.tie[t + 1]; k++) {
            double e = o.value[k] - slope.most_deprived + slope.sii * o.rank[t];
            w += o.people[k];
            wr += o.people[k] * o.rank[t];
            wrr += o.people[k] * o.rank[t] * o.rank[t];
            u[cluster[o.unit[k]]][0] += o.people[k] * e;
            u[cluster[o.unit[k]]][1] += o.people[k] * e * o.rank[t];
        }
    for (int c = 0; c < N_CLUSTERS; c++) {
        meat[0] += u[c][0] * u[c][0];
        meat[1] += u[c][0] * u[c][1];
        meat[2] += u[c][1] * u[c][1];
    }
    double det = w * wrr - wr * wr, a = -wr / det, b = w / det;
    double variance = a * a * meat[0] + 2 * a * b * meat[1] + b * b * meat[2];
    assert_int_equal(slope.clusters, N_CLUSTERS);
    assert_close(slope.sii_se, sqrt(variance * N_CLUSTERS / (N_CLUSTERS - 1.0) * (n - 1) / (n - 2)),
                 1e-7, 1e-7);
    adg_social_order_release(&o);
    free(cluster);
}

TEST(errors_are_the_sandwich_written_out)
{
    for_many(4, sandwich);
}

static double likelihood(const adg_social_order *o, adg_scale scale, double a, double b)
{
    double sum = 0;
    for (size_t t = 0; t < o->n_ties; t++)
        for (size_t k = o->tie[t]; k < o->tie[t + 1]; k++) {
            double eta = a + b * o->rank[t];
            sum += o->people[k] / o->population *
                   (o->value[k] * eta - (scale == ADG_SCALE_LOG ? exp(eta) : log1p(exp(eta))));
        }
    return sum;
}

/* Nowhere near is the likelihood higher. */
static void maximum(const random_sample *s, adg_scale scale)
{
    adg_social_order o = order_of(s);
    adg_slope slope = slope_of(&o, scale, NULL, 0);
    double p0 = slope.most_deprived, p1 = slope.least_deprived;
    double a = scale == ADG_SCALE_LOG ? log(p0) : log(p0 / (1 - p0));
    double b = (scale == ADG_SCALE_LOG ? log(p1) : log(p1 / (1 - p1))) - a;
    double best = likelihood(&o, scale, a, b);
    for (int i = -1; i <= 1; i++)
        for (int j = -1; j <= 1; j++)
            for (double step = 1e-3; step < 2; step *= 10)
                assert_true(likelihood(&o, scale, a + i * step, b + j * step) <=
                            best + 1e-13 * fabs(best));
    assert_close(slope.rii, p0 / p1, 1e-12, 0);
    adg_social_order_release(&o);
}

static void links(random_sample *s, adg_random *random)
{
    (void)random;
    maximum(s, ADG_SCALE_LOG);
    for (size_t i = 0; i < s->n; i++)
        s->value[i] = s->value[i] / (20 + s->value[i]);
    maximum(s, ADG_SCALE_LOGIT);
}

TEST(the_log_and_logit_fits_are_maxima)
{
    for_many(5, links);
}

static void rearranged(random_sample *s, adg_random *random)
{
    random_sample other[] = {random_sample_shuffled(s, random), random_sample_expanded(s),
                             random_sample_split(s, random)};
    adg_social_order here = order_of(s);
    adg_slope line = slope_of(&here, ADG_SCALE_LOG, NULL, 0);
    for (size_t k = 0; k < N_OF(other); k++) {
        adg_social_order there = order_of(&other[k]);
        assert_close(adg_achievement(&there, 3), adg_achievement(&here, 3), 1e-10, 0);
        assert_close(slope_of(&there, ADG_SCALE_LOG, NULL, 0).rii, line.rii, 1e-9, 0);
        if (k == 0)
            assert_close(slope_of(&there, ADG_SCALE_LOG, NULL, 0).sii_se, line.sii_se, 1e-8, 0);
        adg_social_order_release(&there);
        random_sample_release(&other[k]);
    }
    adg_social_order_release(&here);
}

TEST(order_replication_and_cutting_change_nothing)
{
    for_many(6, rearranged);
}

/* Contributions and residual add up; an outcome that is the covariates leaves no residual. */
static void decomposition(random_sample *s, adg_random *random)
{
    enum {
        K = 2
    };
    double *x = NEW(double, K * s->n), beta[K + 1], part[K], residual;
    adg_error error = ADG_ERROR_INIT;
    for (size_t i = 0; i < K * s->n; i++)
        x[i] = random_between(random, 0, 1);
    adg_social_order o = order_of(s);
    assert_ok(adg_concentration_decompose(&o, x, K, beta, part, &residual, &error), &error);
    assert_close(part[0] + part[1] + residual, c_of(s), 1e-10, 1e-12);
    adg_social_order_release(&o);
    for (size_t i = 0; i < s->n; i++)
        s->value[i] = 10 + 3 * x[K * i] - 2 * x[K * i + 1];
    o = order_of(s);
    assert_ok(adg_concentration_decompose(&o, x, K, beta, part, &residual, &error), &error);
    assert_close(residual, 0, 0, 1e-10);
    assert_all_close(beta, ((const double[]){10, 3, -2}), K + 1, 1e-7, 0);
    adg_social_order_release(&o);
    free(x);
}

TEST(contributions_add_up)
{
    for_many(7, decomposition);
}

static void kitagawa(random_sample *s, adg_random *random)
{
    enum {
        N = 4
    };
    (void)s;
    double a[N], b[N], x[N], y[N], mean_a = 0, mean_b = 0;
    for (int i = 0; i < N; i++) {
        a[i] = random_between(random, 0, 1);
        b[i] = random_between(random, 0, 1);
        x[i] = random_between(random, 1, 60);
        y[i] = random_between(random, 1, 60);
        mean_a += a[i] * x[i];
        mean_b += b[i] * y[i];
    }
    adg_kitagawa_parts there, back;
    adg_kitagawa(a, b, x, y, N, &there, NULL, NULL);
    adg_kitagawa(b, a, y, x, N, &back, NULL, NULL);
    assert_close(there.total, mean_a - mean_b, 1e-11, 1e-11);
    assert_close(back.composition, -there.composition, 1e-12, 1e-12);
    assert_close(back.rate, -there.rate, 1e-12, 1e-12);
    adg_kitagawa(a, a, x, y, N, &there, NULL, NULL);
    assert_exactly(there.composition, 0);
}

TEST(kitagawa_adds_up_and_turns_round)
{
    for_many(8, kitagawa);
}

/* A replicate is the gradient of a sample with other people in it. */
static void replicate(random_sample *s, adg_random *random)
{
    uint32_t *times = NEW(uint32_t, s->n);
    adg_social_order o = order_of(s);
    adg_replicate r;
    adg_gradient g;
    adg_error error = ADG_ERROR_INIT;
    for (size_t i = 0; i < s->n; i++)
        times[i] = (uint32_t)adg_random_below(random, 3);
    assert_ok(adg_bootstrap_replicate(&o, ADG_SCALE_NONE, UNIT, NULL, times, &r, &error), &error);
    for (size_t i = 0; i < s->n; i++)
        s->people[i] *= times[i];
    assert_ok(adg_social_gradient(s->value, s->deprivation, s->people, s->n, &g, &error), &error);
    assert_close(r.mean, g.mean, 1e-12, 0);
    assert_close(r.concentration_index, g.concentration_index, 1e-10, 1e-12);
    assert_close(r.sii, g.sii, 1e-9, 1e-9);
    assert_close(r.rii, g.rii, 1e-7, 0);
    adg_social_order_release(&o);
    free(times);
}

TEST(a_replicate_is_a_gradient_of_other_people)
{
    for_many(9, replicate);
}

/* Threads leave no trace in what is drawn; without errors there is nothing to draw. */
static void drawn(random_sample *s, adg_random *random)
{
    (void)random;
    adg_social_order o = order_of(s);
    adg_bootstrap_intervals b[2] = {{.replicates = 0}};
    adg_simulated_slope sim[2] = {{.draws = 0}}, certain;
    adg_error error = ADG_ERROR_INIT;
    double *se = NEW(double, s->n);
    assert_ok(adg_slope_simulate(&o, ADG_SCALE_NONE, UNIT, se, 20, 1, NULL, &certain, &error),
              &error);
    adg_slope slope = slope_of(&o, ADG_SCALE_NONE, NULL, 0);
    assert_close(certain.sii[0], slope.sii, 1e-10, 1e-10);
    assert_close(certain.sii[1], slope.sii, 1e-10, 1e-10);
    for (size_t i = 0; i < s->n; i++)
        se[i] = 3;
    for (int t = 0; t < 2; t++) {
        const adg_context ctx = {.threads = 1 + 2 * t};
        assert_ok(adg_slope_simulate(&o, ADG_SCALE_LOG, UNIT, se, 130, 7, &ctx, &sim[t], &error),
                  &error);
        assert_ok(adg_bootstrap(&o, ADG_SCALE_NONE, UNIT, NULL, 0, 130, 7, &ctx, &b[t], &error),
                  &error);
    }
    assert_true(sim[0].sii[0] < sim[0].sii[1]);
    assert_all_exactly(sim[1].sii, sim[0].sii, 2);
    assert_all_exactly(sim[1].rii, sim[0].rii, 2);
    assert_all_exactly(b[1].mean, b[0].mean, 2);
    assert_all_exactly(b[1].concentration_index, b[0].concentration_index, 2);
    assert_all_exactly(b[1].sii, b[0].sii, 2);
    assert_exactly(b[1].dropped.sii, b[0].dropped.sii);
    adg_social_order_release(&o);
    free(se);
}

TEST(draws_are_the_same_for_any_number_of_threads)
{
    for_many(10, drawn);
}

RUN(T(influence_is_what_a_little_more_of_a_unit_does),
    T(the_extended_index_is_an_integral_over_ranks), T(what_is_bounded_is_mirrored),
    T(errors_are_the_sandwich_written_out), T(the_log_and_logit_fits_are_maxima),
    T(order_replication_and_cutting_change_nothing), T(contributions_add_up),
    T(kitagawa_adds_up_and_turns_round), T(a_replicate_is_a_gradient_of_other_people),
    T(draws_are_the_same_for_any_number_of_threads))
