/* SPDX-License-Identifier: MPL-2.0 */
/* Spatial statistics against dense matrices, all pairs and sums in the order of the definitions. */
#include "adgang/spatial.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "spatial/contiguity.h"
#include "spatial/point_neighbours.h"
#include "spatial/weights.h"
#include "support/shapes.h"
#include "support/test.h"

enum {
    ROUNDS = 60,
    MOST = 40
};

/* ---- random maps ---- */

typedef struct {
    size_t n;
    double w[MOST][MOST];
    double x[MOST], y[MOST];
} dense;

static dense draw(adg_random *random)
{
    dense d = {.n = 5 + (size_t)adg_random_below(random, MOST - 5)};
    double share = adg_random_uniform(random) * 0.4;
    for (size_t i = 0; i < d.n; i++) {
        /* Whole numbers, so that values repeat. */
        d.x[i] = (double)adg_random_below(random, 12) * 10 + 100;
        d.y[i] = 5 * adg_random_uniform(random) - 1 + d.x[i] / 50;
        for (size_t j = 0; j < d.n; j++)
            d.w[i][j] = i != j && adg_random_uniform(random) < share;
    }
    return d;
}

static adg_weights sparse(const dense *d)
{
    adg_links links = {0};
    adg_weights weights;
    for (size_t i = 0; i < d->n; i++)
        for (size_t j = d->n; j-- > 0;)
            if (d->w[i][j] != 0)
                assert_true(adg_links_add(&links, (uint32_t)i, (uint32_t)j));
    assert_int_equal(adg_weights_build(&links, d->n, &weights, NULL), ADG_OK);
    adg_links_release(&links);
    return weights;
}

static void standardise_rows(dense *d)
{
    for (size_t i = 0; i < d->n; i++) {
        double sum = 0;
        for (size_t j = 0; j < d->n; j++)
            sum += d->w[i][j];
        for (size_t j = 0; sum > 0 && j < d->n; j++)
            d->w[i][j] /= sum;
    }
}

static double mean(const double *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i];
    return sum / (double)n;
}

/* Sum of (x - mean)^power. */
static double moment(const double *x, size_t n, double power)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += pow(x[i] - mean(x, n), power);
    return sum;
}

static double dense_lag(const dense *d, const double *x, size_t i)
{
    double sum = 0;
    for (size_t j = 0; j < d->n; j++)
        sum += d->w[i][j] * (x[j] - mean(x, d->n));
    return sum;
}

/* ---- the statistics ---- */

static void expect_moran(const dense *d, const adg_weights *weights)
{
    double n = (double)d->n, s0 = 0, s1 = 0, s2 = 0, cross = 0;
    for (size_t i = 0; i < d->n; i++) {
        double sides = 0;
        for (size_t j = 0; j < d->n; j++) {
            s0 += d->w[i][j];
            s1 += pow(d->w[i][j] + d->w[j][i], 2) / 2;
            sides += d->w[i][j] + d->w[j][i];
        }
        s2 += sides * sides;
        cross += (d->x[i] - mean(d->x, d->n)) * dense_lag(d, d->x, i);
    }
    adg_moran_result r;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_moran(weights, d->x, &r, &error), &error);
    assert_close(r.s0, s0, 1e-12, 0);
    assert_close(r.s1, s1, 1e-12, 0);
    assert_close(r.s2, s2, 1e-12, 0);
    double squares = moment(d->x, d->n, 2), b2 = n * moment(d->x, d->n, 4) / squares / squares;
    if (s0 == 0 || squares == 0) {
        assert_nan(r.i);
        return;
    }
    assert_close(r.i, n / s0 * cross / squares, 1e-11, 1e-12);
    double e = -1 / (n - 1);
    double normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / (s0 * s0 * (n * n - 1)) - e * e;
    double a = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
    double b = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
    assert_close(r.variance_normal, normal, 1e-10, 1e-13);
    assert_close(r.variance_random, (a - b) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - e * e,
                 1e-10, 1e-13);
}

TEST(moran_is_that_of_the_dense_matrix)
{
    adg_random random;
    adg_random_seed(&random, 1);
    for (int round = 0; round < ROUNDS; round++) {
        dense d = draw(&random);
        adg_weights weights = sparse(&d);
        expect_moran(&d, &weights);
        standardise_rows(&d);
        adg_weights_standardise(&weights);
        expect_moran(&d, &weights);
        adg_weights_release(&weights);
    }
}

TEST(local_moran_is_that_of_the_dense_matrix_and_adds_up)
{
    adg_random random;
    adg_random_seed(&random, 2);
    for (int round = 0; round < ROUNDS; round++) {
        dense d = draw(&random);
        double local[MOST], lag[MOST], sum = 0, n = (double)d.n;
        adg_weights weights = sparse(&d);
        adg_error error = ADG_ERROR_INIT;
        adg_moran_result r;
        standardise_rows(&d);
        adg_weights_standardise(&weights);
        assert_ok(adg_local_moran(&weights, d.x, d.y, local, lag, NULL, &error), &error);
        double sx = sqrt(moment(d.x, d.n, 2) / n), sy = sqrt(moment(d.y, d.n, 2) / n);
        for (size_t i = 0; i < d.n; i++)
            assert_close(local[i], (d.x[i] - mean(d.x, d.n)) / sx * dense_lag(&d, d.y, i) / sy,
                         1e-10, 1e-12);
        assert_ok(adg_local_moran(&weights, d.x, d.x, local, lag, NULL, &error), &error);
        assert_ok(adg_moran(&weights, d.x, &r, &error), &error);
        for (size_t i = 0; i < d.n; i++)
            sum += local[i];
        if (r.s0 > 0)
            assert_close(sum / r.s0, r.i, 1e-10, 1e-12);
        adg_weights_release(&weights);
    }
}

/* The moments behind z, by what a million draws would tend to: every value of the others equally
 * often in every place, every pair of them too. */
TEST(z_of_local_moran_has_the_moments_of_all_draws)
{
    adg_random random;
    adg_random_seed(&random, 3);
    for (int round = 0; round < ROUNDS; round++) {
        dense d = draw(&random);
        double local[MOST], lag[MOST], z[MOST], n = (double)d.n;
        adg_weights weights = sparse(&d);
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_local_moran(&weights, d.x, d.y, local, lag, z, &error), &error);
        double sy = sqrt(moment(d.y, d.n, 2) / n);
        for (size_t i = 0; i < d.n; i++) {
            size_t k = adg_n_neighbours(&weights, i);
            /* A unit at the mean is 0 whatever is around it. */
            if (k == 0 || k == d.n - 1 || d.x[i] == mean(d.x, d.n)) {
                assert_nan(z[i]);
                continue;
            }
            double one = 0, square = 0, pair = 0;
            for (size_t a = 0; a < d.n; a++)
                for (size_t b = 0; a != i && b < d.n; b++) {
                    double va = (d.y[a] - mean(d.y, d.n)) / sy, vb = (d.y[b] - mean(d.y, d.n)) / sy;
                    if (b == i)
                        continue;
                    one += a == b ? va / (n - 1) : 0;
                    square += a == b ? va * va / (n - 1) : 0;
                    pair += a == b ? 0 : va * vb / ((n - 1) * (n - 2));
                }
            double kk = (double)k,
                   of_lag = kk * square + kk * (kk - 1) * pair - kk * kk * one * one;
            double expected = (lag[i] - kk * one) / sqrt(of_lag);
            assert_close(z[i], d.x[i] > mean(d.x, d.n) ? expected : -expected, 1e-8, 1e-9);
        }
        adg_weights_release(&weights);
    }
}

static double dense_gi(const dense *d, size_t i, int star)
{
    double n = (double)d->n - (star ? 0 : 1), sum = 0, squares = 0, w = 0, w2 = 0, wx = 0;
    for (size_t j = 0; j < d->n; j++) {
        if (!star && j == i)
            continue;
        double weight = d->w[i][j] + (star && j == i);
        sum += d->x[j];
        squares += d->x[j] * d->x[j];
        w += weight;
        w2 += weight * weight;
        wx += weight * d->x[j];
    }
    double s = sqrt(squares / n - sum / n * sum / n);
    return (wx - sum / n * w) / (s * sqrt((n * w2 - w * w) / (n - 1)));
}

TEST(getis_ord_is_that_of_the_dense_matrix)
{
    adg_random random;
    adg_random_seed(&random, 4);
    for (int round = 0; round < ROUNDS; round++) {
        dense d = draw(&random);
        double z[MOST], again[MOST];
        adg_weights weights = sparse(&d), with_self;
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_weights_with_self(&weights, &with_self, &error), &error);
        assert_ok(adg_getis_ord(&with_self, d.x, 1, z, &error), &error);
        for (size_t i = 0; i < d.n; i++)
            if (adg_n_neighbours(&with_self, i) < d.n)
                assert_close(z[i], dense_gi(&d, i, 1), 1e-9, 1e-10);
        /* A row of weights may be multiplied by anything. */
        adg_weights_standardise(&with_self);
        assert_ok(adg_getis_ord(&with_self, d.x, 1, again, &error), &error);
        assert_all_close(again, z, d.n, 1e-10, 1e-11);
        assert_ok(adg_getis_ord(&weights, d.x, 0, z, &error), &error);
        for (size_t i = 0; i < d.n; i++)
            if (adg_n_neighbours(&weights, i) == 0)
                assert_nan(z[i]);
            else if (adg_n_neighbours(&weights, i) < d.n - 1)
                assert_close(z[i], dense_gi(&d, i, 0), 1e-9, 1e-10);
        adg_weights_release(&weights);
        adg_weights_release(&with_self);
    }
}

TEST(lee_is_that_of_the_dense_matrix_and_the_same_both_ways)
{
    adg_random random;
    adg_random_seed(&random, 5);
    for (int round = 0; round < ROUNDS; round++) {
        dense d = draw(&random);
        adg_weights weights = sparse(&d);
        double l, reverse, rows = 0, sum = 0, n = (double)d.n;
        for (size_t i = 0; i < d.n; i++) {
            double row = 0;
            for (size_t j = 0; j < d.n; j++)
                row += d.w[i][j];
            rows += row * row;
            sum += dense_lag(&d, d.x, i) * dense_lag(&d, d.y, i);
        }
        assert_int_equal(adg_lee(&weights, d.x, d.y, &l, NULL), ADG_OK);
        assert_int_equal(adg_lee(&weights, d.y, d.x, &reverse, NULL), ADG_OK);
        if (rows > 0)
            assert_close(l, n / rows * sum / sqrt(moment(d.x, d.n, 2) * moment(d.y, d.n, 2)), 1e-10,
                         1e-12);
        else
            assert_nan(l);
        assert_close(reverse, l, 1e-13, 0);
        adg_weights_release(&weights);
    }
}

/* ---- what must not matter ---- */

TEST(units_and_zero_of_a_scale_do_not_matter)
{
    adg_random random;
    adg_random_seed(&random, 6);
    for (int round = 0; round < ROUNDS; round++) {
        dense d = draw(&random);
        double scaled[MOST], a[MOST], b[MOST], lag[MOST];
        adg_weights weights = sparse(&d), with_self;
        adg_moran_result r, s;
        adg_weights_standardise(&weights);
        assert_int_equal(adg_weights_with_self(&weights, &with_self, NULL), ADG_OK);
        for (size_t i = 0; i < d.n; i++)
            scaled[i] = 1e6 - 37 * d.x[i];
        assert_int_equal(adg_moran(&weights, d.x, &r, NULL), ADG_OK);
        assert_int_equal(adg_moran(&weights, scaled, &s, NULL), ADG_OK);
        assert_close(s.i, r.i, 1e-8, 1e-10);
        assert_int_equal(adg_local_moran(&weights, d.x, d.x, a, lag, NULL, NULL), ADG_OK);
        assert_int_equal(adg_local_moran(&weights, scaled, scaled, b, lag, NULL, NULL), ADG_OK);
        assert_all_close(b, a, d.n, 1e-8, 1e-9);
        assert_int_equal(adg_getis_ord(&with_self, d.x, 1, a, NULL), ADG_OK);
        assert_int_equal(adg_getis_ord(&with_self, scaled, 1, b, NULL), ADG_OK);
        for (size_t i = 0; i < d.n; i++)
            assert_close(b[i], -a[i], 1e-8, 1e-9);
        adg_weights_release(&weights);
        adg_weights_release(&with_self);
    }
}

TEST(the_order_of_the_units_does_not_matter)
{
    adg_random random;
    adg_random_seed(&random, 7);
    for (int round = 0; round < ROUNDS; round++) {
        dense d = draw(&random), moved = {.n = d.n};
        uint32_t order[MOST];
        double a[MOST], b[MOST], lag[MOST], z[MOST], moved_z[MOST];
        adg_random_permutation(&random, order, d.n);
        for (size_t i = 0; i < d.n; i++) {
            moved.x[i] = d.x[order[i]];
            for (size_t j = 0; j < d.n; j++)
                moved.w[i][j] = d.w[order[i]][order[j]];
        }
        adg_weights weights = sparse(&d), moved_weights = sparse(&moved);
        assert_int_equal(adg_local_moran(&weights, d.x, d.x, a, lag, z, NULL), ADG_OK);
        assert_int_equal(adg_local_moran(&moved_weights, moved.x, moved.x, b, lag, moved_z, NULL),
                         ADG_OK);
        for (size_t i = 0; i < d.n; i++) {
            assert_close(b[i], a[order[i]], 1e-11, 1e-12);
            assert_close(moved_z[i], z[order[i]], 1e-8, 1e-9);
        }
        adg_weights_release(&weights);
        adg_weights_release(&moved_weights);
    }
}

TEST(threads_do_not_matter)
{
    adg_random random;
    adg_random_seed(&random, 8);
    for (int round = 0; round < 10; round++) {
        dense d = draw(&random);
        adg_weights weights = sparse(&d);
        adg_tails one[MOST], three[MOST], global_one, global_three;
        const adg_context single = {.threads = 1}, triple = {.threads = 3};
        for (size_t i = 0; i < d.n; i++)
            d.x[i] -= 150;
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_conditional_permutation(&weights, d.x, d.x, NULL, 500, 7, &single, one,
                                              &error),
                  &error);
        assert_ok(adg_conditional_permutation(&weights, d.x, d.x, NULL, 500, 7, &triple, three,
                                              &error),
                  &error);
        assert_memory_equal(one, three, d.n * sizeof *one);
        assert_ok(adg_moran_permutation(&weights, d.x, 1500, 7, &single, &global_one, &error),
                  &error);
        assert_ok(adg_moran_permutation(&weights, d.x, 1500, 7, &triple, &global_three, &error),
                  &error);
        assert_memory_equal(&global_one, &global_three, sizeof global_one);
        adg_weights_release(&weights);
    }
}

/* Draws are without replacement and all alike: with values 0 ... m - 1, of which k are drawn, the sum
 * is at most s in a share of the draws that counting tells. */
TEST(drawn_sums_are_those_of_choices_without_replacement)
{
    enum {
        N = 9,
        DRAWS = 40000
    };
    adg_links links = {0};
    adg_weights weights;
    for (uint32_t j = 1; j <= 3; j++)
        assert_true(adg_links_add(&links, 0, j));
    assert_int_equal(adg_weights_build(&links, N, &weights, NULL), ADG_OK);
    adg_links_release(&links);
    /* The neighbours of unit 0 hold 0, 1, 5: sum 6. */
    const double x[N] = {1, 1, 1, 1, 1, 1, 1, 1, 1}, y[N] = {100, 0, 1, 5, 2, 3, 4, 6, 7};
    int all = 0, less = 0;
    for (int a = 0; a < 8; a++)
        for (int b = a + 1; b < 8; b++)
            for (int c = b + 1; c < 8; c++) {
                all++;
                less += a + b + c <= 6;
            }
    adg_tails tails[N];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_conditional_permutation(&weights, x, y, NULL, DRAWS, 3, NULL, tails, &error),
              &error);
    double share = (double)less / all;
    assert_close((double)tails[0].less / DRAWS, share, 0, 4 * sqrt(share * (1 - share) / DRAWS));
    assert_int_equal(tails[1].draws, 0);
    adg_weights_release(&weights);
}

TEST(fdr_is_the_step_up_definition)
{
    adg_random random;
    adg_random_seed(&random, 9);
    for (int round = 0; round < 300; round++) {
        double p[30], q[30], alpha = 0.02 + 0.2 * adg_random_uniform(&random);
        unsigned char reject[30];
        size_t n = 1 + (size_t)adg_random_below(&random, 30), m = 0, k_best = 0;
        for (size_t i = 0; i < n; i++) {
            p[i] = (double)(1 + adg_random_below(&random, 20)) / 100;
            if (adg_random_below(&random, 8) == 0)
                p[i] = NAN;
            m += isnan(p[i]) ? 0 : 1;
        }
        /* The largest k for which k of the p are at most k alpha / m. */
        for (size_t k = 1; k <= m; k++) {
            size_t below = 0;
            for (size_t i = 0; i < n; i++)
                below += p[i] <= (double)k * alpha / (double)m;
            k_best = below >= k ? k : k_best;
        }
        adg_fdr_result r;
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_fdr(p, n, alpha, q, reject, &r, &error), &error);
        assert_int_equal(r.n_tested, m);
        assert_int_equal(r.n_rejected, k_best);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(reject[i], p[i] <= (double)k_best * alpha / (double)m && k_best > 0);
            if (isnan(p[i]))
                assert_nan(q[i]);
            else if (fabs(q[i] - alpha) > 1e-12)
                assert_int_equal(reject[i], q[i] <= alpha);
        }
    }
}

/* ---- neighbours ---- */

static bool linked(const adg_weights *weights, size_t i, size_t j)
{
    for (size_t l = weights->first[i]; l < weights->first[i + 1]; l++)
        if (weights->neighbour[l] == j)
            return true;
    return false;
}

/* Points of which some lie at one place and many are equally far from each other. */
static void draw_points(adg_random *random, double *xy, size_t n)
{
    uint64_t side = 1 + adg_random_below(random, 12);
    bool thin = adg_random_below(random, 4) == 0;
    for (size_t i = 0; i < n; i++) {
        xy[2 * i] = 500000 + 100 * (double)adg_random_below(random, side);
        xy[2 * i + 1] = thin ? 6100000 : 6100000 + 100 * (double)adg_random_below(random, side);
    }
}

TEST(nearest_neighbours_are_those_of_a_sort)
{
    adg_random random;
    adg_random_seed(&random, 10);
    for (int round = 0; round < 200; round++) {
        double xy[2 * MOST];
        size_t n = 2 + (size_t)adg_random_below(&random, MOST - 2);
        size_t k = 1 + (size_t)adg_random_below(&random, n - 1);
        draw_points(&random, xy, n);
        adg_weights weights;
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_nearest_neighbours(xy, n, k, &weights, &error), &error);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(adg_n_neighbours(&weights, i), k);
            for (size_t j = 0; j < n; j++) {
                size_t before = 0;
                double d = hypot(xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1]);
                for (size_t o = 0; o < n; o++) {
                    double other = hypot(xy[2 * i] - xy[2 * o], xy[2 * i + 1] - xy[2 * o + 1]);
                    before += o != i && (other < d || (other == d && o < j));
                }
                assert_int_equal(linked(&weights, i, j), i != j && before < k);
            }
        }
        adg_weights_release(&weights);
    }
}

TEST(a_band_holds_all_pairs_within_it)
{
    adg_random random;
    adg_random_seed(&random, 11);
    for (int round = 0; round < 200; round++) {
        double xy[2 * MOST], radius = 100 * (double)(1 + adg_random_below(&random, 5));
        size_t n = 1 + (size_t)adg_random_below(&random, MOST - 1);
        draw_points(&random, xy, n);
        adg_weights weights;
        adg_error error = ADG_ERROR_INIT;
        assert_ok(adg_band_neighbours(xy, n, radius, &weights, &error), &error);
        assert_true(adg_weights_is_symmetric(&weights));
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                assert_int_equal(linked(&weights, i, j),
                                 i != j && hypot(xy[2 * i] - xy[2 * j],
                                                 xy[2 * i + 1] - xy[2 * j + 1]) <= radius);
        adg_weights_release(&weights);
    }
}

/* Squares of a chessboard dealt out to areas in blobs: who touches whom is read off the board. Sides
 * are cut at random, so that vertices of one area lie within the edges of another, and moved by less
 * than the gap. */
enum {
    BOARD = 7,
    SIDE = 100
};

static void add_piece(adg_shapes *shapes, adg_random *random, size_t column, size_t row,
                      bool begins)
{
    const double corner[5][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    double ring[2 * 8];
    size_t n = 0;
    for (size_t c = 0; c < 4; c++) {
        ring[2 * n] = SIDE * ((double)column + corner[c][0]);
        ring[2 * n++ + 1] = SIDE * ((double)row + corner[c][1]);
        if (adg_random_below(random, 2) == 0)
            continue;
        double t = 0.1 + 0.8 * adg_random_uniform(random);
        for (size_t a = 0; a < 2; a++)
            ring[2 * n + a] = SIDE * ((double)(a ? row : column) + corner[c][a] +
                                      t * (corner[c + 1][a] - corner[c][a])) +
                              0.04 * (adg_random_uniform(random) - 0.5);
        n++;
    }
    add_ring(shapes, ring, n, begins, false);
}

TEST(contiguity_is_read_off_the_board)
{
    adg_random random;
    adg_random_seed(&random, 12);
    for (int round = 0; round < 60; round++) {
        size_t n = 2 + (size_t)adg_random_below(&random, 20), owner[BOARD][BOARD];
        adg_shapes shapes = no_shapes();
        for (size_t r = 0; r < BOARD; r++)
            for (size_t c = 0; c < BOARD; c++)
                owner[r][c] = (size_t)adg_random_below(&random, n + 6); /* n and more: a hole */
        for (size_t a = 0; a < n; a++) {
            owner[a / BOARD][a % BOARD] = a; /* everybody has a square */
        }
        for (size_t a = 0; a < n; a++) {
            bool begins = true;
            for (size_t r = 0; r < BOARD; r++)
                for (size_t c = 0; c < BOARD; c++)
                    if (owner[r][c] == a) {
                        add_piece(&shapes, &random, c, r, begins);
                        begins = false;
                    }
        }
        for (int rook = 0; rook < 2; rook++) {
            adg_weights weights;
            adg_error error = ADG_ERROR_INIT;
            assert_ok(adg_contiguity_build(&shapes, rook ? ADG_ROOK : ADG_QUEEN, &weights, &error),
                      &error);
            bool expected[MOST][MOST] = {{false}};
            for (int r = 0; r < BOARD; r++)
                for (int c = 0; c < BOARD; c++)
                    for (int dr = -1; dr <= 1; dr++)
                        for (int dc = -1; dc <= 1; dc++) {
                            int rr = r + dr, cc = c + dc;
                            if (rr < 0 || cc < 0 || rr >= BOARD || cc >= BOARD ||
                                (rook && dr && dc))
                                continue;
                            size_t a = owner[r][c], b = owner[rr][cc];
                            if (a < n && b < n && a != b)
                                expected[a][b] = true;
                        }
            for (size_t a = 0; a < n; a++)
                for (size_t b = 0; b < n; b++)
                    assert_int_equal(linked(&weights, a, b), expected[a][b]);
            adg_weights_release(&weights);
        }
        adg_shapes_release(&shapes);
    }
}

TEST(units_that_are_left_out_take_their_links_with_them)
{
    adg_random random;
    adg_random_seed(&random, 13);
    for (int round = 0; round < ROUNDS; round++) {
        dense d = draw(&random);
        uint32_t kept[MOST];
        size_t n = 0;
        for (size_t i = 0; i < d.n; i++)
            if (adg_random_below(&random, 3) > 0)
                kept[n++] = (uint32_t)i;
        adg_weights weights = sparse(&d), fewer;
        assert_int_equal(adg_weights_restrict(&weights, kept, n, &fewer, NULL), ADG_OK);
        assert_int_equal(fewer.n, n);
        for (size_t a = 0; a < n; a++)
            for (size_t b = 0; b < n; b++)
                assert_int_equal(linked(&fewer, a, b), d.w[kept[a]][kept[b]] != 0);
        adg_weights_release(&weights);
        adg_weights_release(&fewer);
    }
}

RUN(T(moran_is_that_of_the_dense_matrix), T(local_moran_is_that_of_the_dense_matrix_and_adds_up),
    T(z_of_local_moran_has_the_moments_of_all_draws), T(getis_ord_is_that_of_the_dense_matrix),
    T(lee_is_that_of_the_dense_matrix_and_the_same_both_ways),
    T(units_and_zero_of_a_scale_do_not_matter), T(the_order_of_the_units_does_not_matter),
    T(threads_do_not_matter), T(drawn_sums_are_those_of_choices_without_replacement),
    T(fdr_is_the_step_up_definition), T(nearest_neighbours_are_those_of_a_sort),
    T(a_band_holds_all_pairs_within_it), T(contiguity_is_read_off_the_board),
    T(units_that_are_left_out_take_their_links_with_them))
