/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/access.h"

#include <math.h>

#include "support/test.h"

static const double LIMITS[] = {15, 30, 45};

static adg_access_summary *summarise(const adg_access_input *input)
{
    adg_access_summary *summaries = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_access_summarise(input, &summaries, &error), &error);
    return summaries;
}

static adg_access_input cells(size_t n, const double *minutes, const double *people)
{
    return (adg_access_input){.n = n,
                              .minutes = minutes,
                              .people = people,
                              .n_zones = 1,
                              .limit_min = LIMITS,
                              .n_limits = 3,
                              .headline_min = 30,
                              .cap_min = 120};
}

TEST(an_area_is_described_from_its_cells)
{
    const double minutes[] = {10, 30, 50, INFINITY}, people[] = {40, 30, 20, 10};
    const double choice[] = {3, 1, 0, 0};
    adg_access_input input = cells(4, minutes, people);
    input.choice = choice;
    adg_access_summary *s = summarise(&input);
    assert_exactly(s->people, 100);
    assert_exactly(s->reachable_people, 90);
    assert_exactly(s->unreachable_people, 10);
    assert_close(s->mean_min, (400 + 900 + 1000) / 90.0, 1e-15, 0);
    assert_close(s->capped_mean_min, (400 + 900 + 1000 + 1200) / 100.0, 1e-15, 0);
    assert_exactly(s->median_min, 30);
    assert_exactly(s->p90_min, INFINITY);
    assert_exactly(s->beyond_people, 30);
    assert_close(s->choice_mean, 1.5, 1e-15, 0);
    assert_close(s->two_choices_share, 0.4, 1e-15, 0);
    assert_all_close(s->share_within, ((const double[]){0.4, 0.7, 0.7}), 3, 1e-15, 0);
    adg_access_summaries_free(s);
}

TEST(every_cell_counts_in_its_own_zone)
{
    const double minutes[] = {10, 20, 40, 99}, people[] = {1, 1, 2, 5};
    const uint32_t zone[] = {1, 0, 1, ADG_NONE};
    adg_access_input input = cells(4, minutes, people);
    input.zone = zone;
    input.n_zones = 2;
    adg_access_summary *s = summarise(&input);
    assert_exactly(s[0].people, 1);
    assert_exactly(s[0].mean_min, 20);
    assert_exactly(s[1].people, 3);
    assert_exactly(s[1].mean_min, 30);
    assert_close(s[1].share_within[0], 1.0 / 3, 1e-15, 0);
    assert_exactly(s[0].share_within[1], 1);
    adg_access_summaries_free(s);
}

TEST(an_empty_zone_has_no_people_and_nothing_else)
{
    const double minutes[] = {10}, people[] = {5};
    const uint32_t zone[] = {0};
    adg_access_input input = cells(1, minutes, people);
    input.zone = zone;
    input.n_zones = 2;
    adg_access_summary *s = summarise(&input);
    assert_exactly(s[1].people, 0);
    assert_exactly(s[1].beyond_people, 0);
    assert_nan(s[1].mean_min);
    assert_nan(s[1].capped_mean_min);
    assert_nan(s[1].median_min);
    assert_nan(s[1].share_within[0]);
    assert_nan(s[1].choice_mean);
    adg_access_summaries_free(s);
}

TEST(where_nobody_can_travel_the_mean_is_undefined_and_the_share_is_zero)
{
    const double minutes[] = {INFINITY, INFINITY}, people[] = {5, 5};
    adg_access_input input = cells(2, minutes, people);
    adg_access_summary *s = summarise(&input);
    assert_nan(s->mean_min);
    assert_exactly(s->capped_mean_min, 120);
    assert_exactly(s->median_min, INFINITY);
    assert_exactly(s->share_within[2], 0);
    assert_exactly(s->beyond_people, 10);
    adg_access_summaries_free(s);
}

TEST(empty_cells_weigh_nothing)
{
    const double minutes[] = {10, INFINITY}, people[] = {5, 0};
    adg_access_input input = cells(2, minutes, people);
    adg_access_summary *s = summarise(&input);
    assert_exactly(s->people, 5);
    assert_exactly(s->unreachable_people, 0);
    assert_exactly(s->p90_min, 10);
    adg_access_summaries_free(s);
}

TEST(choice_need_not_be_asked_for)
{
    const double minutes[] = {10}, people[] = {5};
    adg_access_input input = cells(1, minutes, people);
    adg_access_summary *s = summarise(&input);
    assert_nan(s->choice_mean);
    assert_nan(s->two_choices_share);
    adg_access_summaries_free(s);
}

TEST(no_zones_and_no_limits_are_allowed)
{
    const double minutes[] = {10}, people[] = {5};
    const uint32_t zone[] = {ADG_NONE};
    adg_access_input input = cells(1, minutes, people);
    input.zone = zone;
    input.n_zones = 0;
    input.n_limits = 0;
    adg_access_summaries_free(summarise(&input));
}

RUN(T(an_area_is_described_from_its_cells), T(every_cell_counts_in_its_own_zone),
    T(an_empty_zone_has_no_people_and_nothing_else),
    T(where_nobody_can_travel_the_mean_is_undefined_and_the_share_is_zero),
    T(empty_cells_weigh_nothing), T(choice_need_not_be_asked_for),
    T(no_zones_and_no_limits_are_allowed))
