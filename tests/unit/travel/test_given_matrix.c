/* SPDX-License-Identifier: MPL-2.0 */
#include "adgang/travel.h"

#include <math.h>
#include <stdlib.h>

#include "support/matrix.h"
#include "support/test.h"

static adg_travel *given(const adg_given_time *times, size_t n)
{
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_given_matrix_new(2, 2, times, n, &travel, &error), &error);
    return travel;
}

static void assert_matrix(const adg_given_time *times, size_t n, const double expected[4])
{
    adg_travel *travel = given(times, n);
    double *minutes = matrix_of(travel, 2, 2, 1);
    assert_all_exactly(minutes, expected, 4);
    free(minutes);
    adg_travel_free(travel);
}

TEST(what_is_given_comes_back)
{
    const adg_given_time times[] = {{1, 1, 4}, {0, 0, 1}, {1, 0, 3}, {0, 1, 2}};
    assert_matrix(times, 4, (const double[]){1, 2, 3, 4});
}

TEST(what_is_not_given_is_unreachable)
{
    const adg_given_time times[] = {{0, 1, 2}, {1, 1, INFINITY}};
    assert_matrix(times, 2, (const double[]){INFINITY, 2, INFINITY, INFINITY});
    assert_matrix(NULL, 0, (const double[]){INFINITY, INFINITY, INFINITY, INFINITY});
}

TEST(of_a_pair_given_twice_the_shorter_time_counts)
{
    const adg_given_time times[] = {{0, 0, 9}, {0, 0, 5}, {0, 0, INFINITY}, {1, 0, 5}, {1, 0, 9}};
    assert_matrix(times, 5, (const double[]){5, INFINITY, 5, INFINITY});
}

static adg_status keep(void *data, size_t k, const double *minutes, adg_error *error)
{
    (void)k;
    (void)error;
    for (int i = 0; i < 2; i++)
        ((double *)data)[i] = minutes[i];
    return ADG_OK;
}

TEST(beyond_the_limit_is_unreachable)
{
    const adg_given_time times[] = {{0, 0, 30}, {1, 0, 30.01}};
    adg_travel *travel = given(times, 2);
    const uint32_t facility = 0;
    double minutes[2];
    adg_error error = ADG_ERROR_INIT;
    assert_ok(adg_travel_rows(travel, NULL, "", &facility, 1, 30, keep, minutes, &error), &error);
    assert_all_exactly(minutes, ((const double[]){30, INFINITY}), 2);
    adg_travel_free(travel);
}

static void assert_refused(adg_given_time time, const char *words)
{
    adg_travel *travel = NULL;
    adg_error error = ADG_ERROR_INIT;
    assert_fails(adg_given_matrix_new(2, 2, &time, 1, &travel, &error), ADG_E_INVALID, &error,
                 words);
    assert_null(travel);
}

TEST(what_makes_no_sense_is_refused)
{
    assert_refused((adg_given_time){2, 0, 1}, "no such place");
    assert_refused((adg_given_time){0, 2, 1}, "no such place");
    assert_refused((adg_given_time){0, 0, -0.5}, "-0.5 minutes");
    assert_refused((adg_given_time){0, 0, NAN}, "nan minutes");
}

RUN(T(what_is_given_comes_back), T(what_is_not_given_is_unreachable),
    T(of_a_pair_given_twice_the_shorter_time_counts), T(beyond_the_limit_is_unreachable),
    T(what_makes_no_sense_is_refused))
