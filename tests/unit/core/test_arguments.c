/* SPDX-License-Identifier: MPL-2.0 */
/* What a caller of the public functions can get wrong is answered, in every one of them. */
#include "core/arguments.h"

#include <math.h>

#include "adgang/adgang.h"
#include "support/test.h"

enum {
    N = 3
};
static const double VALUE[N] = {1, 2, 3}, SCORE[N] = {3, 2, 1}, WELL[N] = {1, 0, NAN};

static void assert_refused(const double people[N])
{
    adg_error error = ADG_ERROR_INIT;
    double number[N];
    adg_theil_parts parts;
    adg_gradient gradient;
    adg_quantile_group groups[2];
    adg_access_summary *summaries = NULL;
    const adg_access_input input = {.n = N, .minutes = VALUE, .people = people, .n_zones = 1};
    const char *words = "people[1] is";
    assert_fails(adg_check_people(people, N, &error), ADG_E_INVALID, &error, words);
    assert_fails(adg_gini(VALUE, people, N, number, &error), ADG_E_INVALID, &error, words);
    assert_fails(adg_theil(VALUE, people, N, NULL, 0, &parts, &error), ADG_E_INVALID, &error,
                 words);
    assert_fails(adg_social_gradient(VALUE, SCORE, people, N, &gradient, &error), ADG_E_INVALID,
                 &error, words);
    assert_fails(adg_quantile_groups(SCORE, people, N, 2, number, &error), ADG_E_INVALID, &error,
                 words);
    assert_fails(adg_quantile_split(SCORE, people, VALUE, N, 2, 2, groups, &error), ADG_E_INVALID,
                 &error, words);
    assert_fails(adg_priority(SCORE, VALUE, people, N, 1, 120, number, &error), ADG_E_INVALID,
                 &error, words);
    assert_fails(adg_class_3x3(SCORE, VALUE, people, N, number, &error), ADG_E_INVALID, &error,
                 words);
    assert_fails(adg_access_summarise(&input, &summaries, &error), ADG_E_INVALID, &error, words);
    assert_null(summaries);
}

TEST(a_number_of_people_is_neither_negative_nor_infinite)
{
    assert_refused((const double[N]){1, -1, 1});
    assert_refused((const double[N]){1, INFINITY, 1});
}

TEST(nobody_and_not_known_are_numbers_of_people)
{
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_check_people(WELL, N, &error), &error);
    assert_ok(adg_check_people(NULL, 0, &error), &error);
}

TEST(a_group_or_zone_that_does_not_exist_is_refused)
{
    static const double people[N] = {1, 1, 1};
    static const uint32_t beyond[N] = {0, ADG_NONE, 2}, within[N] = {0, ADG_NONE, 1};
    adg_error error = ADG_ERROR_INIT;
    adg_theil_parts parts;
    adg_access_summary *summaries = NULL;
    adg_access_input input = {
        .n = N, .minutes = VALUE, .people = people, .zone = beyond, .n_zones = 2};
    assert_fails(adg_theil(VALUE, people, N, beyond, 2, &parts, &error), ADG_E_INVALID, &error,
                 "group[2] is 2; there are only 2");
    assert_fails(adg_access_summarise(&input, &summaries, &error), ADG_E_INVALID, &error,
                 "zone[2] is 2");
    assert_ok(adg_theil(VALUE, people, N, within, 2, &parts, &error), &error);
    input.zone = within;
    assert_ok(adg_access_summarise(&input, &summaries, &error), &error);
    adg_access_summaries_free(summaries);
}

TEST(a_facility_that_does_not_exist_is_refused)
{
    static const double origin[] = {0, 0, 9, 9}, clinic[] = {5, 5};
    static const uint32_t beyond[] = {0, 1}, nowhere[] = {ADG_NONE};
    adg_error error = ADG_ERROR_INIT;
    adg_travel *travel = NULL;
    adg_pairs pairs = {0};
    uint32_t which[2];
    double minutes[2];
    assert_ok(adg_straight_new(origin, 2, clinic, 1, 5, &travel, &error), &error);
    assert_fails(adg_travel_nearest(travel, NULL, beyond, 2, 1, INFINITY, which, minutes, &error),
                 ADG_E_INVALID, &error, "facility[1] is 1; there are only 1");
    assert_fails(adg_travel_pairs_within(travel, NULL, nowhere, 1, INFINITY, &pairs, &error),
                 ADG_E_INVALID, &error, "facility[0]");
    adg_travel_free(travel);
}

TEST(a_speed_that_gets_nowhere_is_refused)
{
    static const double at[] = {0, 0};
    static const double wrong[] = {0, -5, NAN, INFINITY};
    adg_error error = ADG_ERROR_INIT;
    adg_travel *travel = NULL;
    for (size_t i = 0; i < N_OF(wrong); i++)
        assert_fails(adg_straight_new(at, 1, at, 1, wrong[i], &travel, &error), ADG_E_INVALID,
                     &error, "km/h cannot be used");
    assert_null(travel);
}

TEST(people_are_divided_into_one_group_at_least)
{
    static const double people[N] = {1, 1, 1};
    adg_error error = ADG_ERROR_INIT;
    double group[N];
    adg_quantile_group groups[1];
    assert_fails(adg_quantile_groups(SCORE, people, N, 0, group, &error), ADG_E_INVALID, &error,
                 "0 groups");
    assert_fails(adg_quantile_split(SCORE, people, VALUE, N, 2, -1, groups, &error), ADG_E_INVALID,
                 &error, "-1 groups");
    assert_ok(adg_quantile_groups(SCORE, people, N, 1, group, &error), &error);
    assert_exactly(group[0], 1);
}

RUN(T(a_number_of_people_is_neither_negative_nor_infinite),
    T(nobody_and_not_known_are_numbers_of_people),
    T(a_group_or_zone_that_does_not_exist_is_refused), T(a_facility_that_does_not_exist_is_refused),
    T(a_speed_that_gets_nowhere_is_refused), T(people_are_divided_into_one_group_at_least))
