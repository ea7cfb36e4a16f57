/* SPDX-License-Identifier: MPL-2.0 */
#include "prepare/deprivation_score.h"

#include <math.h>

#include "support/test.h"

static const double PEOPLE[] = {1, 1, 1, 1}, ALIKE[] = {1, 1};
static const double UP[] = {1, 1}, SECOND_DOWN[] = {1, -1};
static const double OPPOSED[] = {1, 2, 3, 4, /**/ 40, 30, 20, 10};

static adg_deprivation_result result_of(const adg_indicators *in, adg_deprivation_method method)
{
    adg_deprivation_result result;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_deprivation_result_new(in, &result, &error), &error);
    assert_ok(adg_deprivation_fit(in, method, &result, &error), &error);
    assert_ok(adg_deprivation_score(in, method, &result, &error), &error);
    return result;
}

TEST(a_component_of_two_that_go_together_explains_everything)
{
    const adg_indicators in = {4, 2, OPPOSED, SECOND_DOWN, ALIKE, PEOPLE};
    adg_deprivation_result r = result_of(&in, ADG_DEPRIVATION_PCA);
    assert_close(r.explained_share, 1, 1e-14, 0);
    assert_close(r.eigenvalue[0], 2, 1e-14, 0);
    assert_close(r.loading[0], sqrt(0.5), 1e-14, 0);
    assert_close(r.loading[1], sqrt(0.5), 1e-14, 0);
    assert_close(r.score[0], -1.5 / sqrt(1.25), 1e-14, 0);
    assert_int_equal(r.n_complete, 4);
    adg_deprivation_result_release(&r);
}

TEST(of_two_that_are_opposed_the_first_loading_is_positive)
{
    const adg_indicators in = {4, 2, OPPOSED, UP, ALIKE, PEOPLE};
    adg_deprivation_result r = result_of(&in, ADG_DEPRIVATION_PCA);
    assert_close(r.loading[0], sqrt(0.5), 1e-14, 0);
    assert_close(r.loading[1], -sqrt(0.5), 1e-14, 0);
    adg_deprivation_result_release(&r);
}

TEST(an_indicator_that_does_not_vary_has_no_loading)
{
    const double value[] = {1, 2, 3, 4, /**/ 7, 7, 7, 7};
    const adg_indicators in = {4, 2, value, UP, ALIKE, PEOPLE};
    adg_deprivation_result r = result_of(&in, ADG_DEPRIVATION_PCA);
    assert_exactly(r.loading[1], 0);
    assert_close(r.loading[0], 1, 1e-14, 0);
    assert_close(r.explained_share, 1, 1e-14, 0);
    assert_true(adg_deprivation_is_constant(&in, 1));
    assert_false(adg_deprivation_is_constant(&in, 0));
    adg_deprivation_result_release(&r);
}

static void no_component(const adg_indicators *in)
{
    adg_deprivation_result result;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_deprivation_result_new(in, &result, &error), &error);
    assert_int_equal(adg_deprivation_fit(in, ADG_DEPRIVATION_PCA, &result, &error), ADG_E_INVALID);
    adg_deprivation_result_release(&result);
}

TEST(without_variation_or_complete_units_there_is_no_component)
{
    const double same[] = {7, 7, 7, 7, /**/ 3, 3, 3, 3};
    const double gaps[] = {1, NAN, 3, NAN, /**/ NAN, 2, NAN, 4};
    no_component(&(adg_indicators){4, 2, same, UP, ALIKE, PEOPLE});
    no_component(&(adg_indicators){4, 2, gaps, UP, ALIKE, PEOPLE});
    no_component(&(adg_indicators){1, 2, same, UP, ALIKE, PEOPLE});
}

TEST(ranks_of_people_count_half_of_the_own_unit)
{
    const double value[] = {10, 20, 20, NAN}, people[] = {2, 1, 1, 5};
    const adg_indicators in = {4, 1, value, UP, ALIKE, people};
    double rank[4], part[4];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_deprivation_imd(&in, ADG_RANK_PEOPLE, rank, part, &error), &error);
    assert_all_close(rank, ((const double[]){0.25, 0.75, 0.75, NAN}), 4, 1e-15, 0);
    assert_ok(adg_deprivation_imd(&in, ADG_RANK_UNITS, rank, part, &error), &error);
    assert_all_close(rank, ((const double[]){1 / 3.0, 2.5 / 3, 2.5 / 3, NAN}), 4, 1e-15, 0);
}

TEST(all_alike_are_in_the_middle_of_the_ranks)
{
    const double value[] = {5, 5, 5, 5};
    const adg_indicators in = {4, 1, value, UP, ALIKE, PEOPLE};
    adg_deprivation_result r = result_of(&in, ADG_DEPRIVATION_IMD);
    for (int i = 0; i < 4; i++)
        assert_close(r.score[i], adg_deprivation_exponential(0.5), 1e-15, 0);
    adg_deprivation_result_release(&r);
}

TEST(a_ready_index_is_taken_as_it_is_or_turned)
{
    const double value[] = {3, 1, NAN, 2}, down[] = {-1};
    const adg_indicators in = {4, 1, value, down, ALIKE, PEOPLE};
    adg_deprivation_result r = result_of(&in, ADG_DEPRIVATION_READY);
    assert_all_close(r.score, ((const double[]){-3, -1, NAN, -2}), 4, 0, 0);
    adg_deprivation_result_release(&r);
}

/* ---- empirical Bayes ---- */

TEST(shares_that_differ_by_chance_alone_all_become_the_mean)
{
    const double count[] = {1, 2, 1}, people[] = {10, 20, 10};
    double share[3];
    adg_empirical_bayes_fit fit;
    adg_empirical_bayes(count, people, 3, share, &fit);
    assert_exactly(fit.variance, 0);
    assert_all_close(share, ((const double[]){0.1, 0.1, 0.1}), 3, 1e-15, 0);
}

TEST(a_large_area_keeps_its_share_and_a_small_one_does_not)
{
    const double count[] = {50000, 100000, 1}, people[] = {100000, 1000000, 1};
    double share[3];
    adg_empirical_bayes_fit fit;
    adg_empirical_bayes(count, people, 3, share, &fit);
    assert_close(share[0], 0.5, 1e-3, 0);
    assert_true(share[2] < 0.5 && share[2] > fit.mean);
}

TEST(nobody_counted_is_no_chance)
{
    const double count[] = {0, 0, NAN}, people[] = {10, 0, 5};
    double share[3];
    adg_empirical_bayes_fit fit;
    adg_empirical_bayes(count, people, 3, share, &fit);
    assert_all_close(share, ((const double[]){0, NAN, NAN}), 3, 0, 0);
}

RUN(T(a_component_of_two_that_go_together_explains_everything),
    T(of_two_that_are_opposed_the_first_loading_is_positive),
    T(an_indicator_that_does_not_vary_has_no_loading),
    T(without_variation_or_complete_units_there_is_no_component),
    T(ranks_of_people_count_half_of_the_own_unit), T(all_alike_are_in_the_middle_of_the_ranks),
    T(a_ready_index_is_taken_as_it_is_or_turned),
    T(shares_that_differ_by_chance_alone_all_become_the_mean),
    T(a_large_area_keeps_its_share_and_a_small_one_does_not), T(nobody_counted_is_no_chance))
