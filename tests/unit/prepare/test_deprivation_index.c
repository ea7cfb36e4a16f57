/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/deprivation.h"

#include <math.h>

#include "support/test.h"

static const double UP[] = {1, 1, 1, 1}, DOWN[] = {-1}, ALIKE[] = {1, 1, 1, 1};

static void zscore(const adg_indicators *in, double *score, double *mean, double *sd)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_deprivation_zscore(in, score, mean, sd, &error), &error);
}

TEST(one_indicator_is_its_own_z_score)
{
    /* people-weighted: mean 20, variance (100 * 1 + 100 * 1) / 4 = 50 */
    const double value[] = {10, 20, 30}, people[] = {1, 2, 1};
    double score[3], mean, sd;
    zscore(&(adg_indicators){3, 1, value, UP, ALIKE, people}, score, &mean, &sd);
    assert_exactly(mean, 20);
    assert_close(sd, sqrt(50), 1e-15, 0);
    assert_all_close(score, ((const double[]){-10 / sqrt(50), 0, 10 / sqrt(50)}), 3, 1e-15, 1e-15);
}

TEST(an_indicator_may_point_the_other_way)
{
    const double value[] = {100, 300}, people[] = {1, 1};
    double score[2];
    zscore(&(adg_indicators){2, 1, value, DOWN, ALIKE, people}, score, NULL, NULL);
    assert_all_close(score, ((const double[]){1, -1}), 2, 1e-15, 0);
}

TEST(indicators_are_mixed_by_their_weights_on_any_scale)
{
    const double value[] = {0, 2, /* z -1, 1 */ 5, 1 /* z 1, -1 */}, people[] = {1, 1};
    const double weight[] = {30, 10};
    double score[2];
    zscore(&(adg_indicators){2, 2, value, UP, weight, people}, score, NULL, NULL);
    assert_all_close(score, ((const double[]){-0.5, 0.5}), 2, 1e-15, 0);
}

TEST(a_missing_indicator_leaves_the_others_their_full_weight)
{
    const double value[] = {0, 2, 1, /**/ NAN, 3, 1}, people[] = {1, 1, 1};
    double score[3];
    zscore(&(adg_indicators){3, 2, value, UP, ALIKE, people}, score, NULL, NULL);
    assert_close(score[0], -sqrt(1.5), 1e-15, 0);
}

TEST(with_more_than_half_of_the_weight_missing_there_is_no_score)
{
    const double value[] = {1, 2, /**/ NAN, 3, /**/ NAN, 5}, people[] = {1, 1};
    const double half[] = {2, 1, 1}, less[] = {1.9, 1, 1};
    double score[2];
    zscore(&(adg_indicators){2, 3, value, UP, half, people}, score, NULL, NULL);
    assert_true(!isnan(score[0]));
    zscore(&(adg_indicators){2, 3, value, UP, less, people}, score, NULL, NULL);
    assert_nan(score[0]);
    assert_true(!isnan(score[1]));
}

TEST(an_indicator_that_is_the_same_everywhere_contributes_nothing)
{
    const double value[] = {0.1, 0.1, 0.1, /**/ 1, 2, 3}, people[] = {1, 5, 1};
    double score[3], sd[2];
    zscore(&(adg_indicators){3, 2, value, UP, ALIKE, people}, score, NULL, sd);
    assert_close(sd[0], 0, 0, 1e-15);
    assert_close(score[1], 0, 0, 1e-14);
    assert_close(score[2], 1 / sd[1] / 2, 1e-14, 0);
}

TEST(areas_without_people_take_no_part)
{
    const double value[] = {10, 20, 1000}, people[] = {1, 1, 0};
    double score[3], mean;
    zscore(&(adg_indicators){3, 1, value, UP, ALIKE, people}, score, &mean, NULL);
    assert_exactly(mean, 15);
    assert_nan(score[2]);
}

TEST(an_indicator_nobody_has_contributes_nothing)
{
    const double value[] = {NAN, NAN, /**/ 1, 2}, people[] = {1, 1};
    double score[2], mean[2], sd[2];
    zscore(&(adg_indicators){2, 2, value, UP, ALIKE, people}, score, mean, sd);
    assert_nan(mean[0]);
    assert_all_close(score, ((const double[]){-1, 1}), 2, 1e-15, 0);
}

/* ---- weights by domain ---- */

TEST(domains_count_alike_and_their_indicators_share)
{
    static const char *const domain[] = {"uddannelse", "arbejde", "uddannelse", "bolig"};
    double weight[4];
    adg_deprivation_domain_weights(domain, 4, weight);
    assert_all_close(weight, ((const double[]){1 / 6.0, 1 / 3.0, 1 / 6.0, 1 / 3.0}), 4, 1e-15, 0);
}

TEST(one_domain_is_equal_weights)
{
    static const char *const domain[] = {"a", "a", "a", "a"};
    double weight[4];
    adg_deprivation_domain_weights(domain, 4, weight);
    assert_all_close(weight, ((const double[]){0.25, 0.25, 0.25, 0.25}), 4, 1e-15, 0);
    adg_deprivation_domain_weights(NULL, 0, NULL);
}

RUN(T(one_indicator_is_its_own_z_score), T(an_indicator_may_point_the_other_way),
    T(indicators_are_mixed_by_their_weights_on_any_scale),
    T(a_missing_indicator_leaves_the_others_their_full_weight),
    T(with_more_than_half_of_the_weight_missing_there_is_no_score),
    T(an_indicator_that_is_the_same_everywhere_contributes_nothing),
    T(areas_without_people_take_no_part), T(an_indicator_nobody_has_contributes_nothing),
    T(domains_count_alike_and_their_indicators_share), T(one_domain_is_equal_weights))
