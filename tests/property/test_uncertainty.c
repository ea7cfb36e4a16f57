/* SPDX-License-Identifier: MPL-2.0 */
/* What must hold of draws, ranks and changes taken apart, whatever the numbers are. */
#include <math.h>
#include <stdlib.h>

#include "adgang/gradient.h"
#include "adgang/monitoring.h"
#include "adgang/uncertainty.h"
#include "core/random.h"
#include "support/test.h"

enum {
    ROUNDS = 200
};

TEST(every_column_meets_every_stratum_once)
{
    enum {
        N = 97,
        K = 5
    };
    adg_error error = ADG_ERROR_INIT;
    double u[N * K];
    assert_ok(adg_latin_hypercube(7, N, K, u, &error), &error);
    for (size_t c = 0; c < K; c++) {
        int met[N] = {0};
        for (size_t i = 0; i < N; i++) {
            assert_true(u[i * K + c] > 0 && u[i * K + c] < 1);
            met[(size_t)(u[i * K + c] * N)]++;
        }
        for (size_t s = 0; s < N; s++)
            assert_int_equal(met[s], 1);
    }
}

TEST(a_column_does_not_depend_on_those_that_follow)
{
    enum {
        N = 31
    };
    adg_error error = ADG_ERROR_INIT;
    double few[N * 2], many[N * 6], other[N * 2];
    assert_ok(adg_latin_hypercube(3, N, 2, few, &error), &error);
    assert_ok(adg_latin_hypercube(3, N, 6, many, &error), &error);
    assert_ok(adg_latin_hypercube(4, N, 2, other, &error), &error);
    int same = 0;
    for (size_t i = 0; i < N; i++) {
        assert_true(few[2 * i] == many[6 * i] && few[2 * i + 1] == many[6 * i + 1]);
        same += few[2 * i] == other[2 * i];
    }
    assert_int_equal(same, 0);
}

/* The distribution function of the triangle, worked out the other way round. */
static double triangle_below(double x, double low, double mode, double high)
{
    if (x <= mode)
        return mode > low ? (x - low) * (x - low) / ((high - low) * (mode - low)) : 0;
    return 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
}

TEST(a_triangle_is_turned_round)
{
    adg_random random;
    adg_random_seed(&random, 1);
    for (int r = 0; r < ROUNDS; r++) {
        double low = adg_random_uniform(&random), high = low + adg_random_uniform(&random) + 0.1;
        double mode = r % 3 == 0   ? low
                      : r % 3 == 1 ? high
                                   : low + (high - low) * adg_random_uniform(&random);
        double u = adg_random_uniform(&random), x = adg_triangular(u, low, mode, high);
        assert_true(x >= low && x <= high);
        assert_close(triangle_below(x, low, mode, high), u, 0, 1e-9);
    }
    assert_true(adg_triangular(0.3, 2, 2, 2) == 2);
    assert_true(adg_triangular(0, 1, 2, 4) == 1 && adg_triangular(1, 1, 2, 4) == 4);
}

TEST(ranks_share_out_the_first_places)
{
    enum {
        DRAWS = 20,
        N = 9
    };
    adg_error error = ADG_ERROR_INIT;
    adg_random random;
    adg_random_seed(&random, 2);
    double value[DRAWS * N], share[N], before[N] = {0};
    for (size_t i = 0; i < DRAWS * N; i++)
        value[i] = (double)adg_random_below(&random, 5);
    for (size_t top = 1; top <= N; top++) {
        double sum = 0;
        assert_ok(adg_rank_acceptability(value, DRAWS, N, top, share, &error), &error);
        for (size_t i = 0; i < N; i++) {
            assert_true(share[i] >= before[i]);
            before[i] = share[i];
            sum += share[i];
        }
        assert_close(sum, (double)top, 1e-12, 0);
    }
}

TEST(equal_ranks_go_to_the_first_and_missing_ones_to_nobody)
{
    adg_error error = ADG_ERROR_INIT;
    double value[] = {NAN, 1, 1}, share[3];
    assert_ok(adg_rank_acceptability(value, 1, 3, 1, share, &error), &error);
    assert_true(share[0] == 0 && share[1] == 1 && share[2] == 0);
    assert_ok(adg_rank_acceptability(value, 1, 3, 3, share, &error), &error);
    assert_true(share[0] == 0 && share[1] == 1 && share[2] == 1);
    assert_fails(adg_rank_acceptability(value, 0, 3, 1, share, &error), ADG_E_INVALID, &error,
                 "no draws");
}

TEST(spearman_knows_only_the_order)
{
    enum {
        N = 12
    };
    adg_error error = ADG_ERROR_INIT;
    adg_random random;
    adg_random_seed(&random, 3);
    double x[N], y[N], z[N], rho, turned, flat[N] = {0};
    for (size_t i = 0; i < N; i++) {
        x[i] = adg_random_uniform(&random);
        y[i] = exp(3 * x[i]);
        z[i] = adg_random_uniform(&random);
    }
    assert_ok(adg_spearman(x, y, N, &rho, &error), &error);
    assert_close(rho, 1, 1e-12, 0);
    assert_ok(adg_spearman(x, z, N, &rho, &error), &error);
    for (size_t i = 0; i < N; i++)
        y[i] = -y[i];
    assert_ok(adg_spearman(y, z, N, &turned, &error), &error);
    assert_close(turned, -rho, 1e-12, 1e-12);
    assert_ok(adg_spearman(x, flat, N, &rho, &error), &error);
    assert_true(isnan(rho));
    z[4] = NAN; /* its pair is left out */
    assert_ok(adg_spearman(z, z, N, &rho, &error), &error);
    assert_close(rho, 1, 1e-12, 0);
}

/* All orders of three causes by hand, against the weights of the subsets. */
TEST(a_change_is_shared_out_as_over_all_orders)
{
    static const int order[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                    {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    adg_error error = ADG_ERROR_INIT;
    adg_random random;
    adg_random_seed(&random, 4);
    for (int r = 0; r < ROUNDS; r++) {
        double value[8], effect[3], expected[3] = {0};
        for (size_t s = 0; s < 8; s++)
            value[s] = adg_random_uniform(&random);
        for (size_t o = 0; o < 6; o++)
            for (size_t i = 0, come = 0; i < 3; i++) {
                size_t with = come | (size_t)1 << order[o][i];
                expected[order[o][i]] += (value[with] - value[come]) / 6;
                come = with;
            }
        assert_ok(adg_change_split(value, 3, effect, &error), &error);
        for (size_t c = 0; c < 3; c++)
            assert_close(effect[c], expected[c], 1e-12, 1e-13);
        assert_close(effect[0] + effect[1] + effect[2], value[7] - value[0], 1e-12, 1e-13);
    }
    double value[1] = {3};
    assert_ok(adg_change_split(value, 0, NULL, &error), &error);
    assert_fails(adg_change_split(value, 17, NULL, &error), ADG_E_INVALID, &error, "at most 16");
}

TEST(for_a_mean_that_is_kitagawa)
{
    adg_error error = ADG_ERROR_INIT;
    adg_random random;
    adg_random_seed(&random, 5);
    for (int r = 0; r < ROUNDS; r++) {
        double share[2][4], minutes[2][4], mean[4] = {0}, effect[2];
        for (int year = 0; year < 2; year++) {
            double people = 0;
            for (size_t i = 0; i < 4; i++) {
                share[year][i] = adg_random_uniform(&random);
                minutes[year][i] = 60 * adg_random_uniform(&random);
                people += share[year][i];
            }
            for (size_t i = 0; i < 4; i++)
                share[year][i] /= people;
        }
        for (size_t come = 0; come < 4; come++)
            for (size_t i = 0; i < 4; i++)
                mean[come] += share[come & 1][i] * minutes[come >> 1][i];
        adg_kitagawa_parts parts;
        adg_kitagawa(share[1], share[0], minutes[1], minutes[0], 4, &parts, NULL, NULL);
        assert_ok(adg_change_split(mean, 2, effect, &error), &error);
        assert_close(effect[0], parts.composition, 1e-10, 1e-12);
        assert_close(effect[1], parts.rate, 1e-10, 1e-12);
    }
}

TEST(a_trend_moves_with_its_values)
{
    adg_error error = ADG_ERROR_INIT;
    double year[] = {2019, 2020, 2022, 2023}, value[] = {10, 12, NAN, 11}, moved[4];
    adg_trend t, u;
    assert_ok(adg_trend_fit(year, value, 4, &t, &error), &error);
    for (size_t i = 0; i < 4; i++)
        moved[i] = 3 * value[i] + 2 * (year[i] - 2019);
    assert_ok(adg_trend_fit(year, moved, 4, &u, &error), &error);
    assert_close(u.slope, 3 * t.slope + 2, 1e-12, 0);
    assert_close(u.se, 3 * t.se, 1e-12, 0);
    /* With one degree of freedom Student's t is Cauchy's. */
    assert_close(t.t, 12.706204736432095, 1e-10, 0);
    year[1] = 2019;
    assert_fails(adg_trend_fit(year, value, 4, &t, &error), ADG_E_INVALID, &error, "do not rise");
}

TEST(no_value_makes_no_change)
{
    double people[] = {10, 20, 5}, before[] = {1, INFINITY, 4}, after[] = {2, 9, 8};
    int treated[] = {1, 1, 0};
    adg_difference_in_differences d;
    adg_compare_changes(people, before, after, treated, 3, &d);
    assert_true(d.treated == 1 && d.control == 4 && d.difference == -3);
    adg_compare_changes(people, before, after, treated, 2, &d);
    assert_true(d.treated == 1 && isnan(d.control) && isnan(d.difference));
    double value[] = {5};
    adg_chain_link(value, 1, 0, 3, ADG_LINK_RATIO);
    assert_true(isnan(value[0]));
}

RUN(T(every_column_meets_every_stratum_once), T(a_column_does_not_depend_on_those_that_follow),
    T(a_triangle_is_turned_round), T(ranks_share_out_the_first_places),
    T(equal_ranks_go_to_the_first_and_missing_ones_to_nobody), T(spearman_knows_only_the_order),
    T(a_change_is_shared_out_as_over_all_orders), T(for_a_mean_that_is_kitagawa),
    T(a_trend_moves_with_its_values), T(no_value_makes_no_change))
